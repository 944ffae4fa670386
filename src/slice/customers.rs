//! Customers: who is active on which day and for how much a month, from subscriptions, else orders, else won deals.

use super::deals::DealStates;
use super::leads::{CUSTOMER, Leads};
use super::money::{Currency, day_of};
use super::outcome::Outcome;
use crate::calendar::Day;
use crate::collect::CollectVec;
use crate::dataset::Dataset;
use crate::dataset::Entity;
use crate::dataset::column::Column;
use crate::dataset::dictionary::Dictionary;
use crate::settings::CustomerSettings;
pub use columns::stretches::{FOREVER, Standing, Stretch, Stretches};
use std::sync::Arc;

/// One customer without dates: how long, how much, and whether it left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Undated {
    /// Months as a customer.
    pub tenure_months: Option<f64>,
    /// Whether it left.
    pub churned: bool,
    /// A month's amount.
    pub mrr: Option<i64>,
    /// Row of the record that it comes from.
    pub row: u32,
}

/// All customers.
#[derive(Clone, Debug, Default)]
pub struct Customers {
    /// What they are made of; `None`: nothing loaded says who is one.
    pub basis: Option<Entity>,
    /// Those that have dates.
    pub stretches: Stretches,
    /// Customers of a file without dates; then there are no stretches.
    pub undated: Vec<Undated>,
    /// Whether amounts are known at all.
    pub has_mrr: bool,
    /// Monthly amount of each subscription, where it is known.
    row_mrr: Column<i64>,
    /// The customer of each subscription; `u32::MAX` for none.
    customer_of: Vec<u32>,
    /// Row and reason of each record of the basis that makes nobody a customer.
    pub excluded: Vec<(u32, super::reason::Reason)>,
    /// Rows whose amount has no rate, or that have none.
    pub no_mrr: u64,
}

/// Months in a billing interval, as a fraction; what is paid once has none and brings 0 a month.
fn months_in(interval: &str) -> Option<(i128, i128)> {
    let folded = crate::text::fold(interval);
    Some(match folded.as_str() {
        "month" | "monthly" | "mois" | "mensuel" | "mensuelle" | "m" | "1 month" => (1, 1),
        "year" | "yearly" | "annual" | "annually" | "an" | "annee" | "annuel" | "annuelle" | "y" | "12 months" | "1 year" => (12, 1),
        "quarter" | "quarterly" | "trimestre" | "trimestriel" | "trimestrielle" | "3 months" | "every 3 months" => (3, 1),
        "half year" | "semiannual" | "semestre" | "semestriel" | "6 months" | "every 6 months" => (6, 1),
        "week" | "weekly" | "semaine" | "hebdomadaire" => (70_000, 304_375),
        "once" | "one off" | "one time" | "oneoff" | "onetime" | "ponctuel" | "ponctuelle" | "une fois" => (1, 0),
        "day" | "daily" | "jour" | "quotidien" => (10_000, 304_375),
        _ => return None,
    })
}

impl Customers {
    /// The customers as they stood at the end of `as_of`; `leads` where contacts themselves tell who is one.
    pub fn rewind(data: &Dataset, deals: &DealStates, leads: Option<&Leads>, as_of: Day, settings: &CustomerSettings, currency: &Currency) -> Customers {
        let mut customers = if data.subscriptions.rows > 0 {
            Customers::of_subscriptions(data, as_of, currency)
        } else if data.orders.rows > 0 {
            Customers::of_orders(data, as_of, settings, currency)
        } else if let Some(leads) = leads {
            Customers::of_contacts(leads, data.contacts.rows)
        } else {
            Customers::of_deals(data, deals)
        };
        customers.stretches.bridge(settings.grace_days as i32);
        customers
    }

