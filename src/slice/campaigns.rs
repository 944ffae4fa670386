//! What campaigns cost and brought over a slice.

use super::Slice;
use super::attribution::{credited, part_of};
use super::leads::{CUSTOMER, LEAD, MQL, SQL};
use super::reason::{DUPLICATE, NO_DATE, OUTSIDE_PERIOD, Reason};
use super::spend::{Category, is_marketing};
use super::traffic::whole;
use crate::calendar::{Span, Stamp};
use crate::dataset::Entity;
use crate::money::Money;

/// One campaign over a slice. The first of a list stands for what no campaign is credited with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CampaignSums {
    /// Marketing spend.
    pub spend: Money,
    /// Responses told by its own rows.
    pub responses: u64,
    /// Leads created in the period.
    pub leads: u64,
    /// Contacts that became marketing qualified in it.
    pub mql: u64,
    /// Contacts that became sales qualified in it.
    pub sql: u64,
    /// Contacts that became customers in it; where no contacts are loaded, deals won.
    pub customers: u64,
    /// Of the period's leads, those that are customers by as_of.
    pub converted: u64,
    /// Seconds from lead to customer, of the period's leads that are customers.
    pub ended: Vec<i64>,
    /// Seconds since lead, of those that are none yet.
    pub running: Vec<i64>,
    /// Revenue won.
    pub revenue: Money,
    /// Of it, what has no margin of its own.
    pub without_margin: Money,
    /// Margins of its own.
    pub margin: Money,
}

columns::sums! {
    /// Revenue of the period that campaigns are credited with.
    #[derive(Copy)]
    Attributed {
        /// All of it.
        revenue: Money,
        /// Of it, what has no margin of its own.
        without_margin: Money,
        /// Margins of its own.
        margin: Money,
    }
}

impl Attributed {
    /// Gross margin: each sale's own, else its revenue × the margin of the settings.
    pub fn gross_margin(&self, share: Option<f64>) -> f64 {
        self.margin.to_f64() + self.without_margin.to_f64() * share.unwrap_or(1.0)
    }
}

