//! Dates and times, by column and never by cell: which comes first, day or month, is a property of the column.

mod clock;
mod cursor;
mod iso;
mod shape;
mod written;

pub use clock::{says_zone, time_of_day};
pub use iso::{Months, iso};
pub use shape::{TimeShape, shape};
pub use written::{Read, looks_written, written};

use crate::calendar::{Day, Stamp};

/// How a column writes its days and instants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeNotation {
    /// Digits and separators, or a month's name; a year of four digits in front is always read as such.
    Written(Order),
    /// Days since the end of 1899, with the false 29 February 1900.
    Excel1900,
    /// Days since 1904-01-01.
    Excel1904,
    /// Seconds since 1970.
    Seconds,
    /// Milliseconds since 1970.
    Milliseconds,
}

/// What stands first where the year does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `31/12/2025`.
    DayFirst,
    /// `12/31/2025`.
    MonthFirst,
}

impl Order {
    /// The other one.
    pub fn other(self) -> Order {
        match self {
            Order::DayFirst => Order::MonthFirst,
            Order::MonthFirst => Order::DayFirst,
        }
    }
}

impl TimeNotation {
    /// From a name as in `mapping.notation`: `dd/mm/yyyy`, `mm/dd/yyyy hh:mm`, `yyyy-mm-dd`, `excel 1900`, `unix seconds`…
    pub fn named(name: &str) -> Option<TimeNotation> {
        let name = crate::text::lowercase(name);
        Some(match name.as_str() {
            "excel 1900" => TimeNotation::Excel1900,
            "excel 1904" => TimeNotation::Excel1904,
            "unix seconds" => TimeNotation::Seconds,
            "unix milliseconds" => TimeNotation::Milliseconds,
            _ => match (name.find('d'), name.find('m')) {
                (Some(day), Some(month)) if day < month => TimeNotation::Written(Order::DayFirst),
                (Some(_), Some(_)) => TimeNotation::Written(Order::MonthFirst),
                _ => return None,
            },
        })
    }

    /// Its name, with `sample` (a value of the column) for separators and time.
    pub fn name(self, sample: &str) -> String {
        let order = match self {
            TimeNotation::Excel1900 => return "excel 1900".into(),
            TimeNotation::Excel1904 => return "excel 1904".into(),
            TimeNotation::Seconds => return "unix seconds".into(),
            TimeNotation::Milliseconds => return "unix milliseconds".into(),
            TimeNotation::Written(order) => order,
        };
        let digits = sample.bytes().take_while(u8::is_ascii_digit).count();
        let separator = sample.chars().find(|c| !crate::text::is_word(*c)).unwrap_or('/');
        let head: String = sample.chars().take(12).collect();
        let date = if head.chars().any(|c| (crate::text::is_word(c) && !c.is_ascii_digit()) && !matches!(c, 'T' | 'Z')) && digits < 4 {
            if digits == 0 { "month d yyyy".to_owned() } else { format!("d{separator}month{separator}yyyy") }
        } else {
            match digits {
                8.. => "yyyymmdd".to_owned(),
                6 => "yyyymm".to_owned(),
                4.. => format!("yyyy{separator}mm{separator}dd"),
                _ if order == Order::DayFirst => format!("dd{separator}mm{separator}yyyy"),
                _ => format!("mm{separator}dd{separator}yyyy"),
            }
        };
        let time = match sample.matches(':').count().min(2) {
            0 => "",
            1 => " hh:mm",
            _ => " hh:mm:ss",
        };
        let half = if crate::text::lowercase(sample).trim_end_matches('.').ends_with('m') && !time.is_empty() { " am/pm" } else { "" };
        format!("{date}{time}{half}")
    }

    /// A trimmed cell.
    #[inline(always)]
    pub fn read(self, text: &[u8]) -> Option<Stamp> {
        match self {
            TimeNotation::Written(order) => iso(text).or_else(|| written(text, order).map(|read| read.stamp)),
            _ => self.counted(text),
        }
    }

