//! The working week of the firm, in minutes since 1970 without a zone.

use super::rng::Rng;
use crate::calendar::Day;

pub(super) const DAY: i64 = 24 * 60;

/// First day of a month of the sample's years.
pub(super) fn first(year: i32, month: u32) -> Day {
    Day::civil(year, month, 1).unwrap_or_default()
}

/// The last day of the data.
pub(super) fn last_day() -> Day {
    first(2025, 1).plus(-1)
}

/// Nobody works after it: half past six in the evening of the last day.
pub(super) fn closing_time() -> i64 {
    i64::from(last_day().0) * DAY + 18 * 60 + 30
}

/// Whether the office is open: weekdays, but not on 1 January, 1 May and Christmas.
pub(super) fn works(day: Day) -> bool {
    let (_, month, date) = day.ymd();
    (day.0 + 3).rem_euclid(7) < 5 && !matches!((month, date), (1, 1) | (5, 1) | (12, 25))
}

/// The day, or the next one on which the office is open.
pub(super) fn workday(day: Day) -> Day {
    (0..7).map(|days| day.plus(days)).find(|day| works(*day)).unwrap_or(day)
}

/// Some minute of the working hours of a day.
pub(super) fn during(day: Day, rng: &mut Rng) -> i64 {
    i64::from(day.0) * DAY + 8 * 60 + 30 + rng.below(10 * 60)
}

/// A working minute some time after another.
pub(super) fn after(minute: i64, wait: i64, rng: &mut Rng) -> i64 {
    let at = during(workday(day_of(minute + wait)), rng);
    if at > minute { at } else { minute + 1 + rng.below(45) }
}

/// The day of a minute.
pub(super) fn day_of(minute: i64) -> Day {
    Day(minute.div_euclid(DAY) as i32)
}

/// `2024-03-31 09:05`, as HubSpot writes it.
pub(super) fn stamp(minute: i64) -> String {
    let of_day = minute.rem_euclid(DAY);
    format!("{} {:02}:{:02}", day_of(minute), of_day / 60, of_day % 60)
}

/// Working days of both years, each with how much business begins on it: little in August and at Christmas, more in the second year.
pub(super) fn demand() -> Vec<(Day, i64)> {
    const MONTHS: [i64; 12] = [95, 105, 112, 100, 88, 104, 78, 38, 118, 112, 104, 66];
    let start = first(2023, 1);
    let days = (0..731).map(|days| start.plus(days)).filter(|day| works(*day));
    days.map(|day| {
        let (year, month, _) = day.ymd();
        let weight = MONTHS.get(month as usize - 1).copied().unwrap_or(100);
        (day, weight * if year == 2024 { 108 } else { 100 })
    })
    .collect()
}
