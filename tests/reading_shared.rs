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
        Err(error) => println!("{}: {:?} at {:?}: {}", path.display(), error.code, error.row, error.message),
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

/// What the workshop's roles are called in the data model.
fn accepted(entity: &str, role: &str) -> &'static [&'static str] {
    match (entity, role) {
        (_, "id") => &["id", "deal_id", "customer_id"],
        (_, "created_at") => &["created", "opened", "at", "logged"],
        (_, "closed_at") => &["closed", "expected_close"],
        (_, "won_at" | "lost_at") => &["closed"],
        (_, "lost_reason") => &["loss_reason"],
        (_, "company") => &["account_id", "company", "name"],
        (_, "stage_entered") => &["entered"],
        (_, "is_won" | "is_closed") => &["status"],
        ("stage_history", "stage") => &["to", "from"],
        (_, "stage_to" | "new") => &["to"],
        (_, "stage_from" | "old") => &["from"],
        (_, "changed_at") => &["at"],
        (_, "deal_id") => &["deal_id"],
        ("contacts" | "leads", "status") => &["lifecycle_stage"],
        (_, "converted_at") => &["converted", "entered"],
        (_, "segment") => &["industry", "segment"],
        (_, "score") => &["score"],
        (_, "name") => &["name"],
        (_, "stage") => &["stage"],
        (_, "status") => &["status"],
        (_, "amount") => &["amount"],
        (_, "pipeline") => &["pipeline"],
        (_, "owner") => &["owner"],
        (_, "source") => &["source"],
        (_, "currency") => &["currency"],
        (_, "email") => &["email"],
        (_, "lifecycle_stage") => &["lifecycle_stage"],
        (_, "expected_close") => &["expected_close"],
        (_, "employees") => &["employees"],
        // Not in the data model: a dimension, or nothing.
        _ => &[],
    }
}

#[test]
fn the_vendors_columns_are_found() {
    let Some(folder) = shared() else { return };
    let index: serde_json::Value = serde_json::from_slice(&std::fs::read(folder.join("headers/index.json")).unwrap()).unwrap();
    let (mut found, mut wanted) = (0, 0);
    for entry in index.as_array().unwrap() {
        let text = |key: &str| entry[key].as_str().unwrap_or("").to_owned();
        let entity = text("entity");
        if !["hubspot", "salesforce", "pipedrive", "zoho"].contains(&text("vendor").as_str())
            || !["deals", "contacts", "leads", "stage_history"].contains(&entity.as_str())
        {
            continue;
        }
        let table = read(&folder.join("headers").join(text("file"))).unwrap();
        let source = &table.source;
        assert_eq!(source.vendor.as_deref(), Some(text("vendor").as_str()), "{}", text("file"));
        let expected = match entity.as_str() {
            "deals" => "deal",
            "stage_history" => "stage_change",
            _ => "contact",
        };
        assert_eq!(source.entity.map(|entity| entity.name()), Some(expected), "{}", text("file"));
        assert_eq!(source.rows, entry["rows"].as_u64().unwrap(), "{}", text("file"));
        for (header, role) in entry["roles"].as_object().unwrap() {
            let fields = accepted(&entity, role.as_str().unwrap());
            if fields.is_empty() {
                continue;
            }
            wanted += 1;
            let field = source.mapping.iter().find(|column| &column.column == header).and_then(|column| column.field.clone()).unwrap_or_default();
            let short = field.split('.').next().unwrap_or("");
            if fields.contains(&short) {
                found += 1;
            } else {
                eprintln!("{}: {header} should be {role}, is {field:?}", text("file"));
            }
        }
    }
    eprintln!("{found} of {wanted} columns found");
    assert!(found * 100 >= wanted * 98, "{found} of {wanted}");
}
