//! `customers.reactivated`: active at the end, not at the start, known before.

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
        id: "customers.reactivated",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "end"] }],
        words: Words {
            name: both! { en: "Customers returned", fr: "Clients revenus" },
            about: both! { en: "Customers of old, away at the start and active on the last day.", fr: "Anciens clients, absents au début et actifs au dernier jour." },
            formula: both! { en: "{value} known before, away at the start, active at the end", fr: "{value} connus avant, absents au début, actifs à la fin" },
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
    Outcome::count(sums.reactivated)
}
