//! `orders.repeat_rate`: orders of customers who had ordered before / orders.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "orders.repeat_rate",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Order, fields: &["customer_id", "at"] }],
        words: Words {
            name: both! { en: "Repeat orders", fr: "Commandes répétées" },
            about: both! { en: "Of the orders of the period, the share of customers who had ordered on an earlier day.", fr: "Parmi les commandes de la période, la part de celles de clients qui avaient commandé un jour plus tôt." },
            formula: both! { en: "{numerator} orders of customers who came back ÷ {denominator} orders = {value}", fr: "{numerator} commandes de clients revenus ÷ {denominator} commandes = {value}" },
        },
    },
    Population::Orders,
    sums,
    outcome,
);

super::sums::sums! {
    /// Integers that add up over parts.
    Sums {
        /// Of customers who had ordered before.
        again: u64,
        /// Orders.
        orders: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    let (revenue, data) = (&slice.world.revenue, &slice.world.data);
    let counts = |row: &usize| !revenue.repeated.get(*row) && !revenue.further.get(*row) && !data.order_returned.get(*row);
    let orders = || slice.rows(Entity::Order).iter().map(|row| *row as usize).filter(counts);
    let again = |row: &usize| data.orders.at.get(*row).zip(revenue.first.get(*row)).is_some_and(|(at, first)| *first < at.day());
    Sums { again: orders().filter(again).count() as u64, orders: orders().count() as u64 }
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    Outcome::share(sums.again, sums.orders, settings.confidence)
}
