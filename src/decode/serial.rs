//! Excel's numbers that are dates: which formats make them so, and their text.

use crate::calendar::Day;

/// What a cell's format makes of its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// A number.
    #[default]
    Number,
    /// A date, a time, or both.
    Date,
    /// Hours that go on past 24.
    Elapsed,
}

/// Of a built-in format.
pub fn built_in(id: u32) -> Style {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Style::Date,
        46 => Style::Elapsed,
        _ => Style::Number,
    }
}

/// Of a format as written in the workbook: `yyyy\-mm\-dd`, `[h]:mm`, `#,##0.00 "days"`.
pub fn written(code: &str) -> Style {
    if code.eq_ignore_ascii_case("general") {
        return Style::Number;
    }
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                chars.by_ref().find(|c| *c == '"');
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if !inside.is_empty() && inside.chars().all(|c| matches!(c, 'h' | 'H' | 'm' | 'M' | 's' | 'S')) {
                    return Style::Elapsed;
                }
            }
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return Style::Date,
            ';' => return Style::Number,
            _ => {}
        }
    }
    Style::Number
}

/// A serial number as text: `2025-01-14`, `2025-01-14 09:05:11`, `16:42:00` under one day, `255:10:10` elapsed. None where there
/// is no such day: below 0, the false 29 February 1900, after 9999.
pub fn text(value: f64, style: Style, since_1904: bool) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&value) {
        return None;
    }
    let seconds = (value * 86_400.0).round() as i64;
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if style == Style::Elapsed || seconds < 86_400 {
        return Some(format!("{hours:02}:{minutes:02}:{rest:02}"));
    }
    let serial = seconds / 86_400;
    let day = match serial {
        _ if since_1904 => serial - 24_107,
        60 => return None,
        ..60 => serial - 25_568,
        _ => serial - 25_569,
    };
    let day = Day(i32::try_from(day).ok()?);
    Some(match seconds % 86_400 {
        0 => day.to_string(),
        _ => format!("{day} {:02}:{minutes:02}:{rest:02}", hours % 24),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_dates_by_their_letters_outside_quotes() {
        for (code, style) in [
            ("yyyy\\-mm\\-dd", Style::Date),
            ("[$-409]d\\-mmm\\-yy;@", Style::Date),
            ("[hh]:mm:ss", Style::Elapsed),
            ("#,##0.00 \"days\"", Style::Number),
            ("[Red]#,##0", Style::Number),
            ("0.00E+00", Style::Number),
            ("General", Style::Number),
            ("# ?/?", Style::Number),
            ("_-* #,##0.00\\ _d_-", Style::Number),
            ("h:mm AM/PM", Style::Date),
        ] {
            assert_eq!(written(code), style, "{code}");
        }
    }

    #[test]
    fn serials_are_days_of_both_calendars() {
        assert_eq!(text(45_671.0, Style::Date, false).as_deref(), Some("2025-01-14"));
        assert_eq!(text(45_671.378_472_222, Style::Date, false).as_deref(), Some("2025-01-14 09:05:00"));
        assert_eq!(text(45_671.0 - 1_462.0, Style::Date, true).as_deref(), Some("2025-01-14"));
        assert_eq!(text(60.0, Style::Date, false), None);
        assert_eq!(text(61.0, Style::Date, false).as_deref(), Some("1900-03-01"));
        assert_eq!(text(59.0, Style::Date, false).as_deref(), Some("1900-02-28"));
        assert_eq!(text(0.5, Style::Date, false).as_deref(), Some("12:00:00"));
        assert_eq!(text(10.632_060_185, Style::Elapsed, false).as_deref(), Some("255:10:10"));
        assert_eq!(text(f64::NAN, Style::Date, false), None);
        assert_eq!(text(-1.0, Style::Date, false), None);
    }
}
