//! The funnel of the report: stages with their counts, rates, times and stuck records.

use super::{Bounds, Excluded, Figure, Funnel, FunnelMode, Interval, Move, Stage, StageTime, Stuck, StuckRecord};
use crate::collect::CollectVec;
use crate::money::Money;
use crate::slice::Slice;
use crate::slice::funnel::{FunnelSums, StageSums, stuck as stuck_rows};
use crate::slice::reason::STAGE_AS_EXPORTED;
use crate::stats::{Counted, Lifetimes, wilson};

/// At most so many stuck records of a stage are in the report, unless `kpis` of the settings names `funnel.stuck`.
const STUCK_LISTED: usize = 20;

fn ratio(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

fn number_interval(ends: Option<(f64, f64)>, level: f64) -> Option<Interval> {
    ends.map(|(low, high)| Interval { low: Some(Figure::Number(low)), high: Some(Figure::Number(high)), level })
}

/// The funnel of a slice, over what the settings say.
pub fn funnel(slice: &Slice) -> Funnel {
    match slice.world.subjects(slice.part) {
        Some((world, part)) => of(&Slice::new(&world, &part, slice.span)),
        None => of(slice),
    }
}

/// The funnel as each mode counts it.
pub fn modes(slice: &Slice) -> Vec<FunnelMode> {
    let counted = |mode: &&str| {
        let mut world = slice.world.clone();
        world.settings.funnel.mode = (*mode).to_owned();
        let stages = funnel(&Slice::new(&world, slice.part, slice.span)).stages;
        FunnelMode {
            mode: (*mode).to_owned(),
            entered: stages.iter().map(|stage| stage.entered).collect_vec(),
            conversion_total: stages.last().and_then(|stage| stage.conversion_total),
        }
    };
    crate::slice::modes::MODES.iter().map(counted).collect_vec()
}

fn of(slice: &Slice) -> Funnel {
    let sums = crate::slice::modes::sums(slice);
    let world = slice.world;
    let journeys = &world.journeys;
    let told = journeys.loss_stage_known;
    let activity = world.settings.funnel.attribution == "activity";
    let last = sums.stages.len().saturating_sub(1);
    let first_entered = sums.stages.first().map_or(0, |stage| stage.counts.entered);
    let mut reasons = Vec::new();
    if !journeys.has_history {
        reasons.push("no_history".to_owned());
    }
    if !told {
        reasons.push("loss_stage_unknown".to_owned());
    }
    if journeys.as_exported && world.as_of < world.last {
        reasons.push(STAGE_AS_EXPORTED.to_owned());
    }
    if journeys.stages.guessed {
        reasons.push("stage_order".to_owned());
    }
    if world.data.history.snapshots {
        reasons.push("snapshot".to_owned());
    }
    if journeys.after_closing > 0 {
        reasons.push("after_closing".to_owned());
    }
    let stages = sums.stages.iter().enumerate().map(|(rank, stage)| {
        let end = rank == 0 || rank == last;
        let told = |count: u64| (told || end).then_some(count);
        let inner = |count: u64| (journeys.loss_stage_known && rank != last).then_some(count);
        Stage {
            name: journeys.stages.names[rank].clone(),
            entered: told(stage.counts.entered),
            advanced: inner(stage.counts.advanced),
            lost: inner(stage.counts.lost),
            open: (rank != last).then_some(stage.counts.open),
            current: stage.counts.current,
            skipped: journeys.has_history.then_some(stage.counts.skipped),
            conversion: inner(stage.counts.advanced).and_then(|advanced| ratio(advanced, stage.counts.entered)),
            conversion_total: told(stage.counts.entered).and_then(|entered| ratio(entered, first_entered)),
            conversion_closed: inner(stage.counts.advanced).and_then(|advanced| ratio(advanced, advanced + stage.counts.lost)),
            conversion_interval: inner(stage.counts.advanced)
                .filter(|_| !activity)
                .and_then(|advanced| number_interval(wilson(advanced, stage.counts.entered, world.settings.confidence), world.settings.confidence)),
            abandon: inner(stage.counts.lost).and_then(|lost| ratio(lost, stage.counts.entered)),
            regressions: journeys.has_history.then_some(stage.counts.regressions),
            reentries: journeys.has_history.then_some(stage.counts.reentries),
            time: (journeys.has_history && rank != last).then(|| time(stage, world.settings.confidence)),
            stuck: if rank == last { Stuck::default() } else { stuck(slice, rank) },
        }
    });
    let stages = stages.collect_vec();
    Funnel {
        modes: Vec::new(),
        won: sums.won,
        lost: sums.lost,
        open: sums.open,
        excluded: sums.excluded.iter().map(|(reason, rows)| Excluded { reason: reason.to_string(), rows: *rows }).collect_vec(),
        bounds: if activity { Bounds::default() } else { Bounds { low: ratio(sums.won, first_entered), high: ratio(sums.won + sums.open, first_entered) } },
        stages,
        regressed_records: sums.regressed_records,
        moves: moves(slice, &sums),
        reasons,
    }
}

fn time(stage: &StageSums, level: f64) -> StageTime {
    let days = |seconds: f64| seconds / 86_400.0;
    let ended: Counted = stage.ended.iter().copied().collect();
    let lifetimes = Lifetimes { ended: ended.clone(), censored: stage.running.iter().copied().collect() };
    let curve = lifetimes.curve(level);
    let (low, high) = curve.quantile_interval(0.5);
    StageTime {
        median_days: curve.quantile(0.5).map(|seconds| days(seconds as f64)),
        median_interval: (low.is_some() || high.is_some()).then(|| Interval {
            low: low.map(|low| Figure::Number(days(low as f64))),
            high: high.map(|high| Figure::Number(days(high as f64))),
            level,
        }),
        p90_days: curve.quantile(0.9).map(|seconds| days(seconds as f64)),
        completed_mean_days: (ended.total() > 0).then(|| ended.sum() as f64 / ended.total() as f64 / 86_400.0),
        completed_median_days: ended.quantile(0.5).map(days),
        completed_p90_days: ended.quantile(0.9).map(days),
        visits: stage.visits,
        running: stage.running.len() as u64,
    }
}

fn stuck(slice: &Slice, rank: usize) -> Stuck {
    let world = slice.world;
    let Some((limit, over)) = stuck_rows(slice, rank) else { return Stuck::default() };
    let deals = &world.data.deals;
    let action = world.settings.funnel.details(&world.journeys.stages.names[rank]).find_map(|details| details.action.clone());
    let all = world.settings.kpis.iter().flatten().any(|wanted| wanted == "funnel.stuck");
    let records = over.iter().take(if all { usize::MAX } else { STUCK_LISTED }).map(|stay| {
        let row = stay.row as usize;
        StuckRecord {
            id: deals.id.get(row).map_or_else(|| format!("#{}", row + 1), str::to_owned),
            name: deals.name.get(row).map(str::to_owned),
            owner: deals.owner.get(row).map(str::to_owned),
            age_days: f64::from(stay.seconds) / 86_400.0,
            amount: world.deals.amount(stay.row).map(|amount| Figure::Money(Money(i128::from(amount)))),
            action: action.clone(),
        }
    });
    Stuck { count: over.len() as u64, limit_days: *limit, records: records.collect_vec() }
}

fn moves(slice: &Slice, sums: &FunnelSums) -> Vec<Move> {
    let name = |place: u8| slice.world.journeys.place_name(place).to_owned();
    sums.moves.iter().map(|((from, to), count)| Move { from: name(*from), to: name(*to), count: *count }).collect_vec()
}
