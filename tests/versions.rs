//! What is promised to hold (`docs/versioning.md`), held against a copy of each version in `tests/versions/`: what was written then
//! opens now, and nothing that a reader could count on is gone.

use crm_kpi::error::Code;
use crm_kpi::kpi::CATALOGUE;
use crm_kpi::read::Hints;
use crm_kpi::recipe::{Recipe, VERSION};
use crm_kpi::report::to_canonical;
use crm_kpi::settings::Settings;
use crm_kpi::workspace::Workspace;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const RECIPES: [&str; 2] = [include_str!("versions/recipe-1.command-line.json"), include_str!("versions/recipe-1.page.json")];
/// A file whose columns nobody could guess: only the recipes say what they are.
const EXPORT: &str = "k,opened on,where,total a,total b\n1,03/04/2024,Won,1,200\n2,04/04/2024,Won,1,40\n3,05/04/2024,Lost,1,1\n";

fn of_version(text: &str, version: u32) -> String {
    text.replace("\"crm_kpi_recipe\": 1", &format!("\"crm_kpi_recipe\": {version}"))
}

#[test]
fn a_recipe_of_every_version_reads_files_and_makes_figures_as_it_did() {
    for text in RECIPES {
        let recipe = Recipe::from_json(text).expect("it opens");
        assert_eq!((recipe.crm_kpi_recipe, recipe.settings.gross_margin, recipe.settings.time_zone.as_str()), (VERSION, Some(0.8), "Europe/Paris"));
        let mut workspace = Workspace::new();
        workspace.read("april.csv", EXPORT.as_bytes(), Hints { known: Some(recipe.sources), ..Hints::default() }).expect("it is read");
        let report = workspace.report(&Settings { time_zone: "UTC".into(), ..recipe.settings }).expect("a report");
        assert_eq!(to_canonical(&report.kpis["sales.won_amount"].value), "\"240\"");
        assert_eq!(report.sources[0].mapping[1].notation.as_deref(), Some("dd/mm/yyyy"));
    }
}

#[test]
fn a_recipe_of_a_later_version_is_refused_as_that_whatever_is_in_it() {
    for text in RECIPES.iter().map(|text| of_version(text, VERSION + 1)).chain([format!("{{\"crm_kpi_recipe\": {}, \"unheard\": \"of\"}}", VERSION + 7)]) {
        let error = Recipe::from_json(&text).expect_err("it is newer");
        assert_eq!(error.code, Code::NewerRecipe);
        assert!(error.to_string().contains("newer version of crm-kpi") && error.to_string().contains("Update crm-kpi"), "{error}");
    }
}

#[test]
fn what_is_no_recipe_and_what_it_does_not_know_are_named() {
    let told = |text: &str| Recipe::from_json(text).expect_err("refused").to_string();
    assert!(told("{\"settings\": {}}").contains("crm_kpi_recipe"));
    assert!(told("{\"crm_kpi_recipe\": 0}").contains("crm_kpi_recipe"));
    assert!(told("{\"crm_kpi_recipe\": 1, \"unheard\": 1}").contains("unheard"));
    assert!(told("{\"crm_kpi_recipe\": 1, \"settings\": {\"gros_margin\": 1}}").contains("settings.gros_margin"));
}

#[test]
fn the_settings_of_the_specification_open() {
    let settings = Settings::from_json(include_str!("versions/settings-1.json")).expect("they open");
    let Some(stages) = &settings.funnel.stages else { panic!("no stages") };
    assert_eq!((stages.len(), settings.ces.scale, settings.targets.len()), (3, Some(7), 1));
    let again = Settings::from_json(&to_canonical(&settings)).expect("as the report gives them back");
    assert_eq!(again, settings);
}

/// Keys whose entries are named by the data or the catalogue.
const OPEN: [&str; 8] = ["kpis", "breakdowns", "measures", "filters", "rates", "lifecycle", "goals", "fields"];

/// Where in a value which types stand.
fn shape(value: &Value, path: &str, found: &mut BTreeMap<String, BTreeSet<&'static str>>) {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "flag",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    };
    found.entry(path.to_owned()).or_default().insert(kind);
    match value {
        Value::Array(items) => items.iter().for_each(|item| shape(item, &format!("{path}[]"), found)),
        Value::Object(entries) => {
            let open = OPEN.iter().any(|open| path == *open || path.ends_with(&format!(".{open}")));
            entries
                .iter()
                .for_each(|(key, value)| shape(value, &format!("{path}{}{}", if path.is_empty() { "" } else { "." }, if open { "*" } else { key }), found));
        }
        _ => {}
    }
}

/// Lines that were promised and are kept in a file; new ones join them with `CRM_KPI_WRITE_TYPES=1 cargo test --test versions`, none goes.
fn kept(name: &str, now: BTreeSet<String>) -> Vec<String> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/versions").join(name);
    let known: BTreeSet<String> = std::fs::read_to_string(&path).unwrap_or_default().lines().map(str::to_owned).collect();
    if std::env::var_os("CRM_KPI_WRITE_TYPES").is_some() {
        let all: Vec<&String> = known.union(&now).collect();
        std::fs::write(&path, all.into_iter().map(|line| format!("{line}\n")).collect::<String>()).expect("written");
    }
    assert!(known.len() > 100, "{name} holds {} lines", known.len());
    known.difference(&now).cloned().collect()
}

#[test]
fn no_key_of_the_report_is_gone_or_has_another_type() {
    let mut workspace = Workspace::new();
    for file in crm_kpi::sample::sample(300, 42) {
        workspace.read(&file.name, &file.bytes, Hints::default()).expect("it is read");
    }
    let settings = Settings { now: Some("2025-01-15".into()), ..Settings::from_json("{\"by\": [\"owner\"]}").expect("settings") };
    let report: Value = serde_json::from_str(&to_canonical(&workspace.report(&settings).expect("a report"))).expect("JSON");
    assert_eq!(report["schema"], "1");
    let mut found = BTreeMap::new();
    shape(&report, "", &mut found);
    let lines = found.iter().flat_map(|(path, kinds)| kinds.iter().filter(|kind| **kind != "null").map(move |kind| format!("{path}: {kind}")));
    assert_eq!(kept("report-1.txt", lines.collect()), Vec::<String>::new(), "gone from the report");
}

#[test]
fn no_figure_is_gone_and_no_definition_is_an_older_one() {
    let now = CATALOGUE.iter().flat_map(|metric| {
        let facts = metric.facts();
        (1..=facts.version).map(move |version| format!("{}/{version}", facts.id))
    });
    assert_eq!(kept("definitions.txt", now.collect()), Vec::<String>::new(), "gone from the catalogue");
}
