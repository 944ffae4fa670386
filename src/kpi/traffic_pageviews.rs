//! `traffic.pageviews`: pages seen in the period.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::population::Population;
use crate::slice::traffic::Visits;

/// The KPI.
pub static KPI: Kpi<Visits> = Kpi::new(
    Facts {
        id: "traffic.pageviews",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Traffic, fields: &["pageviews"] }],
        words: Words {
            name: both! { en: "Page views", fr: "Pages vues" },
            about: both! { en: "Pages seen in the period.", fr: "Pages vues dans la période." },
            formula: both! { en: "{value} pages", fr: "{value} pages" },
        },
    },
    Population::Rows(Entity::Traffic),
    Visits::over,
    outcome,
);

fn outcome(sums: &Visits, _settings: &Settings) -> Outcome {
    Outcome::count(sums.pageviews)
}
