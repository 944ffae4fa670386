//! Funnels counted in other ways than the default one: `strict`, `any` and `window`, conversion windows, and by activity.
//! Each record's journey is made anew on the day that it is looked at.

use super::Slice;
use super::accounting::Tally;
use super::funnel::{self, FunnelSums, StageSums};
use super::journey::{Journey, Record, travel};
use super::journeys::{NONE, index};
use super::outcome::Outcome;
use super::population::Population;
use super::reason::{DUPLICATE, FUTURE, OTHER_PIPELINE, UNKNOWN_STAGE};
use super::stages::Place;
use crate::calendar::{Day, Span, Stamp};
use crate::collect::{CollectVec, PushAll};

/// In how many ways a stage can be said to be entered.
pub const MODES: &[&str] = &["reached", "strict", "any", "window"];

/// The counts of a slice's funnel, as the settings ask for them.
pub fn sums(slice: &Slice) -> FunnelSums {
    let settings = &slice.world.settings.funnel;
    let plain = settings.attribution == "cohort" && settings.mode == "reached" && settings.window_days.is_none();
    if plain { funnel::sums(slice) } else { counted(slice) }
}

/// One record as it was looked at.
struct Seen {
    outcome: Outcome,
    closed: Option<Stamp>,
    /// By stage: whether it was attained, and when, where that is known.
    attained: Vec<Option<Option<Stamp>>>,
}

/// The counts by the general way: also those of the default one.
pub fn counted(slice: &Slice) -> FunnelSums {
    let (world, settings) = (slice.world, &slice.world.settings.funnel);
    let (journeys, deals, history) = (&world.journeys, &world.deals, &world.data.history);
    let stages = &journeys.stages;
    let activity = settings.attribution == "activity";
    let count = stages.names.len();
    let mut sums = FunnelSums { stages: vec![StageSums::default(); count], ..FunnelSums::default() };
    let mut excluded = Tally::default();
    let (mut moves, mut journey) = (Vec::new(), Journey::default());
    let per_record = settings.per == "record";
    for row in &slice.part.deals {
        let at = *row as usize;
        let place = if activity { exists(slice, at) } else { Population::Created.place(slice, *row) };
        let reason = match place {
            Err(reason) => Some(reason),
            Ok(()) if journeys.other_pipeline.get(at) => Some(OTHER_PIPELINE),
            Ok(()) if journeys.furthest[at] == NONE => Some(UNKNOWN_STAGE),
            Ok(()) => None,
        };
        if let Some(reason) = reason {
            excluded.add(reason, 1);
            continue;
        }
        let created = deals.created.get(at);
        let day = look_day(slice, created, activity);
        if activity && created.is_some_and(|created| created.day() > day) {
            continue;
        }
        let open = deals.closed.get(at).is_some_and(|closed| closed.day() > day);
        let (outcome, closed) = if open { (Outcome::Open, None) } else { (deals.outcome[at], deals.closed.get(at)) };
        moves.clear();
        moves.extend_from_slice(history.of(at));
        let record = Record { created, outcome, closed, exported: history.exported[at] };
        travel(&record, &mut moves, stages, day, &mut journey);
        if settings.mode == "window" {
            // a stage entered again from itself is no move, but an entry all the same
            journey.arrivals.push_all(moves.iter().filter_map(|step| match stages.place(step.to) {
                Place::Rank(rank) if rank != stages.last() => Some((rank, step.at)),
                _ => None,
            }));
        }
        let seen = Seen { outcome, closed, attained: attained(slice, &journey, closed) };
        count_stages(slice, &journey, &seen, activity, &mut sums);
        count_visits(slice, &journey, activity, per_record, &mut sums);
    }
    for stage in &mut sums.stages {
        crate::order::ascend(&mut stage.ended);
        crate::order::ascend(&mut stage.running);
    }
    sums.excluded = excluded.into_counts();
    sums
}

fn exists(slice: &Slice, row: usize) -> Result<(), super::reason::Reason> {
    if slice.world.data.superseded.get(row) {
        Err(DUPLICATE)
    } else if slice.world.deals.future.get(row) {
        Err(FUTURE)
    } else {
        Ok(())
    }
}

/// The day on whose end a record is looked at: as_of; so many days after its creation; the period's end.
fn look_day(slice: &Slice, created: Option<Stamp>, activity: bool) -> Day {
    let (as_of, settings) = (slice.world.as_of, &slice.world.settings.funnel);
    match (settings.window_days.filter(|_| settings.mode != "window"), created) {
        _ if activity => slice.state_day(),
        (Some(days), Some(created)) => as_of.min(created.day().plus(days.min(1_000_000) as i32)),
        _ => as_of,
    }
}

fn inside(span: Option<Span>, at: Option<Stamp>) -> bool {
    span.is_none_or(|span| at.is_some_and(|at| span.contains(at.day())))
}

/// Which stages a record attained under the mode of the settings.
fn attained(slice: &Slice, journey: &Journey, closed: Option<Stamp>) -> Vec<Option<Option<Stamp>>> {
    let settings = &slice.world.settings.funnel;
    let last = slice.world.journeys.stages.last();
    let furthest = journey.furthest.unwrap_or(0);
    let won = journey.furthest == Some(last);
    let visited = |stage: u8| journey.visited >> stage & 1 == 1;
    let first = |stage: u8| journey.arrivals.iter().filter(|(rank, _)| *rank == stage).map(|(_, at)| *at).min();
    match settings.mode.as_str() {
        "strict" => {
            let mut latest = None;
            let mut whole = true;
            let stage = |rank: u8| {
                whole &= if rank == last { won } else { visited(rank) };
                latest = latest.max(if rank == last { closed } else { first(rank) });
                whole.then_some(latest)
            };
            (0..=last).map(stage).collect_vec()
        }
        "any" => (0..=last).map(|rank| if rank == last { won.then_some(closed) } else { visited(rank).then(|| first(rank)) }).collect_vec(),
        "window" => in_order(journey, last, closed.filter(|_| won), settings.window_days, settings.reentry == "latest"),
        _ => (0..=last)
            .map(|rank| {
                let arrivals = journey.arrivals.iter().filter(|(stage, _)| *stage >= rank).map(|(_, at)| *at);
                (furthest >= rank && journey.furthest.is_some()).then(|| arrivals.chain(closed.filter(|_| won)).min())
            })
            .collect_vec(),
    }
}

