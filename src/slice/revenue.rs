//! Orders as they stood at the end of as_of, and revenue: that of orders where some are loaded, else of deals won.

use super::Slice;
use super::deals::DealStates;
use super::money::{Currency, day_of};
use super::outcome::Outcome;
use crate::calendar::Day;
use crate::collect::CollectVec;
use crate::dataset::Dataset;
use crate::dataset::Entity;
use crate::dataset::column::{Amounts, Bits};
use crate::money::Money;
use std::sync::Arc;

/// All orders, and whose first purchase each row belongs to.
#[derive(Clone, Debug, Default)]
pub struct Revenue {
    /// Amount of each order line in the reporting currency.
    amount: Arc<Amounts>,
    /// Lines whose currency has no rate.
    pub unconverted: Bits,
    /// Lines of an order that comes again in a later file.
    pub repeated: Bits,
    /// Lines of an order beyond its first: they add to its amount and are no order of their own.
    pub further: Bits,
    /// Amount of the whole order, on its first line.
    whole: Amounts,
    /// The first purchase ever of the customer of each row, of orders where some are loaded, else of deals.
    pub first: Vec<Day>,
}

columns::sums! {
    /// Orders added up.
    #[derive(Copy)]
    OrderSums {
        /// Orders.
        orders: u64,
        /// Orders with an amount.
        with_amount: u64,
        /// Sum of their amounts.
        amount: Money,
        /// What was given back, below zero.
        returned: Money,
        /// Sum of the squares.
        squares: i128,
    }
}

const NEVER: Day = Day(i32::MAX);

impl Revenue {
    /// The orders of a dataset, and the first purchases up to as_of.
    pub fn rewind(data: &Dataset, deals: &DealStates, as_of: Day, currency: &Currency) -> Revenue {
        let table = &data.orders;
        let mut all = Revenue { repeated: Bits::filled(table.rows, false), further: Bits::filled(table.rows, false), ..Revenue::default() };
        if table.rows == 0 {
            all.first_wins(data, deals);
            return all;
        }
        (all.amount, all.unconverted) = currency.convert(&table.amount, &table.currency, day_of(&table.at, as_of));
        let mut first_line = vec![u32::MAX; table.id.dictionary.len() + 1];
        let mut whole: Vec<Option<i64>> = (0..table.rows as u32).map(|row| all.line(row)).collect_vec();
        // the latest file that has an order gives it; its lines there add up
        let file = |row: usize| table.origins.get(row).map_or(0, |origin| origin.table);
        for row in (0..table.rows).rev() {
            let code = table.id.code(row) as usize;
            let first = first_line.get(code).copied().unwrap_or(u32::MAX);
            if code == 0 || first == u32::MAX {
                first_line[code] = row as u32;
            } else if file(first as usize) != file(row) {
                all.repeated.set(row, true);
            } else {
                all.further.set(first as usize, true);
                whole[row] = match (whole[row], whole[first as usize].take()) {
                    (None, None) => None,
                    (one, other) => Some(one.unwrap_or(0).saturating_add(other.unwrap_or(0))),
                };
                first_line[code] = row as u32;
            }
        }
        whole.into_iter().for_each(|amount| all.whole.push(amount));
        let mut first = vec![NEVER; table.customer_id.dictionary.len() + 1];
        let day = |row: usize| table.at.get(row).map(|at| at.day()).filter(|day| *day <= as_of);
        for (row, code) in table.customer_id.codes.iter().enumerate().filter(|(row, code)| **code != 0 && !data.order_returned.get(*row)) {
            first[*code as usize] = first[*code as usize].min(day(row).unwrap_or(NEVER));
        }
        all.first = (0..table.rows).map(|row| first[table.customer_id.code(row) as usize]).collect_vec();
        all
    }

    fn first_wins(&mut self, data: &Dataset, deals: &DealStates) {
        let (accounts, contacts) = (&data.deals.account_id, &data.deals.contact_id);
        // a customer is an account, else a contact; one that is named alike is the same
        let known = accounts.dictionary.len() as u32;
        let alike = accounts.dictionary.find_all(&contacts.dictionary);
        let of_contact = |code: u32| if code == 0 || alike[code as usize] != 0 { alike[code as usize] } else { known + code };
        let customer = |row: usize| if accounts.code(row) != 0 { accounts.code(row) } else { of_contact(contacts.code(row)) };
        let code: Vec<u32> = (0..data.deals.rows).map(customer).collect_vec();
        let mut first = vec![NEVER; accounts.dictionary.len() + contacts.dictionary.len() + 1];
        for row in deals.by_closed.iter().map(|row| *row as usize).filter(|row| deals.outcome[*row] == Outcome::Won && code[*row] != 0) {
            let day = deals.closed.get(row).map_or(NEVER, |at| at.day());
            first[code[row] as usize] = first[code[row] as usize].min(day);
        }
        self.first = code.iter().map(|code| first[*code as usize]).collect_vec();
    }

    /// Amount of an order line that can be added up.
    pub fn line(&self, row: u32) -> Option<i64> {
        if self.unconverted.get(row as usize) { None } else { self.amount.get(row as usize) }
    }
}

impl Slice<'_> {
    /// Orders of the period added up, each line of one order with it.
    pub fn orders(&self) -> OrderSums {
        let revenue = &self.world.revenue;
        let mut sums = OrderSums::default();
        for row in self.rows(Entity::Order).iter().map(|row| *row as usize) {
            if revenue.repeated.get(row) || revenue.further.get(row) {
                continue;
            }
            if self.world.data.order_returned.get(row) {
                sums.returned += Money(revenue.whole.get(row).map_or(0, i128::from));
                continue;
            }
            sums.orders += 1;
            if let Some(amount) = revenue.whole.get(row).map(i128::from) {
                sums.with_amount += 1;
                sums.amount += Money(amount);
                sums.squares += amount * amount;
            }
        }
        sums
    }

    /// Whether revenue is that of orders; else it is that of deals won.
    pub fn revenue_is_of_orders(&self) -> bool {
        self.world.data.orders.rows > 0
    }

    /// Revenue of the period and how many orders or deals it comes from; of customers new in it, or of all.
    pub fn revenue(&self, of_new: bool) -> (Money, u64) {
        let world = self.world;
        let (mut sum, mut rows) = (Money(0), 0);
        let new = |row: u32| !of_new || self.span.is_none_or(|span| world.revenue.first.get(row as usize).is_some_and(|day| span.contains(*day)));
        let mut take = |row: u32, amount: Option<i64>| {
            if let Some(amount) = amount.filter(|_| new(row)) {
                sum += Money(i128::from(amount));
                rows += 1;
            }
        };
        if self.revenue_is_of_orders() {
            let lines = self.rows(Entity::Order).iter().copied();
            lines.filter(|row| !world.revenue.repeated.get(*row as usize)).for_each(|row| take(row, world.revenue.line(row)));
        } else if of_new {
            self.won().iter().for_each(|row| take(*row, world.deals.amount(*row)));
        } else {
            let won = self.closings().won;
            (sum, rows) = (won.amount, won.with_amount);
        }
        (sum, rows)
    }
}
