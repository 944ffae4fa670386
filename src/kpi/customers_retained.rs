//! `customers.retained`: active at start and end: retained + lost = start.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::flow::Flow;
use crate::slice::population::Population;
use crate::slice::reason::UNDATED;

/// The KPI.
pub static KPI: Kpi<Flow> = Kpi::new(
    Facts {
        id: "customers.retained",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "end"] }],
        words: Words {
            name: both! { en: "Customers kept", fr: "Clients conservés" },
            about: both! { en: "Customers active both before the period and on its last day.", fr: "Clients actifs avant la période et à son dernier jour." },
            formula: both! { en: "{value} active at start and end", fr: "{value} actifs au début et à la fin" },
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
    if sums.undated {
        return Outcome::missing(UNDATED);
    }
    Outcome::count(sums.retained)
}
