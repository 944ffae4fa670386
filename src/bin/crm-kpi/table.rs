//! The report in words, for a terminal.

use super::figures::{AS_OF, figure, interval};
use crm_kpi::error::{Both, Language};
use crm_kpi::kpi::CATALOGUE;
use crm_kpi::report::{Report, Source};

const LOST: Both = Both { en: "lost", fr: "perdues" };
const OPEN: Both = Both { en: "open", fr: "ouvertes" };
const STATUS: [(&str, Both); 4] = [
    ("good", Both { en: "good", fr: "bon" }),
    ("likely", Both { en: "likely", fr: "probable" }),
    ("watch", Both { en: "watch", fr: "à surveiller" }),
    ("bad", Both { en: "bad", fr: "mauvais" }),
];
const ROWS: Both = Both { en: "rows", fr: "lignes" };
const USED: Both = Both { en: "used", fr: "prises en compte" };
const UNKNOWN: Both = Both { en: "not recognized", fr: "non reconnu" };
const REJECTED: Both = Both { en: "left out", fr: "écartées" };
const LINES: Both = Both { en: "lines", fr: "lignes" };
const DOUBT: Both = Both { en: "in doubt", fr: "dans le doute" };
const TAKEN: Both = Both { en: "taken out of", fr: "choisi parmi" };

/// One line a figure, those without a value with their reason.
pub fn report(report: &Report, language: Language) -> String {
    let currency = report.settings.currency.as_deref().unwrap_or("");
    let period = report.settings.period.as_ref().map_or("–".into(), |period| format!("{}..{}", period.start, period.end));
    let mut text = format!("{period}  {} {}  {currency}\n\n", AS_OF.get(language), report.settings.as_of.as_deref().unwrap_or("–"));
    let all: Vec<_> = CATALOGUE.iter().filter_map(|metric| report.kpis.get(metric.facts().id).map(|kpi| (metric.facts(), kpi))).collect();
    let widest = |of: fn(&(&crm_kpi::kpi::Facts, &crm_kpi::report::Kpi), Language) -> usize| all.iter().map(|one| of(one, language)).max().unwrap_or(0);
    let ids = widest(|(facts, _), _| facts.id.len());
    let names = widest(|(facts, _), language| facts.words.name.get(language).chars().count());
    for (facts, kpi) in &all {
        let (unit, name) = (&kpi.unit, facts.words.name.get(language));
        let about = if kpi.value.is_some() { interval(&kpi.interval, unit, currency, language) } else { kpi.reason.clone().unwrap_or_default() };
        let status = STATUS.iter().find(|(status, _)| *status == kpi.status).map_or("", |(_, words)| words.get(language));
        let line = format!("{:<ids$}  {name:<names$}  {:>16}  {about:<28}  {status}", facts.id, figure(kpi.value, unit, currency, language));
        text.push_str(&format!("{}\n", line.trim_end()));
    }
    if let Some(funnel) = &report.funnel {
        text.push('\n');
        for stage in &funnel.stages {
            let count = |n: Option<u64>| n.map_or("–".into(), |n| n.to_string());
            let of = |value: Option<f64>, unit: &str| figure(value.map(crm_kpi::report::Figure::Number), unit, currency, language);
            text.push_str(&format!(
                "{:<28} {:>8} {:>8} {:>8} {} {:>8} {} {:>10}\n",
                stage.name,
                count(stage.entered),
                of(stage.conversion, "ratio"),
                count(stage.lost),
                LOST.get(language),
                count(stage.open),
                OPEN.get(language),
                of(stage.time.as_ref().and_then(|time| time.median_days), "days"),
            ));
        }
    }
    text
}

/// What was recognized in a file.
pub fn source(source: &Source, language: Language) -> String {
    let mut text = format!(
        "{}: {} {} · {} {}, {} {} · {} {}\n",
        source.file,
        source.vendor.as_deref().unwrap_or("–"),
        source.entity.map_or(UNKNOWN.get(language), |entity| entity.name()),
        source.rows,
        ROWS.get(language),
        source.used,
        USED.get(language),
        source.encoding,
        source.delimiter.as_deref().unwrap_or("")
    );
    for column in &source.mapping {
        let (field, notation) = (column.field.as_deref().unwrap_or("·"), column.notation.as_deref().unwrap_or(""));
        let line = format!("  {:<40} {field:<18} {:>4.0} %  {notation}", column.column, column.confidence * 100.0);
        text.push_str(&format!("{}\n", line.trim_end()));
    }
    for rejected in &source.rejected {
        let lines = rejected.first_rows.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
        text.push_str(&format!("  {} {}: {} ({} {lines})\n", REJECTED.get(language), rejected.reason, rejected.rows, LINES.get(language)));
    }
    for doubt in &source.doubts {
        let (column, options) = (doubt.column.as_deref().unwrap_or(""), doubt.options.join(", "));
        text.push_str(&format!("  {} {} {column}: {} {} {options}\n", DOUBT.get(language), doubt.question, doubt.taken, TAKEN.get(language)));
    }
    text
}
