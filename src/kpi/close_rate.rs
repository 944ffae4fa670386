//! `sales.close_rate`: of the deals created in the period, the share won by as_of (cohort).

use super::outcome::Outcome;
use super::{DefaultTarget, Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::outcome::Outcome as End;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "sales.close_rate",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Deal, fields: &["stage", "created"] }],
        words: Words {
            name: both! { en: "Deals won, by cohort", fr: "Affaires gagnées, par cohorte" },
            about: both! { en: "Of the deals created in the period, the share won so far. A young cohort has not had its time yet.", fr: "Part des affaires créées dans la période déjà gagnées. Une cohorte jeune n’a pas encore eu son temps." },
            formula: both! { en: "{numerator} won so far ÷ {denominator} created = {value}", fr: "{numerator} gagnées à ce jour ÷ {denominator} créées = {value}" },
        },
    },
    Population::Created,
    sums,
    outcome,
)
.target(&DefaultTarget { value: 0.1, source: both! { en: "software: 10 to 15%, 30% at best", fr: "logiciels : 10 à 15 %, 30 % au mieux" } });

super::sums::sums! {
    /// Integers that add up over parts.
    Sums {
        /// Won by as_of.
        won: u64,
        /// Created in the period.
        created: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    let won = slice.created().iter().filter(|row| slice.world.deals.outcome[**row as usize] == End::Won).count();
    Sums { won: won as u64, created: slice.created().len() as u64 }
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    Outcome::share(sums.won, sums.created, settings.confidence)
}
