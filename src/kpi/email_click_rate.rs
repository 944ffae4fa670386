//! `email.click_rate`: clicks / delivered.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::mailing::Mailing;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Mailing> = Kpi::new(
    Facts {
        id: "email.click_rate",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Campaign, fields: &["clicked"] }],
        words: Words {
            name: both! { en: "E-mails clicked", fr: "E-mails cliqués" },
            about: both! { en: "Share of delivered messages that were clicked.", fr: "Part des messages délivrés qui ont été cliqués." },
            formula: both! { en: "{numerator} clicked ÷ {denominator} delivered = {value}", fr: "{numerator} cliqués ÷ {denominator} délivrés = {value}" },
        },
    },
    Population::Messages,
    Mailing::over,
    outcome,
);

fn outcome(sums: &Mailing, _settings: &Settings) -> Outcome {
    Outcome::ratio(sums.clicked.0, sums.clicked.1)
}
