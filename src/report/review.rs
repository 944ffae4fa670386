//! The review: what changed against the time before and against the long term, and which parts stand out, in standard errors.
//! Only what is beyond chance among all that was looked at is named (Benjamini and Hochberg at 1 %).

use super::{Figure, Funnel, Kpi, Review, ReviewItem};
use crate::calendar::{Day, Span};
use crate::collect::{CollectVec, PushAll};
use crate::kpi::outcome::Outcome;
use crate::kpi::{CATALOGUE, Direction, Facts, Metric, Request};
use crate::map::SortedMap;
use crate::order::sorted_by;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::stats::{Lifetimes, benjamini_hochberg, log_rank};

/// Adjusted p from which a difference is news.
const NEWS: f64 = 0.01;
/// Under so many cases on either side nothing is compared.
const CASES: u64 = 10;
/// Shares are compared where so many of either kind are expected on both sides (Cochran): one success among none is no news.
const EXPECTED: f64 = 5.0;
/// Changes named at most.
const MOST: usize = 30;

/// Two standings of one figure.
struct Compared<'a> {
    metric: &'static dyn Metric,
    now: &'a Outcome,
    then: &'a Outcome,
    days: (i32, i32),
}

/// The period up to as_of, and the last whole unit of the grain in it.
fn scopes(whole: &Slice) -> Option<(Span, Span)> {
    let (world, settings) = (whole.world, &whole.world.settings);
    let period = whole.span?.cut(world.as_of);
    let end = period.end.floor(settings.grain, settings.fiscal_year_start);
    Some((period, Span { start: end.step(settings.grain, -1), end }))
}

/// The times that are looked at, but for the long term.
pub fn spans(whole: &Slice) -> Vec<Span> {
    let previous = |span: Span| span.previous(whole.world.settings.fiscal_year_start, whole.world.as_of);
    scopes(whole).map_or(Vec::new(), |(period, unit)| vec![period, previous(period), unit, previous(unit)])
}

/// Which times are looked at; without anything that was compared.
pub fn review(whole: &Slice) -> Option<Review> {
    let (period, unit) = scopes(whole)?;
    Some(Review { period: written(period), unit: written(unit), items: Vec::new() })
}

/// What figures show, in all and by part: its whole period, and the last whole unit of its grain.
pub fn of_figures(request: &Request, kpis: &SortedMap<String, Kpi>) -> Vec<ReviewItem> {
    let whole = &request.whole;
    let world = whole.world;
    let Some((period, unit)) = scopes(whole) else { return Vec::new() };
    let grain = world.settings.grain;
    let fiscal = world.settings.fiscal_year_start;
    let mut items = Vec::new();
    for (scope, span) in [("period", period), ("unit", unit)] {
        if span.start >= span.end || (scope == "unit" && unit == period) {
            continue;
        }
        let previous = span.previous(fiscal, world.as_of);
        for metric in CATALOGUE.iter().filter(|metric| compares(**metric, whole, kpis)) {
            let Some(first) = metric.population().first_day(whole) else { continue };
            let before = Span { start: first.min(span.start), end: span.start };
            for (against, then) in [("previous", previous), ("long_term", before)] {
                // what is counted over a length of time is compared with as long a time only
                let grows = metric.population() == Population::Customers && against == "long_term";
                let short = against == "long_term" && then.days() <= previous.days();
                if grows || short || then.start < first.floor(grain, fiscal) || then.start >= then.end {
                    continue;
                }
                let (now, stood) = (request.over(*metric, span), request.over(*metric, then));
                let compared = Compared { metric: *metric, now: &now, then: &stood, days: (span.days(), then.days()) };
                items.push_all(compared.item(world.settings.confidence).map(|item| ReviewItem { scope: scope.into(), against: against.into(), ..item }));
            }
        }
    }
    kpis.iter().for_each(|(id, kpi)| parts(id, kpi, &mut items));
    items
}

/// What the funnel's stages show over the whole period.
pub fn of_stages(whole: &Slice, funnels: Option<(&Funnel, &Funnel)>) -> Vec<ReviewItem> {
    let mut items = Vec::new();
    let Some((period, _)) = scopes(whole) else { return items };
    if let Some((now, before)) = funnels {
        stages(now, before, &mut items);
    }
    times(whole, period, &mut items);
    items
}

fn written(span: Span) -> crate::settings::Period {
    crate::settings::Period { start: span.start.to_string(), end: span.end.to_string() }
}

