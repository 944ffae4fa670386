//! `ltv_cac`: the chosen lifetime value over the acquisition cost, at both ends of churn's interval too.

use super::outcome::Outcome;
use super::{DefaultTarget, Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words, cac, ltv_margin, ltv_simple};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::reason::{EMPTY_DENOMINATOR, Reason};

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "ltv_cac",
        version: 1,
        unit: Unit::Factor,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Spend, fields: &["amount", "category"] }, Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "mrr"] }, Needs { entity: Entity::Order, fields: &["customer_id", "at", "amount"] }],
        words: Words {
            name: both! { en: "LTV / CAC", fr: "LTV / CAC" },
            about: both! { en: "How many times over a customer pays back what it cost to win.", fr: "Combien de fois un client rapporte ce qu’il a coûté à gagner." },
            formula: both! { en: "{ltv} lifetime value ÷ {cac} acquisition cost = {value}", fr: "{ltv} de valeur vie ÷ {cac} de coût d’acquisition = {value}" },
        },
    },
    Population::Acquisition,
    sums,
    outcome,
)
.beside(&[Entity::Subscription])
.target(&DefaultTarget { value: 3.0, source: both! { en: "D. Skok, SaaS Metrics 2.0", fr: "D. Skok, SaaS Metrics 2.0" } });

super::sums::sums! {
    /// What both are made of.
    Sums {
        /// Spend and new customers.
        cost: cac::Sums,
        /// Margin, churn.
        margin: ltv_margin::Sums,
        /// Annual revenue, annual churn.
        simple: ltv_simple::Sums,
    }
}

fn sums(slice: &Slice) -> Sums {
    Sums { cost: (cac::KPI.sums)(slice), margin: (ltv_margin::KPI.sums)(slice), simple: (ltv_simple::KPI.sums)(slice) }
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    let value = match settings.ltv.variant.as_str() {
        "simple" => (ltv_simple::KPI.outcome)(&sums.simple, settings),
        _ => (ltv_margin::KPI.outcome)(&sums.margin, settings),
    };
    let cost = (cac::KPI.outcome)(&sums.cost, settings);
    let why = |outcome: &Outcome| -> Reason { outcome.reason.unwrap_or(EMPTY_DENOMINATOR) };
    let Some(ltv) = value.value else { return Outcome::missing(why(&value)) };
    let Some(cac) = cost.value.map(Figure::to_f64).filter(|cac| *cac > 0.0) else { return Outcome::missing(why(&cost)) };
    let over = |figure: Figure| Figure::Number(figure.to_f64() / cac);
    let mut outcome = Outcome {
        value: Some(over(ltv)),
        interval: value.interval.map(|(low, high)| (low.map(over), high.map(over))),
        cases: Some(sums.cost.new),
        ..Outcome::default()
    };
    outcome.measure("ltv", Some(ltv));
    outcome.measure("cac", Some(Figure::Quotient(cac)));
    outcome
}
