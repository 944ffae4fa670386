//! `email.open_rate`: opens / delivered.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::mailing::Mailing;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Mailing> = Kpi::new(
    Facts {
        id: "email.open_rate",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Campaign, fields: &["opened"] }],
        words: Words {
            name: both! { en: "E-mails opened", fr: "E-mails ouverts" },
            about: both! { en: "Share of delivered messages that were opened. Mail programs that fetch images ahead inflate it.", fr: "Part des messages délivrés qui ont été ouverts. Les messageries qui chargent les images d’avance la gonflent." },
            formula: both! { en: "{numerator} opened ÷ {denominator} delivered = {value}", fr: "{numerator} ouverts ÷ {denominator} délivrés = {value}" },
        },
    },
    Population::Messages,
    Mailing::over,
    outcome,
);

fn outcome(sums: &Mailing, _settings: &Settings) -> Outcome {
    Outcome::ratio(sums.opened.0, sums.opened.1)
}
