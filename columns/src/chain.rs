//! Records on their way through a few steps in order: when each entered which, and how many did in a period.

use crate::calendar::{Day, Span, Stamp};
use crate::column::Bits;
use crate::periods::Periods;

/// Steps of the chain.
pub const STEPS: usize = 6;

/// No step: the record is not there.
const NOWHERE: u8 = 255;
/// No day: a step that was not entered, or nobody knows when.
const NEVER: i32 = i32::MIN;

/// How far each record came, and when.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    furthest: Vec<u8>,
    days: Vec<[i32; STEPS]>,
    at: Vec<[Stamp; STEPS]>,
    /// Whether anything tells when a step was entered, if only by a later step's date.
    pub dated: [bool; STEPS],
}

/// How a record stands towards a step and a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Entered in the period.
    Inside,
    /// The record comes again.
    Repeated,
    /// It is not there.
    Nowhere,
    /// It has not entered the step.
    NotEntered,
    /// Entered at another time.
    Outside,
    /// Nobody knows when.
    Undated,
}

/// All of them, in their order.
pub const ENTRIES: [Entry; 6] = [Entry::Inside, Entry::Repeated, Entry::Nowhere, Entry::NotEntered, Entry::Outside, Entry::Undated];

/// Counts of the chain.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chain {
    /// Records that entered a step in the period.
    pub entered: [u64; STEPS],
    /// Of those that entered the first step in the period, those that entered the second at all.
    pub followed: [[u64; STEPS]; STEPS],
    /// Visits in the period.
    pub visits: u64,
}

impl std::ops::AddAssign for Chain {
    fn add_assign(&mut self, other: Chain) {
        self.visits += other.visits;
        for from in 0..STEPS {
            self.entered[from] += other.entered[from];
            (0..STEPS).for_each(|to| self.followed[from][to] += other.followed[from][to]);
        }
    }
}

impl Steps {
    /// So many records, none of them there.
    #[inline(never)]
    pub fn of(records: usize) -> Steps {
        Steps { furthest: vec![NOWHERE; records], days: vec![[NEVER; STEPS]; records], at: vec![Default::default(); records], ..Steps::default() }
    }

    /// Puts a record at a step: it has entered all before, each at its date, else at a later step's.
    #[inline(never)]
    pub fn enter(&mut self, record: usize, furthest: usize, found: impl Fn(usize) -> Option<Stamp>) {
        let mut next = None;
        for step in (0..=furthest).rev() {
            next = found(step).or(next);
            if let Some(at) = next {
                self.days[record][step] = at.day().0;
                self.at[record][step] = at;
            }
        }
        self.furthest[record] = furthest as u8;
    }

    /// Whether the record is there.
    #[inline(always)]
    pub fn exists(&self, record: u32) -> bool {
        self.furthest[record as usize] != NOWHERE
    }

    /// Whether it has entered a step.
    #[inline(always)]
    pub fn has_entered(&self, record: u32, step: usize) -> bool {
        let furthest = self.furthest[record as usize];
        furthest != NOWHERE && usize::from(furthest) >= step
    }

    /// When it entered the step, where that is known.
    #[inline(always)]
    pub fn entered_at(&self, record: u32, step: usize) -> Option<Stamp> {
        if self.days[record as usize][step] == NEVER { None } else { Some(self.at[record as usize][step]) }
    }

    /// Whether it entered the step in a period; whenever, where nothing says when or there is no period.
    pub fn entered_in(&self, record: u32, step: usize, span: Option<Span>) -> bool {
        self.has_entered(record, step)
            && match span.filter(|_| self.dated[step]) {
                Some(span) => span.contains(Day(self.days[record as usize][step])),
                None => true,
            }
    }

    /// How a record stands towards a step and a period; `repeated`: which come again.
    #[inline(always)]
    pub fn entry(&self, record: u32, repeated: &Bits, step: usize, span: Option<Span>) -> Entry {
        let day = self.days[record as usize][step];
        match span.filter(|_| self.dated[step]) {
            _ if repeated.get(record as usize) => Entry::Repeated,
            _ if !self.exists(record) => Entry::Nowhere,
            _ if !self.has_entered(record, step) => Entry::NotEntered,
            None => Entry::Inside,
            Some(_) if day == NEVER => Entry::Undated,
            Some(span) if span.contains(Day(day)) => Entry::Inside,
            Some(_) => Entry::Outside,
        }
    }

