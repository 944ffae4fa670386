//! How records stood at the end of a day, and their order in time.

use crate::calendar::{Day, Stamp};
use crate::column::{Bits, Labels, Times};
use crate::moves::Moves;
use crate::outcome::Outcome;

/// What files say of records that end; a column that is not there is empty. `status`, `stage`: labels, and what each code means.
pub struct Told<'a> {
    /// How each ended.
    pub status: (&'a Labels, &'a [Option<Outcome>]),
    /// Where each stands.
    pub stage: (&'a Labels, &'a [Option<Outcome>]),
    /// When each was created.
    pub created: &'a Times,
    /// When each was closed.
    pub closed: &'a Times,
    /// Their moves, and what each stage of these means.
    pub moves: (&'a Moves, &'a [Option<Outcome>]),
}

/// How records stood.
#[derive(Clone, Debug, Default)]
pub struct States {
    /// How each stood.
    pub outcome: Vec<Outcome>,
    /// When it was closed; nothing on open ones.
    pub closed: Times,
    /// When it was created, else its earliest move.
    pub created: Times,
    /// Created later: it did not exist.
    pub future: Bits,
    /// Whether a move closes some record.
    pub closed_by_moves: bool,
}

impl Told<'_> {
    /// The first so many records at the end of `as_of`. What is told was told at the export: who was closed later stood open.
    #[inline(never)]
    pub fn rewind(&self, records: usize, as_of: Day) -> States {
        let (moves, moved_to) = self.moves;
        let end = Stamp::start_of(as_of.plus(1));
        let meaning = |(labels, of): (&Labels, &[Option<Outcome>]), row: usize| of[labels.code(row) as usize];
        let mut states = States { future: Bits::filled(records, false), ..States::default() };
        for row in 0..records {
            let created = self.created.get(row).or_else(|| moves.first(row));
            let exported = meaning(self.status, row).or(meaning(self.stage, row)).unwrap_or_default();
            let told = self.status.0.code(row) != 0 || self.stage.0.code(row) != 0;
            let last = moves.last(row, end, moved_to);
            let closing = last.and_then(|step| moved_to[step.to as usize].map(|outcome| (outcome, step.at)));
            let close_date = self.closed.get(row);
            let rewound = told && exported != Outcome::Open && close_date.is_some_and(|closed| closed >= end);
            let (outcome, closed) = match closing {
                _ if told && exported != Outcome::Open && !rewound => (exported, close_date.or(closing.map(|(_, at)| at))),
                Some((outcome, at)) if !told || rewound => (outcome, Some(at)),
                _ => (Outcome::Open, None),
            };
            states.closed_by_moves |= closing.is_some();
            let closed_later = outcome != Outcome::Open && closed.is_some_and(|closed| closed >= end);
            states.outcome.push(if closed_later { Outcome::Open } else { outcome });
            states.closed.push(closed.filter(|_| outcome != Outcome::Open && !closed_later));
            states.future.set(row, created.is_some_and(|created| created >= end));
            states.created.push(created);
        }
        states
    }
}

/// Row numbers in the order of their day, those without one first; stable.
pub fn order_by_day(rows: Vec<u32>, times: &Times) -> Vec<u32> {
    let (mut dated, mut ordered) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
    for row in rows {
        if times.present.get(row as usize) { dated.push(row) } else { ordered.push(row) }
    }
    ordered.extend_from_slice(&crate::order::by_number(&dated, &|row| i64::from(times.values[row as usize].day().0)));
    ordered
}

/// Of rows in the order of their day, those without one first, the ones from a stamp on and before another.
pub fn between<'a>(rows: &'a [u32], times: &Times, start: Stamp, end: Stamp) -> &'a [u32] {
    let before = |end: Stamp| rows.partition_point(|row| times.get(*row as usize).is_none_or(|at| at < end));
    let (start, end) = (before(start), before(end));
    &rows[start..end]
}

/// Rows in the order of their times, equal ones in theirs; rows without one are left out.
#[inline(never)]
pub fn order_in_time(mut rows: Vec<u32>, times: &Times) -> Vec<u32> {
    rows.retain(|row| times.present.get(*row as usize));
    crate::order::by_number(&rows, &|row| times.values[row as usize].packed())
}
