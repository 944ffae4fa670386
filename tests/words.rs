//! What the core names, the page has words for.

use crm_kpi::read::{Hints, Reading};
use crm_kpi::settings::Settings;
use crm_kpi::workspace::Workspace;
use std::collections::BTreeSet;

#[test]
fn every_figure_in_a_row_has_words_in_both_languages_and_a_unit() {
    let mut workspace = Workspace::new();
    for file in crm_kpi::sample::sample(600, 7) {
        let mut reading = Reading::new(&file.name, Hints::default());
        reading.push(&file.bytes).unwrap();
        workspace.add(reading, None).unwrap();
    }
    let report = workspace.report(&Settings::default()).unwrap();
    let named: BTreeSet<&String> = report.kpis.values().flat_map(|kpi| kpi.rows.iter().flat_map(|row| row.figures.keys())).collect();
    let page = std::fs::read_to_string("www/src/text/themes.ts").unwrap();
    let words = page.split("export const FIGURES = {").nth(1).and_then(|text| text.split("\n}").next()).unwrap();
    let missing: Vec<_> =
        named.iter().filter(|name| !words.lines().any(|line| line.starts_with(&format!("  {name}: {{ en: \"")) && line.contains("unit: \""))).collect();
    assert!(named.len() > 15, "only {} names were seen", named.len());
    assert!(missing.is_empty(), "without words: {missing:?}");
}
