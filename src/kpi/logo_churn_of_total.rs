//! `churn.logo_of_total`: those active at the start or at any time in the period and not at its end, over those active at the start or at any time in it.

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
        id: "churn.logo_of_total",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Down,
        kind: Timing::Lag,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "end"] }],
        words: Words {
            name: both! { en: "Churn, of all customers", fr: "Attrition, de tous les clients" },
            about: both! { en: "Of all customers active before or during the period, the share no longer active at its end.", fr: "Part des clients actifs avant ou pendant la période qui ne le sont plus à sa fin." },
            formula: both! { en: "{numerator} gone ÷ {denominator} active at some time = {value}", fr: "{numerator} partis ÷ {denominator} actifs à un moment = {value}" },
        },
    },
    Population::Customers,
    sums,
    outcome,
);

fn sums(slice: &Slice) -> Flow {
    *slice.flow()
}

fn outcome(sums: &Flow, settings: &Settings) -> Outcome {
    let still = if sums.undated { sums.any - sums.lost } else { sums.end };
    Outcome::share(sums.any - still, sums.any, settings.confidence)
}
