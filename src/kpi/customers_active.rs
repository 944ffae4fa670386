//! `customers.active`: customers active at the end: start + new + reactivated − lost − new_and_gone = end.

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
        id: "customers.active",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "start"] }],
        words: Words {
            name: both! { en: "Active customers", fr: "Clients actifs" },
            about: both! { en: "Customers active on the last day of the period.", fr: "Clients actifs le dernier jour de la période." },
            formula: both! { en: "{start} at the start + {new} new + {reactivated} returned − {lost} lost − {new_and_gone} come and gone = {value}", fr: "{start} au début + {new} nouveaux + {reactivated} revenus − {lost} perdus − {new_and_gone} venus et repartis = {value}" },
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
    let mut outcome = Outcome::count(sums.end);
    if !sums.undated {
        for (name, count) in
            [("start", sums.start), ("new", sums.new), ("new_and_gone", sums.new_and_gone), ("lost", sums.lost), ("reactivated", sums.reactivated)]
        {
            outcome.measure(name, Some(Figure::Count(count as i64)));
        }
    }
    outcome
}
