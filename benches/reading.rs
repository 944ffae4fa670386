//! Reading the stage log of 100,000 deals into typed columns, against csv-core's bare loop over the same bytes.
//! The file: `CRM_KPI_BENCH=folder` made by `bench/gen` (stage_history.csv in it); without it the benchmark says so and ends.
#![allow(clippy::unwrap_used, missing_docs)]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use crm_kpi::read::{Hints, Reading};
use std::hint::black_box;

fn bare_loop(bytes: &[u8]) -> u64 {
    let mut reader = csv_core::Reader::new();
    let (mut out, mut ends) = (vec![0; 1 << 16], vec![0; 64]);
    let (mut rest, mut records) = (bytes, 0);
    let (mut at, mut fields) = (0, 0);
    loop {
        let (result, read, written, ended) = reader.read_record(rest, &mut out[at..], &mut ends[fields..]);
        rest = &rest[read..];
        at += written;
        fields += ended;
        match result {
            csv_core::ReadRecordResult::Record => {
                records += 1;
                (at, fields) = (0, 0);
            }
            csv_core::ReadRecordResult::End => return records,
            csv_core::ReadRecordResult::InputEmpty => {}
            _ => panic!("a record is too long"),
        }
    }
}

fn reading(criterion: &mut Criterion) {
    let Some(folder) = std::env::var_os("CRM_KPI_BENCH") else {
        eprintln!("CRM_KPI_BENCH is not set: nothing to read");
        return;
    };
    for name in ["stage_history.csv", "deals.csv", "contacts.csv"] {
        let bytes = std::fs::read(std::path::Path::new(&folder).join(name)).unwrap();
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(bytes.len() as u64)).sample_size(20);
        group.bench_function("csv_core_bare_loop", |bencher| bencher.iter(|| bare_loop(black_box(&bytes))));
        group.bench_function("reading_to_columns", |bencher| {
            bencher.iter(|| {
                let mut reading = Reading::new(name, Hints::default());
                for piece in bytes.chunks(16 << 20) {
                    reading.push(black_box(piece)).unwrap();
                }
                reading.finish().unwrap()
            });
        });
        group.finish();
    }
}

criterion_group!(benches, reading);
criterion_main!(benches);