/// Only what is beyond chance, the surest first; in whichever order it was compared.
pub fn news(items: Vec<ReviewItem>) -> Vec<ReviewItem> {
    let p: Vec<Option<f64>> = items.iter().map(|item| Some(libm::erfc(item.standard_errors.abs() / std::f64::consts::SQRT_2))).collect_vec();
    let adjusted = benjamini_hochberg(&p);
    let kept = items.into_iter().zip(adjusted).filter(|(_, p)| p.is_some_and(|p| p <= NEWS)).map(|(item, _)| item);
    let named = |item: &ReviewItem| (item.scope == "unit", place(&item.kpi), item.against == "long_term");
    let mut kept =
        sorted_by(kept.collect_vec(), &|a: &ReviewItem, b| b.standard_errors.abs().total_cmp(&a.standard_errors.abs()).then_with(|| named(a).cmp(&named(b))));
    kept.truncate(MOST);
    kept
}

/// A figure's place in the catalogue; what is no figure stands behind.
fn place(id: &str) -> usize {
    CATALOGUE.iter().position(|metric| metric.facts().id == id).unwrap_or(CATALOGUE.len())
}

/// Cohorts that have not had their time, states of today and figures without dates are not compared.
fn compares(metric: &dyn Metric, whole: &Slice, kpis: &SortedMap<String, Kpi>) -> bool {
    let population = metric.population();
    let cohort = matches!(population, Population::Created | Population::Followed(..));
    // what a ratio to spend may vary by is not known
    let spent = matches!(population, Population::Acquisition | Population::Retention | Population::Marketing);
    population != Population::Lifetimes
        && !cohort
        && !spent
        && kpis.get(metric.facts().id).is_some_and(|kpi| kpi.needs.is_empty() && kpi.value.is_some())
        && !population.undated(whole)
}

/// Counts of things that happen one by one, so that their chance is Poisson's.
fn happens(population: Population) -> bool {
    matches!(population, Population::Won | Population::Lost | Population::Orders | Population::Entered(_))
}

fn better(facts: &Facts, change: f64) -> bool {
    (change > 0.0) == (facts.direction == Direction::Up)
}

/// z of k1 of n1 against k2 of n2, pooled.
fn shares(k1: u64, n1: u64, k2: u64, n2: u64) -> Option<f64> {
    let (p1, p2, p) = (k1 as f64 / n1 as f64, k2 as f64 / n2 as f64, (k1 + k2) as f64 / (n1 + n2) as f64);
    let error = (p * (1.0 - p) * (1.0 / n1 as f64 + 1.0 / n2 as f64)).sqrt();
    let rarest = p.min(1.0 - p) * n1.min(n2) as f64;
    (rarest >= EXPECTED && n1 >= CASES && n2 >= CASES).then(|| (p1 - p2) / error)
}

impl Compared<'_> {
    fn item(&self, level: f64) -> Option<ReviewItem> {
        let (now, then) = (self.now.value?, self.then.value?);
        let z = match (self.now.share, self.then.share) {
            (Some((k1, n1)), Some((k2, n2))) => shares(k1, n1, k2, n2)?,
            _ => self.of_intervals(level).or_else(|| self.of_counts())?,
        };
        let counts = matches!((now, then), (Figure::Count(_), Figure::Count(_)));
        let scale = if counts { f64::from(self.days.0) / f64::from(self.days.1) } else { 1.0 };
        let change = now.to_f64() - then.to_f64() * scale;
        let reference = if counts { Figure::Number(then.to_f64() * scale) } else { then };
        Some(ReviewItem {
            kpi: self.metric.facts().id.to_owned(),
            value: Some(now),
            reference: Some(reference),
            change: Some(Figure::Number(change)),
            standard_errors: z,
            better: better(self.metric.facts(), change),
            ..ReviewItem::default()
        })
    }

    fn of_intervals(&self, level: f64) -> Option<f64> {
        let error = |outcome: &Outcome| {
            let (low, high) = outcome.interval?;
            let width = high?.to_f64() - low?.to_f64();
            let z = crate::stats::normal::two_sided(level)?;
            outcome.cases.filter(|cases| *cases >= CASES)?;
            (width > 0.0).then_some(width / 2.0 / z)
        };
        let (a, b) = (error(self.now)?, error(self.then)?);
        Some((self.now.value?.to_f64() - self.then.value?.to_f64()) / (a * a + b * b).sqrt())
    }

    fn of_counts(&self) -> Option<f64> {
        match (self.now.value, self.then.value) {
            (Some(Figure::Count(now)), Some(Figure::Count(then))) if happens(self.metric.population()) && now + then >= 2 * CASES as i64 => {
                let scale = f64::from(self.days.0) / f64::from(self.days.1);
                let expected = then as f64 * scale;
                // both counts vary: var(now) + scale² var(then), each a Poisson count at the common rate
                let rate = (now + then) as f64 / f64::from(self.days.0 + self.days.1);
                let variance = rate * (f64::from(self.days.0) + scale * scale * f64::from(self.days.1));
                (variance > 0.0).then(|| (now as f64 - expected) / variance.sqrt())
            }
            _ => None,
        }
    }
}

