//! The funnel's counts over a cohort: integers only.

use super::Slice;
use super::accounting::Tally;
use super::journeys::{Journeys, NONE};
use super::population::Population;
use super::reason::{OTHER_PIPELINE, Reason, UNKNOWN_STAGE};
use crate::collect::CollectVec;
use crate::dataset::column::Bits;
use crate::map::SortedMap;
use crate::stats::Counted;
use columns::cohort::{Cohort, Counts, members};

/// One stage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StageSums {
    /// Its records.
    pub counts: Counts,
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

/// Rows of the selection that are not in the cohort, and why.
fn excluded(slice: &Slice, cohort: &Bits) -> SortedMap<Reason, u64> {
    let journeys = &slice.world.journeys;
    let mut excluded = Tally::default();
    let standings = slice.deal_standings().iter().filter_map(|(standing, rows)| Some((standing.counts(Population::Created).err()?, *rows)));
    standings.for_each(|(reason, rows)| excluded.add(reason, rows));
    for row in slice.created().iter().filter(|row| !cohort.get(**row as usize)) {
        if journeys.other_pipeline.get(*row as usize) {
            excluded.add(OTHER_PIPELINE, 1);
        } else if journeys.furthest[*row as usize] == NONE {
            excluded.add(UNKNOWN_STAGE, 1);
        }
    }
    excluded.into_counts()
}

/// The counts of a slice's cohort.
pub fn sums(slice: &Slice) -> FunnelSums {
    let journeys = &slice.world.journeys;
    let cohort = members(slice.created(), journeys);
    let Cohort { stages, won, lost, open, regressed_records, moves } = Cohort::of(slice.created(), &cohort, journeys, &slice.world.deals.outcome);
    let stages = stages.into_iter().map(|counts| StageSums { counts, ..StageSums::default() }).collect_vec();
    let mut sums = FunnelSums { stages, won, lost, open, regressed_records, moves: moves.into_iter().collect(), excluded: excluded(slice, &cohort) };
    let per_record = slice.world.settings.funnel.per == "record";
    for (stage, visits) in sums.stages.iter_mut().zip(&journeys.visits) {
        let (ended, running) = visits.of(&cohort);
        stage.visits = (ended.len() + running.len() + visits.unknown.iter().filter(|row| cohort.get(**row as usize)).count()) as u64;
        if !per_record {
            (stage.ended, stage.running) = (ended, running.iter().map(|(seconds, _)| i64::from(*seconds)).collect_vec());
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
    sums
}

/// Of the whole selection, whatever the period: ended visits of a stage (for its limit) and its running ones, oldest first.
pub fn stays(slice: &Slice, stage: usize) -> (Vec<i64>, Vec<StuckRow>) {
    let journeys: &Journeys = &slice.world.journeys;
    let (ended, running) = journeys.visits[stage].of(slice.in_funnel());
    let here = running.into_iter().filter(|(_, row)| journeys.current[*row as usize] as usize == stage);
    let mut running: Vec<StuckRow> = here.map(|(seconds, row)| StuckRow { row, seconds }).collect_vec();
    running.reverse();
    (ended, running)
}

/// A stage's limit in days, and the open records that have been there longer, oldest first.
pub type Overdue = (Option<f64>, Vec<StuckRow>);

/// Days after which a record is stuck in a stage (as the settings say, else p90 of at least ten ended visits), and the open records
/// that have been there longer, oldest first; `None` for what is no stage.
pub fn stuck<'a>(slice: &Slice<'a>, stage: usize) -> Option<&'a Overdue> {
    slice.part.overdue.get_or_init(|| (0..slice.world.journeys.visits.len()).map(|stage| overdue(slice, stage)).collect_vec()).get(stage)
}

fn overdue(slice: &Slice, stage: usize) -> Overdue {
    let days = |seconds: f64| seconds / 86_400.0;
    let (ended, mut running) = stays(slice, stage);
    let found = if ended.len() >= 10 { Counted::from(ended).quantile(0.9).map(days) } else { None };
    let (world, name) = (slice.world, slice.world.journeys.stages.names[stage].as_str());
    let limit = world.settings.funnel.details(name).find_map(|details| details.limit_days).or(found);
    running.retain(|stay| limit.is_some_and(|limit| days(f64::from(stay.seconds)) > limit));
    (limit, running)
}
