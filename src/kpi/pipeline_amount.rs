//! `sales.pipeline_amount`: sum of the amounts of open deals; null, not 0, where none of them has one.

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
        id: "sales.pipeline_amount",
        version: 1,
        unit: Unit::Money,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Deal, fields: &["stage", "amount"] }],
        words: Words {
            name: both! { en: "Open pipeline", fr: "Portefeuille en cours" },
            about: both! { en: "Sum of the amounts of the deals open at the end of the period.", fr: "Somme des montants des affaires ouvertes à la fin de la période." },
            formula: both! { en: "sum over {deals} open deals = {value}", fr: "somme de {deals} affaires ouvertes = {value}" },
        },
    },
    Population::OpenAmounts,
    sums,
    outcome,
);

fn sums(slice: &Slice) -> Totals {
    *slice.open_deals()
}

fn outcome(sums: &Totals, _settings: &Settings) -> Outcome {
    let mut outcome = if sums.records > 0 && sums.with_amount == 0 { Outcome::missing(NO_AMOUNT) } else { Outcome::money(sums.amount) };
    outcome.measure("deals", Some(Figure::Count(sums.with_amount as i64)));
    outcome
}
