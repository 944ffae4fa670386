//! `sales.won_count`: deals won in the period.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::closings::Totals;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Totals> = Kpi::new(
    Facts {
        id: "sales.won_count",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Deal, fields: &["stage", "closed"] }],
        words: Words {
            name: both! { en: "Deals won", fr: "Affaires gagnées" },
            about: both! { en: "Deals won in the period.", fr: "Affaires gagnées dans la période." },
            formula: both! { en: "{value} deals won", fr: "{value} affaires gagnées" },
        },
    },
    Population::Won,
    sums,
    outcome,
);

fn sums(slice: &Slice) -> Totals {
    slice.closings().won
}

fn outcome(sums: &Totals, _settings: &Settings) -> Outcome {
    Outcome::count(sums.records)
}
