//! Days, instants, calendar units and periods. No clock: today is a setting.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// A calendar unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub enum Grain {
    /// A day.
    Day,
    /// An ISO week, from Monday.
    Week,
    /// A calendar month.
    #[default]
    Month,
    /// Three months of the fiscal year.
    Quarter,
    /// A fiscal year.
    Year,
}

impl Grain {
    /// The unit of that name.
    pub fn named(name: &str) -> Option<Grain> {
        [("day", Grain::Day), ("week", Grain::Week), ("month", Grain::Month), ("quarter", Grain::Quarter), ("year", Grain::Year)]
            .into_iter()
            .find(|(known, _)| *known == name)
            .map(|(_, grain)| grain)
    }
}

/// A text that is no day or no period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{found} is not {expected}")]
pub struct NotADate {
    found: String,
    expected: &'static str,
}

/// Days since 1970-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// The civil day, if it exists.
    pub fn civil(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day).map(Day::from_date)
    }

    fn from_date(date: NaiveDate) -> Day {
        Day(date.num_days_from_ce() - 719_163)
    }

    fn date(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0.saturating_add(719_163)).unwrap_or_default()
    }

    /// Year, month, day.
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    /// The day so many days later.
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// The same day of the month so many months later, or that month's last.
    pub fn plus_months(self, months: i32) -> Day {
        let (year, month, day) = self.ymd();
        let index = year * 12 + month as i32 - 1 + months;
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) as u32 + 1);
        (0..4).find_map(|back| Day::civil(year, month, day - back)).unwrap_or(self)
    }

    /// `2024-12-31`.
    pub fn parse(text: &str) -> Result<Day, NotADate> {
        let parts: Vec<&str> = text.split('-').collect();
        let number = |part: &str, digits: usize| part.parse::<u32>().ok().filter(|_| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()));
        let day = match parts.as_slice() {
            [year, month, day] => {
                number(year, 4).zip(number(month, 2)).zip(number(day, 2)).and_then(|((year, month), day)| Day::civil(year as i32, month, day))
            }
            _ => None,
        };
        day.ok_or_else(|| NotADate { found: text.to_owned(), expected: "a day (YYYY-MM-DD)" })
    }

    /// First day of the unit that it lies in. A fiscal year starts in month `fiscal` (1 to 12).
    pub fn floor(self, grain: Grain, fiscal: u32) -> Day {
        let (year, month, _) = self.ymd();
        let months = match grain {
            Grain::Day => return self,
            Grain::Week => return self.plus(-(self.date().weekday().num_days_from_monday() as i32)),
            Grain::Month => 1,
            Grain::Quarter => 3,
            Grain::Year => 12,
        };
        let index = year * 12 + month as i32 - 1 - (fiscal as i32 - 1);
        let start = index.div_euclid(months) * months + fiscal as i32 - 1;
        Day::civil(start.div_euclid(12), start.rem_euclid(12) as u32 + 1, 1).unwrap_or(self)
    }

    /// First day of the unit `count` units after the one that starts here.
    pub fn step(self, grain: Grain, count: i32) -> Day {
        match grain {
            Grain::Day => self.plus(count),
            Grain::Week => self.plus(7 * count),
            Grain::Month => self.plus_months(count),
            Grain::Quarter => self.plus_months(3 * count),
            Grain::Year => self.plus_months(12 * count),
        }
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// An instant to the second, or a day without a time of day. Packed: seconds since 1970 on a clock of the report's zone × 256, +
/// 64 and the clock's distance from UTC in quarters of an hour when there is a time of day; so a day sorts before the instants in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp(i64);

impl Stamp {
    /// The number that it is packed in.
    pub fn packed(self) -> i64 {
        self.0
    }

    /// From that number.
    pub fn of_packed(packed: i64) -> Stamp {
        Stamp(packed)
    }

    /// A day without a time of day.
    pub fn day_only(day: Day) -> Stamp {
        Stamp(i64::from(day.0) * 86_400 * 256)
    }

    /// Before every stamp of a day and after every earlier one: what stamps are compared with, so that no day is divided out.
    #[inline(always)]
    pub fn start_of(day: Day) -> Stamp {
        Stamp::day_only(day)
    }

    /// An instant of UTC.
    pub fn instant(seconds: i64) -> Stamp {
        Stamp(seconds * 256 + 64)
    }

    /// An instant that a clock so many seconds ahead of UTC shows as `seconds`.
    pub fn zoned(seconds: i64, offset: i32) -> Stamp {
        Stamp(seconds * 256 + 64 + i64::from((offset as f64 / 900.0).round().clamp(-63.0, 63.0) as i32))
    }

    /// Seconds since 1970 in UTC.
    #[inline(always)]
    fn utc(self) -> i64 {
        self.seconds() - ((self.0 & 255) - 64) * 900
    }

    /// Seconds since 1970 on the report's clocks; midnight for a day.
    #[inline(always)]
    pub fn seconds(self) -> i64 {
        self.0 >> 8
    }

    /// Whether it has a time of day.
    #[inline(always)]
    pub fn has_time(self) -> bool {
        self.0 & 255 != 0
    }

    /// The day that it lies in.
    #[inline(always)]
    pub fn day(self) -> Day {
        Day(self.seconds().div_euclid(86_400) as i32)
    }

    /// Seconds from here to a later stamp: between instants, or, when either side has no time of day, between days × 86,400.
    #[inline(always)]
    pub fn until(self, later: Stamp) -> i64 {
        if self.has_time() && later.has_time() { later.utc() - self.utc() } else { i64::from(later.day().0 - self.day().0) * 86_400 }
    }

    /// Seconds from here to the end of a day, on the same clock.
    #[inline(always)]
    pub fn until_end_of(self, day: Day) -> i64 {
        i64::from(day.plus(1).0) * 86_400 - self.seconds()
    }
}

/// Whole days, `[start, end)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub start: Day,
    /// The day after the last.
    pub end: Day,
}

