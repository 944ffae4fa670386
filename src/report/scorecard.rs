//! The scorecard: perspectives × figures, and advice by rule. A rule gives a code and what it saw; the page has the words.

use super::{Advice, CampaignRow, Figure, Funnel, Kpi, Scorecard, ScorecardRow};
use crate::collect::CollectVec;
use crate::kpi::{CATALOGUE, Perspective, chain_lead_to_customer, close_rate, open_opportunities, quota_attainment, tag};
use crate::map::SortedMap;
use crate::order::sorted_by;
use crate::stats::{newcombe, wilson};

/// Under so many cases no rule speaks.
const CASES: u64 = 30;

/// What the rules look at.
pub struct Seen<'a> {
    /// All figures.
    pub kpis: &'a SortedMap<String, Kpi>,
    /// The funnel of the period.
    pub funnel: Option<&'a Funnel>,
    /// The funnel of all that came before.
    pub before: Option<&'a Funnel>,
    /// Campaigns.
    pub campaigns: &'a [CampaignRow],
    /// Level of intervals.
    pub level: f64,
}

/// Figures that have a value, by perspective, with the first advice about each.
pub fn scorecard(seen: &Seen) -> Scorecard {
    let mut advice = Vec::new();
    stages(seen, &mut advice);
    campaigns(seen, &mut advice);
    owners(seen, &mut advice);
    stuck(seen, &mut advice);
    targets(seen, &mut advice);
    let rows = CATALOGUE.iter().filter_map(|metric| {
        let facts = metric.facts();
        let kpi = seen.kpis.get(facts.id).filter(|kpi| kpi.value.is_some())?;
        Some(ScorecardRow {
            perspective: tag(&facts.perspective),
            kpi: facts.id.to_owned(),
            kind: tag(&facts.kind),
            value: kpi.value,
            unit: kpi.unit.clone(),
            change: kpi.change,
            growth: kpi.growth,
            target: kpi.target,
            status: kpi.status.clone(),
            status_rule: kpi.status_rule.clone(),
            advice: advice.iter().find(|advice: &&Advice| advice.kpi == facts.id).cloned(),
        })
    });
    let order = [Perspective::Financial, Perspective::Customer, Perspective::Process, Perspective::Learning].iter().map(tag).collect_vec();
    let place = |row: &ScorecardRow| order.iter().position(|name| *name == row.perspective);
    Scorecard { rows: sorted_by(rows.collect_vec(), &|a, b| place(a).cmp(&place(b))), advice }
}

fn figures(list: &[(&str, Option<f64>)]) -> SortedMap<String, Option<Figure>> {
    list.iter().map(|(name, value)| ((*name).to_owned(), value.map(Figure::Number))).collect()
}

fn advise(list: &mut Vec<Advice>, rule: &str, kpi: &str, subject: Option<&str>, action: Option<String>, seen: &[(&str, Option<f64>)]) {
    list.push(Advice { rule: rule.into(), kpi: kpi.into(), subject: subject.map(str::to_owned), action, figures: figures(seen) });
}

/// A stage that lets fewer pass than before, beyond chance: lead quality if it is the second one, the sales process otherwise.
/// And the stage that clearly loses most.
fn stages(seen: &Seen, advice: &mut Vec<Advice>) {
    let Some(funnel) = seen.funnel else { return };
    let passed = |funnel: &Funnel, rank: usize| {
        let stage = funnel.stages.get(rank)?;
        Some((stage.advanced?, stage.advanced? + stage.lost?)).filter(|(_, closed)| *closed >= CASES)
    };
    let last = funnel.stages.len().saturating_sub(1);
    let rates: Vec<(usize, u64, u64)> = (0..last).filter_map(|rank| passed(funnel, rank).map(|(k, n)| (rank, k, n))).collect_vec();
    for (rank, k, n) in &rates {
        let same = |before: &&Funnel| before.stages.get(*rank).is_some_and(|stage| stage.name == funnel.stages[*rank].name);
        let Some((was, of)) = seen.before.filter(same).and_then(|before| passed(before, *rank)) else { continue };
        let now = *k as f64 / *n as f64;
        let under = wilson(was, of, seen.level).is_some_and(|(low, _)| now < low);
        if under && newcombe(*k, *n, was, of, 0.99).is_some_and(|(_, high)| high < 0.0) {
            let rule = if *rank == 1 { "lead_quality" } else { "sales_process" };
            let saw = [("conversion", Some(now)), ("long_term", Some(was as f64 / of as f64)), ("cases", Some(*n as f64))];
            advise(advice, rule, close_rate::KPI.id(), Some(&funnel.stages[*rank].name), None, &saw);
        }
    }
    let rate = |at: &(usize, u64, u64)| at.1 as f64 / at.2 as f64;
    let ordered = sorted_by(rates, &|a, b| rate(a).total_cmp(&rate(b)));
    if let [worst, next, ..] = ordered.as_slice()
        && newcombe(worst.1, worst.2, next.1, next.2, 0.99).is_some_and(|(_, high)| high < 0.0)
    {
        let saw = [("conversion", Some(rate(worst))), ("lost", Some((worst.2 - worst.1) as f64)), ("next", Some(rate(next)))];
        advise(advice, "leak", close_rate::KPI.id(), Some(&funnel.stages[worst.0].name), None, &saw);
    }
}

