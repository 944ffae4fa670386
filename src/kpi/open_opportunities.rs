//! `sales.open_opportunities`: deals open at the end of the period.

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
        id: "sales.open_opportunities",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Deal, fields: &["stage"] }],
        words: Words {
            name: both! { en: "Open deals", fr: "Affaires ouvertes" },
            about: both! { en: "Deals neither won nor lost at the end of the period.", fr: "Affaires ni gagnées ni perdues à la fin de la période." },
            formula: both! { en: "{value} deals open", fr: "{value} affaires ouvertes" },
        },
    },
    Population::Open,
    sums,
    outcome,
);

fn sums(slice: &Slice) -> Totals {
    *slice.open_deals()
}

fn outcome(sums: &Totals, _settings: &Settings) -> Outcome {
    Outcome::count(sums.records)
}
