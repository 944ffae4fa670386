//! What the core names, the page has words for.

use crm_kpi::kpi::CATALOGUE;
use crm_kpi::read::{Hints, Reading};
use crm_kpi::report::Report;
use crm_kpi::settings::Settings;
use crm_kpi::workspace::Workspace;
use std::collections::BTreeSet;

fn of_sample(settings: &str) -> Report {
    of(crm_kpi::sample::sample(600, 7), settings)
}

fn of_shop(settings: &str) -> Report {
    of(crm_kpi::sample::shop(1500, 7), settings)
}

fn of(files: Vec<crm_kpi::sample::SampleFile>, settings: &str) -> Report {
    let mut workspace = Workspace::new();
    for file in files {
        let mut reading = Reading::new(&file.name, Hints::default());
        reading.push(&file.bytes).expect("readable");
        workspace.add(reading, None).expect("a table");
    }
    workspace.report(&Settings::from_json(settings).expect("settings")).expect("a report")
}

/// Figures that neither sample needs to give a value to: half of the customers are still there, half of the leads are none yet, and a model may be refused.
const SILENT: [&str; 3] = ["survival", "contact.touches_to_conversion", "ltv.predicted"];

/// Names in braces.
fn named(formula: &str) -> BTreeSet<&str> {
    formula.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or_default()).collect()
}

#[test]
fn every_formula_is_filled_with_numbers_of_its_figure_in_both_languages() {
    let firm = of_sample(r#"{"experiment": {"by": "owner", "a": "Sarah Whitfield", "b": "Julien Moreau", "kpi": "sales.win_rate"}}"#);
    let shop = of_shop("{}");
    let mut silent = Vec::new();
    for metric in CATALOGUE {
        let facts = metric.facts();
        let names = named(facts.words.formula.en);
        assert_eq!(names, named(facts.words.formula.fr), "{}", facts.id);
        assert!(!names.is_empty(), "{}: no number in its formula", facts.id);
        let told: Vec<_> = [&firm, &shop].into_iter().map(|report| &report.kpis[facts.id]).collect();
        for kpi in &told {
            if kpi.value.is_none() {
                assert!(kpi.reason.is_some(), "{}: neither a value nor a reason", facts.id);
                continue;
            }
            for name in &names {
                let figure = match *name {
                    "value" => kpi.value,
                    "numerator" => kpi.numerator,
                    "denominator" => kpi.denominator,
                    measure => kpi.measures.get(measure).copied().flatten(),
                };
                assert!(figure.is_some(), "{}: nothing to put in the place of {{{name}}}", facts.id);
            }
        }
        if told.iter().all(|kpi| kpi.value.is_none()) && !SILENT.contains(&facts.id) {
            silent.push(facts.id);
        }
    }
    assert_eq!(silent, [""; 0], "no sample gives these a value");
}

#[test]
fn every_measure_has_words_in_both_languages() {
    let page = std::fs::read_to_string("www/src/text/measures.ts").unwrap();
    let words: BTreeSet<&str> =
        page.lines().filter(|line| line.contains("{ en: \"") && line.contains(", fr: \"")).filter_map(|line| line.trim().split(':').next()).collect();
    let reports = [of_sample(r#"{"experiment": {"by": "owner", "a": "Sarah Whitfield", "b": "Julien Moreau", "kpi": "sales.win_rate"}}"#), of_shop("{}")];
    let numbered = |name: &str| ["attempt_", "reached_"].iter().any(|start| name.strip_prefix(start).is_some_and(|rest| rest.parse::<u8>().is_ok()));
    let names: BTreeSet<&str> = reports.iter().flat_map(|report| report.kpis.values()).flat_map(|kpi| kpi.measures.keys()).map(String::as_str).collect();
    let missing: Vec<_> = names.iter().filter(|name| !words.contains(*name) && !numbered(name)).collect();
    assert!(names.len() > 80, "only {} measures were seen", names.len());
    assert!(missing.is_empty(), "without words: {missing:?}");
}

#[test]
fn a_variant_says_how_it_differs_and_who_uses_it_and_the_report_has_it() {
    let report = of_sample("{}");
    for id in ["churn.logo", "ltv.simple", "ltv.margin", "sales.win_rate", "nps", "marketing.romi", "cac"] {
        assert!(report.kpis[id].variants.iter().any(|variant| variant.value.is_some()), "{id}");
    }
    for metric in CATALOGUE {
        let facts = metric.facts();
        let told: BTreeSet<&str> = metric.variant_facts().iter().map(|variant| variant.id).collect();
        assert!(report.kpis[facts.id].variants.iter().all(|variant| told.contains(variant.id.as_str())), "{}", facts.id);
        assert!(
            metric.variant_facts().iter().all(|variant| !variant.about.en.is_empty() && !variant.about.fr.is_empty() && !variant.used_by.is_empty()),
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

/// What the sources say between `before` and the end of a literal, its place left out and each value as `{}`.
fn said(source: &str, before: &str) -> Vec<String> {
    let plain = |literal: &str| {
        let mut parts = literal.split('{');
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |text, part| text + "{}" + part.split_once('}').map_or("", |(_, rest)| rest))
    };
    let literals = source.split(before).skip(1).filter_map(|rest| rest.split('"').next());
    let placed = |text: String| match text.split_once(": ") {
        Some((place, words)) if !place.contains(' ') => words.to_owned(),
        _ => text,
    };
    literals.map(|literal| placed(plain(literal))).filter(|words| words != "{}").collect()
}

#[test]
fn what_is_wrong_with_a_setting_has_french_words_in_the_page() {
    let mut found = BTreeSet::new();
    let mut folders = vec![std::path::PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() && !path.ends_with("bin") {
                folders.push(path);
            } else if path.is_file() && !path.ends_with("recipe.rs") && !path.ends_with("money.rs") {
                let source = std::fs::read_to_string(&path).unwrap();
                for before in [" wrong(\"", "refuse(\"", "refuse(format!(\"", "Code::BadSettings, format!(\"", "Code::BadMapping, format!(\""] {
                    found.extend(said(&source, before));
                }
            }
        }
    }
    let rate = Settings::from_json(r#"{"currency": "EUR", "rates": {"USD": "much"}}"#).unwrap();
    let mut workspace = Workspace::new();
    let mut reading = Reading::new("deals.csv", Hints::default());
    reading.push(b"deal_id,created_at,stage,amount,currency\n1,2024-06-01,Won,100,USD\n").unwrap();
    workspace.add(reading, None).unwrap();
    assert_eq!(workspace.report(&rate).unwrap_err().found, "rates.USD: much is not a number");
    found.extend(["{} is not a number", "{} is not above 0 and under 1e9"].map(str::to_owned));
    let page = std::fs::read_to_string("www/src/text/inner.ts").unwrap();
    let missing: Vec<_> = found.iter().filter(|words| !page.contains(&format!("  \"{words}\": \""))).collect();
    assert!(found.len() > 25, "only {} were seen", found.len());
    assert!(missing.is_empty(), "without French: {missing:?}");
}
