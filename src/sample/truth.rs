//! What the sample was made to show, counted on its own records and not on its files.

use super::World;
use super::clock::{day_of, first, last_day};
use super::customers::{Customer, Mood};
use super::deals::{DEMO, Deal, LOST, PLANS, STAGES, STARTER, WON};
use super::names::{ADS, CAMPAIGNS, FAIR, OWNERS, STRUGGLING};
use super::spend::{monthly, movement};
use crate::calendar::Span;
use crate::stats::{Counted, wilson};
use serde::Serialize;
use std::collections::BTreeMap;

/// A number out of another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Share {
    /// Those that did.
    pub part: u64,
    /// Those that could.
    pub of: u64,
}

impl Share {
    /// part / of; 0 out of nothing.
    pub fn rate(&self) -> f64 {
        if self.of == 0 { 0.0 } else { self.part as f64 / self.of as f64 }
    }

    fn count<T>(list: impl Iterator<Item = T>, holds: impl Fn(&T) -> bool) -> Share {
        list.fold(Share::default(), |share, item| Share { part: share.part + u64::from(holds(&item)), of: share.of + 1 })
    }
}

/// The stories of `docs/sample.md` in figures. Money in euros, years and periods as in the name, all else at 2024-12-31.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Truth {
    /// All deals.
    pub deals: u64,
    /// Won, lost, open.
    pub outcomes: BTreeMap<&'static str, u64>,
    /// By the year of closing.
    pub won_amount: BTreeMap<i32, i64>,
    /// Of 2024 over 2023.
    pub won_amount_growth: f64,
    /// Of each open stage: reached, and passed (furthest beyond it), over all deals.
    pub stages: BTreeMap<&'static str, Share>,
    /// The stage in which most deals are lost.
    pub most_lost_in: &'static str,
    /// Completed visits to the demo stage, median days: begun before July 2024, since then.
    pub demo_median_days: [Option<f64>; 2],
    /// Won of closed by campaign; "" is none.
    pub won_by_campaign: BTreeMap<&'static str, Share>,
    /// Won of closed: the trade fair, online advertising, all others.
    pub fair_ads_others: [Share; 3],
    /// Won in 2024 by owner.
    pub won_amount_2024_by_owner: BTreeMap<&'static str, i64>,
    /// The owner under target.
    pub struggling: &'static str,
    /// Lost of those at the start, by year.
    pub logo_churn: BTreeMap<i32, Share>,
    /// The same in 2024 by plan at the start.
    pub logo_churn_2024_by_plan: BTreeMap<&'static str, Share>,
    /// Subscriptions ended in 2024 with the reason "Price increase".
    pub left_for_price_2024: u64,
    /// Lost in 2024 of those at the start: detractors, all others.
    pub churn_2024_detractors_others: [Share; 2],
    /// The same among those that answered the survey in 2023.
    pub churn_2024_answered_detractors_others: [Share; 2],
    /// Answers in 2024: promoters, passives, detractors.
    pub nps_2024: [u64; 3],
    /// Their score.
    pub nps_2024_score: f64,
    /// At the end.
    pub customers: u64,
    /// At the end.
    pub mrr: i64,
    /// First started in 2024.
    pub new_2024: u64,
    /// Σ lost of Σ at the start over the months of 2024.
    pub monthly_churn_2024: Share,
    /// Spend on acquisition, marketing and sales in 2024.
    pub acquisition_spend_2024: i64,
    /// LTV / CAC of 2024 at a margin of 1.
    pub ltv_cac: Option<f64>,
    /// The same at both ends of the churn's Wilson interval.
    pub ltv_cac_interval: Option<[f64; 2]>,
    /// Open deals that stay in their stage for longer than the 90th percentile of its completed visits.
    pub stuck: Share,
    /// Deals that moved back at least once.
    pub regressed: u64,
    /// Customers that left and came back.
    pub returned: u64,
}

