//! `orders.count`: orders of the period; the lines of one order are one.

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
        id: "orders.count",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Order, fields: &["customer_id", "at"] }],
        words: Words {
            name: both! { en: "Orders", fr: "Commandes" },
            about: both! { en: "Orders of the period. Several lines of one order are one order.", fr: "Commandes de la période. Plusieurs lignes d’une commande n’en font qu’une." },
            formula: both! { en: "{value} orders", fr: "{value} commandes" },
        },
    },
    Population::Orders,
    sums,
    outcome,
);

fn sums(slice: &Slice) -> OrderSums {
    slice.orders()
}

fn outcome(sums: &OrderSums, _settings: &Settings) -> Outcome {
    Outcome::count(sums.orders)
}
