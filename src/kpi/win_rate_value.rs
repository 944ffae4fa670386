//! `sales.win_rate_value`: the win rate over amounts.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::money::Money;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::closings::Closings;
use crate::slice::population::Population;
use crate::slice::reason::NO_AMOUNT;

/// The KPI.
pub static KPI: Kpi<Closings> = Kpi::new(
    Facts {
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
    },
    Population::ClosedAmounts,
    sums,
    outcome,
);

fn sums(slice: &Slice) -> Closings {
    *slice.closings()
}

fn outcome(sums: &Closings, _settings: &Settings) -> Outcome {
    // written to 0 as they are lost, amounts tell of no share
    if sums.lost.records > 0 && sums.lost.amount == Money::default() {
        return Outcome::missing(NO_AMOUNT);
    }
    Outcome::money_ratio(sums.won.amount, sums.won.amount + sums.lost.amount)
}
