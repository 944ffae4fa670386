//! From a world to a report: the slices of a request made once, every KPI over them, and the structured views.

use super::{Bounds, Doubt, Excluded, Figure, Funnel, GeneratedBy, Interval, Move, Nps, Report, ScoreCount, Source, Stage, StageTime, Stuck, StuckRecord};
use crate::calendar::{Day, Span};
use crate::dataset::Entity;
use crate::error::{Code, Error};
use crate::kpi::{self, CATALOGUE, Request};
use crate::money::Money;
use crate::slice::Slice;
use crate::slice::funnel::{FunnelSums, StageSums, stays};
use crate::slice::journeys::{LOST, UNLISTED};
use crate::slice::part::Partition;
use crate::slice::surveys::Question;
use crate::slice::world::World;
use crate::stats::{Counted, Lifetimes, net_promoter, wilson};

/// Views that can be wanted beside figures.
const VIEWS: &[&str] = &["funnel", "nps", "survival", "campaigns", "team", "runway", "retention", "scorecard", "review", "quality"];
/// At most so many stuck records are in the report; the rest are asked for as records.
const STUCK_LISTED: usize = 20;
/// A breakdown by default: a dimension with at most so many labels.
const MOST_LABELS: usize = 50;

/// The whole report.
pub fn report(world: &World, mut sources: Vec<Source>) -> Result<Report, Error> {
    let known = |id: &str| kpi::find(id).is_some() || VIEWS.contains(&id);
    if let Some(unknown) = world.settings.kpis.iter().flatten().find(|id| !known(id)) {
        return Err(Error::new(Code::UnknownKpi, unknown));
    }
    doubt_order(world, &mut sources);
    let selection = world.selection()?;
    let by = match &world.settings.by {
        Some(by) => by.clone(),
        None => world.data.dimension_names().into_iter().filter(|name| (2..=MOST_LABELS).contains(&label_count(world, name))).collect(),
    };
    let partitions: Vec<Partition> = by.iter().filter_map(|dimension| world.partition(&selection, dimension)).collect();
    let slice = |span: Option<Span>| Slice::new(world, &selection, span);
    let fiscal = world.settings.fiscal_year_start;
    let before = world.period.map(|span| Span { start: world.first, end: span.start }).filter(|span| span.start < span.end);
    let series = world.period.map_or(Vec::new(), |span| {
        let units: Vec<(Day, Span)> = span.buckets(world.settings.grain, fiscal).into_iter().filter(|(_, bucket)| bucket.start <= world.as_of).collect();
        let slices = slice(None).series(&units.iter().map(|(_, bucket)| *bucket).collect::<Vec<_>>());
        let whole = |unit: Day, bucket: Span| bucket.start == unit && bucket.end == unit.step(world.settings.grain, 1) && world.as_of.plus(1) >= bucket.end;
        units.into_iter().zip(slices).map(|((unit, bucket), slice)| (unit, slice, !whole(unit, bucket))).collect()
    });
    let request = Request {
        whole: slice(world.period),
        previous: world.period.map(|span| slice(Some(span.previous(fiscal, world.as_of)))),
        before: before.map(|span| slice(Some(span))),
        series,
        breakdowns: partitions
            .iter()
            .map(|partition| (partition, partition.parts.iter().map(|part| Slice::new(world, part, world.period)).collect()))
            .collect(),
        usual_cycle_days: world.usual_cycle_days,
        accounts: Default::default(),
    };
    let mut settings = world.settings.clone();
    settings.by = Some(by);
    let wanted = settings.kpis.clone();
    let wants = |id: &str| wanted.as_ref().is_none_or(|ids| ids.iter().any(|wanted| wanted == id));
    let whole = &request.whole;
    Ok(Report {
        schema: "1".into(),
        generated_by: GeneratedBy { name: "crm-kpi".into(), version: env!("CARGO_PKG_VERSION").into() },
        settings,
        kpis: CATALOGUE.iter().filter(|metric| wants(metric.facts().id)).map(|metric| (metric.facts().id.to_owned(), metric.evaluate(&request))).collect(),
        funnel: (wants("funnel") && world.data.deals.rows > 0).then(|| funnel(whole)),
        nps: (wants("nps") && world.answers.asked(Question::Recommend)).then(|| nps(whole)),
        campaigns: wants("campaigns").then(|| super::campaigns::campaigns(whole)).flatten(),
        survival: (wants("survival") && !world.customers.is_empty() && world.customers.basis != Some(Entity::Deal)).then(|| super::survival::view(&request)),
        retention: wants("retention").then(|| super::retention::view(whole)).flatten(),
        sources,
    })
}

/// An order of stages that was found from the data is a doubt of the file that the stages come from.
fn doubt_order(world: &World, sources: &mut [Source]) {
    let stages = &world.journeys.stages;
    let of = |source: &&mut Source| matches!(source.entity, Some(Entity::Deal | Entity::StageChange));
    if let Some(source) = sources.iter_mut().find(of).filter(|_| stages.guessed) {
        let stage = |field: &Option<String>| matches!(field.as_deref(), Some("stage" | "to"));
        let column = source.mapping.iter().find(|column| stage(&column.field)).map(|column| column.column.clone());
        source.doubts.push(Doubt { column, question: "stage_order".into(), options: stages.names.clone(), taken: stages.names.join(" → ") });
    }
}

