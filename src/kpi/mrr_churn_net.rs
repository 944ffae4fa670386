//! `churn.mrr_net`: (MRR of the lost + contraction − expansion) / MRR at the start.

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
        id: "churn.mrr_net",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Down,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "mrr"] }],
        words: Words {
            name: both! { en: "Revenue lost, net", fr: "Revenu perdu, net" },
            about: both! { en: "The same, less what the customers kept pay more.", fr: "Le même, moins ce que les clients conservés paient en plus." },
            formula: both! { en: "({churned} left + {contraction} reduced − {expansion} added) ÷ {denominator} at the start = {value}", fr: "({churned} partis + {contraction} réduits − {expansion} ajoutés) ÷ {denominator} au début = {value}" },
        },
    },
    Population::Customers,
    sums,
    outcome,
)
.variants(&[VariantFacts { id: "with_reactivation", about: both! { en: "Customers who came back are taken off too.", fr: "Les clients revenus sont déduits aussi." }, used_by: "ChartMogul" }], variants);

fn sums(slice: &Slice) -> Flow {
    *slice.flow()
}

fn outcome(sums: &Flow, _settings: &Settings) -> Outcome {
    if sums.undated {
        return Outcome::missing(UNDATED);
    }
    let mut outcome = Outcome::money_ratio(sums.churned_mrr + sums.contraction - sums.expansion, sums.mrr_start);
    outcome.measure("churned", Some(Figure::Money(sums.churned_mrr)));
    outcome.measure("contraction", Some(Figure::Money(sums.contraction)));
    outcome.measure("expansion", Some(Figure::Money(sums.expansion)));
    outcome
}

fn variants(slice: &Slice) -> Vec<(&'static str, Outcome)> {
    let flow = slice.flow();
    vec![("with_reactivation", Outcome::money_ratio(flow.churned_mrr + flow.contraction - flow.expansion - flow.reactivated_mrr, flow.mrr_start))]
}
