//! `email.purchase_rate`: purchases credited to the campaign / delivered.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::mailing::Mailing;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Mailing> = Kpi::new(
    Facts {
        id: "email.purchase_rate",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Campaign, fields: &["sent"] }],
        words: Words {
            name: both! { en: "Purchases from e-mails", fr: "Achats issus des e-mails" },
            about: both! { en: "Orders (else deals won) of the period that name an e-mail campaign, for each message delivered.", fr: "Commandes (à défaut affaires gagnées) de la période qui citent une campagne d’e-mail, par message délivré." },
            formula: both! { en: "{numerator} purchases ÷ {denominator} delivered = {value}", fr: "{numerator} achats ÷ {denominator} délivrés = {value}" },
        },
    },
    Population::Messages,
    Mailing::over,
    outcome,
);

fn outcome(sums: &Mailing, _settings: &Settings) -> Outcome {
    Outcome::ratio(sums.purchases.0, sums.purchases.1)
}