fn label_count(world: &World, dimension: &str) -> usize {
    let counts = world.data.bases().into_iter().filter_map(|entity| world.data.dimension(entity, dimension).map(|labels| labels.dictionary.len()));
    counts.max().unwrap_or(0)
}

fn ratio(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

fn number_interval(ends: Option<(f64, f64)>, level: f64) -> Option<Interval> {
    ends.map(|(low, high)| Interval { low: Some(Figure::Number(low)), high: Some(Figure::Number(high)), level })
}

fn funnel(slice: &Slice) -> Funnel {
    let sums = crate::slice::funnel::sums(slice);
    let world = slice.world;
    let journeys = &world.journeys;
    let told = journeys.loss_stage_known;
    let last = sums.stages.len().saturating_sub(1);
    let first_entered = sums.stages.first().map_or(0, |stage| stage.entered);
    let mut reasons = Vec::new();
    if !journeys.has_history {
        reasons.push("no_history".to_owned());
    }
    if !told {
        reasons.push("loss_stage_unknown".to_owned());
    }
    if journeys.stages.guessed {
        reasons.push("stage_order".to_owned());
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
            entered: told(stage.entered),
            advanced: inner(stage.advanced),
            lost: inner(stage.lost),
            open: (rank != last).then_some(stage.open),
            current: stage.current,
            skipped: journeys.has_history.then_some(stage.skipped),
            conversion: inner(stage.advanced).and_then(|advanced| ratio(advanced, stage.entered)),
            conversion_total: told(stage.entered).and_then(|entered| ratio(entered, first_entered)),
            conversion_closed: inner(stage.advanced).and_then(|advanced| ratio(advanced, advanced + stage.lost)),
            conversion_interval: inner(stage.advanced)
                .and_then(|advanced| number_interval(wilson(advanced, stage.entered, world.settings.confidence), world.settings.confidence)),
            abandon: inner(stage.lost).and_then(|lost| ratio(lost, stage.entered)),
            regressions: journeys.has_history.then_some(stage.regressions),
            reentries: journeys.has_history.then_some(stage.reentries),
            time: (journeys.has_history && rank != last).then(|| time(stage, world.settings.confidence)),
            stuck: if rank == last { Stuck::default() } else { stuck(slice, rank) },
        }
    });
    let stages = stages.collect();
    Funnel {
        won: sums.won,
        lost: sums.lost,
        open: sums.open,
        excluded: sums.excluded.iter().map(|(reason, rows)| Excluded { reason: reason.to_string(), rows: *rows }).collect(),
        bounds: Bounds { low: ratio(sums.won, first_entered), high: ratio(sums.won + sums.open, first_entered) },
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
    let journeys = &world.journeys;
    let (ended, running) = stays(slice, rank);
    let found = if ended.len() >= 10 { Counted::from(ended).quantile(0.9).map(|seconds| seconds / 86_400.0) } else { None };
    let Some(limit) = journeys.stages.limit_days[rank].or(found) else { return Stuck::default() };
    let over: Vec<_> = running.into_iter().filter(|stay| f64::from(stay.seconds) / 86_400.0 > limit).collect();
    let deals = &world.data.deals;
    let records = over.iter().take(STUCK_LISTED).map(|stay| {
        let row = stay.row as usize;
        StuckRecord {
            id: deals.id.get(row).map_or_else(|| format!("#{}", row + 1), str::to_owned),
            name: deals.name.get(row).map(str::to_owned),
            owner: deals.owner.get(row).map(str::to_owned),
            age_days: f64::from(stay.seconds) / 86_400.0,
            amount: world.deals.amount(stay.row).map(|amount| Figure::Money(Money(i128::from(amount)))),
            action: journeys.stages.action[rank].clone(),
        }
    });
    Stuck { count: over.len() as u64, limit_days: Some(limit), records: records.collect() }
}

fn moves(slice: &Slice, sums: &FunnelSums) -> Vec<Move> {
    let stages = &slice.world.journeys.stages;
    let name = |place: u8| match place {
        LOST => "lost".to_owned(),
        UNLISTED => "other".to_owned(),
        rank => stages.names.get(rank as usize).cloned().unwrap_or_default(),
    };
    sums.moves.iter().map(|((from, to), count)| Move { from: name(*from), to: name(*to), count: *count }).collect()
}

fn nps(slice: &Slice) -> Nps {
    let scores: Vec<f64> = slice.scores(Question::Recommend).collect();
    let count = |accepted: &dyn Fn(f64) -> bool| scores.iter().filter(|score| accepted(**score)).count() as u64;
    let (promoters, detractors) = (count(&|score| score >= 9.0), count(&|score| score < 7.0));
    let passives = scores.len() as u64 - promoters - detractors;
    let found = net_promoter(promoters, passives, detractors, slice.world.settings.confidence);
    Nps {
        score: found.map(|found| found.score),
        margin: found.map(|found| found.margin),
        promoters,
        passives,
        detractors,
        responses: scores.len() as u64,
        distribution: (0..=10u8).map(|score| ScoreCount { score, count: count(&|given| given.floor() as u8 == score) }).collect(),
    }
}
