//! `chain.quote_to_customer`: of the quotes of the period, the share that became customers by as_of (cohort).

use super::chain::{followed, sums};
use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::leads::{CUSTOMER, Chain, QUOTED};
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Chain> = Kpi::new(
    Facts {
        id: "chain.quote_to_customer",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Contact, fields: &["lifecycle_stage"] }],
        words: Words {
            name: both! { en: "Quote to customer", fr: "Devis → client" },
            about: both! { en: "Of the quotes of the period, the share that became customers since: a cohort, whose late ones are still to come.", fr: "Part des devis de la période devenue cliente depuis : une cohorte, dont les derniers sont encore à venir." },
            formula: both! { en: "{numerator} customers ÷ {denominator} quotes = {value}", fr: "{numerator} clients ÷ {denominator} devis = {value}" },
        },
    },
    Population::Followed(QUOTED, CUSTOMER),
    sums,
    outcome,
);

fn outcome(chain: &Chain, settings: &Settings) -> Outcome {
    followed(chain, QUOTED, CUSTOMER, settings)
}
