//! The report in words, for a terminal.

use crm_kpi::error::Language;
use crm_kpi::kpi::CATALOGUE;
use crm_kpi::report::{Figure, Interval, Report, Source};

fn figure(figure: Option<Figure>, unit: &str) -> String {
    match (figure, unit) {
        (None, _) => "–".into(),
        (Some(Figure::Number(number)), "ratio") => format!("{:.1} %", number * 100.0),
        (Some(Figure::Number(number)), "factor") => format!("{number:.2}×"),
        (Some(Figure::Count(count)), _) => count.to_string(),
        (Some(Figure::Money(money)), _) => money.to_string(),
        (Some(other), _) => format!("{:.2}", other.to_f64()),
    }
}

fn interval(interval: &Option<Interval>, unit: &str) -> String {
    interval.as_ref().map_or(String::new(), |ends| format!("[{}; {}]", figure(ends.low, unit), figure(ends.high, unit)))
}

/// One line a figure, those without a value with their reason.
pub fn report(report: &Report, language: Language) -> String {
    let mut text = String::new();
    let period = report.settings.period.as_ref().map_or("–".into(), |period| format!("{}..{}", period.start, period.end));
    text.push_str(&format!("{period}  as of {}  {}\n\n", report.settings.as_of.as_deref().unwrap_or("–"), report.settings.currency.as_deref().unwrap_or("")));
    for metric in CATALOGUE {
        let facts = metric.facts();
        let Some(kpi) = report.kpis.get(facts.id) else { continue };
        let about = if kpi.value.is_some() { interval(&kpi.interval, &kpi.unit) } else { kpi.reason.clone().unwrap_or_default() };
        text.push_str(&format!("{:<26} {:<34} {:>16}  {:<24} {}\n", facts.id, facts.words.name.get(language), figure(kpi.value, &kpi.unit), about, kpi.status));
    }
    if let Some(funnel) = &report.funnel {
        text.push('\n');
        for stage in &funnel.stages {
            let count = |n: Option<u64>| n.map_or("–".into(), |n| n.to_string());
            let share = stage.conversion.map_or("–".into(), |share| format!("{:.1} %", share * 100.0));
            let days = stage.time.as_ref().and_then(|time| time.median_days).map_or("–".into(), |days| format!("{days:.1} d"));
            text.push_str(&format!(
                "{:<28} {:>8} {:>8} {:>8} lost {:>8} open {:>10}\n",
                stage.name,
                count(stage.entered),
                share,
                count(stage.lost),
                count(stage.open),
                days
            ));
        }
    }
    text
}

/// What was recognised in a file.
pub fn source(source: &Source) -> String {
    let mut text = format!(
        "{}: {} {} · {} rows, {} used · {} {}\n",
        source.file,
        source.vendor.as_deref().unwrap_or("–"),
        source.entity.map_or("not recognised", |entity| entity.name()),
        source.rows,
        source.used,
        source.encoding,
        source.delimiter.as_deref().unwrap_or("")
    );
    for column in &source.mapping {
        text.push_str(&format!(
            "  {:<40} {:<18} {:>4.0} %  {}\n",
            column.column,
            column.field.as_deref().unwrap_or("·"),
            column.confidence * 100.0,
            column.notation.as_deref().unwrap_or("")
        ));
    }
    for rejected in &source.rejected {
        text.push_str(&format!("  rejected {}: {} (first lines {:?})\n", rejected.reason, rejected.rows, rejected.first_rows));
    }
    for doubt in &source.doubts {
        text.push_str(&format!("  doubt {} {}: {} of {:?}\n", doubt.question, doubt.column.as_deref().unwrap_or(""), doubt.taken, doubt.options));
    }
    text
}
