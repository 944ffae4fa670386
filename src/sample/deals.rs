//! Deals: created as demand goes, and walked through the pipeline visit by visit.

use super::clock::{DAY, after, closing_time, day_of, demand, during, first, workday};
use super::names::{CAMPAIGNS, FAIR, OWNERS, STRUGGLING};
use super::rng::Rng;

/// Open stages in their order, then the two closing ones.
pub(super) const STAGES: [&str; 7] = ["Prospecting", "Qualification", "Demo", "Proposal", "Negotiation", "Closed Won", "Closed Lost"];
pub(super) const DEMO: usize = 2;
pub(super) const PROPOSAL: usize = 3;
pub(super) const WON: usize = 5;
pub(super) const LOST: usize = 6;

pub(super) const PLANS: [&str; 3] = ["Starter", "Growth", "Scale"];
pub(super) const STARTER: usize = 0;

/// By how much the second year's won amount exceeds the first's, per mille.
const GROWTH: i64 = 190;
/// Usual share that fails in each open stage, per mille.
const FAILING: [i64; 5] = [180, 200, 415, 235, 215];
/// Usual mean days in each open stage.
const DAYS: [i64; 5] = [6, 9, 13, 12, 10];
/// Mean days in the demo stage since July 2024.
const SLOW_DEMO: i64 = 23;
/// No visit lasts longer than this, in hundredths of the mean: somebody asks.
const PATIENCE: i64 = 205;
/// One deal in so many is forgotten where it stands.
const FORGOTTEN: usize = 600;

/// One move: from (nothing: created), to, at.
pub(super) type Move = (Option<usize>, usize, i64);

/// One deal as it stands at the end.
pub(super) struct Deal {
    pub company: usize,
    pub owner: usize,
    pub campaign: usize,
    pub plan: usize,
    pub created: i64,
    pub moves: Vec<Move>,
    /// Closing, where closed; else when the seller expects it.
    pub close: i64,
    /// Money a month, in euros; the deal's amount is twelve times as much.
    pub mrr: i64,
    pub has_amount: bool,
    pub reason: &'static str,
}

impl Deal {
    /// Where it stands.
    pub fn stage(&self) -> usize {
        self.moves.last().map_or(0, |(_, to, _)| *to)
    }

    /// Won or lost.
    pub fn closed(&self) -> bool {
        self.stage() >= WON
    }

    /// The highest stage it reached; the last open one counts as passed when won.
    pub fn furthest(&self) -> usize {
        let open = self.moves.iter().flat_map(|(from, to, _)| [from.unwrap_or(0), *to]).filter(|stage| *stage < WON).max().unwrap_or(0);
        if self.stage() == WON { WON } else { open }
    }

    /// Its visits: stage, from, to (nothing: it still runs).
    pub fn visits(&self) -> impl Iterator<Item = (usize, i64, Option<i64>)> {
        let ends = self.moves.iter().skip(1).map(|(_, _, at)| Some(*at)).chain([None]);
        self.moves.iter().zip(ends).map(|((_, to, at), end)| (*to, *at, end)).filter(|(stage, ..)| *stage < WON)
    }

    pub fn amount(&self) -> i64 {
        12 * self.mrr
    }
}

/// So many deals, oldest first, in firms numbered from `companies` on.
pub(super) fn deals(count: usize, seed: u64, companies: usize) -> Vec<Deal> {
    let mut rng = Rng::new(seed, 1);
    let demand = demand();
    let weights: Vec<i64> = demand
        .iter()
        .scan(0, |sum, (_, weight)| {
            *sum += weight;
            Some(*sum)
        })
        .collect();
    let total = weights.last().copied().unwrap_or(0);
    let mut created: Vec<i64> = (0..count)
        .map(|_| {
            let draw = rng.below(total);
            let place = weights.partition_point(|sum| *sum <= draw);
            during(demand.get(place).map_or(first(2023, 1), |(day, _)| *day), &mut rng)
        })
        .collect();
    created = crate::order::sorted_by(created, &Ord::cmp);
    let mut deals: Vec<Deal> =
        created.into_iter().enumerate().map(|(i, at)| deal(at, companies + i, i % FORGOTTEN == 250, &mut Rng::new(seed, 1000 + i as u64))).collect();
    grow(&mut deals);
    deals
}