    #[inline(never)]
    fn counted(self, text: &[u8]) -> Option<Stamp> {
        let value = crate::real::read(&crate::text::swapped(std::str::from_utf8(text).ok()?, ',', '.'))?;
        let whole = value.floor();
        match self {
            TimeNotation::Seconds if value.abs() < 1e11 => Some(Stamp::instant(whole as i64)),
            TimeNotation::Milliseconds if value.abs() < 1e14 => Some(Stamp::instant((value / 1000.0).floor() as i64)),
            TimeNotation::Excel1900 | TimeNotation::Excel1904 if (0.0..2_958_466.0).contains(&value) => {
                let serial = whole as i64;
                let day = match self {
                    TimeNotation::Excel1904 => serial - 24_107,
                    _ if serial == 60 || serial == 0 => return None,
                    _ if serial < 60 => serial - 25_568,
                    _ => serial - 25_569,
                };
                let seconds = ((value - whole) * 86_400.0).round() as i64;
                Some(if value == whole { Stamp::day_only(Day(day as i32)) } else { Stamp::instant(day * 86_400 + seconds) })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(stamp: Option<Stamp>) -> String {
        stamp.map_or("none".into(), |stamp| {
            let seconds = stamp.seconds().rem_euclid(86_400);
            if stamp.has_time() {
                format!("{} {:02}:{:02}:{:02}", stamp.day(), seconds / 3600, seconds / 60 % 60, seconds % 60)
            } else {
                stamp.day().to_string()
            }
        })
    }

    #[test]
    fn a_date_is_read_in_every_spelling() {
        let day_first = TimeNotation::Written(Order::DayFirst);
        for (text, expected) in [
            ("2025-01-14", "2025-01-14"),
            ("2025-01-14 09:05", "2025-01-14 09:05:00"),
            ("2024-03-05T14:23:11Z", "2024-03-05 14:23:11"),
            ("2025-03-28T16:42:00.000Z", "2025-03-28 16:42:00"),
            ("2025-01-14T09:05:11.000+0000", "2025-01-14 09:05:11"),
            ("2025-01-14T01:05:11+02:00", "2025-01-13 23:05:11"),
            ("2025/01/14", "2025-01-14"),
            ("20250114", "2025-01-14"),
            ("202501", "2025-01-01"),
            ("202513", "none"),
            ("150125", "none"),
            ("14/01/2025", "2025-01-14"),
            ("14.01.2025 9:05", "2025-01-14 09:05:00"),
            ("14-01-2025", "2025-01-14"),
            ("4/1/25", "2025-01-04"),
            ("14/01/2025 à 9h05", "2025-01-14 09:05:00"),
            ("15 Apr, 2025 00:02:00", "2025-04-15 00:02:00"),
            ("3 mars 2025", "2025-03-03"),
            ("1er février 2025", "2025-02-01"),
            ("12 août 2025", "2025-08-12"),
            ("Apr 15, 2025", "2025-04-15"),
            ("15-Apr-2025", "2025-04-15"),
            ("Tue, 15 Apr 2025 10:00:00 +0000", "2025-04-15 10:00:00"),
            ("mar. 15 avril 2025", "2025-04-15"),
            ("March 2025", "2025-03-01"),
            ("2025-03", "2025-03-01"),
            ("03/2025", "2025-03-01"),
            ("2025-02-30", "none"),
            ("31/02/2025", "none"),
            ("0000-00-00", "none"),
            ("29/02/2023", "none"),
            ("29/02/2024", "2024-02-29"),
            ("2025-01-14 25:00", "none"),
            ("hello", "none"),
            ("12345", "none"),
        ] {
            assert_eq!(show(day_first.read(text.as_bytes())), expected, "{text}");
        }
        let month_first = TimeNotation::Written(Order::MonthFirst);
        for (text, expected) in [
            ("3/28/2025 4:42 PM", "2025-03-28 16:42:00"),
            ("3/28/2025 12:00 AM", "2025-03-28 00:00:00"),
            ("3/28/2025, 12:15:09 p.m.", "2025-03-28 12:15:09"),
            ("28/3/2025", "none"),
        ] {
            assert_eq!(show(month_first.read(text.as_bytes())), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_dates_where_a_header_says_so() {
        for (notation, text, expected) in [
            (TimeNotation::Excel1900, "45672", "2025-01-15"),
            (TimeNotation::Excel1900, "45736.695833", "2025-03-20 16:42:00"),
            (TimeNotation::Excel1900, "60", "none"),
            (TimeNotation::Excel1900, "61", "1900-03-01"),
            (TimeNotation::Excel1904, "44210", "2025-01-15"),
            (TimeNotation::Seconds, "1736845511", "2025-01-14 09:05:11"),
            (TimeNotation::Milliseconds, "1743180120000", "2025-03-28 16:42:00"),
        ] {
            assert_eq!(show(notation.read(text.as_bytes())), expected, "{text}");
        }
        let found = |cells: &[&'static str]| shape(cells.iter().copied(), true).map(|shape| shape.notation);
        assert_eq!(found(&["45672", "45736.695833", "45700", "60", "61"]), Some(TimeNotation::Excel1900));
        assert_eq!(found(&["1736845511"]), Some(TimeNotation::Seconds));
        assert_eq!(found(&["1736845511000"]), Some(TimeNotation::Milliseconds));
        assert_eq!(found(&["202412", "202501"]), Some(TimeNotation::Written(Order::DayFirst)));
        assert_eq!(found(&["202412", "202599"]), None);
        assert_eq!(found(&["3", "12"]), None);
    }

    #[test]
    fn one_value_proves_a_columns_order() {
        let found = |cells: &[&'static str]| shape(cells.iter().copied(), true).map(|shape| (shape.notation, shape.proved, shape.open));
        assert_eq!(found(&["03/04/2025", "12/25/2025"]), Some((TimeNotation::Written(Order::MonthFirst), true, false)));
        assert_eq!(found(&["03/04/2025", "25/12/2025"]), Some((TimeNotation::Written(Order::DayFirst), true, false)));
        assert_eq!(found(&["03/04/2025", "05/06/2025"]).map(|found| (found.1, found.2)), Some((false, true)));
        assert_eq!(found(&["03.04.2025"]), Some((TimeNotation::Written(Order::DayFirst), false, false)));
    }
}
