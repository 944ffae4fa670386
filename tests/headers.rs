//! The exports of the workshop (`../shared/data/headers`) through the real recognition, where they are there: vendor, entity, the
//! columns that have a role, dates and numbers.
#![allow(clippy::unwrap_used)]

use crm_kpi::dataset::Table;
use crm_kpi::read::{Finished, Hints, Reading};
use crm_kpi::settings::Settings;
use crm_kpi::workspace::{Added, Workspace};
use std::path::{Path, PathBuf};

fn headers() -> Option<(PathBuf, Vec<serde_json::Value>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/headers");
    let Ok(index) = std::fs::read(folder.join("index.json")) else {
        eprintln!("skipped: {} is not there", folder.display());
        return None;
    };
    Some((folder, serde_json::from_slice::<Vec<serde_json::Value>>(&index).unwrap()))
}

fn reading(path: &Path, hints: Hints) -> Reading {
    let mut reading = Reading::new(&path.file_name().unwrap().to_string_lossy(), hints);
    reading.push(&std::fs::read(path).unwrap()).unwrap();
    reading
}

fn read(path: &Path) -> Table {
    let mut hints = Hints::default();
    for _ in 0..3 {
        match reading(path, hints).finish().unwrap() {
            Finished::Table(table) => return *table,
            Finished::Again(again) => hints = again,
        }
    }
    panic!("{} is read again and again", path.display());
}

/// The data model's entities for what the workshop calls them.
fn entities(name: &str) -> &'static [&'static str] {
    match name {
        "deals" => &["deal"],
        "contacts" | "leads" => &["contact"],
        "companies" => &["account"],
        "customers" => &["contact", "account"],
        "tickets" => &["ticket"],
        "nps" => &["survey"],
        "stage_history" => &["stage_change"],
        "campaigns" => &["campaign"],
        "activities" => &["activity"],
        "traffic" => &["traffic"],
        "subscriptions" => &["subscription"],
        "payments" | "invoices" => &["order"],
        other => panic!("{other}"),
    }
}

/// The data model's fields for a role; none where the model has no such field (then the column is a dimension, or nothing).
fn fields(entity: &str, role: &str) -> &'static [&'static str] {
    match (entity, role) {
        ("customers", "customer_id") => &["id"],
        (_, "id") => &["id"],
        ("tickets", "created_at") => &["opened"],
        ("activities", "created_at") => &["logged"],
        (_, "created_at") => &["created"],
        ("activities", "done_at") => &["at"],
        (_, "activity_type") => &["type"],
        (_, "deal_name") => &["deal_id"],
        ("tickets", "resolution_time") => &["closed"],
        ("tickets", "first_response") => &["first_response"],
        (_, "closed_at" | "won_at" | "lost_at") => &["closed"],
        (_, "lost_reason") => &["loss_reason"],
        ("companies", "company") => &["name"],
        (_, "company") => &["account_id"],
        (_, "stage_entered") => &["entered"],
        (_, "is_won" | "is_closed") => &["status"],
        ("stage_history", "stage") => &["to", "from"],
        (_, "stage_to" | "new") => &["to"],
        (_, "stage_from" | "old") => &["from"],
        (_, "changed_at" | "paid_at" | "issued_at" | "responded_at") => &["at"],
        // Beside a lifecycle stage, or of a payment: no field of the data model.
        ("contacts" | "customers" | "payments" | "invoices", "status") => &[],
        ("leads", "status") => &["lifecycle_stage"],
        (_, "converted_at") => &["converted", "entered"],
        (_, "segment") => &["industry", "segment"],
        (_, "survey_type") => &["kind"],
        ("campaigns", "campaign") => &["name"],
        ("campaigns", "channel") => &["type"],
        ("payments", "refund") => &["amount"],
        (_, "started_at") => &["start"],
        (_, "ended_at") => &["end"],
        (_, "deal_id") => &["deal_id"],
        (
            _,
            known @ ("score" | "comment" | "name" | "stage" | "status" | "amount" | "pipeline" | "owner" | "source" | "currency" | "email" | "lifecycle_stage"
            | "expected_close" | "employees" | "priority" | "customer_id" | "plan" | "quantity" | "interval" | "sessions" | "users" | "pageviews"
            | "date" | "channel" | "cost" | "start" | "end"),
        ) => match known {
            "score" => &["score"],
            "comment" => &["comment"],
            "name" => &["name"],
            "stage" => &["stage"],
            "status" => &["status"],
            "amount" => &["amount"],
            "pipeline" => &["pipeline"],
            "owner" => &["owner"],
            "source" => &["source"],
            "currency" => &["currency"],
            "email" => &["email"],
            "lifecycle_stage" => &["lifecycle_stage"],
            "expected_close" => &["expected_close"],
            "employees" => &["employees"],
            "priority" => &["priority"],
            "customer_id" => &["customer_id"],
            "plan" => &["plan"],
            "quantity" => &["quantity"],
            "interval" => &["interval"],
            "sessions" => &["sessions"],
            "users" => &["users"],
            "pageviews" => &["pageviews"],
            "date" => &["date"],
            "channel" => &["channel"],
            "cost" => &["cost"],
            "start" => &["start"],
            _ => &["end"],
        },
        _ => &[],
    }
}

