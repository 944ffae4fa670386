//! What models of behavior are fitted to: one customer a row of integers, looked at as_of and, for a test, two thirds of the way there.

use super::Slice;
use super::cohorts::month_of;
use super::customers::FOREVER;
use crate::calendar::Day;
use crate::collect::{CollectVec, PushAll};
use crate::order::sorted_by;

/// A customer who buys. Times are days since its first purchase; purchases of one day are one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Buyer {
    /// Purchases after the first.
    pub repeats: u32,
    /// Day of the last one.
    pub last: i32,
    /// Day of as_of.
    pub age: i32,
    /// Σ of the repeat purchases, 1/10,000 of a unit.
    pub spent: i64,
    /// Purchases after the first, up to the test's day.
    pub repeats_then: u32,
    /// Day of the last of these.
    pub last_then: i32,
    /// The test's day; below 0 where it lies before the first purchase.
    pub age_then: i32,
}

/// A customer under contract. Ages are months begun (where it left) or completed (where it stays).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subscriber {
    /// Whether it has left.
    pub left: bool,
    /// Its age then, or at as_of.
    pub age: i32,
    /// Its age on the test's day where it was there on it, else below 0.
    pub age_then: i32,
}

/// Rows in an order of their own, so that no order of records matters; adds up over parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Histories<T>(pub Vec<T>);

impl<T> Default for Histories<T> {
    fn default() -> Histories<T> {
        Histories(Vec::new())
    }
}

impl<T: Ord> From<Vec<T>> for Histories<T> {
    fn from(rows: Vec<T>) -> Histories<T> {
        Histories(sorted_by(rows, &Ord::cmp))
    }
}

impl<T: Ord> std::ops::AddAssign for Histories<T> {
    fn add_assign(&mut self, other: Histories<T>) {
        self.0.push_all(other.0);
        *self = Histories::from(std::mem::take(&mut self.0));
    }
}

/// Two thirds of the way from the first customer's first day to as_of.
fn test_day(slice: &Slice) -> Day {
    let (first, as_of) = (slice.world.customers.stretches.first(0), slice.world.as_of);
    as_of.plus(-((as_of.0 - first.0).max(0) / 3))
}

/// Customers who buy, as at as_of, whatever the period; empty where customers are others.
pub fn buyers(slice: &Slice) -> Histories<Buyer> {
    let customers = &slice.world.customers;
    if customers.stretches.amounts.is_empty() || slice.part.customers.is_empty() {
        return Histories::default();
    }
    let then = test_day(slice);
    slice.part.customers.iter().map(|customer| buyer(slice, *customer, then)).collect_vec().into()
}

/// One customer who buys.
pub fn buyer(slice: &Slice, customer: u32, then: Day) -> Buyer {
    let customers = &slice.world.customers;
    let first = customers.stretches.first(customer);
    let mut buyer = Buyer { age: slice.world.as_of.0 - first.0, age_then: then.0 - first.0, ..Buyer::default() };
    for (order, amount) in customers.stretches.orders(customer).filter(|(order, _)| order.start > first) {
        let day = order.start.0 - first.0;
        let again = u32::from(day > buyer.last);
        (buyer.repeats, buyer.last, buyer.spent) = (buyer.repeats + again, day, buyer.spent.saturating_add(amount));
        if order.start <= then {
            (buyer.repeats_then, buyer.last_then) = (buyer.repeats_then + again, day);
        }
    }
    buyer
}

/// Whole months from a day to a later one; a month that begins on the 31st ends with a shorter month's last day.
fn months_between(start: Day, end: Day) -> i32 {
    let months = month_of(end) - month_of(start);
    months - i32::from(start.plus_months(months) > end)
}

/// Customers under contract, as at as_of, whatever the period; those without dates by their tenure.
pub fn subscribers(slice: &Slice) -> Histories<Subscriber> {
    let customers = &slice.world.customers;
    let undated = slice.part.undated.iter().filter_map(|at| {
        let customer = &customers.undated[*at as usize];
        let age = customer.tenure_months?.clamp(0.0, 1200.0).round() as i32;
        Some(Subscriber { left: customer.churned, age: age.max(i32::from(customer.churned)), age_then: -1 })
    });
    let mut rows: Vec<Subscriber> = undated.collect_vec();
    if !slice.part.customers.is_empty() {
        let (then, as_of) = (test_day(slice), slice.world.as_of);
        rows.push_all(slice.part.customers.iter().map(|customer| {
            let (start, end) = customers.stretches.first_spell(*customer);
            let left = end != FOREVER;
            let months = months_between(start, if left { end } else { as_of });
            let begun = left && start.plus_months(months) < end;
            let there = start <= then && then < end;
            Subscriber { left, age: (months + i32::from(begun)).max(i32::from(left)), age_then: if there { months_between(start, then) } else { -1 } }
        }));
    }
    rows.into()
}