/// Parts of a share that differ from the rest.
fn parts(id: &str, kpi: &Kpi, items: &mut Vec<ReviewItem>) {
    let Some((Figure::Count(all_k), Figure::Count(all_n))) = kpi.numerator.zip(kpi.denominator) else { return };
    if kpi.immature || kpi.unit != "ratio" {
        return;
    }
    for (dimension, rows) in &kpi.breakdowns {
        for row in rows.iter().filter(|row| row.p.is_some()) {
            let Some((Figure::Count(k), Figure::Count(n))) = row.numerator.zip(row.denominator) else { continue };
            let (rest_k, rest_n) = (all_k - k, all_n - n);
            if k < 0 || rest_k < 0 || n <= 0 || rest_n <= 0 {
                continue;
            }
            let Some(z) = shares(k as u64, n as u64, rest_k as u64, rest_n as u64) else { continue };
            let rest = rest_k as f64 / rest_n as f64;
            let change = row.value.map_or(0.0, Figure::to_f64) - rest;
            items.push(ReviewItem {
                kpi: id.to_owned(),
                scope: "period".into(),
                against: "rest".into(),
                dimension: Some(dimension.clone()),
                key: row.key.clone(),
                value: row.value,
                reference: Some(Figure::Number(rest)),
                change: Some(Figure::Number(change)),
                standard_errors: z,
                better: (change > 0.0) == (kpi.direction == "up"),
            });
        }
    }
}

/// Stages that let more or fewer pass than before the period.
fn stages(now: &Funnel, before: &Funnel, items: &mut Vec<ReviewItem>) {
    for (stage, then) in now.stages.iter().zip(&before.stages).filter(|(stage, then)| stage.name == then.name) {
        let (Some(k1), Some(l1), Some(k2), Some(l2)) = (stage.advanced, stage.lost, then.advanced, then.lost) else { continue };
        let Some(z) = shares(k1, k1 + l1, k2, k2 + l2) else { continue };
        let rate = |k: u64, lost: u64| k as f64 / (k + lost) as f64;
        items.push(stage_item("funnel.conversion_closed", &stage.name, rate(k1, l1), rate(k2, l2), z, rate(k1, l1) > rate(k2, l2)));
    }
}

fn stage_item(kpi: &str, stage: &str, now: f64, then: f64, z: f64, better: bool) -> ReviewItem {
    ReviewItem {
        kpi: kpi.into(),
        scope: "period".into(),
        against: "long_term".into(),
        dimension: Some("stage".into()),
        key: Some(stage.to_owned()),
        value: Some(Figure::Number(now)),
        reference: Some(Figure::Number(then)),
        change: Some(Figure::Number(now - then)),
        standard_errors: z,
        better,
    }
}

/// Stages in which the visits of the period's second half take longer or shorter than all before (log-rank).
fn times(whole: &Slice, period: Span, items: &mut Vec<ReviewItem>) {
    let world = whole.world;
    if !world.journeys.has_history {
        return;
    }
    let half = Day(period.start.0 + period.days() / 2);
    let first = Span { start: world.first.min(half.plus(-1)), end: half };
    let second = Span { start: half, end: period.end };
    let (before, now) = (crate::slice::funnel::sums(&whole.over(first)), crate::slice::funnel::sums(&whole.over(second)));
    let last = now.stages.len().saturating_sub(1);
    for (rank, (then, now)) in before.stages.iter().zip(&now.stages).enumerate().take(last) {
        let lifetimes = |stage: &crate::slice::funnel::StageSums| Lifetimes {
            ended: stage.ended.iter().copied().collect(),
            censored: stage.running.iter().copied().collect(),
        };
        let (a, b) = (lifetimes(then), lifetimes(now));
        if a.ended.total() < 3 * CASES || b.ended.total() < 3 * CASES {
            continue;
        }
        let (Some(test), Some(was), Some(is)) = (log_rank(&[&a, &b]), a.curve(0.95).quantile(0.5), b.curve(0.95).quantile(0.5)) else { continue };
        let slower = is > was;
        let z = if slower { test.chi_square.sqrt() } else { -test.chi_square.sqrt() };
        let name = world.journeys.stages.names.get(rank).map_or("", String::as_str);
        items.push(stage_item("funnel.median_days", name, is as f64 / 86_400.0, was as f64 / 86_400.0, z, !slower));
    }
}
