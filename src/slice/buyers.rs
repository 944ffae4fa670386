//! Customers as those who order, where orders are loaded beside what customers are known by.

use super::respondents::known_as;
use super::revenue::Revenue;
use crate::calendar::{Day, Stamp};
use crate::dataset::{Dataset, Entity};

/// Who ordered, and since when more than once.
#[derive(Clone, Debug, Default)]
pub struct Buyers {
    /// Who the customer of each record is among those who order; 0: nobody.
    codes: Vec<u32>,
    /// Of each, the first day with an order, and the next one.
    days: Vec<[Option<Day>; 2]>,
}

impl Buyers {
    /// `basis`: what customers are made of.
    pub fn of(data: &Dataset, basis: Option<Entity>, revenue: &Revenue) -> Buyers {
        let keys = &data.orders.customer_id;
        let mut days = vec![[None; 2]; keys.dictionary.len() + 1];
        for row in (0..data.orders.rows).filter(|row| !revenue.repeated.get(*row) && !data.order_returned.get(*row)) {
            let (Some(day), known) = (data.orders.at.get(row).map(Stamp::day), &mut days[keys.code(row) as usize]) else { continue };
            let [first, second] = *known;
            *known = match first {
                Some(first) if day < first => [Some(day), Some(first)],
                Some(first) if day > first => [Some(first), Some(second.map_or(day, |second| second.min(day)))],
                _ => [Some(day), second],
            };
        }
        Buyers { codes: known_as(data, basis, keys), days }
    }

    /// Whether the customer of a record had ordered on two days by the end of a day.
    pub fn came_again(&self, record: u32, day: Day) -> bool {
        let code = self.codes.get(record as usize).copied().unwrap_or(0);
        code != 0 && self.days[code as usize][1].is_some_and(|second| second <= day)
    }
}
