//! The catalogue holds every id of `kpis.md`, and every worked example has its test.

use crm_kpi::kpi::CATALOGUE;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const SPEC: &str = "../shared/spec";
/// Views of the report rather than figures.
const VIEWS: [&str; 4] = ["funnel", "campaigns", "runway", "scorecard"];
/// Examples of which the page of examples gives no number: their names alone are mentioned, or not even these.
const WITHOUT_NUMBERS: [&str; 1] = ["e24"];

fn spec(name: &str) -> Option<String> {
    let found = fs::read_to_string(Path::new(SPEC).join(name)).ok();
    if found.is_none() {
        eprintln!("{SPEC}/{name} is not there: what it names is not looked for");
    }
    found
}

/// What stands between backquotes.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The first cells of the tables of sections 2 to 7.
fn told(text: &str) -> BTreeSet<&str> {
    let sections = text.split("\n## ").filter(|section| section.starts_with(|c: char| ('2'..='7').contains(&c)));
    sections.flat_map(|section| section.lines().filter(|line| line.starts_with("| `"))).filter_map(|line| line.split('|').nth(1)).flat_map(quoted).collect()
}

#[test]
fn every_figure_of_the_specification_is_in_the_catalogue() {
    let Some(text) = spec("kpis.md") else { return };
    let (told, ids) = (told(&text), CATALOGUE.iter().map(|metric| metric.facts().id).chain(VIEWS).collect::<BTreeSet<_>>());
    assert!(told.len() > 100, "only {} ids were read", told.len());
    let missing: Vec<_> = told.difference(&ids).collect();
    assert!(missing.is_empty(), "not in the catalogue: {missing:?}");
}

#[test]
fn every_variant_of_the_specification_is_a_variant_of_its_figure() {
    let Some(text) = spec("kpis.md") else { return };
    let tables = text.lines().filter(|line| line.starts_with("| `"));
    let mut seen = 0;
    for line in tables {
        let figures: Vec<&str> = quoted(line.split('|').nth(1).unwrap_or_default()).collect();
        for variant in quoted(line).filter_map(|word| word.strip_prefix('@')) {
            let of = CATALOGUE.iter().filter(|metric| figures.contains(&metric.facts().id));
            assert!(of.flat_map(|metric| metric.variant_facts()).any(|known| known.id == variant), "@{variant} of {figures:?}");
            seen += 1;
        }
    }
    assert!(seen >= 8, "only {seen} variants were read");
}

#[test]
fn every_measure_that_the_specification_names_is_measured() {
    let Some(text) = spec("kpis.md") else { return };
    let named: BTreeSet<&str> = quoted(&text).filter_map(|word| word.strip_prefix("measures.")).collect();
    let sources: String = fs::read_dir("src/kpi").expect("the folder").flatten().map(|file| fs::read_to_string(file.path()).expect("a text")).collect();
    assert!(named.len() >= 5, "only {} names were read", named.len());
    let missing: Vec<_> = named.iter().filter(|name| !sources.contains(&format!("\"{name}\""))).collect();
    assert!(missing.is_empty(), "measured nowhere: {missing:?}");
}

#[test]
fn every_worked_example_has_a_test_of_its_name() {
    let Some(text) = spec("examples.md") else { return };
    let mut tests = String::new();
    let mut folders = vec![Path::new("tests").to_path_buf(), Path::new("src").to_path_buf()];
    while let Some(folder) = folders.pop() {
        for file in fs::read_dir(folder).expect("the folder").flatten() {
            let path = file.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                tests += &fs::read_to_string(path).expect("a text");
            }
        }
    }
    let named = |example: &str| tests.lines().any(|line| line.trim().starts_with("fn ") && line.split(['_', ' ', '(']).any(|word| word == example));
    let missing: Vec<String> = (1..=61).map(|n| format!("e{n:02}")).filter(|example| !WITHOUT_NUMBERS.contains(&example.as_str()) && !named(example)).collect();
    assert!(missing.is_empty(), "no test says {missing:?}");
    for example in WITHOUT_NUMBERS {
        assert!(!text.contains(&example.to_uppercase()), "{example} has numbers now");
    }
}
