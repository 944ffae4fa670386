//! `leads.mql`: contacts that became marketing qualified leads in the period.

use super::chain::{entered, sums};
use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::leads::{Chain, MQL};
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Chain> = Kpi::new(
    Facts {
        id: "leads.mql",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Contact, fields: &["lifecycle_stage"] }],
        words: Words {
            name: both! { en: "MQL", fr: "MQL" },
            about: both! { en: "Contacts that became marketing qualified leads in the period.", fr: "Contacts devenus des leads qualifiés par le marketing (MQL) dans la période." },
            formula: both! { en: "{value} contacts", fr: "{value} contacts" },
        },
    },
    Population::Entered(MQL),
    sums,
    outcome,
);

fn outcome(chain: &Chain, _settings: &Settings) -> Outcome {
    entered(chain, MQL)
}
