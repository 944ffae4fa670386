//! `grr`: 1 − `churn.mrr_gross`: the same without what customers pay more; at most 1.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::flow::Flow;
use crate::slice::population::Population;
use crate::slice::reason::UNDATED;

/// The KPI.
pub static KPI: Kpi<Flow> = Kpi::new(
    Facts {
        id: "grr",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "mrr"] }],
        words: Words {
            name: both! { en: "Gross revenue retention", fr: "Rétention brute du revenu" },
            about: both! { en: "Of the monthly revenue at the start, the share that is still paid at the end, increases not counted.", fr: "Du revenu mensuel du début, la part encore payée à la fin, sans compter les hausses." },
            formula: both! { en: "({start} − {churned} left − {contraction} reduced) ÷ {denominator} at the start = {value}", fr: "({start} − {churned} partis − {contraction} réduits) ÷ {denominator} au début = {value}" },
        },
    },
    Population::Customers,
    sums,
    outcome,
);

fn sums(slice: &Slice) -> Flow {
    *slice.flow()
}

fn outcome(sums: &Flow, _settings: &Settings) -> Outcome {
    if sums.undated {
        return Outcome::missing(UNDATED);
    }
    let mut outcome = Outcome::money_ratio(sums.mrr_start - sums.churned_mrr - sums.contraction, sums.mrr_start);
    for (name, money) in [("start", sums.mrr_start), ("churned", sums.churned_mrr), ("contraction", sums.contraction)] {
        outcome.measure(name, Some(Figure::Money(money)));
    }
    outcome
}