    fn of_subscriptions(data: &Dataset, as_of: Day, currency: &Currency) -> Customers {
        use super::reason::*;
        let table = &data.subscriptions;
        let ended = day_of(&table.end, as_of);
        let (mrr, mrr_missing) = currency.convert(&table.mrr, &table.currency, &ended);
        let (amount, amount_missing) = currency.convert(&table.amount, &table.currency, &ended);
        let monthly = |row: usize| -> Option<i64> {
            if mrr_missing.get(row) || amount_missing.get(row) {
                return None;
            }
            mrr.get(row).or_else(|| {
                let (months, over) = table.interval.get(row).map_or(Some((1, 1)), months_in)?;
                let quantity = (table.quantity.get(row).unwrap_or(1.0) * 10_000.0).round() as i128;
                Some(crate::money::divide_half_away(i128::from(amount.get(row)?) * quantity * over, months * 10_000) as i64)
            })
        };
        let has_mrr = !mrr.is_empty() || !amount.is_empty();
        let status: Vec<Status> = std::iter::once(Status::Unsaid).chain(table.status.dictionary.iter().map(|(_, text)| Status::of(text))).collect_vec();
        let status_of = |row: usize| status[table.status.code(row) as usize];
        let left = |row: usize| table.churned.get(row).unwrap_or(status_of(row) == Status::Ended);
        let mut all = Customers { basis: Some(Entity::Subscription), has_mrr, ..Customers::default() };
        (0..table.rows).for_each(|row| all.row_mrr.push(monthly(row)));
        if table.start.is_empty() {
            for row in 0..table.rows {
                if data.subscription_superseded.get(row) {
                    all.excluded.push((row as u32, DUPLICATE));
                    continue;
                }
                let mrr = monthly(row);
                all.no_mrr += u64::from(has_mrr && mrr.is_none());
                all.undated.push(Undated { tenure_months: table.tenure_months.get(row), churned: left(row), mrr, row: row as u32 });
            }
            return all;
        }
        let mut pairs: Vec<(u32, Stretch)> = Vec::with_capacity(table.rows);
        for row in 0..table.rows {
            let key = if table.customer_id.is_empty() { row as u32 + 1 } else { table.customer_id.code(row) };
            let end = table.end.get(row).map(|end| end.day());
            let reason = match table.start.get(row).map(|start| start.day()) {
                _ if data.subscription_superseded.get(row) => Some(DUPLICATE),
                _ if key == 0 => Some(NO_CUSTOMER),
                None => Some(NO_DATE),
                Some(start) if start > as_of => Some(FUTURE),
                Some(start) if end.is_some_and(|end| end <= start) => Some(ENDS_BEFORE_START),
                Some(_) if end.is_none() && left(row) => Some(NO_DATE),
                Some(start) => {
                    let mrr = if status_of(row) == Status::Unpaid { Some(0) } else { monthly(row) };
                    all.no_mrr += u64::from(has_mrr && mrr.is_none());
                    let end = end.filter(|end| *end <= as_of).unwrap_or(FOREVER);
                    if !has_mrr || mrr != Some(0) {
                        pairs.push((key, Stretch { start, end, mrr: mrr.unwrap_or(0), row: row as u32 }));
                    }
                    None
                }
            };
            if let Some(reason) = reason {
                all.excluded.push((row as u32, reason));
            }
        }
        all.stretches = Stretches::gather(pairs, table.customer_id.dictionary.len().max(table.rows));
        all.customer_of = vec![u32::MAX; table.rows];
        for customer in 0..all.stretches.len() as u32 {
            all.stretches.of(customer).iter().for_each(|stretch| all.customer_of[stretch.row as usize] = customer);
        }
        all
    }

    fn of_orders(data: &Dataset, as_of: Day, settings: &CustomerSettings, currency: &Currency) -> Customers {
        use super::reason::*;
        let table = &data.orders;
        let mut all = Customers { basis: Some(Entity::Order), ..Customers::default() };
        let mut pairs = Vec::with_capacity(table.rows);
        // what was sent back is taken from a purchase of the same customer
        let (mut bought, mut back) = (vec![u32::MAX; table.customer_id.dictionary.len() + 1], Vec::new());
        for row in 0..table.rows {
            let key = table.customer_id.code(row);
            match table.at.get(row).map(|at| at.day()) {
                _ if data.order_returned.get(row) => {
                    all.excluded.push((row as u32, RETURNED));
                    back.push((key, row));
                }
                _ if key == 0 => all.excluded.push((row as u32, NO_CUSTOMER)),
                None => all.excluded.push((row as u32, NO_DATE)),
                Some(day) if day > as_of => all.excluded.push((row as u32, FUTURE)),
                Some(day) => {
                    bought[key as usize] = row as u32;
                    let end = day.plus(settings.inactive_after_days as i32);
                    pairs.push((key, Stretch { start: day, end: if end <= as_of { end } else { FOREVER }, mrr: 0, row: row as u32 }));
                }
            }
        }
        all.stretches = Stretches::gather(pairs, table.customer_id.dictionary.len());
        if !table.amount.is_empty() {
            let (mut amount, missing) = currency.convert(&table.amount, &table.currency, day_of(&table.at, as_of));
            for (row, less) in back.iter().filter_map(|(key, row)| Some((bought[*key as usize], amount.get(*row)?))).collect_vec() {
                if row != u32::MAX && !missing.get(row as usize) && table.at.get(row as usize).is_some() {
                    let amounts = Arc::make_mut(&mut amount);
                    amounts.values[row as usize] = amounts.values[row as usize].saturating_add(less);
                }
            }
            let known = |stretch: &Stretch| amount.get(stretch.row as usize).filter(|_| !missing.get(stretch.row as usize));
            all.no_mrr = all.stretches.list.iter().filter(|stretch| known(stretch).is_none()).count() as u64;
            all.stretches.amounts = all.stretches.list.iter().map(|stretch| known(stretch).unwrap_or(0)).collect_vec();
        }
        all
    }

