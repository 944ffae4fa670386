//! `traffic.pageviews`: pages seen in the period.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words, no_variants};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::population::Population;
use crate::slice::traffic::Visits;

/// The KPI.
pub static KPI: Kpi<Visits> = Kpi {
    facts: Facts {
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
        variants: &[],
        default_target: None,
    },
    population: Population::Rows(Entity::Traffic),
    beside: &[],
    sums: Visits::over,
    outcome,
    variants: no_variants,
};

fn outcome(sums: &Visits, _settings: &Settings) -> Outcome {
    Outcome::count(sums.pageviews)
}
