//! `traffic.sessions`: visits in the period.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::population::Population;
use crate::slice::traffic::Visits;

/// The KPI.
pub static KPI: Kpi<Visits> = Kpi::new(
    Facts {
        id: "traffic.sessions",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Traffic, fields: &["sessions"] }],
        words: Words {
            name: both! { en: "Visits", fr: "Visites" },
            about: both! { en: "Sessions on the site in the period.", fr: "Sessions sur le site dans la période." },
            formula: both! { en: "{value} sessions", fr: "{value} sessions" },
        },
    },
    Population::Rows(Entity::Traffic),
    Visits::over,
    outcome,
);

fn outcome(sums: &Visits, _settings: &Settings) -> Outcome {
    Outcome::count(sums.sessions)
}
