//! The funnel's counts over a cohort: integers only.

use super::Slice;
use super::accounting::Tally;
use super::journeys::{Journeys, NONE};
use super::outcome::Outcome;
use super::population::Population;
use super::reason::{OTHER_PIPELINE, Reason, UNKNOWN_STAGE};
use crate::dataset::column::Bits;
use crate::map::SortedMap;
use crate::stats::Counted;

/// Counts of one stage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StageSums {
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
    /// Lengths of ended visits in seconds, the shortest first.
    pub ended: Vec<i64>,
    /// Lengths so far of running visits, the shortest first.
    pub running: Vec<i64>,
    /// Visits, also those whose length is not known.
    pub visits: u64,
}

/// Counts of a cohort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FunnelSums {
    /// By stage.
    pub stages: Vec<StageSums>,
    /// Won at as_of.
    pub won: u64,
    /// Lost.
    pub lost: u64,
    /// Neither.
    pub open: u64,
    /// Records with a move back.
    pub regressed_records: u64,
    /// Moves by place left and place entered.
    pub moves: SortedMap<(u8, u8), u64>,
    /// Rows of the entity that are not in it.
    pub excluded: SortedMap<Reason, u64>,
}

/// One open record that has stayed too long.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StuckRow {
    /// The deal's row.
    pub row: u32,
    /// Seconds in the stage.
    pub seconds: u32,
}

/// The records of the selection created in the period and in the funnel.
fn cohort(slice: &Slice, sums: &mut FunnelSums) -> Bits {
    let journeys = &slice.world.journeys;
    let mut cohort = Bits::filled(slice.world.data.deals.rows, false);
    for row in slice.created() {
        if journeys.included.get(*row as usize) && journeys.furthest[*row as usize] != NONE {
            cohort.set(*row as usize, true);
        }
    }
    let mut excluded = Tally::default();
    for row in &slice.part.deals {
        if cohort.get(*row as usize) {
            continue;
        }
        let reason = match Population::Created.place(slice, *row) {
            Err(reason) => Some(reason),
            Ok(()) if journeys.other_pipeline.get(*row as usize) => Some(OTHER_PIPELINE),
            Ok(()) if journeys.furthest[*row as usize] == NONE => Some(UNKNOWN_STAGE),
            Ok(()) => None,
        };
        if let Some(reason) = reason {
            excluded.add(reason);
        }
    }
    sums.excluded = excluded.into_counts();
    cohort
}

/// The counts of a slice's cohort.
pub fn sums(slice: &Slice) -> FunnelSums {
    let (journeys, deals) = (&slice.world.journeys, &slice.world.deals);
    let count = journeys.stages.names.len();
    let mut sums = FunnelSums { stages: vec![StageSums::default(); count], ..FunnelSums::default() };
    let cohort = cohort(slice, &mut sums);
    let last = journeys.stages.last() as usize;
    for row in slice.created().iter().map(|row| *row as usize).filter(|row| cohort.get(*row)) {
        let furthest = journeys.furthest[row] as usize;
        let outcome = deals.outcome[row];
        match outcome {
            Outcome::Won => sums.won += 1,
            Outcome::Lost => sums.lost += 1,
            Outcome::Open => sums.open += 1,
        }
        let touched = journeys.visited[row] | journeys.passed[row];
        for (rank, stage) in sums.stages.iter_mut().enumerate().take(furthest + 1) {
            stage.entered += 1;
            if rank < furthest {
                stage.advanced += 1;
                stage.skipped += u64::from(touched >> rank & 1 == 0);
            }
        }
        if furthest < last {
            match outcome {
                Outcome::Lost => sums.stages[furthest].lost += 1,
                Outcome::Open => sums.stages[furthest].open += 1,
                Outcome::Won => {}
            }
        }
        if let Some(stage) = sums.stages.get_mut(journeys.current[row] as usize) {
            stage.current += 1;
        }
    }
    let per_record = slice.world.settings.funnel.per == "record";
    for (stage, visits) in sums.stages.iter_mut().zip(&journeys.visits) {
        let (ended, running) = visits.of(&cohort);
        stage.visits = (ended.len() + running.len() + visits.unknown.iter().filter(|row| cohort.get(**row as usize)).count()) as u64;
        if !per_record {
            (stage.ended, stage.running) = (ended, running.iter().map(|(seconds, _)| i64::from(*seconds)).collect());
        } else {
            let mut by_record: Vec<Option<(i64, bool)>> = vec![None; slice.world.data.deals.rows];
            for (seconds, row, ended) in visits.iter().filter(|(_, row, _)| cohort.get(*row as usize)) {
                let total = by_record[row as usize].get_or_insert((0, true));
                *total = (total.0 + i64::from(seconds), total.1 && ended);
            }
            by_record.iter().flatten().for_each(|(seconds, ended)| if *ended { stage.ended.push(*seconds) } else { stage.running.push(*seconds) });
            crate::order::ascend(&mut stage.ended);
            crate::order::ascend(&mut stage.running);
        }
    }
    journeys.reentries.iter().filter(|(row, _)| cohort.get(*row as usize)).for_each(|(_, stage)| sums.stages[*stage as usize].reentries += 1);
    let mut regressed = None;
    for (row, stage) in journeys.regressions.iter().filter(|(row, _)| cohort.get(*row as usize)) {
        sums.stages[*stage as usize].regressions += 1;
        sums.regressed_records += u64::from(regressed != Some(*row));
        regressed = Some(*row);
    }
    let mut matrix = vec![0u64; 256 * 256];
    journeys.moves.iter().filter(|(row, _, _)| cohort.get(*row as usize)).for_each(|(_, from, to)| matrix[usize::from(*from) * 256 + usize::from(*to)] += 1);
    sums.moves = matrix.iter().enumerate().filter(|(_, count)| **count > 0).map(|(at, count)| (((at / 256) as u8, (at % 256) as u8), *count)).collect();
    sums
}

/// Of the whole selection, whatever the period: ended visits of a stage (for its limit) and its running ones, oldest first.
pub fn stays(slice: &Slice, stage: usize) -> (Vec<i64>, Vec<StuckRow>) {
    let journeys: &Journeys = &slice.world.journeys;
    let mut selected = Bits::filled(slice.world.data.deals.rows, false);
    slice.part.by_created.iter().for_each(|row| selected.set(*row as usize, true));
    let (ended, running) = journeys.visits[stage].of(&selected);
    let here = running.into_iter().filter(|(_, row)| journeys.current[*row as usize] as usize == stage);
    let mut running: Vec<StuckRow> = here.map(|(seconds, row)| StuckRow { row, seconds }).collect();
    running.reverse();
    (ended, running)
}

/// Days after which a record is stuck in a stage (as the settings say, else p90 of at least ten ended visits), and the open records
/// that have been there longer, oldest first.
pub fn stuck(slice: &Slice, stage: usize) -> (Option<f64>, Vec<StuckRow>) {
    let days = |seconds: f64| seconds / 86_400.0;
    let (ended, mut running) = stays(slice, stage);
    let found = if ended.len() >= 10 { Counted::from(ended).quantile(0.9).map(days) } else { None };
    let limit = slice.world.journeys.stages.limit_days[stage].or(found);
    running.retain(|stay| limit.is_some_and(|limit| days(f64::from(stay.seconds)) > limit));
    (limit, running)
}
