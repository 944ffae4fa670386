//! `traffic.pages_per_session`: page views / sessions.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::population::Population;
use crate::slice::traffic::Visits;

/// The KPI.
pub static KPI: Kpi<Visits> = Kpi::new(
    Facts {
        id: "traffic.pages_per_session",
        version: 1,
        unit: Unit::Number,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Traffic, fields: &["sessions", "pageviews"] }],
        words: Words {
            name: both! { en: "Pages per visit", fr: "Pages par visite" },
            about: both! { en: "Pages seen in a session, on average over all sessions.", fr: "Pages vues par session, en moyenne sur toutes les sessions." },
            formula: both! { en: "{numerator} pages ÷ {denominator} sessions = {value}", fr: "{numerator} pages ÷ {denominator} sessions = {value}" },
        },
    },
    Population::Rows(Entity::Traffic),
    Visits::over,
    outcome,
);

fn outcome(sums: &Visits, _settings: &Settings) -> Outcome {
    Outcome::ratio(sums.pageviews, sums.pageview_sessions)
}
