//! `leads.sql`: contacts that became sales qualified leads in the period.

use super::chain::{entered, sums};
use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::leads::{Chain, SQL};
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Chain> = Kpi::new(
    Facts {
        id: "leads.sql",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Contact, fields: &["lifecycle_stage"] }],
        words: Words {
            name: both! { en: "SQL", fr: "SQL" },
            about: both! { en: "Contacts that became sales qualified leads in the period.", fr: "Contacts devenus des leads qualifiés par la vente (SQL) dans la période." },
            formula: both! { en: "{value} contacts", fr: "{value} contacts" },
        },
    },
    Population::Entered(SQL),
    sums,
    outcome,
);

fn outcome(chain: &Chain, _settings: &Settings) -> Outcome {
    entered(chain, SQL)
}