fn deal(created: i64, company: usize, forgotten: bool, rng: &mut Rng) -> Deal {
    let (_, month, _) = day_of(created).ymd();
    // the fair is held in March: its visitors become deals in spring
    let weights: Vec<i64> =
        CAMPAIGNS.iter().enumerate().map(|(i, campaign)| campaign.weight * if i == FAIR && matches!(month, 3..=5) { 3 } else { 1 }).collect();
    let campaign = rng.pick(&weights);
    let owner = rng.below(OWNERS.len() as i64) as usize;
    // who struggles also gets fewer deals
    let owner = if owner == STRUGGLING && rng.chance(150) { rng.below(STRUGGLING as i64) as usize } else { owner };
    let plan = rng.pick(&[56, 36, 8]);
    let mrr = match plan {
        0 => 29 * (3 + rng.below(7)),
        1 => 49 * (8 + rng.below(13)),
        _ => 65 * (20 + rng.below(17)),
    };
    let mut deal = Deal { company, owner, campaign, plan, created, moves: vec![(None, 0, created)], close: 0, mrr, has_amount: true, reason: "" };
    walk(&mut deal, forgotten, rng);
    let early = deal.furthest() < DEMO;
    deal.has_amount = !(early && rng.chance(220));
    if !deal.closed() {
        let wait = (20 + rng.below(70)) * DAY;
        let hoped = if forgotten { deal.created + 40 * DAY } else { closing_time() };
        deal.close = i64::from(workday(day_of(hoped + wait)).0) * DAY + 17 * 60;
    }
    deal
}

fn walk(deal: &mut Deal, forgotten: bool, rng: &mut Rng) {
    let leaving = if forgotten { 1 + rng.below(4) as usize } else { usize::MAX };
    let failing = CAMPAIGNS.get(deal.campaign).map_or(100, |campaign| campaign.failing) * OWNERS.get(deal.owner).map_or(100, |owner| owner.1);
    let mut setbacks = 0;
    loop {
        let (stage, at) = (deal.stage(), deal.moves.last().map_or(deal.created, |last| last.2));
        let (Some(usual), Some(days)) = (FAILING.get(stage), DAYS.get(stage)) else { break };
        let fails = !forgotten && rng.chance((usual * failing / 10_000).min(900));
        let back = !fails && stage >= DEMO && setbacks < 2 && rng.chance(45);
        let skips = !fails && stage < DEMO && rng.chance(35);
        let to = if fails {
            LOST
        } else if back {
            stage - 1
        } else if skips {
            stage + 2
        } else {
            stage + 1
        };
        let days = if stage == DEMO && day_of(at) >= first(2024, 7) { SLOW_DEMO } else { *days };
        let (_, month, _) = day_of(at).ymd();
        let stretch = if fails { 120 } else { 100 } * if month == 8 { 14 } else { 10 };
        let next = after(at, rng.wait(days * DAY).min(days * DAY * PATIENCE / 100) * stretch / 1000, rng);
        if next > closing_time() || stage >= leaving {
            break;
        }
        setbacks += i64::from(back);
        deal.moves.push((Some(stage), to, next));
        if to >= WON {
            deal.close = next;
        }
        if fails {
            let reasons: &[&'static str] = match stage {
                0 | 1 => &["No need", "No budget", "Timing", "No answer"],
                DEMO => &["Missing feature", "Competitor", "No decision", "Too complex"],
                _ => &["Price", "Competitor", "No decision", "No budget"],
            };
            deal.reason = rng.one(reasons).unwrap_or("");
        }
    }
}

/// Moves the prices of the second year so that its won amount exceeds the first's as planned.
fn grow(deals: &mut [Deal]) {
    let start = first(2024, 1);
    let won = |deals: &[Deal], second: bool| -> i64 {
        deals.iter().filter(|deal| deal.stage() == WON && (day_of(deal.close) >= start) == second).map(|deal| deal.mrr).sum()
    };
    let (before, now) = (won(deals, false), won(deals, true));
    if before == 0 || now == 0 {
        return;
    }
    let factor = (before * (1000 + GROWTH) / now).clamp(600, 1700);
    for deal in deals.iter_mut().filter(|deal| day_of(deal.close) >= start) {
        deal.mrr = (deal.mrr * factor + 500) / 1000;
    }
}
