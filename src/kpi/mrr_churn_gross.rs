//! `churn.mrr_gross`: (MRR of the lost + contraction) / MRR at the start, by customer over all its subscriptions.

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
        id: "churn.mrr_gross",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Down,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "mrr"] }],
        words: Words {
            name: both! { en: "Revenue lost, gross", fr: "Revenu perdu, brut" },
            about: both! { en: "Of the monthly revenue at the start, the share lost to departures and downgrades.", fr: "Part du revenu mensuel du début perdue par départs et baisses." },
            formula: both! { en: "({churned} left + {contraction} reduced) ÷ {denominator} at the start = {value}", fr: "({churned} partis + {contraction} réduits) ÷ {denominator} au début = {value}" },
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
    let mut outcome = Outcome::money_ratio(sums.churned_mrr + sums.contraction, sums.mrr_start);
    outcome.measure("churned", Some(Figure::Money(sums.churned_mrr)));
    outcome.measure("contraction", Some(Figure::Money(sums.contraction)));
    outcome
}
