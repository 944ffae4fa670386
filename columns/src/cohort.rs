//! A cohort in its funnel: how many came to which stage, went on, were lost there or are still there.

use crate::column::Bits;
use crate::journeys::{Journeys, NONE, PlaceIndex};
use crate::outcome::Outcome;

/// Counts of one stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// furthest ≥ this.
    pub entered: u64,
    /// furthest > this.
    pub advanced: u64,
    /// furthest = this and lost.
    pub lost: u64,
    /// furthest = this and not closed.
    pub open: u64,
    /// Open records whose stage now is this one.
    pub current: u64,
    /// Passed without a visit.
    pub skipped: u64,
    /// Moves back from here.
    pub regressions: u64,
    /// Visits beyond each record's first.
    pub reentries: u64,
}

/// Counts of a cohort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cohort {
    /// By stage.
    pub stages: Vec<Counts>,
    /// Won.
    pub won: u64,
    /// Lost.
    pub lost: u64,
    /// Neither.
    pub open: u64,
    /// Records with a move back.
    pub regressed_records: u64,
    /// Moves by place left and place entered, those that were made.
    pub moves: Vec<((PlaceIndex, PlaceIndex), u64)>,
}

/// The records of some that stand in the funnel.
pub fn members(rows: &[u32], journeys: &Journeys) -> Bits {
    let mut members = Bits::filled(journeys.furthest.len(), false);
    for row in rows.iter().map(|row| *row as usize).filter(|row| journeys.included.get(*row) && journeys.furthest[*row] != NONE) {
        members.set(row, true);
    }
    members
}

impl Cohort {
    /// The members among some records, counted.
    #[inline(never)]
    pub fn of(rows: &[u32], members: &Bits, journeys: &Journeys, outcome: &[Outcome]) -> Cohort {
        let last = usize::from(journeys.stages.last());
        let mut all = Cohort { stages: vec![Counts::default(); journeys.stages.names.len()], ..Cohort::default() };
        for row in rows.iter().map(|row| *row as usize).filter(|row| members.get(*row)) {
            let furthest = usize::from(journeys.furthest[row]);
            all.stages[furthest].entered += 1;
            match outcome[row] {
                Outcome::Won => all.won += 1,
                Outcome::Lost => all.lost += 1,
                Outcome::Open => all.open += 1,
            }
            if furthest < last {
                match outcome[row] {
                    Outcome::Lost => all.stages[furthest].lost += 1,
                    Outcome::Open => all.stages[furthest].open += 1,
                    Outcome::Won => {}
                }
            }
            let mut passed_by = !(journeys.visited[row] | journeys.passed[row]) & ((1 << furthest) - 1);
            while passed_by != 0 {
                all.stages[passed_by.trailing_zeros() as usize].skipped += 1;
                passed_by &= passed_by - 1;
            }
            if let Some(stage) = all.stages.get_mut(usize::from(journeys.current[row])) {
                stage.current += 1;
            }
        }
        // who came further came here too
        for rank in (1..all.stages.len()).rev() {
            all.stages[rank - 1].advanced = all.stages[rank].entered;
            all.stages[rank - 1].entered += all.stages[rank].entered;
        }
        journeys.reentries.iter().filter(|(row, _)| members.get(*row as usize)).for_each(|(_, stage)| all.stages[usize::from(*stage)].reentries += 1);
        let mut regressed = None;
        for (row, stage) in journeys.regressions.iter().filter(|(row, _)| members.get(*row as usize)) {
            all.stages[usize::from(*stage)].regressions += 1;
            all.regressed_records += u64::from(regressed != Some(*row));
            regressed = Some(*row);
        }
        let mut matrix = vec![0u64; 256 * 256];
        journeys.moves.iter().filter(|(row, ..)| members.get(*row as usize)).for_each(|(_, from, to)| matrix[usize::from(*from) * 256 + usize::from(*to)] += 1);
        all.moves = matrix.iter().enumerate().filter(|(_, count)| **count > 0).map(|(at, count)| (((at / 256) as u8, (at % 256) as u8), *count)).collect();
        all
    }
}
