//! How long customers stay: one curve over all, and one a label of each dimension, with the log-rank test between them.

use super::{LogRankTest, Survival, SurvivalGroup, SurvivalMedian, SurvivalPoint};
use crate::collect::CollectVec;
use crate::kpi::{Request, survival};
use crate::order::sorted_by;
use crate::stats::{Curve, Lifetimes, log_rank};

/// Labels with fewer customers are put together.
const FEWEST: u64 = 10;
/// Curves of a dimension; further labels, by size, are put together too.
const MOST_CURVES: usize = 8;
/// Months of a group's curve.
const MOST_MONTHS: usize = 120;

/// The view of a request.
pub fn view(request: &Request) -> Survival {
    let slice = &request.whole;
    let sums = survival::sums(slice);
    let settings = &slice.world.settings;
    let curve = sums.curve(settings.confidence);
    let months = |ticks: i64| ticks as f64 / sums.ticks();
    let (low, high) = curve.quantile_interval(0.5);
    let points = curve.steps.iter().map(|step| {
        let (low, high) = step.band();
        SurvivalPoint { t: months(step.t), at_risk: step.at_risk, events: step.events, survival: step.survival, low: Some(low), high: Some(high) }
    });
    let basis = slice.world.customers.basis;
    let by =
        request.breakdowns.iter().filter(|(partition, _)| basis.is_some_and(|basis| partition.entities.contains(&basis))).filter_map(|(partition, parts)| {
            let groups = partition.labels.iter().zip(parts).map(|(label, part)| (label.clone(), survival::sums(part).lifetimes()));
            Some((partition.dimension.clone(), test(groups.collect_vec(), sums.ticks(), settings.confidence)?))
        });
    Survival {
        unit: "months".into(),
        points: points.collect_vec(),
        median: SurvivalMedian { value: curve.quantile(0.5).map(months), low: low.map(months), high: high.map(months) },
        restricted_mean: sums.restricted_mean(settings),
        horizon: f64::from(settings.ltv.horizon_months),
        by: by.collect(),
    }
}

/// `None` under two groups.
fn test(groups: Vec<(Option<String>, Lifetimes)>, ticks: f64, level: f64) -> Option<LogRankTest> {
    let groups: Vec<_> = groups.into_iter().filter(|(_, lifetimes)| lifetimes.total() > 0).collect_vec();
    let size = |group: &(Option<String>, Lifetimes)| group.1.total();
    let sorted = sorted_by(groups, &|a, b| size(b).cmp(&size(a)).then_with(|| a.0.is_none().cmp(&b.0.is_none())).then_with(|| a.0.cmp(&b.0)));
    let large = sorted.iter().take(MOST_CURVES).filter(|group| size(group) >= FEWEST).count();
    // one label alone needs no company
    let kept = if sorted.len() == large + 1 { sorted.len() } else { large };
    let mut others = Lifetimes::default();
    sorted[kept..].iter().for_each(|(_, lifetimes)| others += lifetimes);
    let mut groups: Vec<(Option<String>, &Lifetimes, usize)> = sorted[..kept].iter().map(|(label, lifetimes)| (label.clone(), lifetimes, 0)).collect_vec();
    if others.total() > 0 {
        groups.push((None, &others, sorted.len() - kept));
    }
    if groups.len() < 2 {
        return None;
    }
    let test = log_rank(&groups.iter().map(|(_, lifetimes, _)| *lifetimes).collect_vec());
    let group = |(key, lifetimes, folded): (Option<String>, &Lifetimes, usize)| {
        let curve = lifetimes.curve(level);
        SurvivalGroup {
            key,
            folded: folded as u64,
            customers: lifetimes.total(),
            left: lifetimes.ended.total(),
            median: curve.quantile(0.5).map(|t| t as f64 / ticks),
            monthly: monthly(&curve, ticks),
        }
    };
    Some(LogRankTest {
        chi_square: test.map(|test| test.chi_square),
        df: test.map(|test| test.df),
        p: test.map(|test| test.p),
        groups: groups.into_iter().map(group).collect_vec(),
    })
}

/// The curve at 0, 1, 2… months, as far as anybody was seen.
fn monthly(curve: &Curve, ticks: f64) -> Vec<f64> {
    let last = curve.steps.last().map_or(0.0, |step| step.t as f64 / ticks);
    (0..=(last.floor() as usize).min(MOST_MONTHS)).map(|month| curve.at((month as f64 * ticks).floor() as i64)).collect_vec()
}
