//! What the core names, the page has words for.

use crm_kpi::kpi::CATALOGUE;
use crm_kpi::read::{Hints, Reading};
use crm_kpi::report::Report;
use crm_kpi::settings::Settings;
use crm_kpi::workspace::Workspace;
use std::collections::BTreeSet;

fn of_sample(settings: &str) -> Report {
    let mut workspace = Workspace::new();
    for file in crm_kpi::sample::sample(600, 7) {
        let mut reading = Reading::new(&file.name, Hints::default());
        reading.push(&file.bytes).expect("readable");
        workspace.add(reading, None).expect("a table");
    }
    workspace.report(&Settings::from_json(settings).expect("settings")).expect("a report")
}

/// Names in braces.
fn named(formula: &str) -> BTreeSet<&str> {
    formula.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or_default()).collect()
}

#[test]
fn every_formula_is_filled_with_numbers_of_its_figure_in_both_languages() {
    let report = of_sample(r#"{"experiment": {"by": "owner", "a": "Sarah Whitfield", "b": "Julien Moreau", "kpi": "sales.win_rate"}}"#);
    let mut filled = 0;
    for metric in CATALOGUE {
        let (facts, kpi) = (metric.facts(), &report.kpis[metric.facts().id]);
        let names = named(facts.words.formula.en);
        assert_eq!(names, named(facts.words.formula.fr), "{}", facts.id);
        if kpi.value.is_none() {
            assert!(kpi.reason.is_some(), "{}: neither a value nor a reason", facts.id);
            continue;
        }
        filled += 1;
        for name in names {
            let figure = match name {
                "value" => kpi.value,
                "numerator" => kpi.numerator,
                "denominator" => kpi.denominator,
                measure => kpi.measures.get(measure).copied().flatten(),
            };
            assert!(figure.is_some(), "{}: nothing to put in the place of {{{name}}}", facts.id);
        }
    }
    assert!(filled * 10 > CATALOGUE.len() * 9, "only {filled} figures of {} have a value", CATALOGUE.len());
}

#[test]
fn a_variant_says_how_it_differs_and_who_uses_it_and_the_report_has_it() {
    let report = of_sample("{}");
    for id in ["churn.logo", "ltv.simple", "ltv.margin", "sales.win_rate", "nps", "marketing.romi", "cac"] {
        assert!(!report.kpis[id].variants.is_empty(), "{id}");
    }
    for metric in CATALOGUE {
        let facts = metric.facts();
        let told: BTreeSet<&str> = facts.variants.iter().map(|variant| variant.id).collect();
        assert!(report.kpis[facts.id].variants.iter().all(|variant| told.contains(variant.id.as_str())), "{}", facts.id);
        assert!(
            facts.variants.iter().all(|variant| !variant.about.en.is_empty() && !variant.about.fr.is_empty() && !variant.used_by.is_empty()),
            "{}",
            facts.id
        );
    }
}

#[test]
fn every_figure_in_a_row_has_words_in_both_languages_and_a_unit() {
    let report = of_sample("{}");
    let named: BTreeSet<&String> = report.kpis.values().flat_map(|kpi| kpi.rows.iter().flat_map(|row| row.figures.keys())).collect();
    let page = std::fs::read_to_string("www/src/text/themes.ts").unwrap();
    let words = page.split("export const FIGURES = {").nth(1).and_then(|text| text.split("\n}").next()).unwrap();
    let missing: Vec<_> =
        named.iter().filter(|name| !words.lines().any(|line| line.starts_with(&format!("  {name}: {{ en: \"")) && line.contains("unit: \""))).collect();
    assert!(named.len() > 15, "only {} names were seen", named.len());
    assert!(missing.is_empty(), "without words: {missing:?}");
}
