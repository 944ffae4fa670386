//! Moves of records from stage to stage, record by record.

use crate::calendar::{Day, Stamp};
use crate::column::{Bits, Labels, Times};
use crate::outcome::Outcome;
use std::sync::Arc;

/// One move. Stages are codes, 0 where the data does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Move {
    /// When.
    pub at: Stamp,
    /// Stage left.
    pub from: u16,
    /// Stage entered.
    pub to: u16,
}

/// All moves, record by record.
#[derive(Clone, Debug, Default)]
pub struct Moves {
    /// `list[starts[record]..starts[record + 1]]` are a record's, in no order yet.
    starts: Vec<u32>,
    /// All of them.
    pub list: Vec<Move>,
}

/// Moves of one source: one record and one move a row.
pub struct Stream {
    /// Which record each row is about.
    pub whose: Whose,
    /// When.
    pub at: Arc<Times>,
    /// Labels of the stages left, and the stage of each.
    pub from: Option<(Arc<Labels>, Vec<u16>)>,
    /// Stages entered.
    pub to: To,
}

/// Which record a row is about.
pub enum Whose {
    /// The one that the code of its key stands for, `u32::MAX` for none.
    Keyed(Vec<u32>, Arc<Labels>),
    /// The one of the same row, from this one on.
    Rows(u32),
    /// Row by row.
    Listed(Vec<u32>),
}

/// Which stage is entered.
pub enum To {
    /// Labels, and the stage of each.
    Column(Arc<Labels>, Vec<u16>),
    /// The same in every row.
    Always(u16),
}

const NOBODY: u32 = u32::MAX;
/// So many are gone through in one call. A browser gives its quick code for a function up where it is called next, not in the middle of
/// a loop: one long loop over all would run in slow code to its end.
const SOME: usize = 4_096;

impl Stream {
    fn to(&self, row: usize) -> u16 {
        match &self.to {
            To::Column(labels, codes) => codes.get(labels.code(row) as usize).copied().unwrap_or(0),
            To::Always(code) => *code,
        }
    }

    fn from(&self, row: usize) -> u16 {
        self.from.as_ref().map_or(0, |(labels, codes)| codes.get(labels.code(row) as usize).copied().unwrap_or(0))
    }

    /// Puts the moves of some rows, the first of which is `row`, where the next of their record belongs.
    #[inline(never)]
    fn sort(&self, row: usize, whose: &[u32], next: &mut [u32], list: &mut [Move]) {
        for (row, record) in (row..).zip(whose) {
            if let Some(slot) = next.get_mut(*record as usize) {
                list[*slot as usize] = Move { at: self.at.values[row], from: self.from(row), to: self.to(row) };
                *slot += 1;
            }
        }
    }

    /// The record of each row; [`NOBODY`] where the row is no move, a number beyond all records where it is nobody's.
    fn records(&self) -> Vec<u32> {
        let is_move = |row: usize| self.at.present.get(row) && self.to(row) != 0;
        let rows = 0..self.at.len();
        match &self.whose {
            Whose::Keyed(records, keys) => {
                let of = |row| records.get(keys.code(row) as usize).copied().unwrap_or(NOBODY).min(NOBODY - 1);
                rows.map(|row| if is_move(row) { of(row) } else { NOBODY }).collect()
            }
            Whose::Rows(first) => rows.map(|row| if is_move(row) { first + row as u32 } else { NOBODY }).collect(),
            Whose::Listed(records) => records.clone(),
        }
    }
}

impl Moves {
    /// The moves of so many records from several sources, and how many of them are nobody's. A counting sort: stable, so a log in time
    /// order stays in time order.
    #[inline(never)]
    pub fn of_streams(streams: &[Stream], records: usize) -> (Moves, u64) {
        let whose: Vec<Vec<u32>> = streams.iter().map(Stream::records).collect();
        let (starts, orphans) = starts_of(whose.iter().flatten().copied().filter(|record| *record != NOBODY), records);
        let (mut next, mut list) = (starts.clone(), vec![Move::default(); starts[records] as usize]);
        for (stream, whose) in streams.iter().zip(&whose) {
            for (at, some) in whose.chunks(SOME).enumerate() {
                stream.sort(at * SOME, some, &mut next[..records], &mut list);
            }
        }
        (Moves { starts, list }, orphans)
    }

    /// The same from single moves.
    #[inline(never)]
    pub fn of_list(moves: &[(u32, Move)], records: usize) -> (Moves, u64) {
        let (starts, orphans) = starts_of(moves.iter().map(|(record, _)| *record), records);
        let (mut next, mut list) = (starts.clone(), vec![Move::default(); starts[records] as usize]);
        for (record, step) in moves.iter().filter(|(record, _)| (*record as usize) < records) {
            let slot = &mut next[*record as usize];
            list[*slot as usize] = *step;
            *slot += 1;
        }
        (Moves { starts, list }, orphans)
    }

