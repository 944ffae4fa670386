//! `chain.sql_to_opportunity`: of the SQL of the period, the share that became opportunities by as_of (cohort).

use super::chain::{followed, sums};
use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::leads::{Chain, OPPORTUNITY, SQL};
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Chain> = Kpi::new(
    Facts {
        id: "chain.sql_to_opportunity",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Contact, fields: &["lifecycle_stage"] }],
        words: Words {
            name: both! { en: "SQL to opportunity", fr: "SQL → opportunité" },
            about: both! { en: "Of the SQL of the period, the share that got an opportunity since: a cohort, whose late ones are still to come.", fr: "Part des SQL de la période devenue opportunité depuis : une cohorte, dont les derniers sont encore à venir." },
            formula: both! { en: "{numerator} opportunities ÷ {denominator} SQL = {value}", fr: "{numerator} opportunités ÷ {denominator} SQL = {value}" },
        },
    },
    Population::Followed(SQL, OPPORTUNITY),
    sums,
    outcome,
);

fn outcome(chain: &Chain, settings: &Settings) -> Outcome {
    followed(chain, SQL, OPPORTUNITY, settings)
}
