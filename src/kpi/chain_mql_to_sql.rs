//! `chain.mql_to_sql`: of the MQL of the period, the share that became SQL by as_of (cohort).

use super::chain::{followed, sums};
use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::leads::{Chain, MQL, SQL};
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Chain> = Kpi::new(
    Facts {
        id: "chain.mql_to_sql",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Contact, fields: &["lifecycle_stage"] }],
        words: Words {
            name: both! { en: "MQL to SQL", fr: "MQL → SQL" },
            about: both! { en: "Of the MQL of the period, the share that became SQL since: a cohort, whose late ones are still to come.", fr: "Part des MQL de la période devenue SQL depuis : une cohorte, dont les derniers sont encore à venir." },
            formula: both! { en: "{numerator} SQL ÷ {denominator} MQL = {value}", fr: "{numerator} SQL ÷ {denominator} MQL = {value}" },
        },
    },
    Population::Followed(MQL, SQL),
    sums,
    outcome,
);

fn outcome(chain: &Chain, settings: &Settings) -> Outcome {
    followed(chain, MQL, SQL, settings)
}
