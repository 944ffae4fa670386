//! `orders.revenue`: sum of the amounts of the orders of the period.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::reason::NO_AMOUNT;
use crate::slice::revenue::OrderSums;

/// The KPI.
pub static KPI: Kpi<OrderSums> = Kpi::new(
    Facts {
        id: "orders.revenue",
        version: 1,
        unit: Unit::Money,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Order, fields: &["customer_id", "at", "amount"] }],
        words: Words {
            name: both! { en: "Order revenue", fr: "Chiffre des commandes" },
            about: both! { en: "Sum of the amounts of the orders of the period.", fr: "Somme des montants des commandes de la période." },
            formula: both! { en: "sum over {orders} orders = {value}", fr: "somme de {orders} commandes = {value}" },
        },
    },
    Population::OrderAmounts,
    sums,
    outcome,
);

fn sums(slice: &Slice) -> OrderSums {
    slice.orders()
}

fn outcome(sums: &OrderSums, _settings: &Settings) -> Outcome {
    let mut outcome = if sums.orders > 0 && sums.with_amount == 0 { Outcome::missing(NO_AMOUNT) } else { Outcome::money(sums.amount + sums.returned) };
    outcome.measure("orders", Some(Figure::Count(sums.with_amount as i64)));
    outcome
}