/// Counts the stories of a sample; the same arguments as [`super::sample`].
pub fn truth(deals: usize, seed: u64) -> Truth {
    let world = World::new(deals, seed);
    let won = |year: i32| -> i64 { world.deals.iter().filter(|deal| deal.stage() == WON && closing_year(deal) == year).map(Deal::amount).sum() };
    let year = Span { start: first(2024, 1), end: first(2025, 1) };
    let (eve, end) = (year.start.plus(-1), last_day());
    let churned =
        |customers: &mut dyn Iterator<Item = &Customer>| Share::count(customers.filter(|customer| customer.active(eve)), |customer| !customer.active(end));
    let by_mood = |among: &dyn Fn(usize) -> bool| {
        [true, false].map(|detractor| {
            churned(
                &mut world
                    .customers
                    .iter()
                    .enumerate()
                    .filter(|(i, customer)| among(*i) && (customer.mood == Mood::Detractor) == detractor)
                    .map(|(_, customer)| customer),
            )
        })
    };
    let answered: Vec<usize> = {
        let mut list: Vec<usize> = world.answers.iter().filter(|answer| answer.day < year.start).map(|answer| answer.customer).collect();
        list.sort_unstable();
        list
    };
    let scores = |low: i64, high: i64| world.answers.iter().filter(|answer| year.contains(answer.day) && (low..=high).contains(&answer.score)).count() as u64;
    let nps = [scores(9, 10), scores(7, 8), scores(0, 6)];
    let all = movement(&world.customers, year);
    let (lost, start) = monthly(&world.customers, 2024);
    let spend = world.spend.iter().filter(|line| year.contains(line.month) && line.category != "retention").map(|line| line.amount).sum::<i64>();
    let arpa = all.mrr as f64 / all.active.max(1) as f64;
    let ratio = |churn: f64| arpa / churn * all.new as f64 / spend as f64;
    let closed = |holds: &dyn Fn(&Deal) -> bool| Share::count(world.deals.iter().filter(|deal| deal.closed() && holds(deal)), |deal| deal.stage() == WON);
    let loss = |stage: usize| world.deals.iter().filter(|deal| deal.stage() == LOST && deal.furthest() == stage).count();
    Truth {
        deals: world.deals.len() as u64,
        outcomes: [("won", WON), ("lost", LOST)]
            .into_iter()
            .map(|(name, stage)| (name, world.deals.iter().filter(|deal| deal.stage() == stage).count() as u64))
            .chain([("open", world.deals.iter().filter(|deal| !deal.closed()).count() as u64)])
            .collect(),
        won_amount: [2023, 2024].into_iter().map(|year| (year, won(year))).collect(),
        won_amount_growth: won(2024) as f64 / won(2023).max(1) as f64 - 1.0,
        stages: (0..WON).map(|i| (STAGES[i], Share::count(world.deals.iter().filter(|deal| deal.furthest() >= i), |deal| deal.furthest() > i))).collect(),
        most_lost_in: STAGES[(0..WON).max_by_key(|stage| loss(*stage)).unwrap_or(0)],
        demo_median_days: [false, true].map(|late| {
            let visits = world.deals.iter().flat_map(Deal::visits).filter(|(stage, from, _)| *stage == DEMO && (day_of(*from) >= first(2024, 7)) == late);
            Counted::from(visits.filter_map(|(_, from, to)| Some(to? - from)).collect::<Vec<i64>>()).quantile(0.5).map(|minutes| minutes / 1440.0)
        }),
        won_by_campaign: CAMPAIGNS.iter().enumerate().map(|(i, campaign)| (campaign.name, closed(&|deal| deal.campaign == i))).collect(),
        fair_ads_others: [
            closed(&|deal| deal.campaign == FAIR),
            closed(&|deal| ADS.contains(&deal.campaign)),
            closed(&|deal| deal.campaign != FAIR && !ADS.contains(&deal.campaign)),
        ],
        won_amount_2024_by_owner: OWNERS
            .iter()
            .enumerate()
            .map(|(i, owner)| {
                (owner.0, world.deals.iter().filter(|deal| deal.owner == i && deal.stage() == WON && closing_year(deal) == 2024).map(Deal::amount).sum())
            })
            .collect(),
        struggling: OWNERS[STRUGGLING].0,
        logo_churn: [2023, 2024]
            .into_iter()
            .map(|year| {
                let m = movement(&world.customers, Span { start: first(year, 1), end: first(year + 1, 1) });
                (year, Share { part: m.lost, of: m.start })
            })
            .collect(),
        logo_churn_2024_by_plan: (STARTER..PLANS.len())
            .map(|plan| (PLANS[plan], churned(&mut world.customers.iter().filter(|customer| customer.plan_on(eve) == Some(plan)))))
            .collect(),
        left_for_price_2024: world
            .customers
            .iter()
            .flat_map(|customer| &customer.rows)
            .filter(|row| row.reason == "Price increase" && row.end.is_some_and(|end| year.contains(end)))
            .count() as u64,
        churn_2024_detractors_others: by_mood(&|_| true),
        churn_2024_answered_detractors_others: by_mood(&|i| answered.binary_search(&i).is_ok()),
        nps_2024: nps,
        nps_2024_score: (nps[0] as f64 - nps[2] as f64) * 100.0 / nps.iter().sum::<u64>().max(1) as f64,
        customers: all.active,
        mrr: all.mrr,
        new_2024: all.new,
        monthly_churn_2024: Share { part: lost, of: start },
        acquisition_spend_2024: spend,
        ltv_cac: (lost > 0 && spend > 0).then(|| ratio(lost as f64 / start as f64)),
        ltv_cac_interval: wilson(lost, start, 0.95).filter(|(low, _)| *low > 0.0 && spend > 0).map(|(low, high)| [ratio(high), ratio(low)]),
        stuck: stuck(&world.deals),
        regressed: world.deals.iter().filter(|deal| deal.moves.iter().any(|(from, to, _)| from.is_some_and(|from| *to < from))).count() as u64,
        returned: world.customers.iter().filter(|customer| customer.rows.windows(2).any(|pair| pair[0].end < Some(pair[1].start))).count() as u64,
    }
}

fn closing_year(deal: &Deal) -> i32 {
    day_of(deal.close).ymd().0
}

fn stuck(deals: &[Deal]) -> Share {
    let as_of = (i64::from(last_day().0) + 1) * super::clock::DAY;
    let limits: Vec<Option<f64>> = (0..WON)
        .map(|stage| {
            let ended = Counted::from(
                deals.iter().flat_map(Deal::visits).filter(|visit| visit.0 == stage).filter_map(|(_, from, to)| Some(to? - from)).collect::<Vec<i64>>(),
            );
            if ended.total() < 10 { None } else { ended.quantile(0.9) }
        })
        .collect();
    Share::count(deals.iter().filter(|deal| !deal.closed()), |deal| {
        let age = deal.moves.last().map_or(0, |last| as_of - last.2);
        limits.get(deal.stage()).copied().flatten().is_some_and(|limit| age as f64 > limit)
    })
}