    /// How many of some records stand so, in the order of `ENTRIES`.
    #[inline(never)]
    pub fn entries(&self, records: &[u32], repeated: &Bits, step: usize, span: Option<Span>) -> [u64; ENTRIES.len()] {
        let mut counts = [0; ENTRIES.len()];
        records.iter().for_each(|record| counts[self.entry(*record, repeated, step, span) as usize] += 1);
        counts
    }

    /// The records among some that entered a step in each period, all of them where nothing says when.
    #[inline(never)]
    pub fn entering(&self, records: &[u32], step: usize, periods: &Periods) -> Vec<Vec<u32>> {
        let mut entering = vec![Vec::new(); periods.count()];
        for record in records.iter().filter(|record| self.has_entered(**record, step)) {
            if periods.are_always() || !self.dated[step] {
                entering.iter_mut().for_each(|period| period.push(*record));
            } else if let Some(place) = periods.of(Day(self.days[*record as usize][step])) {
                entering[place].push(*record);
            }
        }
        entering
    }

    /// The first day on which one of some records entered the step.
    #[inline(never)]
    pub fn first(&self, records: &[u32], step: usize) -> Option<Day> {
        records.iter().map(|record| self.days[*record as usize][step]).filter(|day| *day != NEVER).min().map(Day)
    }

    /// Seconds from one step to a later one, of the records that took both in this order.
    #[inline(never)]
    pub fn seconds(&self, from: usize, to: usize) -> Vec<i64> {
        let took = self.at.iter().zip(&self.days).filter(|(_, days)| days[from] != NEVER && days[to] != NEVER);
        took.map(|(at, _)| at[from].until(at[to])).filter(|seconds| *seconds >= 0).collect()
    }

    /// The chain over some records and each of some periods, in one pass. Without a period, whenever.
    #[inline(never)]
    pub fn chains(&self, records: &[u32], periods: &Periods) -> Vec<Chain> {
        let mut chains = vec![Chain::default(); periods.count()];
        let mut always = Chain::default();
        let whenever: [bool; STEPS] = std::array::from_fn(|step| periods.are_always() || !self.dated[step]);
        for record in records.iter().map(|record| *record as usize) {
            let furthest = usize::from(self.furthest[record]);
            if furthest >= STEPS {
                continue;
            }
            for (step, day) in self.days[record][..=furthest].iter().enumerate() {
                let chain = match *day {
                    _ if whenever[step] => Some(&mut always),
                    NEVER => None,
                    day => periods.of(Day(day)).map(|place| &mut chains[place]),
                };
                if let Some(chain) = chain {
                    chain.entered[step] += 1;
                    chain.followed[step][furthest] += 1;
                }
            }
        }
        for chain in &mut chains {
            *chain += always.clone();
            // Who came further came here too.
            for step in 0..STEPS {
                (step..STEPS - 1).rev().for_each(|to| chain.followed[step][to] += chain.followed[step][to + 1]);
            }
        }
        chains
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_came_further_came_through_all_steps_before() {
        let mut steps = Steps::of(3);
        steps.dated = [true; STEPS];
        steps.enter(0, 2, |step| (step != 1).then(|| Stamp::start_of(Day(step as i32 * 10))));
        steps.enter(1, 0, |_| Some(Stamp::start_of(Day(5))));
        let spans = [Span { start: Day(0), end: Day(10) }, Span { start: Day(10), end: Day(30) }];
        let chains = steps.chains(&[0, 1, 2], &Periods::of_spans(&spans));
        assert_eq!(chains.iter().map(|chain| chain.entered[..3].to_vec()).collect::<Vec<_>>(), [[2, 0, 0], [0, 1, 1]]);
        assert_eq!(chains[0].followed[0][..3], [2, 1, 1]);
        assert_eq!(steps.entered_at(0, 1), Some(Stamp::start_of(Day(20))), "the next step's date");
        assert!(!steps.exists(2) && steps.entered_in(0, 2, Some(spans[1])) && !steps.entered_in(0, 2, Some(spans[0])));
        assert_eq!(steps.seconds(0, 2), [20 * 86_400]);
        let mut repeated = Bits::filled(3, false);
        assert_eq!(steps.entries(&[0, 1, 2], &repeated, 1, Some(spans[1])), [1, 0, 1, 1, 0, 0]);
        repeated.set(0, true);
        assert_eq!(steps.entries(&[0, 1, 2], &repeated, 0, Some(spans[1])), [0, 1, 1, 0, 1, 0]);
        assert!((0..).zip(ENTRIES).all(|(place, entry)| entry as usize == place));
    }
}