impl Span {
    /// `A..B`, `YYYY`, `YYYY-Qn` or `YYYY-MM`.
    pub fn parse(text: &str) -> Result<Span, NotADate> {
        let bad = || NotADate { found: text.to_owned(), expected: "a period (A..B, YYYY, YYYY-Qn or YYYY-MM)" };
        let span = if let Some((start, end)) = crate::text::parted(text, "..") {
            Span { start: Day::parse(start)?, end: Day::parse(end)? }
        } else {
            let (year, rest) = text.split_at_checked(4).ok_or_else(bad)?;
            let year: i32 = year.parse().map_err(|_| bad())?;
            let (month, grain) = match rest {
                "" => (1, Grain::Year),
                "-Q1" | "-T1" => (1, Grain::Quarter),
                "-Q2" | "-T2" => (4, Grain::Quarter),
                "-Q3" | "-T3" => (7, Grain::Quarter),
                "-Q4" | "-T4" => (10, Grain::Quarter),
                month => (month.strip_prefix('-').filter(|m| m.len() == 2).and_then(|m| m.parse().ok()).ok_or_else(bad)?, Grain::Month),
            };
            let start = Day::civil(year, month, 1).ok_or_else(bad)?;
            Span { start, end: start.step(grain, 1) }
        };
        if span.start < span.end { Ok(span) } else { Err(bad()) }
    }

    /// Whether a day lies in it.
    #[inline(always)]
    pub fn contains(&self, day: Day) -> bool {
        self.start <= day && day < self.end
    }

    /// Length in days.
    pub fn days(&self) -> i32 {
        self.end.0 - self.start.0
    }

    /// The part up to the end of `as_of`; empty where it starts later.
    pub fn cut(&self, as_of: Day) -> Span {
        Span { start: self.start, end: self.end.min(as_of.plus(1)).max(self.start) }
    }

