//! `chain.lead_to_customer`: of the leads of the period, the share that became customers by as_of (cohort).

use super::chain::{followed, sums};
use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::leads::{CUSTOMER, Chain, LEAD};
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Chain> = Kpi::new(
    Facts {
        id: "chain.lead_to_customer",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Contact, fields: &["lifecycle_stage"] }],
        words: Words {
            name: both! { en: "Lead to customer", fr: "Lead → client" },
            about: both! { en: "Of the leads of the period, the share that became customers since: a cohort, whose late ones are still to come.", fr: "Part des leads de la période devenue cliente depuis : une cohorte, dont les derniers sont encore à venir." },
            formula: both! { en: "{numerator} customers ÷ {denominator} leads = {value}", fr: "{numerator} clients ÷ {denominator} leads = {value}" },
        },
    },
    Population::Followed(LEAD, CUSTOMER),
    sums,
    outcome,
);

fn outcome(chain: &Chain, settings: &Settings) -> Outcome {
    followed(chain, LEAD, CUSTOMER, settings)
}
