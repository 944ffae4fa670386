//! `orders.average_value`: revenue of the orders of the period / these orders.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::revenue::OrderSums;

/// The KPI.
pub static KPI: Kpi<OrderSums> = Kpi::new(
    Facts {
        id: "orders.average_value",
        version: 1,
        unit: Unit::Money,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Order, fields: &["customer_id", "at", "amount"] }],
        words: Words {
            name: both! { en: "Average order", fr: "Panier moyen" },
            about: both! { en: "Mean amount of the orders of the period.", fr: "Montant moyen des commandes de la période." },
            formula: both! { en: "{numerator} ÷ {denominator} orders = {value}", fr: "{numerator} ÷ {denominator} commandes = {value}" },
        },
    },
    Population::OrderValues,
    sums,
    outcome,
);

fn sums(slice: &Slice) -> OrderSums {
    slice.orders()
}

fn outcome(sums: &OrderSums, settings: &Settings) -> Outcome {
    Outcome::money_each(sums.amount, sums.with_amount).with_mean_interval(sums.with_amount, sums.amount.0, sums.squares, settings.confidence)
}
