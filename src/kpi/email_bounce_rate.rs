//! `email.bounce_rate`: bounces / sent.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::mailing::Mailing;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Mailing> = Kpi::new(
    Facts {
        id: "email.bounce_rate",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Down,
        kind: Timing::Lead,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Campaign, fields: &["bounced"] }],
        words: Words {
            name: both! { en: "E-mails that bounced", fr: "E-mails rejetés" },
            about: both! { en: "Share of the messages sent that came back.", fr: "Part des messages envoyés qui sont revenus." },
            formula: both! { en: "{numerator} bounced ÷ {denominator} sent = {value}", fr: "{numerator} rejetés ÷ {denominator} envoyés = {value}" },
        },
    },
    Population::Messages,
    Mailing::over,
    outcome,
);

fn outcome(sums: &Mailing, _settings: &Settings) -> Outcome {
    Outcome::ratio(sums.bounced.0, sums.bounced.1)
}
