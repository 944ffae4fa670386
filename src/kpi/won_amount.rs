//! `sales.won_amount`: sum of the amounts of deals won in the period.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::closings::Totals;
use crate::slice::population::Population;
use crate::slice::reason::NO_AMOUNT;

/// The KPI.
pub static KPI: Kpi<Totals> = Kpi::new(
    Facts {
        id: "sales.won_amount",
        version: 1,
        unit: Unit::Money,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Deal, fields: &["stage", "closed", "amount"] }],
        words: Words {
            name: both! { en: "Amount won", fr: "Montant gagné" },
            about: both! { en: "Sum of the amounts of the deals won in the period.", fr: "Somme des montants des affaires gagnées dans la période." },
            formula: both! { en: "sum over {deals} deals = {value}", fr: "somme de {deals} affaires = {value}" },
        },
    },
    Population::WonAmounts,
    sums,
    outcome,
);

fn sums(slice: &Slice) -> Totals {
    slice.closings().won
}

fn outcome(sums: &Totals, _settings: &Settings) -> Outcome {
    let mut outcome = if sums.records > 0 && sums.with_amount == 0 { Outcome::missing(NO_AMOUNT) } else { Outcome::money(sums.amount) };
    outcome.measure("deals", Some(Figure::Count(sums.with_amount as i64)));
    outcome
}
