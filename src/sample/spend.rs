//! What Helvia spends: sized so that a new customer costs a little under a third of its lifetime value.

use super::clock::first;
use super::customers::Customer;
use super::names::CAMPAIGNS;
use crate::calendar::{Day, Span};
use crate::settings::Grain;

/// Lifetime value over acquisition cost in 2024, in hundredths.
const VALUE_OVER_COST: i64 = 322;

/// One line.
pub(super) struct Spend {
    /// First day of the month.
    pub month: Day,
    pub category: &'static str,
    pub campaign: &'static str,
    /// In euros.
    pub amount: i64,
}

/// Customers over a period by the definitions of `kpis.md`.
pub(super) struct Movement {
    pub start: u64,
    pub lost: u64,
    pub new: u64,
    pub active: u64,
    /// At the end, in euros.
    pub mrr: i64,
}

/// Counts a period.
pub(super) fn movement(customers: &[Customer], span: Span) -> Movement {
    let (eve, last) = (span.start.plus(-1), span.end.plus(-1));
    let count = |holds: &dyn Fn(&Customer) -> bool| customers.iter().filter(|customer| holds(customer)).count() as u64;
    Movement {
        start: count(&|c| c.active(eve)),
        lost: count(&|c| c.active(eve) && !c.active(last)),
        new: count(&|c| c.start().is_some_and(|day| span.contains(day))),
        active: count(&|c| c.active(last)),
        mrr: customers.iter().map(|c| c.mrr(last)).sum(),
    }
}

/// Lost and at the start, summed over the months of a year.
pub(super) fn monthly(customers: &[Customer], year: i32) -> (u64, u64) {
    let months = Span { start: first(year, 1), end: first(year + 1, 1) }.buckets(Grain::Month, 1);
    months.into_iter().map(|(_, span)| movement(customers, span)).fold((0, 0), |(lost, start), m| (lost + m.lost, start + m.start))
}

/// All lines, month by month.
pub(super) fn spend(customers: &[Customer]) -> Vec<Spend> {
    let year = Span { start: first(2024, 1), end: first(2025, 1) };
    let all = movement(customers, year);
    let (lost, start) = monthly(customers, 2024);
    let mut lines = Vec::new();
    if all.active == 0 || lost == 0 {
        return lines;
    }
    // LTV × new customers / ratio, LTV = MRR / active ÷ (lost / start)
    let budget =
        i128::from(all.mrr) * i128::from(start) * i128::from(all.new) * 100 / (i128::from(all.active) * i128::from(lost) * i128::from(VALUE_OVER_COST));
    let budget = budget as i64;
    const MONTHS: [i64; 12] = [84, 86, 96, 84, 82, 86, 74, 60, 100, 92, 88, 68];
    for (year, scale) in [(2023, 88), (2024, 100)] {
        for (month, share) in (1..).zip(MONTHS) {
            let month = first(year, month);
            let part = |hundredths: i64| budget * share * scale / 100_000 * hundredths / 100;
            let mut add = |category, campaign, amount: i64| lines.push(Spend { month, category, campaign, amount: (amount + 5) / 10 * 10 });
            for campaign in CAMPAIGNS.iter().filter(|campaign| !campaign.name.is_empty()) {
                // online advertising costs more than its share of the deals
                let weight = if campaign.source.starts_with("Paid") { 2 * campaign.weight } else { campaign.weight };
                add("acquisition", campaign.name, part(30) * weight / 122);
            }
            add("marketing", "", part(18));
            add("sales", "", part(52));
            let served = movement(customers, Span { start: month, end: month.plus_months(1) }).active as i64;
            add("retention", "", 2400 + served * 38);
        }
    }
    lines
}
