//! `sales.win_rate`: won / (won + lost) by closing date, each deal by its last outcome at as_of.

use crate::dataset::Entity;
use crate::error::Both;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::outcome::Outcome as End;
use crate::slice::population::Population;
use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words, no_variants};

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi {
    facts: Facts {
        id: "sales.win_rate",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Deal, fields: &["stage", "closed"] }],
        words: Words {
            name: Both { en: "Win rate", fr: "Taux de réussite" },
            about: Both { en: "Of the deals closed in the period, the share won. Open deals are not lost.", fr: "Part des affaires gagnées parmi celles closes dans la période. Une affaire ouverte n’est pas perdue." },
            formula: Both { en: "{numerator} won ÷ {denominator} closed = {value}", fr: "{numerator} gagnées ÷ {denominator} closes = {value}" },
        },
        variants: &[],
        default_target: None,
    },
    population: Population::Closed,
    beside: &[],
    sums,
    outcome,
    variants: no_variants,
};

super::sums::sums! {
    /// Integers that add up over parts.
    Sums {
        /// Won.
        won: u64,
        /// Lost.
        lost: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    let mut sums = Sums::default();
    for row in slice.closed() {
        match slice.world.deals.outcome[*row as usize] {
            End::Won => sums.won += 1,
            End::Lost => sums.lost += 1,
            End::Open => {}
        }
    }
    sums
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    Outcome::share(sums.won, sums.won + sums.lost, settings.confidence)
}
