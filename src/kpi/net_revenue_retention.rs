//! `nrr`: 1 − `churn.mrr_net`: what the customers of the start pay at the end, over what they paid.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, VariantFacts, Words};
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
        id: "nrr",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "mrr"] }],
        words: Words {
            name: both! { en: "Net revenue retention", fr: "Rétention nette du revenu" },
            about: both! { en: "Of the monthly revenue at the start, the share that the same customers pay at the end: departures and reductions off, increases on.", fr: "Du revenu mensuel du début, la part que les mêmes clients paient à la fin : départs et baisses en moins, hausses en plus." },
            formula: both! { en: "({start} − {churned} left − {contraction} reduced + {expansion} added) ÷ {denominator} at the start = {value}", fr: "({start} − {churned} partis − {contraction} réduits + {expansion} ajoutés) ÷ {denominator} au début = {value}" },
        },
    },
    Population::Customers,
    sums,
    outcome,
)
.variants(&[VariantFacts { id: "with_reactivation", about: both! { en: "Customers who came back count too.", fr: "Les clients revenus comptent aussi." }, used_by: "ChartMogul" }], variants);

fn sums(slice: &Slice) -> Flow {
    *slice.flow()
}

fn outcome(sums: &Flow, _settings: &Settings) -> Outcome {
    if sums.undated {
        return Outcome::missing(UNDATED);
    }
    let mut outcome = Outcome::money_ratio(sums.mrr_start - sums.churned_mrr - sums.contraction + sums.expansion, sums.mrr_start);
    for (name, money) in [("start", sums.mrr_start), ("churned", sums.churned_mrr), ("contraction", sums.contraction), ("expansion", sums.expansion)] {
        outcome.measure(name, Some(Figure::Money(money)));
    }
    outcome
}

fn variants(slice: &Slice) -> Vec<(&'static str, Outcome)> {
    let flow = slice.flow();
    vec![(
        "with_reactivation",
        Outcome::money_ratio(flow.mrr_start - flow.churned_mrr - flow.contraction + flow.expansion + flow.reactivated_mrr, flow.mrr_start),
    )]
}