    /// A record's moves.
    #[inline]
    pub fn of(&self, record: usize) -> &[Move] {
        match (self.starts.get(record), self.starts.get(record + 1)) {
            (Some(start), Some(end)) => &self.list[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// How many records.
    pub fn records(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Each record's moves as a rule leaves them.
    #[inline(never)]
    pub fn kept(&self, mut keep: impl FnMut(&[Move], &mut Vec<Move>)) -> Moves {
        let mut kept = Moves { starts: vec![0], list: Vec::with_capacity(self.list.len()) };
        for record in 0..self.records() {
            keep(self.of(record), &mut kept.list);
            kept.starts.push(kept.list.len() as u32);
        }
        kept
    }

    /// Stages by another code.
    pub fn recode(&mut self, codes: &[u16]) {
        for step in &mut self.list {
            (step.from, step.to) = (codes[step.from as usize], codes[step.to as usize]);
        }
    }

    /// Which stages, of so many, the moves of some records name.
    #[inline(never)]
    pub fn name_stages(&self, included: &Bits, seen: &mut [bool]) {
        for record in (0..self.records()).filter(|record| included.get(*record)) {
            for step in self.of(record) {
                seen[step.to as usize] = true;
                seen[step.from as usize] = true;
            }
        }
    }

    /// Among `count` stages (`index`: place of each code, `usize::MAX` for others): how many of some records first entered a before b,
    /// at `a * count + b`. The stage that a record's first move leaves was entered before all.
    pub fn precedence(&self, index: &[usize], count: usize, included: &Bits, as_of: Day) -> Vec<u32> {
        let end = Stamp::start_of(as_of.plus(1));
        let mut before = vec![0u32; count * count];
        for start in (0..self.records()).step_by(SOME) {
            let some = start..(start + SOME).min(self.records());
            self.precede(some.filter(|record| included.get(*record)), index, count, end, &mut before);
        }
        before
    }

    #[inline(never)]
    fn precede(&self, records: impl Iterator<Item = usize>, index: &[usize], count: usize, end: Stamp, before: &mut [u32]) {
        let mut first: Vec<(Stamp, usize)> = Vec::new();
        for record in records {
            first.clear();
            let moves = || self.of(record).iter().filter(|step| step.at < end);
            let origin = moves().min_by_key(|step| step.at).map(|step| (Stamp::of_packed(i64::MIN), step.from));
            for (at, code) in origin.into_iter().chain(moves().map(|step| (step.at, step.to))) {
                let stage = index[code as usize];
                if stage == usize::MAX {
                    continue;
                }
                match first.iter_mut().find(|(_, known)| *known == stage) {
                    Some(known) => known.0 = known.0.min(at),
                    None => first.push((at, stage)),
                }
            }
            for (at, stage) in &first {
                for (other_at, other) in &first {
                    before[stage * count + other] += u32::from(at < other_at);
                }
            }
        }
    }

    /// The earliest move of a record.
    #[inline(never)]
    pub fn first(&self, record: usize) -> Option<Stamp> {
        self.of(record).iter().map(|step| step.at).min()
    }

    /// The move that a record made last before `end`; those of one instant in the order of the chain, closings last.
    #[inline(never)]
    pub fn last(&self, record: usize, end: Stamp, meaning: &[Option<Outcome>]) -> Option<Move> {
        let moves = self.of(record);
        let (mut last, mut alone): (Option<Move>, bool) = (None, true);
        for step in moves.iter().filter(|step| step.at < end) {
            match last {
                Some(known) if step.at < known.at => {}
                Some(known) if step.at == known.at => alone = false,
                _ => (last, alone) = (Some(*step), true),
            }
        }
        if alone {
            return last;
        }
        let mut ordered: Vec<Move> = moves.iter().filter(|step| step.at < end).copied().collect();
        crate::journey::in_order(&mut ordered, &|code| match meaning.get(code as usize) {
            Some(Some(Outcome::Won)) => 254,
            Some(Some(Outcome::Lost)) => 255,
            _ => 0,
        });
        ordered.last().copied()
    }
}

/// Where each record's begin, and how many are nobody's.
fn starts_of(whose: impl Iterator<Item = u32>, records: usize) -> (Vec<u32>, u64) {
    let (mut starts, mut orphans) = (vec![0u32; records + 1], 0);
    for record in whose {
        match (record as usize).checked_add(1).and_then(|next| starts.get_mut(next)) {
            Some(count) => *count += 1,
            None => orphans += 1,
        }
    }
    for record in 0..records {
        starts[record + 1] += starts[record];
    }
    (starts, orphans)
}
