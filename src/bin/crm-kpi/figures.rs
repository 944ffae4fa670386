//! Figures as a person reads them.

use crm_kpi::error::{Both, Language};
use crm_kpi::report::{Figure, Interval};

/// Before the day whose state the figures tell.
pub const AS_OF: Both = Both { en: "as of", fr: "état au" };

/// Digits grouped, with that many decimals, as the language writes them.
pub fn number(value: f64, decimals: usize, language: Language) -> String {
    let written = format!("{value:.decimals$}");
    let (sign, digits) = written.strip_prefix('-').map_or(("", written.as_str()), |digits| ("−", digits));
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let (group, point) = if language == Language::Fr { ("\u{202f}", ",") } else { (",", ".") };
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push_str(group);
        }
        grouped.push(digit);
    }
    let rest = rest.trim_end_matches(if decimals > 1 && rest.chars().all(|digit| digit == '0') { '0' } else { '\0' });
    format!("{sign}{grouped}{}{rest}", if rest.is_empty() { "" } else { point })
}

/// A figure with its unit.
pub fn figure(figure: Option<Figure>, unit: &str, currency: &str, language: Language) -> String {
    let Some(figure) = figure else { return "–".into() };
    let value = figure.to_f64();
    let french = language == Language::Fr;
    let plain = |decimals: usize| number(value, decimals, language);
    match unit {
        "ratio" => format!("{}{}%", number(value * 100.0, 1, language), if french { "\u{202f}" } else { "" }),
        "factor" => format!("{}×", plain(2)),
        "money" | "money_per_day" => format!("{}\u{a0}{}", plain(2), currency),
        "days" => format!("{}\u{a0}{}", plain(1), if french { "j" } else { "d" }),
        "hours" => format!("{}\u{a0}h", plain(1)),
        "seconds" => format!("{}\u{a0}s", plain(0)),
        "months" => format!("{}\u{a0}{}", plain(1), if french { "mois" } else { "months" }),
        _ => plain(if value.fract() == 0.0 { 0 } else { 1 }),
    }
}

pub fn interval(ends: &Option<Interval>, unit: &str, currency: &str, language: Language) -> String {
    ends.as_ref().map_or(String::new(), |ends| format!("{}\u{a0}– {}", figure(ends.low, unit, currency, language), figure(ends.high, unit, currency, language)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_does() {
        assert_eq!(number(1_234_567.891, 2, Language::En), "1,234,567.89");
        assert_eq!(number(-1_234.5, 2, Language::Fr), "−1\u{202f}234,50");
        assert_eq!(number(1_000.0, 2, Language::En), "1,000");
        assert_eq!(number(0.0, 1, Language::Fr), "0,0");
    }
}
