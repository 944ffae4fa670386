//! From six loaded files to every figure, and to every figure under another filter. CRM_KPI_BENCH names the folder of the files.
#![allow(clippy::unwrap_used, missing_docs)]

use criterion::{Criterion, criterion_group, criterion_main};
use crm_kpi::read::{Hints, Reading};
use crm_kpi::settings::Settings;
use crm_kpi::workspace::Workspace;
use std::hint::black_box;
use std::path::Path;

const FILES: [&str; 6] = ["contacts", "deals", "stage_history", "surveys", "subscriptions", "spend"];
const SETTINGS: &str = r#"{"as_of": "2024-12-31", "period": {"start": "2022-01-01", "end": "2025-01-01"}, "by": ["owner", "campaign", "source"]}"#;
const FILTERED: &str = r#"{"as_of": "2024-12-31", "period": {"start": "2022-01-01", "end": "2025-01-01"}, "by": ["owner", "campaign", "source"], "filters": {"owner": ["Anna Müller"]}}"#;

fn loaded(folder: &Path) -> Workspace {
    let mut workspace = Workspace::new();
    for name in FILES {
        let bytes = std::fs::read(folder.join(name).with_extension("csv")).unwrap();
        let mut reading = Reading::new(&format!("{name}.csv"), Hints::default());
        reading.push(&bytes).unwrap();
        workspace.add(reading, None).unwrap();
    }
    workspace
}

fn report(criterion: &mut Criterion) {
    let Some(folder) = std::env::var_os("CRM_KPI_BENCH") else {
        eprintln!("CRM_KPI_BENCH is not set: nothing to report on");
        return;
    };
    let [settings, filtered] = [SETTINGS, FILTERED].map(|text| Settings::from_json(text).unwrap());
    let mut workspace = loaded(Path::new(&folder));
    let mut group = criterion.benchmark_group("report");
    group.sample_size(10);
    group.bench_function("all_and_one_filter", |bencher| {
        bencher.iter(|| {
            black_box(workspace.report(&settings).unwrap());
            black_box(workspace.report(&filtered).unwrap());
        });
    });
    workspace.report(&settings).unwrap();
    group.bench_function("again", |bencher| bencher.iter(|| black_box(workspace.report(&settings).unwrap())));
    group.finish();
}

criterion_group!(benches, report);
criterion_main!(benches);
