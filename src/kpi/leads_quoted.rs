//! `leads.quoted`: contacts that got their first quote in the period.

use super::chain::{entered, sums};
use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::leads::{Chain, QUOTED};
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Chain> = Kpi::new(
    Facts {
        id: "leads.quoted",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Contact, fields: &["lifecycle_stage"] }],
        words: Words {
            name: both! { en: "Leads with a quote", fr: "Leads avec un devis" },
            about: both! { en: "Contacts that got their first quote in the period.", fr: "Contacts qui ont reçu leur premier devis dans la période." },
            formula: both! { en: "{value} contacts", fr: "{value} contacts" },
        },
    },
    Population::Entered(QUOTED),
    sums,
    outcome,
);

fn outcome(chain: &Chain, _settings: &Settings) -> Outcome {
    entered(chain, QUOTED)
}
