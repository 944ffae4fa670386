//! `sales.open_opportunities`: deals open at the end of the period.

use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words, no_variants};

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi {
    facts: Facts {
        id: "sales.open_opportunities",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Deal, fields: &["stage"] }],
        words: Words {
            name: both! { en: "Open deals", fr: "Affaires ouvertes" },
            about: both! { en: "Deals neither won nor lost at the end of the period.", fr: "Affaires ni gagnées ni perdues à la fin de la période." },
            formula: both! { en: "{value} deals open", fr: "{value} affaires ouvertes" },
        },
        variants: &[],
        default_target: None,
    },
    population: Population::Open,
    beside: &[],
    sums,
    outcome,
    variants: no_variants,
};

super::sums::sums! {
    /// Integers that add up over parts.
    Sums {
        /// Open.
        open: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    Sums { open: slice.open_deals().deals }
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    Outcome::count(sums.open)
}
