//! The campaigns view: what each cost and brought, and how good its leads are.

use super::{CampaignRow, Figure, Interval};
use crate::collect::CollectVec;
use crate::kpi::outcome::Outcome;
use crate::money::Money;
use crate::order::sorted_by;
use crate::slice::Slice;
use crate::slice::campaigns::CampaignSums;
use crate::slice::leads::{CUSTOMER, MQL, SQL};
use crate::stats::{Lifetimes, wilson};

/// A campaign with fewer leads has no rank.
const RANKED_FROM: u64 = 10;

/// A row a campaign, by revenue, then leads, then name; what no campaign is credited with comes last.
pub fn campaigns(slice: &Slice) -> Option<Vec<CampaignRow>> {
    let names = &slice.world.attribution.names;
    if names.is_empty() {
        return None;
    }
    let all: Vec<(u32, CampaignSums)> = (0..).zip(slice.campaigns()).filter(|(code, sums)| *code > 0 || *sums != CampaignSums::default()).collect_vec();
    let mut rows: Vec<CampaignRow> = all.iter().map(|(code, sums)| row(slice, names.text(*code), sums)).collect_vec();
    rank(&mut rows);
    let value = |row: &CampaignRow| (row.revenue.map_or(0.0, Figure::to_f64), row.leads);
    let order = |a: &CampaignRow, b: &CampaignRow| {
        let (a_value, b_value) = (value(a), value(b));
        a.key.is_none().cmp(&b.key.is_none()).then(b_value.0.total_cmp(&a_value.0)).then(b_value.1.cmp(&a_value.1)).then(a.key.cmp(&b.key))
    };
    Some(sorted_by(rows, &order))
}

fn row(slice: &Slice, name: Option<&str>, sums: &CampaignSums) -> CampaignRow {
    let (data, settings, told) = (&slice.world.data, &slice.world.settings, &slice.world.leads.told);
    let (contacts, spends) = (data.contacts.rows > 0, data.spend.rows > 0 || data.campaigns.has("cost"));
    let sells = data.deals.rows + data.orders.rows > 0;
    let step = |step: usize, count: u64| (contacts && told[step]).then_some(count);
    let customers = if contacts { step(CUSTOMER, sums.customers) } else { (data.deals.rows > 0).then_some(sums.customers) };
    let share = Outcome::share(sums.converted, sums.leads, settings.confidence);
    let known = contacts && told[CUSTOMER];
    let margin = sums.margin.to_f64() + sums.without_margin.to_f64() * settings.gross_margin.unwrap_or(1.0);
    let each = |count: Option<u64>| count.and_then(|count| Outcome::money_each(sums.spend, count).value).filter(|_| spends);
    let days = Lifetimes { ended: sums.ended.clone().into(), censored: sums.running.clone().into() }.curve(settings.confidence).quantile(0.5);
    CampaignRow {
        key: name.map(str::to_owned),
        spend: spends.then_some(Figure::Money(sums.spend)),
        responses: data.campaigns.has("responses").then_some(sums.responses),
        leads: contacts.then_some(sums.leads),
        mql: step(MQL, sums.mql),
        sql: step(SQL, sums.sql),
        customers,
        conversion: share.value.filter(|_| known).map(Figure::to_f64),
        converted: known.then_some(sums.converted),
        conversion_interval: share.interval.filter(|_| known).map(|(low, high)| Interval { low, high, level: settings.confidence }),
        median_days: days.filter(|_| known).map(|seconds| seconds as f64 / 86_400.0),
        revenue: sells.then_some(Figure::Money(sums.revenue)),
        margin: sells.then_some(Figure::Quotient(margin)),
        cost_per_lead: each(contacts.then_some(sums.leads)),
        cac: each(customers),
        romi: (sells && sums.spend > Money(0)).then(|| (margin - sums.spend.to_f64()) / sums.spend.to_f64()),
        quality_rank: None,
    }
}

/// By the lower end of the conversion's interval, then the shorter way, then the name.
fn rank(rows: &mut [CampaignRow]) {
    let good: Vec<(usize, f64, f64)> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.key.is_some())
        .filter_map(|(at, row)| {
            let (leads, converted) = (row.leads.filter(|leads| *leads >= RANKED_FROM)?, row.converted?);
            Some((at, wilson(converted, leads, 0.95)?.0, row.median_days.unwrap_or(f64::INFINITY)))
        })
        .collect_vec();
    let good = sorted_by(good, &|a, b| b.1.total_cmp(&a.1).then(a.2.total_cmp(&b.2)).then_with(|| rows[a.0].key.cmp(&rows[b.0].key)));
    good.iter().zip(1..).for_each(|((at, ..), rank)| rows[*at].quality_rank = Some(rank));
}
