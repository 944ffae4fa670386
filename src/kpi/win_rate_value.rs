//! `sales.win_rate_value`: the win rate over amounts.

use crate::dataset::Entity;
use crate::money::Money;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::outcome::Outcome as End;
use crate::slice::population::Population;
use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words, no_variants};

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi {
    facts: Facts {
        id: "sales.win_rate_value",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Deal, fields: &["stage", "closed", "amount"] }],
        words: Words {
            name: both! { en: "Win rate by value", fr: "Taux de réussite en valeur" },
            about: both! { en: "Of the amounts closed in the period, the share won.", fr: "Part des montants gagnés parmi ceux clos dans la période." },
            formula: both! { en: "{numerator} won ÷ {denominator} closed = {value}", fr: "{numerator} gagnés ÷ {denominator} clos = {value}" },
        },
        variants: &[],
        default_target: None,
    },
    population: Population::ClosedAmounts,
    beside: &[],
    sums,
    outcome,
    variants: no_variants,
};

super::sums::sums! {
    /// Integers that add up over parts.
    Sums {
        /// Amounts won.
        won: Money,
        /// Amounts closed.
        closed: Money,
    }
}

fn sums(slice: &Slice) -> Sums {
    let mut sums = Sums::default();
    for row in slice.closed() {
        let Some(amount) = slice.world.deals.amount(*row) else { continue };
        let amount = Money(i128::from(amount));
        sums.closed += amount;
        if slice.world.deals.outcome[*row as usize] == End::Won {
            sums.won += amount;
        }
    }
    sums
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    Outcome::money_ratio(sums.won, sums.closed)
}
