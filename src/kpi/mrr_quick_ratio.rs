//! `mrr.quick_ratio`: (new + expansion + reactivated) / (contraction + churned).

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
        id: "mrr.quick_ratio",
        version: 1,
        unit: Unit::Factor,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "mrr"] }],
        words: Words {
            name: both! { en: "Quick ratio", fr: "Quick ratio" },
            about: both! { en: "How many times the monthly revenue won and added makes up for what was lost and reduced.", fr: "Combien de fois le revenu mensuel gagné et ajouté couvre ce qui est perdu et réduit." },
            formula: both! { en: "({new} new + {expansion} added + {reactivated} returned) ÷ ({contraction} reduced + {churned} lost) = {value}", fr: "({new} nouveaux + {expansion} hausses + {reactivated} retours) ÷ ({contraction} baisses + {churned} départs) = {value}" },
        },
    },
    Population::Customers,
    sums,
    outcome,
)
.variants(&[VariantFacts { id: "without_reactivation", about: both! { en: "Customers who returned are not counted.", fr: "Les clients revenus ne comptent pas." }, used_by: "InnerView (M. Mamoon Hamid, 2015)" }], variants);

fn sums(slice: &Slice) -> Flow {
    *slice.flow()
}

fn outcome(sums: &Flow, _settings: &Settings) -> Outcome {
    if sums.undated {
        return Outcome::missing(UNDATED);
    }
    let mut outcome = Outcome::money_ratio(sums.new_mrr + sums.expansion + sums.reactivated_mrr, sums.contraction + sums.churned_mrr);
    for (name, money) in [
        ("new", sums.new_mrr),
        ("expansion", sums.expansion),
        ("reactivated", sums.reactivated_mrr),
        ("contraction", sums.contraction),
        ("churned", sums.churned_mrr),
    ] {
        outcome.measure(name, Some(Figure::Money(money)));
    }
    outcome
}

fn variants(slice: &Slice) -> Vec<(&'static str, Outcome)> {
    let flow = slice.flow();
    vec![("without_reactivation", Outcome::money_ratio(flow.new_mrr + flow.expansion, flow.contraction + flow.churned_mrr))]
}
