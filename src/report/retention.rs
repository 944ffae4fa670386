//! `retention.cohorts` as a table: a row a first month, a column a calendar month since.

use super::{Figure, Retention, RetentionCohort};
use crate::calendar::Day;
use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::kpi::retention_cohorts;
use crate::money::Money;
use crate::slice::Slice;
use crate::slice::cohorts::Cohort;

/// The table of a slice; `None` where the customers have no dates, or no end.
pub fn view(slice: &Slice) -> Option<Retention> {
    let customers = &slice.world.customers;
    let span = slice.span.filter(|_| !customers.stretches.is_empty() && !matches!(customers.basis, Some(Entity::Deal | Entity::Contact)))?;
    let cohorts = retention_cohorts::sums(slice).cohorts;
    let months: Vec<i32> = cohorts.0.keys().copied().collect_vec();
    let (first, last) = (*months.first()?, *months.last()?);
    let width = cohorts.0.values().map(|cohort| cohort.active.len()).max().unwrap_or(0);
    let row = |month: i32| {
        let none = Cohort::default();
        let cohort = cohorts.0.get(&month).unwrap_or(&none);
        let start = Day::civil(month.div_euclid(12), month.rem_euclid(12) as u32 + 1, 1).unwrap_or(span.start);
        let n = cohort.customers;
        let each = |value: &dyn Fn(usize) -> Option<f64>| -> Vec<Option<f64>> {
            (0..width).map(|k| (k < cohort.active.len()).then(|| value(k)).flatten()).collect_vec()
        };
        let ordered = |k: usize| cohort.ordered[..=k].iter().fold(Money(0), |sum, more| sum + *more);
        RetentionCohort {
            start: start.to_string(),
            customers: n,
            mrr: customers.has_mrr.then_some(Figure::Money(cohort.mrr)),
            active: (0..width).map(|k| cohort.active.get(k).copied()).collect_vec(),
            share: each(&|k| Some(cohort.active[k] as f64 / n as f64)),
            mrr_share: if customers.has_mrr { each(&|k| (cohort.mrr.0 > 0).then(|| cohort.mrr_then[k].0 as f64 / cohort.mrr.0 as f64)) } else { Vec::new() },
            revenue: if customers.stretches.amounts.is_empty() {
                Vec::new()
            } else {
                (0..width).map(|k| (k < cohort.ordered.len()).then(|| Figure::Quotient(ordered(k).to_f64() / n as f64))).collect_vec()
            },
        }
    };
    Some(Retention { unit: "months".into(), cohorts: (first..=last).map(row).collect_vec() })
}
