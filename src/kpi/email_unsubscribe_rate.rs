//! `email.unsubscribe_rate`: unsubscribes / delivered.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::mailing::Mailing;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Mailing> = Kpi::new(
    Facts {
        id: "email.unsubscribe_rate",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Down,
        kind: Timing::Lead,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Campaign, fields: &["unsubscribed"] }],
        words: Words {
            name: both! { en: "Unsubscribed", fr: "Désabonnements" },
            about: both! { en: "Share of delivered messages after which somebody unsubscribed.", fr: "Part des messages délivrés suivis d’un désabonnement." },
            formula: both! { en: "{numerator} unsubscribed ÷ {denominator} delivered = {value}", fr: "{numerator} désabonnés ÷ {denominator} délivrés = {value}" },
        },
    },
    Population::Messages,
    Mailing::over,
    outcome,
);

fn outcome(sums: &Mailing, _settings: &Settings) -> Outcome {
    Outcome::ratio(sums.unsubscribed.0, sums.unsubscribed.1)
}
