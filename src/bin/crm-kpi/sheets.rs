//! The report as plain tables, for every format that is made of tables. Aggregates only: no record is in them.

use crm_kpi::error::{Both, Language};
use crm_kpi::kpi::CATALOGUE;
use crm_kpi::report::{Figure, Report, to_canonical};

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text; it may come from a file.
    Text(String),
    /// A number as the report writes it, and the nearest f64.
    Number(String, f64),
}

/// A table with a name.
pub struct Sheet {
    /// Its name.
    pub name: Both,
    /// Names of its columns, the same in every language: they are the report's own.
    pub head: &'static [&'static str],
    /// Its rows, each as long as the head.
    pub rows: Vec<Vec<Cell>>,
}

const FIGURES: &[&str] = &[
    "id",
    "name",
    "value",
    "unit",
    "low",
    "high",
    "numerator",
    "denominator",
    "previous",
    "change",
    "growth",
    "target",
    "status",
    "used",
    "left_out",
    "reason",
];

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

fn said(text: &Option<String>) -> Cell {
    text.as_ref().map_or(Cell::Empty, |text| Cell::Text(text.clone()))
}

/// A number as the report writes it, money without its quotes.
pub fn written(figure: Figure) -> String {
    to_canonical(&figure).trim_matches('"').to_owned()
}

fn figure(figure: Option<Figure>) -> Cell {
    figure.map_or(Cell::Empty, |figure| Cell::Number(written(figure), figure.to_f64()))
}

fn real(number: Option<f64>) -> Cell {
    figure(number.map(Figure::Number))
}

fn count(number: impl Into<Option<u64>>) -> Cell {
    figure(number.into().and_then(|number| i64::try_from(number).ok()).map(Figure::Count))
}

/// One row a figure, in the order of the catalogue.
pub fn figures(report: &Report, language: Language) -> Sheet {
    let rows = CATALOGUE.iter().filter_map(|metric| {
        let facts = metric.facts();
        let kpi = report.kpis.get(facts.id)?;
        let (low, high) = kpi.interval.as_ref().map_or((None, None), |ends| (ends.low, ends.high));
        Some(vec![
            text(facts.id),
            text(facts.words.name.get(language)),
            figure(kpi.value),
            text(&*kpi.unit),
            figure(low),
            figure(high),
            figure(kpi.numerator),
            figure(kpi.denominator),
            figure(kpi.previous),
            figure(kpi.change),
            real(kpi.growth),
            figure(kpi.target),
            text(&*kpi.status),
            count(kpi.used),
            count(kpi.excluded.iter().map(|left| left.rows).sum::<u64>()),
            said(&kpi.reason),
        ])
    });
    Sheet { name: Both { en: "Figures", fr: "Indicateurs" }, head: FIGURES, rows: rows.collect() }
}

/// The figures by calendar unit.
fn series(report: &Report) -> Sheet {
    let rows = report.kpis.iter().flat_map(|(id, kpi)| {
        kpi.series.iter().map(move |point| vec![text(&**id), text(&*point.start), figure(point.value), figure(point.numerator), figure(point.denominator)])
    });
    Sheet { name: Both { en: "Over time", fr: "Dans le temps" }, head: &["id", "start", "value", "numerator", "denominator"], rows: rows.collect() }
}

/// The figures by part.
fn breakdowns(report: &Report) -> Sheet {
    let rows = report.kpis.iter().flat_map(|(id, kpi)| {
        kpi.breakdowns.iter().flat_map(move |(dimension, parts)| {
            parts.iter().map(move |part| {
                vec![text(&**id), text(&**dimension), said(&part.key), figure(part.value), figure(part.numerator), figure(part.denominator), real(part.p)]
            })
        })
    });
    Sheet {
        name: Both { en: "Breakdowns", fr: "Répartitions" },
        head: &["id", "dimension", "key", "value", "numerator", "denominator", "p"],
        rows: rows.collect(),
    }
}

/// The funnel, a row a stage.
pub fn funnel(report: &Report) -> Option<Sheet> {
    let funnel = report.funnel.as_ref()?;
    let rows = funnel.stages.iter().map(|stage| {
        let time = stage.time.as_ref();
        vec![
            text(&*stage.name),
            count(stage.entered),
            count(stage.advanced),
            count(stage.lost),
            count(stage.open),
            real(stage.conversion),
            real(stage.conversion_total),
            real(time.and_then(|time| time.median_days)),
            real(time.and_then(|time| time.p90_days)),
            count(stage.stuck.count),
        ]
    });
    let head = &["stage", "entered", "advanced", "lost", "open", "conversion", "conversion_total", "median_days", "p90_days", "stuck"];
    Some(Sheet { name: Both { en: "Funnel", fr: "Entonnoir" }, head, rows: rows.collect() })
}

/// Answers by score.
pub fn nps(report: &Report) -> Option<Sheet> {
    let nps = report.nps.as_ref()?;
    let rows = nps.distribution.iter().map(|one| vec![count(u64::from(one.score)), count(one.count)]);
    Some(Sheet { name: Both { en: "NPS answers", fr: "Réponses NPS" }, head: &["score", "count"], rows: rows.collect() })
}

/// The files, with every row accounted for.
pub fn sources(report: &Report) -> Sheet {
    let rows = report.sources.iter().map(|source| {
        let rejected: Vec<String> = source.rejected.iter().map(|rejected| format!("{} {}", rejected.rows, rejected.reason)).collect();
        vec![
            text(&*source.file),
            said(&source.vendor),
            source.entity.map_or(Cell::Empty, |entity| text(entity.name())),
            count(source.rows),
            count(source.used),
            text(rejected.join(", ")),
        ]
    });
    Sheet { name: Both { en: "Files", fr: "Fichiers" }, head: &["file", "vendor", "entity", "rows", "used", "rejected"], rows: rows.collect() }
}

/// All of them.
pub fn all(report: &Report, language: Language) -> Vec<Sheet> {
    let mut sheets = vec![figures(report, language)];
    sheets.extend(funnel(report));
    sheets.extend(nps(report));
    sheets.extend([series(report), breakdowns(report), sources(report)]);
    sheets
}

/// A text that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it.
pub fn harmless(text: &str) -> String {
    let first = text.trim_start_matches([' ', '\u{a0}', '\u{feff}']).chars().next();
    if first.is_some_and(|first| "=+-@|%\t\r\n".contains(first)) { format!("'{text}") } else { text.to_owned() }
}

/// The figures as CSV: UTF-8 with a byte order mark (spreadsheets read accents only then), CRLF line ends (RFC 4180).
pub fn csv(report: &Report, language: Language) -> String {
    let sheet = figures(report, language);
    let quoted = |text: &str| {
        let safe = harmless(text);
        let plain = safe == text && text.trim() == text && !text.contains([',', ';', '"', '\r', '\n', '\t']);
        if plain { safe } else { format!("\"{}\"", safe.replace('"', "\"\"")) }
    };
    let cell = |cell: &Cell| match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => quoted(text),
        Cell::Number(written, _) => written.clone(),
    };
    let rows = sheet.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(","));
    let lines: Vec<String> = std::iter::once(sheet.head.join(",")).chain(rows).collect();
    format!("\u{feff}{}\r\n", lines.join("\r\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_made_harmless() {
        for text in ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", " =1", "\u{a0}=1", "|x", "%x"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        assert_eq!(harmless("Ana = Bo"), "Ana = Bo");
    }
}
