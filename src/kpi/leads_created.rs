//! `leads.created`: contacts created in the period.

use super::chain::{entered, sums};
use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::leads::{Chain, LEAD};
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Chain> = Kpi::new(
    Facts {
        id: "leads.created",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Contact, fields: &["created"] }],
        words: Words {
            name: both! { en: "Leads", fr: "Leads" },
            about: both! { en: "Contacts created in the period.", fr: "Contacts créés dans la période." },
            formula: both! { en: "{value} contacts", fr: "{value} contacts" },
        },
    },
    Population::Entered(LEAD),
    sums,
    outcome,
);

fn outcome(chain: &Chain, _settings: &Settings) -> Outcome {
    entered(chain, LEAD)
}