#[test]
fn every_export_is_recognised_with_its_columns() {
    let Some((folder, index)) = headers() else { return };
    let (mut found, mut wanted, mut wrong) = (0, 0, Vec::new());
    for entry in &index {
        let text = |key: &str| entry[key].as_str().unwrap_or("").to_owned();
        let (file, entity) = (text("file"), text("entity"));
        let table = read(&folder.join(&file));
        let source = &table.source;
        let mut say = |what: String| wrong.push(format!("{file}: {what}"));
        if source.vendor.as_deref() != Some(&text("vendor")) {
            say(format!("vendor {:?}", source.vendor));
        }
        if !source.entity.is_some_and(|found| entities(&entity).contains(&found.name())) {
            say(format!("entity {:?}", source.entity));
        }
        let encoding = match text("encoding").as_str() {
            "cp1252" => "windows-1252",
            _ => "utf-8",
        };
        if source.encoding != encoding || source.delimiter.as_deref() != Some(&text("delimiter")) {
            say(format!("{} {:?}", source.encoding, source.delimiter));
        }
        // Tables one below the other in one file are the containers' business.
        if source.rows != entry["rows"].as_u64().unwrap() && !file.contains("multisection") {
            say(format!("{} rows {:?}", source.rows, source.rejected));
        }
        let first = table.lines.get(0).map(u64::from);
        let skipped = source.rejected.iter().any(|rejected| rejected.first_rows.iter().any(|row| Some(*row) < first));
        if first != Some(entry["lines_before_header"].as_u64().unwrap() + 2) && !skipped {
            say(format!("first record in line {first:?}"));
        }
        for doubt in &source.doubts {
            let swapped = doubt.question == "day_or_month_first" && !text("date_format").to_lowercase().contains("m/d/yyyy");
            if doubt.question == "unreadable" && !file.contains("multisection") || swapped {
                say(format!("{doubt:?}"));
            }
        }
        for (header, role) in entry["roles"].as_object().unwrap() {
            let fields = fields(&entity, role.as_str().unwrap());
            if fields.is_empty() {
                continue;
            }
            wanted += 1;
            let column = source.mapping.iter().find(|column| &column.column == header).unwrap();
            let field = column.field.clone().unwrap_or_default();
            if fields.contains(&field.split('.').next().unwrap_or("")) {
                found += 1;
            } else {
                say(format!("{header} should be {role}, is {field:?}"));
            }
        }
    }
    wrong.iter().for_each(|line| eprintln!("{line}"));
    eprintln!("{found} of {wanted} columns");
    assert!(found * 100 >= wanted * 98, "{found} of {wanted}");
    assert!(wrong.iter().all(|line| line.contains("should be")), "{wrong:#?}");
}

#[test]
fn deals_come_out_as_their_vendors_count_them() {
    let Some((folder, index)) = headers() else { return };
    for entry in index.iter().filter(|entry| entry["entity"] == "deals") {
        let file = entry["file"].as_str().unwrap();
        let mut workspace = Workspace::new();
        let mut hints = Hints::default();
        while let Added::Again(again) = workspace.add(reading(&folder.join(file), hints), None).unwrap() {
            hints = again;
        }
        let settings =
            Settings::from_json(r#"{"as_of": "2025-07-31", "period": {"start": "2024-01-01", "end": "2025-08-01"}, "rates": {"USD": "1"}}"#).unwrap();
        let report = workspace.report(&settings).unwrap();
        let value = |id: &str| report.kpis[id].value.map(|value| value.to_f64());
        for (name, id) in [
            ("won", "sales.won_count"),
            ("open", "sales.open_opportunities"),
            ("win_rate", "sales.win_rate"),
            ("won_amount", "sales.won_amount"),
            ("won_cycle_days_calendar", "sales.cycle_days"),
        ] {
            if let Some(expected) = entry["expected_figures"][name].as_f64() {
                let tolerance = if id == "sales.cycle_days" { 1.0 } else { 1e-9 };
                let found = value(id);
                assert!(found.is_some_and(|found| (found - expected).abs() <= tolerance), "{file}: {name} is {found:?}, not {expected}");
            }
        }
    }
}