impl Slice<'_> {
    /// Marketing spend of the period: lines of its categories, and the own cost of campaigns that no line names.
    pub fn marketing_spend(&self) -> Money {
        let mut sum = self.spent(&is_marketing);
        sum += self.campaign_costs();
        sum
    }

    /// Own cost of the period's campaigns that no spend line names, in equal parts on their days.
    pub fn campaign_costs(&self) -> Money {
        let mut sum = Money(0);
        self.part.rows(Entity::Campaign).iter().for_each(|row| sum += self.campaign_cost(*row));
        sum
    }

    fn campaign_cost(&self, row: u32) -> Money {
        let (touches, at) = (&self.world.attribution, row as usize);
        let Some(cost) = touches.cost.get(at).filter(|_| touches.costed.get(at)) else { return Money(0) };
        match (self.campaign_days(row), self.span) {
            (Some(days), Some(span)) => self.world.spend.of_days(cost, days, span),
            (None, _) if self.world.data.campaigns.start.is_empty() => Money(i128::from(cost)),
            (_, None) => Money(i128::from(cost)),
            _ => Money(0),
        }
    }

    /// The days that a campaign ran: to its end where that is told, else its first day.
    pub fn campaign_days(&self, row: u32) -> Option<Span> {
        let table = &self.world.data.campaigns;
        let (start, end) = (table.start.get(row as usize), table.end.get(row as usize));
        let start = start.or(end)?.day();
        Some(Span { start, end: end.map_or(start, Stamp::day).max(start).plus(1) })
    }

    /// Whether a campaign ran in the period, else why not.
    pub fn ran(&self, row: u32) -> Result<(), Reason> {
        match (self.campaign_days(row), self.span.map(|span| span.cut(self.world.as_of))) {
            _ if self.world.data.campaign_superseded.get(row as usize) => Err(DUPLICATE),
            (Some(days), Some(span)) if days.start < span.end && span.start < days.end => Ok(()),
            (None, Some(_)) if !self.world.data.campaigns.start.is_empty() => Err(NO_DATE),
            (Some(_), Some(_)) => Err(OUTSIDE_PERIOD),
            _ => Ok(()),
        }
    }

    /// Campaigns that ran in the period.
    pub fn campaigns_run(&self) -> impl Iterator<Item = u32> + '_ {
        self.part.rows(Entity::Campaign).iter().copied().filter(|row| self.ran(*row).is_ok())
    }

    /// Whether revenue is that of orders: where they name campaigns, or deals do not.
    fn credits_orders(&self) -> bool {
        let data = &self.world.data;
        data.orders.rows > 0 && (!data.orders.campaign.is_empty() || data.deals.rows == 0)
    }

    /// Each sale of the period with an amount: its campaigns, its amount, its own margin.
    fn sales(&self, mut take: impl FnMut(&[u32], i64, Option<i64>)) {
        let (world, touches) = (self.world, &self.world.attribution);
        if self.credits_orders() {
            for row in self.rows(Entity::Order) {
                let at = *row as usize;
                if let Some(amount) = touches.order_amount.get(at).filter(|_| !touches.order_unconverted.get(at)) {
                    take(touches.order(*row), amount, touches.order_margin.get(at));
                }
            }
        } else {
            self.won().iter().copied().for_each(|row| {
                if let Some(amount) = world.deals.amount(row) {
                    take(touches.deal(row), amount, touches.deal_margin.get(row as usize));
                }
            });
        }
    }

    /// Revenue of the period that some campaign touched.
    pub fn attributed(&self) -> Attributed {
        let mut sums = Attributed::default();
        self.sales(|touches, amount, margin| {
            if !touches.is_empty() {
                sums.revenue += Money(i128::from(amount));
                match margin {
                    Some(margin) => sums.margin += Money(i128::from(margin)),
                    None => sums.without_margin += Money(i128::from(amount)),
                }
            }
        });
        sums
    }

    /// Every campaign over the period, by the code of its name; 0 is none.
    pub fn campaigns(&self) -> Vec<CampaignSums> {
        let (world, data) = (self.world, &self.world.data);
        let (touches, how) = (&world.attribution, world.settings.campaign_attribution.as_str());
        let mut all = vec![CampaignSums::default(); touches.names.len() + 1];
        if let Some(span) = self.span {
            let lines = &world.spend;
            for row in self.part.spend.iter().filter(|row| matches!(lines.category[**row as usize], Category::Marketing | Category::Acquisition)) {
                all[touches.spend[data.spend.campaign.code(*row as usize) as usize] as usize].spend += lines.within(*row, span);
            }
        }
        for row in self.part.rows(Entity::Campaign) {
            let own = &mut all[touches.own[data.campaigns.named().code(*row as usize) as usize] as usize];
            own.spend += self.campaign_cost(*row);
            if self.ran(*row).is_ok() {
                own.responses += whole(&data.campaigns.responses, *row as usize).unwrap_or(0);
            }
        }
        for contact in self.part.rows(Entity::Contact).iter().copied().filter(|contact| world.leads.steps.exists(*contact)) {
            let in_period = |step: usize| u64::from(world.leads.steps.entered_in(contact, step, self.span));
            let (lead, mql, sql, customer) = (in_period(LEAD), in_period(MQL), in_period(SQL), in_period(CUSTOMER));
            if lead + mql + sql + customer == 0 {
                continue;
            }
            let won = world.leads.steps.has_entered(contact, CUSTOMER);
            let (from, to) = (world.leads.steps.entered_at(contact, LEAD), world.leads.steps.entered_at(contact, CUSTOMER));
            for code in credited_or_none(touches.contact(contact), how) {
                let sums = &mut all[*code as usize];
                sums.leads += lead;
                sums.mql += mql;
                sums.sql += sql;
                sums.customers += customer;
                sums.converted += u64::from(lead > 0 && won);
                if let (true, Some(from)) = (lead > 0, from) {
                    match to {
                        Some(to) if won => sums.ended.push(from.until(to).max(0)),
                        None if won => {}
                        _ => sums.running.push(from.until_end_of(world.as_of).max(0)),
                    }
                }
            }
        }
        if data.contacts.rows == 0 && !self.credits_orders() {
            self.won().iter().for_each(|row| credited_or_none(touches.deal(*row), how).iter().for_each(|code| all[*code as usize].customers += 1));
        }
        self.sales(|list, amount, margin| {
            let codes = credited_or_none(list, how);
            for (at, code) in codes.iter().enumerate() {
                let (sums, part) = (&mut all[*code as usize], |amount: i64| part_of(amount, at, codes.len(), how));
                sums.revenue += part(amount);
                match margin {
                    Some(margin) => sums.margin += part(margin),
                    None => sums.without_margin += part(amount),
                }
            }
        });
        all
    }
}

/// The campaigns that are credited, by their codes; 0 is none.
fn credited_or_none<'a>(touches: &'a [u32], how: &str) -> &'a [u32] {
    if touches.is_empty() { &[0] } else { credited(touches, how) }
}
