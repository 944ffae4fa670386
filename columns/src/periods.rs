//! Periods one after another, such as the units of a series: which of them a day lies in, in one load.

use crate::calendar::{Day, Span};

/// Periods in order, none of which overlap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Periods {
    count: usize,
    start: Day,
    /// Place + 1 of the period of each day from `start` on, 0 between periods.
    places: Vec<u16>,
    /// One period that is all of time.
    always: bool,
}

impl Periods {
    /// Days of a century and a half: periods beyond are cut, as nothing dated lies there.
    const MOST_DAYS: i32 = 60_000;

    /// One period; all of time where there is none.
    pub fn one(span: Option<Span>) -> Periods {
        match span {
            Some(span) => Periods::of_spans(&[span]),
            None => Periods { count: 1, always: true, ..Periods::default() },
        }
    }

    /// Several, in order.
    pub fn of_spans(spans: &[Span]) -> Periods {
        let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return Periods::default() };
        let start = first.start;
        let days = (last.end.0 - start.0).clamp(0, Periods::MOST_DAYS);
        let mut places = vec![0; days as usize];
        for (place, span) in spans.iter().enumerate() {
            let clamped = |day: Day| (day.0 - start.0).clamp(0, days) as usize;
            places[clamped(span.start)..clamped(span.end).max(clamped(span.start))].fill(place as u16 + 1);
        }
        Periods { count: spans.len(), start, places, always: false }
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Whether they are one period that is all of time, undated records included.
    pub fn are_always(&self) -> bool {
        self.always
    }

    /// The place of the period that a day lies in.
    #[inline]
    pub fn of(&self, day: Day) -> Option<usize> {
        let place = self.places.get(usize::try_from(i64::from(day.0) - i64::from(self.start.0)).ok()?)?;
        usize::from(*place).checked_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_lies_in_the_period_that_contains_it() {
        let spans = [Span { start: Day(10), end: Day(12) }, Span { start: Day(12), end: Day(15) }, Span { start: Day(17), end: Day(18) }];
        let periods = Periods::of_spans(&spans);
        for day in 0..30 {
            assert_eq!(periods.of(Day(day)), spans.iter().position(|span| span.contains(Day(day))), "day {day}");
        }
        assert!(Periods::one(None).are_always() && !Periods::one(Some(spans[0])).are_always());
    }
}
