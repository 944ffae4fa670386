//! `sales.average_deal`: mean amount of deals won in the period, with Student’s interval.

use crate::dataset::Entity;
use crate::money::Money;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words, no_variants};

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi {
    facts: Facts {
        id: "sales.average_deal",
        version: 1,
        unit: Unit::Money,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Deal, fields: &["stage", "closed", "amount"] }],
        words: Words {
            name: both! { en: "Average deal", fr: "Affaire moyenne" },
            about: both! { en: "Mean amount of the deals won in the period.", fr: "Montant moyen des affaires gagnées dans la période." },
            formula: both! { en: "{numerator} ÷ {denominator} deals = {value}", fr: "{numerator} ÷ {denominator} affaires = {value}" },
        },
        variants: &[],
        default_target: None,
    },
    population: Population::WonAmounts,
    beside: &[],
    sums,
    outcome,
    variants: no_variants,
};

super::sums::sums! {
    /// Integers that add up over parts.
    Sums {
        /// Sum of amounts.
        amount: Money,
        /// Sum of their squares.
        squares: i128,
        /// Deals with an amount.
        deals: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    let mut sums = Sums::default();
    for amount in slice.won().filter_map(|row| slice.world.deals.amount(row)).map(i128::from) {
        sums.amount += Money(amount);
        sums.squares += amount * amount;
        sums.deals += 1;
    }
    sums
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    Outcome::money_each(sums.amount, sums.deals).with_mean_interval(sums.deals, sums.amount.0, sums.squares, settings.confidence)
}
