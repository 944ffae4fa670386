//! `sales.average_deal`: mean amount of deals won in the period, with Student’s interval.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::closings::Totals;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Totals> = Kpi::new(
    Facts {
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
    },
    Population::WonAmounts,
    sums,
    outcome,
);

fn sums(slice: &Slice) -> Totals {
    slice.closings().won
}

fn outcome(sums: &Totals, settings: &Settings) -> Outcome {
    Outcome::money_each(sums.amount, sums.with_amount).with_mean_interval(sums.with_amount, sums.amount.0, sums.squares, settings.confidence)
}
