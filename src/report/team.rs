//! The team view: a row an owner.

use super::{Figure, Interval, Kpi, TeamRow};
use crate::kpi::{Metric, calls, cycle_days, freshness, quota_attainment, win_rate, won_amount};
use crate::map::SortedMap;
use crate::slice::Slice;
use crate::slice::world::World;

/// A row an owner, by amount won, then name; deals of nobody come last. `None` where no deal has an owner.
pub fn team(world: &World, whole: &Slice, kpis: &SortedMap<String, Kpi>) -> Option<Vec<TeamRow>> {
    let partition = world.partition(whole.part, "owner")?;
    if world.data.deals.owner.is_empty() {
        return None;
    }
    let quotas = kpis.get(quota_attainment::KPI.id()).map(|kpi| kpi.rows.as_slice()).unwrap_or_default();
    let mut rows = Vec::new();
    for (owner, part) in partition.labels.iter().zip(&partition.parts) {
        let slice = whole.part(part);
        let of = |metric: &dyn Metric| metric.of(&slice);
        let count = |metric: &dyn Metric| of(metric).value.map_or(0, |value| value.to_f64() as u64);
        let quota = quotas.iter().find(|row| row.key == *owner && owner.is_some());
        let told = |name: &str| quota.and_then(|row| row.figures.get(name).copied().flatten());
        let rate = of(&win_rate::KPI);
        let level = world.settings.confidence;
        let (closed, won) = (slice.closed().len() as u64, slice.closings().won.records);
        let open = slice.open_deals().records;
        if part.by_created.is_empty() && quota.is_none() && count(&calls::KPI) == 0 {
            continue;
        }
        rows.push(TeamRow {
            owner: owner.clone(),
            deals: slice.created().len() as u64,
            open,
            won,
            lost: closed - won,
            win_rate: rate.value.map(Figure::to_f64),
            win_rate_interval: rate.interval.map(|(low, high)| Interval { low, high, level }),
            cycle_days: of(&cycle_days::KPI).value.map(Figure::to_f64),
            won_amount: of(&won_amount::KPI).value,
            quota_count: told("quota_count"),
            quota_amount: told("quota_amount"),
            attainment: told("attainment").map(Figure::to_f64),
            needs_coaching: quota.map(|_| told("needs_coaching").is_some_and(|flag| flag.to_f64() > 0.0)),
            calls: (world.data.activities.rows > 0).then(|| count(&calls::KPI)),
            freshness: kpis.get(freshness::KPI.id()).filter(|kpi| kpi.needs.is_empty()).and_then(|_| of(&freshness::KPI).value).map(Figure::to_f64),
        });
    }
    let amount = |row: &TeamRow| row.won_amount.map_or(0.0, Figure::to_f64);
    Some(crate::order::sorted_by(rows, &|a, b| {
        a.owner.is_none().cmp(&b.owner.is_none()).then(amount(b).total_cmp(&amount(a))).then_with(|| a.owner.cmp(&b.owner))
    }))
}
