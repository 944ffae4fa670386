//! The report as one file that opens anywhere, offline: no script, nothing to fetch, aggregates only.

use super::figures::{AS_OF, figure, interval, number};
use super::sheets::{self, Cell, Sheet};
use crm_kpi::error::{Both, Language};
use crm_kpi::kpi::{CATALOGUE, Perspective};
use crm_kpi::report::{Figure, Kpi, Point, Report};
use std::fmt::Write;

/// The package writes the same file, with the same style.
const STYLE: &str = include_str!("report.css");

const GROUPS: [(Perspective, Both); 4] = [
    (Perspective::Financial, Both { en: "Finance", fr: "Finance" }),
    (Perspective::Customer, Both { en: "Customers", fr: "Clients" }),
    (Perspective::Process, Both { en: "Internal process", fr: "Processus internes" }),
    (Perspective::Learning, Both { en: "Learning", fr: "Apprentissage" }),
];
const TITLE: Both = Both { en: "Report", fr: "Rapport" };
const TO: Both = Both { en: "to", fr: "à" };
const FIGURE: Both = Both { en: "Figure", fr: "Indicateur" };
const VALUE: Both = Both { en: "Value", fr: "Valeur" };
const INTERVAL: Both = Both { en: "95% interval", fr: "Intervalle à 95\u{202f}%" };
const BEFORE: Both = Both { en: "Before", fr: "Avant" };
const OVER: Both = Both { en: "Over time", fr: "Dans le temps" };
const USED: Both = Both { en: "Records used, left out", fr: "Enregistrements utilisés, écartés" };
const DEFINITIONS: Both = Both { en: "Definitions", fr: "Définitions" };
const FOOT: Both = Both {
    en: "Computed on one computer by crm-kpi; nothing was sent. No record is in this file.",
    fr: "Calculé sur un ordinateur par crm-kpi\u{202f}; rien n’a été envoyé. Aucun enregistrement n’est dans ce fichier.",
};

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

/// A line through the values of the series; nothing for fewer than two.
fn spark(points: &[Point]) -> String {
    let values: Vec<Option<f64>> = points.iter().map(|point| point.value.map(Figure::to_f64)).collect();
    let known = || values.iter().flatten().copied();
    let (low, high) = (known().fold(f64::INFINITY, f64::min), known().fold(f64::NEG_INFINITY, f64::max));
    if known().count() < 2 {
        return String::new();
    }
    let span = if high > low { high - low } else { 1.0 };
    let mut path = String::new();
    let mut drawing = false;
    for (at, value) in values.iter().enumerate() {
        if let Some(value) = value {
            let (x, y) = (at as f64 / (values.len() - 1) as f64 * 116.0 + 2.0, 22.0 - (value - low) / span * 20.0);
            let _ = write!(path, "{}{x:.1} {y:.1}", if drawing { "L" } else { "M" });
        }
        drawing = value.is_some();
    }
    format!("<svg width=\"120\" height=\"24\" viewBox=\"0 0 120 24\" aria-hidden=\"true\"><path d=\"{path}\"/></svg>")
}

/// A figure's value as the page's hooks write it.
fn hook(value: Option<Figure>) -> String {
    value.map_or("null".into(), sheets::written)
}

fn row(id: &str, name: &str, kpi: &Kpi, currency: &str, language: Language) -> String {
    let unit = &kpi.unit;
    let left: u64 = kpi.excluded.iter().map(|left| left.rows).sum();
    format!(
        "<tr><th scope=\"row\">{}</th><td class=\"n v\" data-kpi=\"{id}\" data-value=\"{}\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td>{}</td><td class=\"n q\">{}, {}</td></tr>",
        escaped(name),
        hook(kpi.value),
        figure(kpi.value, unit, currency, language),
        interval(&kpi.interval, unit, currency, language),
        figure(kpi.previous, unit, currency, language),
        spark(&kpi.series),
        number(kpi.used as f64, 0, language),
        number(left as f64, 0, language),
    )
}

fn table(sheet: &Sheet, language: Language) -> String {
    let cell = |cell: &Cell| match cell {
        Cell::Empty => "<td></td>".to_owned(),
        Cell::Text(text) => format!("<td>{}</td>", escaped(text)),
        Cell::Number(_, value) => format!("<td class=\"n\">{}</td>", number(*value, if value.fract() == 0.0 { 0 } else { 3 }, language)),
    };
    let head: String = sheet.head.iter().map(|head| format!("<th scope=\"col\">{}</th>", head.replace('_', " "))).collect();
    let rows: String = sheet.rows.iter().map(|row| format!("<tr>{}</tr>", row.iter().map(cell).collect::<String>())).collect();
    format!("<h2>{}</h2><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>", escaped(sheet.name.get(language)))
}

/// The file.
pub fn report(report: &Report, language: Language) -> String {
    let say = |both: &Both| both.get(language);
    let currency = &escaped(report.settings.currency.as_deref().unwrap_or(""));
    let period = report.settings.period.as_ref().map_or(String::new(), |period| format!("{} {} {}", period.start, say(&TO), period.end));
    let as_of = report.settings.as_of.as_deref().map_or(String::new(), |day| format!(" · {} {day}", say(&AS_OF)));
    let mut body = format!("<h1>{}</h1><p>{}{}</p>", say(&TITLE), escaped(&period), escaped(&as_of));
    for (perspective, name) in &GROUPS {
        let rows: String = CATALOGUE
            .iter()
            .filter(|metric| metric.facts().perspective == *perspective)
            .filter_map(|metric| report.kpis.get(metric.facts().id).filter(|kpi| kpi.value.is_some()).map(|kpi| (metric.facts(), kpi)))
            .map(|(facts, kpi)| row(facts.id, facts.words.name.get(language), kpi, currency, language))
            .collect();
        if !rows.is_empty() {
            let heads: String =
                [&FIGURE, &VALUE, &INTERVAL, &BEFORE, &OVER, &USED].iter().map(|head| format!("<th scope=\"col\">{}</th>", say(head))).collect();
            let _ = write!(body, "<h2>{}</h2><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>", say(name));
        }
    }
    for sheet in [sheets::funnel(report), sheets::nps(report), Some(sheets::sources(report))].into_iter().flatten() {
        body.push_str(&table(&sheet, language));
    }
    let _ = write!(body, "<h2>{}</h2>", say(&DEFINITIONS));
    for facts in CATALOGUE.iter().map(|metric| metric.facts()).filter(|facts| report.kpis.get(facts.id).is_some_and(|kpi| kpi.value.is_some())) {
        let (name, about, formula) = (facts.words.name.get(language), facts.words.about.get(language), facts.words.formula.get(language));
        let _ = write!(
            body,
            "<details><summary>{} <small>{}/{}</small></summary><p>{}</p><p>{}</p></details>",
            escaped(name),
            facts.id,
            facts.version,
            escaped(about),
            escaped(formula)
        );
    }
    let tongue = if language == Language::Fr { "fr" } else { "en" };
    format!(
        "<!doctype html>\n<html lang=\"{tongue}\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"referrer\" content=\"no-referrer\"><title>crm-kpi · {}</title><style>{STYLE}</style></head>\n<body><main>{body}</main><footer><p>{} · {}</p></footer></body></html>\n",
        escaped(&period),
        say(&FOOT),
        escaped(&report.generated_by.version),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_file_is_never_markup() {
        assert_eq!(escaped("<img src=x onerror=\"a('b')\">&"), "&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt;&amp;");
    }
}
