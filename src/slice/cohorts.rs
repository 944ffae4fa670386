//! Customers by the month of their first day, and who of them is still there so many calendar months later. Adds up over parts.

use super::Slice;
use super::customers::FOREVER;
use crate::calendar::Day;
use crate::map::SortedMap;
use crate::money::Money;

/// A calendar month as a number: years × 12 + months, so that later less earlier is months between.
pub fn month_of(day: Day) -> i32 {
    let (year, month, _) = day.ymd();
    year * 12 + month as i32 - 1
}

/// The customers of one first month; a place in a list is a number of calendar months since.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cohort {
    /// All of them.
    pub customers: u64,
    /// Their monthly amounts on their first days.
    pub mrr: Money,
    /// Active on the last day of the month.
    pub active: Vec<u64>,
    /// Their monthly amounts on that day.
    pub mrr_then: Vec<Money>,
    /// What they ordered in the month.
    pub ordered: Vec<Money>,
}

/// Cohorts by [`month_of`] their first day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cohorts(pub SortedMap<i32, Cohort>);

impl std::ops::AddAssign for Cohorts {
    fn add_assign(&mut self, other: Cohorts) {
        for (month, more) in other.0 {
            let cohort = self.0.or_insert_with(month, Default::default);
            cohort.customers += more.customers;
            cohort.mrr += more.mrr;
            cohort.reach(more.active.len());
            for (k, active) in more.active.iter().enumerate() {
                cohort.active[k] += active;
                cohort.mrr_then[k] += more.mrr_then[k];
                cohort.ordered[k] += more.ordered[k];
            }
        }
    }
}

impl Cohort {
    fn reach(&mut self, months: usize) {
        let length = self.active.len().max(months);
        self.active.resize(length, 0);
        self.mrr_then.resize(length, Money(0));
        self.ordered.resize(length, Money(0));
    }
}

impl Cohorts {
    /// The customers whose first day lies in the period, followed to as_of; months that have not ended by then are not reached.
    pub fn of(slice: &Slice) -> Cohorts {
        let mut cohorts = Cohorts::default();
        let (customers, world) = (&slice.world.customers, slice.world);
        let Some(span) = slice.span else { return cohorts };
        let reached = month_of(world.as_of.plus(1));
        let come = customers.stretches.come_by(&slice.part.customers, span.end.plus(-1).min(world.as_of));
        let earlier = customers.stretches.come_by(come, span.start.plus(-1)).len();
        for customer in &come[earlier..] {
            let first = customers.stretches.first(*customer);
            let month = month_of(first);
            let cohort = cohorts.0.or_insert_with(month, Default::default);
            cohort.customers += 1;
            cohort.mrr += Money(i128::from(customers.stretches.standing(*customer, first).mrr));
            cohort.reach((reached - month).max(0) as usize);
            // the months at whose last day something runs that starts and ends on these days
            let over = |start: Day, end: Day| {
                let end = if end == FOREVER { reached } else { month_of(end).min(reached) };
                (month_of(start) - month).max(0) as usize..(end - month).max(0) as usize
            };
            for (start, end) in customers.stretches.runs(*customer) {
                over(start, end).for_each(|k| cohort.active[k] += 1);
            }
            for stretch in customers.stretches.of(*customer).iter().filter(|stretch| stretch.mrr != 0) {
                over(stretch.start, stretch.end).for_each(|k| cohort.mrr_then[k] += Money(i128::from(stretch.mrr)));
            }
            for (order, amount) in customers.stretches.orders(*customer) {
                if let Some(sum) = cohort.ordered.get_mut((month_of(order.start) - month) as usize) {
                    *sum += Money(i128::from(amount));
                }
            }
        }
        cohorts
    }

    /// Of the cohorts that have come to so many months, those active then and all.
    pub fn share(&self, months: usize) -> (u64, u64) {
        let reached = self.0.values().filter_map(|cohort| Some((*cohort.active.get(months)?, cohort.customers)));
        reached.fold((0, 0), |(active, all), (more, customers)| (active + more, all + customers))
    }
}
