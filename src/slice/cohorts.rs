//! Customers by the month of their first day, and who of them is still there so many calendar months later. Adds up over parts.

use super::Slice;
use super::customers::FOREVER;
use crate::calendar::Day;
use crate::map::SortedMap;
use crate::money::Money;
use std::ops::Range;

/// A calendar month as a number: years × 12 + months, so that later less earlier is months between.
pub fn month_of(day: Day) -> i32 {
    let (year, month, _) = day.ymd();
    year * 12 + month as i32 - 1
}

/// The month of a day that is written.
pub fn month_named(day: &str) -> Option<i32> {
    Day::parse(day).ok().map(month_of)
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

    /// Notes who comes with the first of some months and is gone after the last: until it is settled, a place holds the change from
    /// the one before it.
    fn come(&mut self, months: Range<usize>, customers: u64, mrr: Money) {
        if months.start < months.end && months.start < self.active.len() {
            self.active[months.start] = self.active[months.start].wrapping_add(customers);
            self.mrr_then[months.start] += mrr;
            if let Some(after) = self.active.get_mut(months.end) {
                *after = after.wrapping_sub(customers);
                self.mrr_then[months.end] = self.mrr_then[months.end] - mrr;
            }
        }
    }

    fn settle(&mut self) {
        for month in 1..self.active.len() {
            self.active[month] = self.active[month].wrapping_add(self.active[month - 1]);
            let before = self.mrr_then[month - 1];
            self.mrr_then[month] += before;
        }
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
            for months in customers.stretches.runs(*customer).map(|(start, end)| over(start, end)) {
                cohort.come(months, 1, Money(0));
            }
            for stretch in customers.stretches.of(*customer).iter().filter(|stretch| stretch.mrr != 0) {
                cohort.come(over(stretch.start, stretch.end), 0, Money(i128::from(stretch.mrr)));
            }
            for (order, amount) in customers.stretches.orders(*customer) {
                if let Some(sum) = cohort.ordered.get_mut((month_of(order.start) - month) as usize) {
                    *sum += Money(i128::from(amount));
                }
            }
        }
        cohorts.0.values_mut().for_each(Cohort::settle);
        cohorts
    }

    /// Of the cohorts that have come to so many months, those active then and all.
    pub fn share(&self, months: usize) -> (u64, u64) {
        let reached = self.0.values().filter_map(|cohort| Some((*cohort.active.get(months)?, cohort.customers)));
        reached.fold((0, 0), |(active, all), (more, customers)| (active + more, all + customers))
    }
}
