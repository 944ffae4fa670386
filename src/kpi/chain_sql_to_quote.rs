//! `chain.sql_to_quote`: of the SQL of the period, the share that became quotes by as_of (cohort).

use super::chain::{followed, sums};
use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::leads::{Chain, QUOTED, SQL};
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Chain> = Kpi::new(
    Facts {
        id: "chain.sql_to_quote",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Contact, fields: &["lifecycle_stage"] }],
        words: Words {
            name: both! { en: "SQL to quote", fr: "SQL → devis" },
            about: both! { en: "Of the SQL of the period, the share that got a quote since: a cohort, whose late ones are still to come.", fr: "Part des SQL de la période qui a reçu un devis depuis : une cohorte, dont les derniers sont encore à venir." },
            formula: both! { en: "{numerator} quotes ÷ {denominator} SQL = {value}", fr: "{numerator} devis ÷ {denominator} SQL = {value}" },
        },
    },
    Population::Followed(SQL, QUOTED),
    sums,
    outcome,
);

fn outcome(chain: &Chain, settings: &Settings) -> Outcome {
    followed(chain, SQL, QUOTED, settings)
}