    fn of_contacts(leads: &Leads, contacts: usize) -> Customers {
        use super::reason::*;
        let mut all = Customers { basis: Some(Entity::Contact), ..Customers::default() };
        let mut pairs = Vec::new();
        for row in 0..contacts as u32 {
            if !leads.steps.has_entered(row, CUSTOMER) {
                all.excluded.push((row, if leads.steps.exists(row) { NOT_CUSTOMER } else { NOT_THERE }));
            } else if !leads.steps.dated[CUSTOMER] {
                all.undated.push(Undated { tenure_months: None, churned: false, mrr: None, row });
            } else if let Some(at) = leads.steps.entered_at(row, CUSTOMER) {
                pairs.push((row + 1, Stretch { start: at.day(), end: FOREVER, mrr: 0, row }));
            } else {
                all.excluded.push((row, NO_DATE));
            }
        }
        all.stretches = Stretches::gather(pairs, contacts);
        all
    }

    /// Whose the deals won are; nothing where none of them names anybody.
    fn of_deals(data: &Dataset, states: &DealStates) -> Customers {
        use super::reason::*;
        let (accounts, contacts) = (&data.deals.account_id, &data.deals.contact_id);
        let named = |row: usize| accounts.get(row).or(contacts.get(row));
        if !(0..data.deals.rows).any(|row| states.outcome[row] == Outcome::Won && named(row).is_some()) {
            return Customers::default();
        }
        let mut keys = Dictionary::default();
        let mut all = Customers { basis: Some(Entity::Deal), ..Customers::default() };
        let mut pairs = Vec::new();
        for row in 0..data.deals.rows {
            let refused = match (states.outcome[row], named(row), states.closed.get(row)) {
                _ if data.superseded.get(row) => DUPLICATE,
                _ if states.future.get(row) => FUTURE,
                (Outcome::Lost, ..) => LOST,
                (Outcome::Open, ..) => OPEN,
                (_, None, _) => NO_CUSTOMER,
                (.., None) => NO_DATE,
                (_, Some(key), Some(closed)) => {
                    pairs.push((keys.intern(key.as_bytes()), Stretch { start: closed.day(), end: FOREVER, mrr: 0, row: row as u32 }));
                    continue;
                }
            };
            all.excluded.push((row as u32, refused));
        }
        all.stretches = Stretches::gather(pairs, keys.len());
        all
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.stretches.is_empty() && self.undated.is_empty()
    }

    /// Whether the customers have no dates at all.
    pub fn are_undated(&self) -> bool {
        !self.undated.is_empty()
    }

    /// Monthly amount of a subscription, where it is known.
    pub fn row_mrr(&self, row: u32) -> Option<i64> {
        self.row_mrr.get(row as usize)
    }

    /// All stretches of the customer that a subscription belongs to.
    pub fn of_row(&self, row: u32) -> Option<&[Stretch]> {
        self.customer_of.get(row as usize).filter(|customer| **customer != u32::MAX).map(|customer| self.stretches.of(*customer))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Status {
    Unsaid,
    Running,
    Ended,
    Unpaid,
}

impl Status {
    fn of(text: &str) -> Status {
        match crate::text::fold(text).as_str() {
            "canceled" | "cancelled" | "churned" | "ended" | "expired" | "terminated" | "resilie" | "resiliee" | "annule" | "annulee" | "termine"
            | "terminee" | "inactive" | "inactif" | "inactive customer" => Status::Ended,
            "trialing" | "trial" | "in trial" | "incomplete" | "incomplete expired" | "essai" | "free" | "gratuit" => Status::Unpaid,
            _ => Status::Running,
        }
    }
}
