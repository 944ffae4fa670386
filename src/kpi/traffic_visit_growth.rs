//! `traffic.visit_growth`: sessions / sessions of the previous period − 1.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::reason::EMPTY_DENOMINATOR;
use crate::slice::traffic::Visits;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "traffic.visit_growth",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Traffic, fields: &["date", "sessions"] }],
        words: Words {
            name: both! { en: "Growth of visits", fr: "Croissance des visites" },
            about: both! { en: "Sessions of the period against those of the previous one.", fr: "Sessions de la période par rapport à celles de la précédente." },
            formula: both! { en: "{numerator} ÷ {denominator} before − 1 = {value}", fr: "{numerator} ÷ {denominator} avant − 1 = {value}" },
        },
    },
    Population::Rows(Entity::Traffic),
    sums,
    outcome,
);

super::sums::sums! {
    /// Sessions.
    Sums {
        /// Of the period.
        now: u64,
        /// Of the previous one.
        before: u64,
        /// Of the same dates a year earlier.
        year_before: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    let sessions = |slice: Slice| Visits::over(&slice).sessions;
    let (before, year_before) = (slice.previous().map_or(0, sessions), slice.year_before().map_or(0, sessions));
    Sums { now: Visits::over(slice).sessions, before, year_before }
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    let growth = |before: u64| (before > 0).then(|| Figure::Number(sums.now as f64 / before as f64 - 1.0));
    let mut outcome = Outcome {
        value: growth(sums.before),
        numerator: Some(Figure::Count(sums.now as i64)),
        denominator: Some(Figure::Count(sums.before as i64)),
        reason: (sums.before == 0).then_some(EMPTY_DENOMINATOR),
        ..Outcome::default()
    };
    outcome.measure("year_before", growth(sums.year_before));
    outcome
}