/// A campaign whose leads convert more than the rest's, beyond chance, and sooner than the typical campaign's.
fn campaigns(seen: &Seen, advice: &mut Vec<Advice>) {
    let known: Vec<(&CampaignRow, u64, u64)> = seen.campaigns.iter().filter_map(|row| Some((row, row.converted?, row.leads?))).collect_vec();
    let (all, of) = known.iter().fold((0, 0), |(k, n), (_, converted, leads)| (k + converted, n + leads));
    let mut days: Vec<f64> = known.iter().filter_map(|(row, ..)| row.median_days).collect_vec();
    days = sorted_by(days, &f64::total_cmp);
    let typical = days.get(days.len() / 2).copied();
    for (row, converted, leads) in known.iter().filter(|(row, _, leads)| row.key.is_some() && *leads >= CASES) {
        let more = newcombe(*converted, *leads, all - converted, of - leads, 0.99).is_some_and(|(low, _)| low > 0.0);
        let sooner = row.median_days.is_none_or(|own| typical.is_none_or(|typical| own <= typical));
        if more && sooner {
            let rest = (of > *leads).then(|| (all - converted) as f64 / (of - leads) as f64);
            let saw = [("conversion", row.conversion), ("rest", rest), ("median_days", row.median_days)];
            advise(advice, "invest", chain_lead_to_customer::KPI.id(), row.key.as_deref(), None, &saw);
        }
    }
}

/// An owner who is under target again and again.
fn owners(seen: &Seen, advice: &mut Vec<Advice>) {
    let rows = seen.kpis.get(quota_attainment::KPI.id()).map(|kpi| kpi.rows.as_slice()).unwrap_or_default();
    for row in rows {
        let figure = |name: &str| row.figures.get(name).copied().flatten().map(Figure::to_f64);
        if figure("needs_coaching").is_some_and(|flag| flag > 0.0) {
            let saw = [("grains_under", figure("grains_under")), ("grains", figure("grains")), ("attainment", figure("attainment"))];
            advise(advice, "coaching", quota_attainment::KPI.id(), row.key.as_deref(), None, &saw);
        }
    }
}

/// Records that are stuck: the stage's action.
fn stuck(seen: &Seen, advice: &mut Vec<Advice>) {
    for (rank, stage) in seen.funnel.iter().flat_map(|funnel| funnel.stages.iter().enumerate()).filter(|(_, stage)| stage.stuck.count > 0) {
        let action = stage.stuck.records.first().and_then(|record| record.action.clone());
        let saw = [("count", Some(stage.stuck.count as f64)), ("limit_days", stage.stuck.limit_days), ("rank", Some(rank as f64))];
        advise(advice, "stuck", open_opportunities::KPI.id(), Some(&stage.name), action, &saw);
    }
}

/// Targets that are missed, clear of the interval.
fn targets(seen: &Seen, advice: &mut Vec<Advice>) {
    for (id, kpi) in seen.kpis.iter().filter(|(_, kpi)| kpi.status == "bad") {
        let saw = [("value", kpi.value.map(Figure::to_f64)), ("target", kpi.target.map(Figure::to_f64))];
        advise(advice, "target_missed", id, None, None, &saw);
    }
}
