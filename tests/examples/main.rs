//! The worked examples of the specification (E01…) and the rules from history to visits, files in and report out.

mod campaigns;
mod currencies;
mod customers;
mod forecast;
mod funnel;
mod history;
mod leads;
mod market;
mod modes;
mod orders;
mod perception;
mod pipeline;
mod predicted;
mod relations;
mod retention;
mod review;
mod runway;
mod sales;
mod value;

use crm_kpi::read::{Hints, Reading};
use crm_kpi::report::{Figure, Kpi, Report};
use crm_kpi::settings::Settings;
use crm_kpi::workspace::{Added, Workspace};

/// The report over files given as text, under settings given as JSON.
pub fn report(files: &[(&str, &str)], settings: &str) -> Report {
    workspace(files).report(&Settings::from_json(settings).expect("settings")).expect("a report")
}

/// The same with some columns mapped: header and field.
pub fn report_mapped(files: &[(&str, &str, &[(&str, &str)])], settings: &str) -> Report {
    loaded(files).report(&Settings::from_json(settings).expect("settings")).expect("a report")
}

/// The files loaded.
pub fn workspace(files: &[(&str, &str)]) -> Workspace {
    loaded(&files.iter().map(|(name, text)| (*name, *text, &[][..])).collect::<Vec<_>>())
}

fn loaded(files: &[(&str, &str, &[(&str, &str)])]) -> Workspace {
    let mut workspace = Workspace::new();
    for (name, text, fields) in files {
        let fields = fields.iter().map(|(header, field)| (header.to_string(), field.to_string())).collect();
        let mut reading = Reading::new(name, Hints { fields, ..Hints::default() });
        reading.push(text.as_bytes()).expect("readable");
        match workspace.add(reading, None).expect("a table") {
            Added::Source(_) => {}
            Added::Again(_) => panic!("{name} should be read in one go"),
        }
    }
    workspace
}

/// The figure's entry.
pub fn kpi<'a>(report: &'a Report, id: &str) -> &'a Kpi {
    report.kpis.get(id).unwrap_or_else(|| panic!("no {id}"))
}

/// A figure as a number.
pub fn number(figure: Option<Figure>) -> f64 {
    figure.expect("a value").to_f64()
}

/// A measure of a figure as a number.
pub fn measure(kpi: &Kpi, name: &str) -> f64 {
    number(*kpi.measures.get(name).unwrap_or_else(|| panic!("no {name}")))
}

/// A variant's value.
pub fn variant(kpi: &Kpi, id: &str) -> Option<Figure> {
    kpi.variants.iter().find(|variant| variant.id == id).unwrap_or_else(|| panic!("no @{id}")).value
}

/// Equal to the printed decimals.
pub fn near(found: f64, printed: f64, within: f64) {
    assert!((found - printed).abs() <= within, "{found} is not {printed} ± {within}");
}

/// used + excluded of a figure.
pub fn accounted(kpi: &Kpi) -> u64 {
    kpi.used + kpi.excluded.iter().map(|left| left.rows).sum::<u64>()
}