/// Stages in order, within so many days of an entry to the first: of its first entry, or of the one that leads furthest, the latest of these.
fn in_order(journey: &Journey, last: u8, won: Option<Stamp>, days: Option<u32>, any_entry: bool) -> Vec<Option<Option<Stamp>>> {
    let on = |stage: u8, from: Stamp, start: Stamp| {
        let visits = journey.arrivals.iter().filter(|(rank, _)| *rank == stage).map(|(_, at)| *at);
        let in_time = |at: &Stamp| from.until(*at) >= 0 && days.is_none_or(|days| start.until(*at) <= i64::from(days) * 86_400);
        visits.chain(won.filter(|_| stage == last)).filter(in_time).min()
    };
    let mut entries: Vec<Stamp> = journey.arrivals.iter().filter(|(rank, _)| *rank == 0).map(|(_, at)| *at).collect_vec();
    entries = crate::order::sorted_by(entries, &Ord::cmp);
    entries.truncate(if any_entry { entries.len() } else { 1 });
    let mut best: Vec<Option<Option<Stamp>>> = vec![None; last as usize + 1];
    let mut depth = 0;
    for entry in entries {
        let mut found = vec![None; last as usize + 1];
        found[0] = Some(Some(entry));
        let (mut at, mut reached) = (entry, 1);
        while let Some(next) = (reached <= last).then(|| on(reached, at, entry)).flatten() {
            found[reached as usize] = Some(Some(next));
            (at, reached) = (next, reached + 1);
        }
        if reached >= depth {
            (best, depth) = (found, reached);
        }
    }
    best
}

fn count_stages(slice: &Slice, journey: &Journey, seen: &Seen, activity: bool, sums: &mut FunnelSums) {
    let span = slice.span.filter(|_| activity);
    let settings = &slice.world.settings.funnel;
    let closed_now = inside(span, seen.closed);
    match seen.outcome {
        Outcome::Won => sums.won += u64::from(closed_now),
        Outcome::Lost => sums.lost += u64::from(closed_now),
        Outcome::Open => sums.open += 1,
    }
    let last = seen.attained.len().saturating_sub(1);
    let furthest = journey.furthest.map_or(0, usize::from);
    let touched = journey.visited | journey.passed;
    for (rank, stage) in sums.stages.iter_mut().enumerate() {
        let next = if settings.mode == "any" { (furthest > rank).then_some(None) } else { seen.attained.get(rank + 1).copied().flatten() };
        let Some(entered) = seen.attained[rank] else { continue };
        stage.counts.entered += u64::from(inside(span, entered));
        if rank == last {
            continue;
        }
        match next {
            Some(at) => stage.counts.advanced += u64::from(inside(span, at) || (settings.mode == "any" && inside(span, entered))),
            None if seen.outcome == Outcome::Lost => stage.counts.lost += u64::from(closed_now),
            None if seen.outcome == Outcome::Open => stage.counts.open += 1,
            None => {}
        }
        stage.counts.skipped += u64::from(rank < furthest && touched >> rank & 1 == 0 && inside(span, entered));
    }
    if let Some(stage) = journey.current.filter(|_| seen.outcome == Outcome::Open).and_then(|stage| sums.stages.get_mut(usize::from(stage))) {
        stage.counts.current += 1;
    }
    let mut regressed = false;
    for ((from, to), _) in journey.moves.iter().zip(&journey.moved_at).filter(|(_, at)| inside(span, Some(**at))) {
        *sums.moves.or_insert_with((index(*from), index(*to)), Default::default) += 1;
        if let (Place::Rank(from), Place::Rank(to)) = (*from, *to)
            && to < from
            && usize::from(to) != last
        {
            sums.stages[usize::from(from)].counts.regressions += 1;
            regressed = true;
        }
    }
    sums.regressed_records += u64::from(regressed);
}

/// Visits as observations: all of a cohort's; by activity those that began in the period.
fn count_visits(slice: &Slice, journey: &Journey, activity: bool, per_record: bool, sums: &mut FunnelSums) {
    let span = slice.span.filter(|_| activity);
    let mut seen = 0u64;
    let mut whole: Vec<(u8, i64, bool)> = Vec::new();
    for visit in &journey.visits {
        let again = seen >> visit.stage & 1 == 1;
        seen |= 1 << visit.stage;
        if !inside(span, visit.since) {
            continue;
        }
        let stage = &mut sums.stages[usize::from(visit.stage)];
        stage.visits += 1;
        stage.counts.reentries += u64::from(again);
        let Some(seconds) = visit.seconds.map(|seconds| seconds.min(i64::from(u32::MAX))) else { continue };
        match whole.iter_mut().find(|(of, ..)| per_record && *of == visit.stage) {
            Some((_, total, ended)) => (*total, *ended) = (*total + seconds, *ended && visit.ended),
            None => whole.push((visit.stage, seconds, visit.ended)),
        }
    }
    for (stage, seconds, ended) in whole {
        let stage = &mut sums.stages[usize::from(stage)];
        if ended { stage.ended.push(seconds) } else { stage.running.push(seconds) }
    }
}
