//! Which notation a column has, from its filled cells.

use super::iso::iso;
use super::written::{looks_written, written};
use super::{Order, TimeNotation};

/// How a column's sample writes time.
#[derive(Clone, Copy, Debug)]
pub struct TimeShape {
    /// What to read it with.
    pub notation: TimeNotation,
    /// Share of the sample that looks like a date.
    pub share: f64,
    /// Whether a cell showed which of day and month is first.
    pub proved: bool,
    /// Whether some cell reads two ways and none decides.
    pub open: bool,
    /// Whether the clock has twelve hours.
    pub half_day: bool,
}

/// The notation of a column, from its filled cells. Numbers are dates only where `expected` (a header says so).
pub fn shape<'a>(cells: impl Iterator<Item = &'a str> + Clone, expected: bool) -> Option<TimeShape> {
    let (mut total, mut dates, mut day_first, mut month_first, mut open, mut half_day) = (0, 0, 0, 0, false, false);
    for cell in cells.clone() {
        let text = cell.as_bytes();
        total += 1;
        if !text.iter().any(u8::is_ascii_digit) {
            continue;
        }
        if iso(text).is_some() {
            dates += 1;
            continue;
        }
        dates += u32::from(looks_written(text));
        if let Some(read) = written(text, Order::DayFirst).or_else(|| written(text, Order::MonthFirst)) {
            day_first += u32::from(read.proves == Some(Order::DayFirst));
            month_first += u32::from(read.proves == Some(Order::MonthFirst));
            open |= read.open;
        }
        half_day |= matches!(text, [.., b'm' | b'M'] | [.., b'm' | b'M', b'.']) && text.contains(&b':');
    }
    if total == 0 {
        return None;
    }
    let is_unsettled = expected && dates * 2 < total;
    let numbers: Vec<f64> = cells.filter(|_| is_unsettled).filter_map(|cell| crate::real::read(&crate::text::swapped(cell, ',', '.'))).collect();
    if numbers.len() * 2 > total as usize {
        let within = |low: f64, high: f64| numbers.iter().filter(|value| (low..high).contains(*value)).count() * 2 >= numbers.len();
        let months = numbers.iter().filter(|value| (1_900.0..2_100.0).contains(&(**value / 100.0)) && (1.0..13.0).contains(&(**value % 100.0))).count();
        let notation = if months * 10 >= numbers.len() * 9 {
            TimeNotation::Written(Order::DayFirst)
        } else if within(1e8, 1e10) {
            TimeNotation::Seconds
        } else if within(1e11, 1e13) {
            TimeNotation::Milliseconds
        } else if within(20_000.0, 80_000.0) {
            TimeNotation::Excel1900
        } else {
            return None;
        };
        return Some(TimeShape { notation, share: numbers.len() as f64 / f64::from(total), proved: true, open: false, half_day: false });
    }
    if dates == 0 {
        return None;
    }
    let order = if month_first > day_first { Order::MonthFirst } else { Order::DayFirst };
    let proved = day_first + month_first > 0;
    Some(TimeShape { notation: TimeNotation::Written(order), share: f64::from(dates) / f64::from(total), proved, open: open && !proved, half_day })
}