    /// The units of a grain that it touches, each clipped to it, with the unit's own first day.
    pub fn buckets(&self, grain: Grain, fiscal: u32) -> Vec<(Day, Span)> {
        let mut buckets = Vec::new();
        let mut unit = self.start.floor(grain, fiscal);
        while unit < self.end && buckets.len() < 4000 {
            let next = unit.step(grain, 1);
            buckets.push((unit, Span { start: unit.max(self.start), end: next.min(self.end) }));
            unit = next;
        }
        buckets
    }

    /// The whole units of `grain` that it is made of, if it is.
    fn units(&self, grain: Grain, fiscal: u32) -> Option<i32> {
        let mut day = self.start;
        let mut count = 0;
        if self.start.floor(grain, fiscal) != self.start {
            return None;
        }
        while day < self.end {
            day = day.step(grain, 1);
            count += 1;
        }
        (day == self.end).then_some(count)
    }

    /// The period before: as many whole fiscal years, months or weeks where it is made of them, else as many days. Where
    /// `as_of` cuts this one, the previous is cut after the same number of days.
    pub fn previous(&self, fiscal: u32, as_of: Day) -> Span {
        let start = [Grain::Year, Grain::Month, Grain::Week]
            .into_iter()
            .find_map(|grain| self.units(grain, fiscal).map(|count| self.start.step(grain, -count)))
            .unwrap_or(self.start.plus(-self.days()));
        let mut previous = Span { start, end: self.start };
        if as_of.plus(1) < self.end {
            previous.end = start.plus(self.cut(as_of).days()).min(self.start);
        }
        previous
    }

    /// The calendar months that lie wholly in it.
    pub fn complete_months(&self) -> Vec<Span> {
        self.buckets(Grain::Month, 1)
            .into_iter()
            .filter(|(unit, span)| *unit == span.start && unit.step(Grain::Month, 1) == span.end)
            .map(|(_, span)| span)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_period_of_whole_units_is_preceded_by_as_many() {
        let far = day("2030-01-01");
        for (period, previous) in [
            ("2024", "2023"),
            ("2024-03-01..2024-05-01", "2024-01-01..2024-03-01"),
            ("2024-03-04..2024-03-18", "2024-02-19..2024-03-04"),
            ("2024-03-05..2024-03-08", "2024-03-02..2024-03-05"),
        ] {
            assert_eq!(Span::parse(period).unwrap().previous(1, far), Span::parse(previous).unwrap(), "{period}");
        }
        let cut = Span::parse("2024-02").unwrap().previous(1, day("2024-02-10"));
        assert_eq!(cut, Span::parse("2024-01-01..2024-01-11").unwrap());
    }

    #[test]
    fn buckets_are_gap_free_and_clipped() {
        let buckets = Span::parse("2024-01-15..2024-03-10").unwrap().buckets(Grain::Month, 1);
        let text: Vec<String> = buckets.iter().map(|(unit, span)| format!("{unit} {}..{}", span.start, span.end)).collect();
        assert_eq!(text, ["2024-01-01 2024-01-15..2024-02-01", "2024-02-01 2024-02-01..2024-03-01", "2024-03-01 2024-03-01..2024-03-10"]);
    }

    #[test]
    fn fiscal_years_start_in_any_month() {
        assert_eq!(day("2024-03-31").floor(Grain::Year, 4), day("2023-04-01"));
        assert_eq!(day("2024-04-01").floor(Grain::Quarter, 4), day("2024-04-01"));
        assert_eq!(day("2024-07-10").floor(Grain::Week, 1), day("2024-07-08"));
    }

    #[test]
    fn a_duration_with_a_bare_day_counts_days() {
        let noon = Stamp::instant(day("2024-01-01").0 as i64 * 86_400 + 43_200);
        let next = Stamp::day_only(day("2024-01-02"));
        assert_eq!(noon.until(next), 86_400);
        assert_eq!(noon.until(Stamp::instant(next.seconds())), 43_200);
    }
}
