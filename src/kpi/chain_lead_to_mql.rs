//! `chain.lead_to_mql`: of the leads of the period, the share that became MQL by as_of (cohort).

use super::chain::{followed, sums};
use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::leads::{Chain, LEAD, MQL};
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Chain> = Kpi::new(
    Facts {
        id: "chain.lead_to_mql",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Contact, fields: &["lifecycle_stage"] }],
        words: Words {
            name: both! { en: "Lead to MQL", fr: "Lead → MQL" },
            about: both! { en: "Of the leads of the period, the share that became MQL since: a cohort, whose late ones are still to come.", fr: "Part des leads de la période devenue MQL depuis : une cohorte, dont les derniers sont encore à venir." },
            formula: both! { en: "{numerator} MQL ÷ {denominator} leads = {value}", fr: "{numerator} MQL ÷ {denominator} leads = {value}" },
        },
    },
    Population::Followed(LEAD, MQL),
    sums,
    outcome,
);

fn outcome(chain: &Chain, settings: &Settings) -> Outcome {
    followed(chain, LEAD, MQL, settings)
}
