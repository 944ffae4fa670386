//! `arr`: MRR at the end × 12.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::money::Money;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::flow::Flow;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Flow> = Kpi::new(
    Facts {
        id: "arr",
        version: 1,
        unit: Unit::Money,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "mrr"] }],
        words: Words {
            name: both! { en: "Annual recurring revenue", fr: "Revenu annuel récurrent" },
            about: both! { en: "Twelve times the monthly recurring revenue.", fr: "Douze fois le revenu mensuel récurrent." },
            formula: both! { en: "{mrr} × 12 = {value}", fr: "{mrr} × 12 = {value}" },
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
    let mut outcome = Outcome::money(Money(sums.mrr_end.0 * 12));
    outcome.measure("mrr", Some(Figure::Money(sums.mrr_end)));
    outcome
}
