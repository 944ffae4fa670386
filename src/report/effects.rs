//! What customers entered twice do to figures: each with all records, and with each customer counted once.

use super::Effect;
use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::dataset::duplicates::first_deals;
use crate::kpi::{Metric, leads_created, logo_churn, nps, win_rate};
use crate::slice::Slice;
use crate::slice::leads::LEAD;
use crate::slice::outcome::Outcome;
use crate::slice::population::Population;
use crate::slice::surveys::Question;
use crate::stats::net_promoter;

/// On churn, NPS, win rate and leads; none where nobody was entered twice.
pub fn effects(slice: &Slice) -> Vec<Effect> {
    let data = &slice.world.data;
    if data.duplicate_contacts().groups.is_empty() && data.duplicate_accounts().groups.is_empty() {
        return Vec::new();
    }
    [churn(slice), promoters(slice), wins(slice), leads(slice)].into_iter().flatten().collect_vec()
}

fn effect(metric: &dyn Metric, with: Option<f64>, without: Option<f64>) -> Effect {
    Effect { kpi: metric.facts().id.into(), with, without }
}

/// Rows that a population takes.
fn used(slice: &Slice, population: Population) -> Vec<u32> {
    population.candidates(slice).into_iter().filter(|row| population.place(slice, *row).is_ok()).collect_vec()
}

fn churn(slice: &Slice) -> Option<Effect> {
    let world = slice.world;
    if world.customers.are_undated() || world.customers.basis == Some(Entity::Contact) {
        return None;
    }
    let mut merged = world.clone();
    merged.customers.clone_from(&world.quality().merged);
    let part = merged.selected(&merged.settings.filters).ok()?;
    let rate = |slice: &Slice| (slice.flow().start > 0).then(|| slice.flow().lost as f64 / slice.flow().start as f64);
    Some(effect(&logo_churn::KPI, rate(slice), rate(&Slice::new(&merged, &part, slice.span))))
}

/// Of a customer entered twice the answers of the record that answered last count.
fn promoters(slice: &Slice) -> Option<Effect> {
    let data = &slice.world.data;
    let answers = used(slice, Population::Answers(Question::Recommend));
    let person = |row: &u32| data.person_of_answer(*row as usize);
    let mut last = vec![(None, 0, 0); data.duplicate_contacts().first.len()];
    for row in &answers {
        if let Some((customer, record)) = person(row) {
            let known = &mut last[customer as usize];
            *known = (*known).max((data.surveys.at.get(*row as usize), *row, record));
        }
    }
    let repeated = |row: &u32| person(row).is_some_and(|(customer, record)| last[customer as usize].2 != record);
    let once = answers.iter().filter(|row| !repeated(row)).copied().collect_vec();
    let score = |rows: &[u32]| {
        let of = |low: f64, high: f64| {
            rows.iter().filter(|row| data.surveys.score.get(**row as usize).is_some_and(|score| low <= score && score < high)).count() as u64
        };
        net_promoter(of(9.0, 99.0), of(7.0, 9.0), of(-99.0, 7.0), 0.95).map(|found| found.score)
    };
    (!answers.is_empty()).then(|| effect(&nps::KPI, score(&answers), score(&once)))
}

fn wins(slice: &Slice) -> Option<Effect> {
    let closed = used(slice, Population::Closed);
    let rate = |rows: &[u32]| {
        let won = rows.iter().filter(|row| slice.world.deals.outcome[**row as usize] == Outcome::Won).count();
        (!rows.is_empty()).then(|| won as f64 / rows.len() as f64)
    };
    (!closed.is_empty()).then(|| effect(&win_rate::KPI, rate(&closed), rate(&first_deals(&slice.world.data, &closed))))
}

fn leads(slice: &Slice) -> Option<Effect> {
    let leads = used(slice, Population::Entered(LEAD));
    let first = &slice.world.data.duplicate_contacts().first;
    let once = leads.iter().filter(|row| first.get(**row as usize).is_none_or(|first| first == *row)).count();
    (!leads.is_empty()).then(|| effect(&leads_created::KPI, Some(leads.len() as f64), Some(once as f64)))
}
