//! `customers.new`: first ever start in the period; `measures.new_and_gone`: of these, gone by its end.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::flow::Flow;
use crate::slice::population::Population;
use crate::slice::reason::UNDATED;

/// The KPI.
pub static KPI: Kpi<Flow> = Kpi::new(
    Facts {
        id: "customers.new",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "start"] }],
        words: Words {
            name: both! { en: "New customers", fr: "Nouveaux clients" },
            about: both! { en: "Customers whose first ever day lies in the period.", fr: "Clients dont le tout premier jour est dans la période." },
            formula: both! { en: "{value} new customers, of whom {new_and_gone} gone by the end", fr: "{value} nouveaux clients, dont {new_and_gone} déjà repartis à la fin" },
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
    let mut outcome = Outcome::count(sums.new);
    outcome.measure("new_and_gone", Some(Figure::Count(sums.new_and_gone as i64)));
    outcome
}
