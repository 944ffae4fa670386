//! `customers.lost`: active at the start and not at the end.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::flow::Flow;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Flow> = Kpi::new(
    Facts {
        id: "customers.lost",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Down,
        kind: Timing::Lag,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "end"] }],
        words: Words {
            name: both! { en: "Customers lost", fr: "Clients perdus" },
            about: both! { en: "Customers active before the period and no longer on its last day.", fr: "Clients actifs avant la période et qui ne le sont plus à son dernier jour." },
            formula: both! { en: "{value} active at the start and not at the end", fr: "{value} actifs au début et plus à la fin" },
        },
    },
    Population::Customers,
    sums,
    outcome,
);

fn sums(slice: &Slice) -> Flow {
    *slice.flow()
}

fn outcome(sums: &Flow, _settings: &Settings) -> Outcome {
    Outcome::count(sums.lost)
}
