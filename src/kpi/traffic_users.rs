//! `traffic.users`: users in the period.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::population::Population;
use crate::slice::traffic::Visits;

/// The KPI.
pub static KPI: Kpi<Visits> = Kpi::new(
    Facts {
        id: "traffic.users",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Traffic, fields: &["users"] }],
        words: Words {
            name: both! { en: "Visitors", fr: "Visiteurs" },
            about: both! { en: "Users as the export counts them, added up over its rows: who comes twice may count twice.", fr: "Utilisateurs tels que l’export les compte, additionnés sur ses lignes : qui vient deux fois peut compter deux fois." },
            formula: both! { en: "{value} users", fr: "{value} utilisateurs" },
        },
    },
    Population::Rows(Entity::Traffic),
    Visits::over,
    outcome,
);

fn outcome(sums: &Visits, _settings: &Settings) -> Outcome {
    Outcome::count(sums.users)
}
