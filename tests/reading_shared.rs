//! Reading over the exports and data sets of the workshop (`../shared`), where they are there.
#![allow(clippy::unwrap_used)]

use crm_kpi::dataset::Table;
use crm_kpi::read::{Finished, Hints, Reading};
use std::path::{Path, PathBuf};

fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    if !folder.is_dir() {
        eprintln!("skipped: {} is not there", folder.display());
        return None;
    }
    Some(folder)
}

fn read(path: &Path) -> Result<Table, crm_kpi::error::Error> {
    let bytes = std::fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let mut hints = Hints::default();
    for _ in 0..3 {
        let mut reading = Reading::new(&name, hints);
        for piece in bytes.chunks(1 << 20) {
            reading.push(piece)?;
        }
        match reading.finish()? {
            Finished::Table(table) => return Ok(*table),
            Finished::Again(again) => hints = again,
        }
    }
    panic!("{name} is read again and again");
}

fn show(path: &Path) {
    match read(path) {
        Err(error) => println!("{}: {:?} at {:?}: {}", path.display(), error.code, error.row, error),
        Ok(table) => {
            let s = &table.source;
            println!(
                "{}: {:?} {:?} also {:?} {} {:?} rows {} used {} rejected {:?} dims {:?} entered {:?}",
                path.display(),
                s.vendor,
                s.entity.map(|e| e.name()),
                s.also,
                s.encoding,
                s.delimiter,
                s.rows,
                s.used,
                s.rejected,
                table.dimensions.iter().map(|d| format!("{}:{}", d.header, d.labels.dictionary.len())).collect::<Vec<_>>(),
                table.entered.iter().map(|e| &e.stage).collect::<Vec<_>>()
            );
            for column in &s.mapping {
                println!("    {} -> {:?} {:.2} {:?} {:?}", column.column, column.field, column.confidence, column.notation, column.samples.first());
            }
            for doubt in &s.doubts {
                println!("    ? {doubt:?}");
            }
        }
    }
}

#[test]
#[ignore = "prints what is read, for people"]
fn print_everything() {
    let Some(folder) = shared() else { return };
    let only = std::env::var("ONLY").unwrap_or_default();
    let mut paths: Vec<PathBuf> = ["headers", "sets/maven", "sets/telco", "sets/planted_funnel", "sets/hubspot_bootcamp", "sets/cdnow", "bad/files"]
        .iter()
        .flat_map(|sub| std::fs::read_dir(folder.join(sub)).unwrap().map(|entry| entry.unwrap().path()))
        .collect();
    if let Ok(bench) = std::env::var("BENCH") {
        paths.extend(std::fs::read_dir(bench).unwrap().map(|entry| entry.unwrap().path()));
    }
    paths.sort();
    for path in paths {
        if path.to_string_lossy().contains(&only)
            && ["csv", "txt", "xls", "xlsx", "json", "jsonl", "zip", "ods"].iter().any(|e| path.extension().is_some_and(|x| x == *e))
        {
            show(&path);
        }
    }
}
