//! `email.click_to_open`: clicks / opens.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::mailing::Mailing;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Mailing> = Kpi::new(
    Facts {
        id: "email.click_to_open",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Campaign, fields: &["opened", "clicked"] }],
        words: Words {
            name: both! { en: "Clicks of opened e-mails", fr: "Clics sur e-mails ouverts" },
            about: both! { en: "Clicks for each message opened.", fr: "Clics par message ouvert." },
            formula: both! { en: "{numerator} clicked ÷ {denominator} opened = {value}", fr: "{numerator} cliqués ÷ {denominator} ouverts = {value}" },
        },
    },
    Population::Messages,
    Mailing::over,
    outcome,
);

fn outcome(sums: &Mailing, _settings: &Settings) -> Outcome {
    Outcome::ratio(sums.clicked_of_opened.0, sums.clicked_of_opened.1)
}
