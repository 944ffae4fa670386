//! Which of the contacts that the team sought out a figure counts, and in which period.

use crate::calendar::{Span, Stamp};
use crate::engagement::{Engagement, never};
use crate::periods::Periods;
use crate::touch::Touched;

/// Which contacts a figure of outreach counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// First attempt in the period.
    Approached,
    /// Some attempt in the period, before it was won.
    Reached,
    /// Came in the period, with an attempt.
    Courted,
    /// All that exist.
    All,
}

/// Why a contact is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missed {
    /// Nobody tried to reach it.
    Untouched,
    /// Not in the period.
    Outside,
    /// Won before the period's first attempt.
    Won,
}

/// Contacts with their touches.
pub struct Outreach<'a> {
    /// What became of each.
    pub engagements: &'a [Engagement],
    /// The touches of each.
    pub touched: &'a Touched,
}

impl Outreach<'_> {
    /// Calls `each` with every period that a contact is counted in, and the moment that counts it there.
    #[inline(always)]
    fn count(&self, row: u32, which: Sought, place: impl Fn(Stamp) -> Option<usize>, mut each: impl FnMut(usize, Stamp)) -> Result<(), Missed> {
        let one = &self.engagements[row as usize];
        let moment = match which {
            _ if !one.is_approached() => return Err(Missed::Untouched),
            Sought::Courted => one.courted,
            _ => one.approached,
        };
        if which != Sought::Reached {
            return place(moment).map(|place| each(place, moment)).ok_or(Missed::Outside);
        }
        let (mut latest, mut counted) = (None, Err(Missed::Outside));
        for touch in self.touched.with(row).iter().filter(|touch| touch.outbound) {
            let then = place(touch.at);
            if then.is_none() || then == latest {
                continue;
            }
            if one.converted < touch.at {
                return counted.map_err(|_| Missed::Won);
            }
            latest = then;
            then.into_iter().for_each(|place| each(place, touch.at));
            counted = Ok(());
        }
        counted
    }

    /// Whether a contact is counted in a period, else why not.
    #[inline(never)]
    pub fn place(&self, row: u32, which: Sought, span: Option<Span>) -> Result<(), Missed> {
        let within = |at: Stamp| span.is_none_or(|span| Stamp::start_of(span.start) <= at && at < Stamp::start_of(span.end)).then_some(0);
        self.count(row, which, within, |_, _| {})
    }

    /// Of some contacts how many are counted, and how many are missed for each reason; and those that are not there.
    #[inline(never)]
    pub fn account(&self, rows: &[u32], which: Sought, moments: &[Stamp], span: Option<Span>) -> ([u64; 4], Vec<u32>) {
        let (mut counts, mut nowhere) = ([0; 4], Vec::new());
        for row in rows {
            if self.engagements[*row as usize].is_nowhere() {
                nowhere.push(*row);
            } else if which == Sought::All || moments[*row as usize] != never() {
                counts[0] += 1;
            } else {
                counts[self.place(*row, which, span).map_or_else(|missed| missed as usize + 1, |()| 0)] += 1;
            }
        }
        (counts, nowhere)
    }

    /// Of each contact the moment that counts it in a period.
    #[inline(never)]
    pub fn moments(&self, which: Sought, span: Option<Span>) -> Vec<Stamp> {
        let mut moments = vec![never(); self.engagements.len()];
        let all: Vec<u32> = (0..self.engagements.len() as u32).collect();
        self.counted(&all, which, &Periods::one(span)).iter().flatten().for_each(|(row, at)| moments[*row as usize] = *at);
        moments
    }

    /// Of some contacts those that each period counts, with the moment that counts them.
    pub fn counted(&self, rows: &[u32], which: Sought, periods: &Periods) -> Vec<Vec<(u32, Stamp)>> {
        let mut counted = vec![Vec::new(); periods.count()];
        let place = |at: Stamp| if periods.are_always() { Some(0) } else { periods.of(at.day()) };
        for row in rows.iter().filter(|row| !self.engagements[**row as usize].is_nowhere()) {
            // why not is told by `place`
            let _ = self.count(*row, which, place, |place, at| counted[place].push((*row, at)));
        }
        counted
    }
}

/// The rows that a moment counts, with it.
#[inline(never)]
pub fn counted(rows: &[u32], moments: &[Stamp]) -> Vec<(u32, Stamp)> {
    rows.iter().map(|row| (*row, moments[*row as usize])).filter(|(_, at)| *at != never()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;
    use crate::engagement::Known;
    use crate::lists::Lists;
    use crate::touch::Touch;

    #[test]
    fn who_was_reached_in_two_periods_counts_in_both_until_won() {
        let at = |day: i32| Stamp::start_of(Day(day));
        let touches = [1, 2, 11, 21].map(|day| Touch { at: at(day), outbound: true, human: true, ..Touch::default() });
        let known = Known { there: true, created: Some(at(12)), won: true, converted: Some(at(15)), unsubscribed: false };
        let engagements = [Engagement::of(&known, &touches), Engagement::of(&known, &[])];
        let touched = Touched { lists: Lists::grouped(2, &touches.map(|touch| (0, touch))), contacts: Vec::new() };
        let outreach = Outreach { engagements: &engagements, touched: &touched };
        let spans = [0, 10, 20].map(|start| Span { start: Day(start), end: Day(start + 10) });
        let periods = Periods::of_spans(&spans);
        assert_eq!(outreach.counted(&[0, 1], Sought::Reached, &periods), [vec![(0, at(1))], vec![(0, at(11))], vec![]]);
        assert_eq!(outreach.counted(&[0, 1], Sought::Approached, &periods), [vec![(0, at(1))], vec![], vec![]]);
        assert_eq!(outreach.counted(&[0, 1], Sought::Courted, &periods), [vec![], vec![(0, at(12))], vec![]]);
        let places = spans.map(|span| outreach.place(0, Sought::Reached, Some(span)));
        for (span, expected) in spans.into_iter().zip([at(1), at(11), never()]) {
            assert_eq!(outreach.moments(Sought::Reached, Some(span)), [expected, never()]);
        }
        assert_eq!(counted(&[1, 0], &[at(1), never()]), [(0, at(1))]);
        assert_eq!(places, [Ok(()), Ok(()), Err(Missed::Won)]);
        assert_eq!(outreach.place(1, Sought::Reached, None), Err(Missed::Untouched));
        assert_eq!(outreach.place(0, Sought::Approached, Some(spans[1])), Err(Missed::Outside));
    }
}
