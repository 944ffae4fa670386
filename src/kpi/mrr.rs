//! `mrr`: monthly amounts of all subscriptions active at the end.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::flow::Flow;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Flow> = Kpi::new(
    Facts {
        id: "mrr",
        version: 1,
        unit: Unit::Money,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "mrr"] }],
        words: Words {
            name: both! { en: "Monthly recurring revenue", fr: "Revenu mensuel récurrent" },
            about: both! { en: "What the customers active on the last day pay for a month.", fr: "Ce que les clients actifs au dernier jour paient par mois." },
            formula: both! { en: "sum over {customers} customers = {value}", fr: "somme de {customers} clients = {value}" },
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
    let mut outcome = Outcome::money(sums.mrr_end);
    outcome.measure("customers", Some(Figure::Count(sums.end as i64)));
    outcome
}
