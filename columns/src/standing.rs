//! How records that end stand towards a period, in a few facts, a bit each.

use crate::calendar::{Span, Stamp};
use crate::column::Times;
use crate::outcome::Outcome;

/// It was won.
pub const IS_WON: u32 = 1;
/// It was lost.
pub const IS_LOST: u32 = 1 << 1;
/// Created at another time.
pub const CREATED_OUTSIDE: u32 = 1 << 2;
/// Nobody knows when it was created. Twice the one before: a date is inside, outside or nowhere.
pub const CREATED_NOWHERE: u32 = CREATED_OUTSIDE * 2;
/// Closed at another time.
pub const CLOSED_OUTSIDE: u32 = 1 << 4;
/// Nobody knows when it was closed.
pub const CLOSED_NOWHERE: u32 = CLOSED_OUTSIDE * 2;
/// Not created or not closed.
pub const WITHOUT_CYCLE: u32 = 1 << 6;
/// Closed before it was created.
pub const BACKWARDS: u32 = 1 << 7;
/// Created after the state's day.
pub const UNBORN: u32 = 1 << 8;
/// Open at the end of the state's day.
pub const OPEN_THEN: u32 = 1 << 9;
/// The first bit that is free for more facts.
pub const MORE: u32 = 1 << 10;

/// What files and the outcome tell of records, and the period that they are looked at over; none where the column is not there.
pub struct Period<'a> {
    /// How each ended.
    pub outcome: &'a [Outcome],
    /// When each was created, and the period of that.
    pub created: (&'a Times, Option<Span>),
    /// When each was closed, and the period of that.
    pub closed: (&'a Times, Option<Span>),
    /// The end of the state's day.
    pub end: Stamp,
}

impl Period<'_> {
    /// The facts of a record.
    #[inline(always)]
    pub fn facts(&self, row: u32) -> u32 {
        let at = row as usize;
        let (created, closed) = (self.created.0.get(at), self.closed.0.get(at));
        let outcome = match self.outcome[at] {
            Outcome::Won => IS_WON,
            Outcome::Lost => IS_LOST,
            Outcome::Open => 0,
        };
        let cycle = match created.zip(closed) {
            None => WITHOUT_CYCLE,
            Some((created, closed)) if created.until(closed) < 0 => BACKWARDS,
            Some(_) => 0,
        };
        let unborn = created.is_some_and(|created| created >= self.end);
        let open = !unborn && (outcome == 0 || closed.is_some_and(|closed| closed >= self.end));
        let lies = (lie(created, self.created.1) * CREATED_OUTSIDE) | (lie(closed, self.closed.1) * CLOSED_OUTSIDE);
        outcome | cycle | lies | (UNBORN * u32::from(unborn)) | (OPEN_THEN * u32::from(open))
    }

    /// How many of some records stand so, by their facts and those of `more`, a set bit each.
    #[inline(never)]
    pub fn count(&self, rows: &[u32], more: &[u8]) -> Vec<u32> {
        let mut counts = vec![0; MORE as usize * 256];
        rows.iter().for_each(|row| counts[(self.facts(*row) | (u32::from(more[*row as usize]) * MORE)) as usize] += 1);
        counts
    }
}

/// 0 for a date in the period, 1 for one outside, 2 for none.
#[inline(always)]
fn lie(at: Option<Stamp>, span: Option<Span>) -> u32 {
    match (at, span) {
        (_, None) => 0,
        (None, Some(_)) => 2,
        (Some(at), Some(span)) => u32::from(at < Stamp::start_of(span.start) || at >= Stamp::start_of(span.end)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;

    #[test]
    fn a_record_is_open_until_the_day_it_is_closed() {
        let times = |days: &[Option<i32>]| {
            let mut times = Times::default();
            days.iter().for_each(|day| times.push(day.map(|day| Stamp::day_only(Day(day)))));
            times
        };
        let (created, closed) = (times(&[Some(1), Some(1), None, Some(20)]), times(&[Some(5), Some(15), Some(3), None]));
        let span = Some(Span { start: Day(0), end: Day(10) });
        let outcome = [Outcome::Won, Outcome::Lost, Outcome::Lost, Outcome::Open];
        let period = Period { outcome: &outcome, created: (&created, span), closed: (&closed, span), end: Stamp::start_of(Day(10)) };
        assert_eq!(period.facts(0), IS_WON);
        assert_eq!(period.facts(1), IS_LOST | CLOSED_OUTSIDE | OPEN_THEN);
        assert_eq!(period.facts(2), IS_LOST | CREATED_NOWHERE | WITHOUT_CYCLE);
        assert_eq!(period.facts(3), CREATED_OUTSIDE | CLOSED_NOWHERE | WITHOUT_CYCLE | UNBORN);
        let counts = period.count(&[0, 0, 1], &[3, 0, 0, 0]);
        assert_eq!((counts[(IS_WON | (3 * MORE)) as usize], counts[period.facts(1) as usize]), (2, 1));
    }
}
