//! `traffic.session_seconds`: time of a visit, weighted by sessions.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::population::Population;
use crate::slice::traffic::Visits;

/// The KPI.
pub static KPI: Kpi<Visits> = Kpi::new(
    Facts {
        id: "traffic.session_seconds",
        version: 1,
        unit: Unit::Seconds,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Traffic, fields: &["sessions", "engagement_seconds"] }],
        words: Words {
            name: both! { en: "Time of a visit", fr: "Durée d’une visite" },
            about: both! { en: "Seconds of a session, on average over all sessions. The last page of a visit has no exit time: short visits are underestimated.", fr: "Secondes par session, en moyenne sur toutes les sessions. La dernière page d’une visite n’a pas d’heure de sortie : les visites courtes sont sous-estimées." },
            formula: both! { en: "seconds of each row weighted by its sessions, {denominator} in all = {value}", fr: "secondes de chaque ligne pondérées par ses sessions, {denominator} en tout = {value}" },
        },
    },
    Population::Rows(Entity::Traffic),
    Visits::over,
    outcome,
);

fn outcome(sums: &Visits, _settings: &Settings) -> Outcome {
    Outcome::weighted(sums.seconds, sums.second_sessions)
}
