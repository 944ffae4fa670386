//! `ltv.predicted`: what a new customer is expected to bring up to the horizon, discounted: by shifted-beta-geometric contracts, or BG/NBD purchases × Gamma-Gamma.

use super::forecast::refused;
use super::outcome::Outcome;
use super::parts::{Chance, Parts};
use super::{Direction, Facts, Kpi, Metric, Needs, Perspective, Timing, Unit, Words, contracts, purchases};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::flow::Flow;
use crate::slice::histories::{Buyer, Histories, Subscriber, buyers, subscribers};
use crate::slice::population::Population;
use crate::slice::reason::{EMPTY_DENOMINATOR, NOT_CONVERGED};
use crate::slice::{Slice, alone};
use crate::stats::{Holdout, Refusal};

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "ltv.predicted",
        version: 1,
        unit: Unit::Money,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "end", "mrr"] }, Needs { entity: Entity::Order, fields: &["customer_id", "at", "amount"] }],
        words: Words {
            name: both! { en: "Lifetime value, predicted", fr: "Valeur vie client, prédite" },
            about: both! { en: "What a new customer is expected to bring in margin up to the horizon, in today’s money, by a model that was tested on the latest months; no figure where the test fails.", fr: "Ce qu’un nouveau client devrait rapporter de marge jusqu’à l’horizon, en argent d’aujourd’hui, selon un modèle éprouvé sur les derniers mois ; aucun chiffre si l’épreuve échoue." },
            formula: both! { en: "{expected} expected × {each} × margin {margin}, discounted over {horizon} months = {value}", fr: "{expected} attendus × {each} × marge {margin}, actualisés sur {horizon} mois = {value}" },
        },
    },
    Population::Models,
    sums,
    outcome,
)
.parts(&Parts { chance, ..Parts::NONE });

super::sums::sums! {
    /// What the models are fitted to.
    Sums {
        /// Customers and amounts at the end.
        flow: Flow,
        /// Customers who buy.
        buyers: Histories<Buyer>,
        /// Customers under contract.
        subscribers: Histories<Subscriber>,
    }
}

fn sums(slice: &Slice) -> Sums {
    let flow = *slice.flow();
    Sums { buyers: buyers(slice), subscribers: if flow.by_orders { Histories::default() } else { subscribers(slice) }, flow }
}

/// A predicted value before margin: parameters and checks are there also where the value is refused.
#[derive(Default)]
pub struct Prediction {
    /// Why there is no value.
    pub refusal: Option<Refusal>,
    /// Discounted units (months paid, purchases) of a new customer up to the horizon.
    pub discounted: f64,
    /// The same, not discounted.
    pub expected: f64,
    /// What a unit brings; `None`: a month's revenue per customer.
    pub each: Option<f64>,
    /// Customers that the fit is over.
    pub fitted: u64,
    /// The test.
    pub holdout: Option<Holdout>,
    /// Parameters by name.
    pub parameters: Vec<(&'static str, f64)>,
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    let found = if sums.flow.by_orders { purchases::predict(&sums.buyers.0, settings) } else { contracts::predict(&sums.subscribers.0, settings) };
    let customers = sums.buyers.0.len() + sums.subscribers.0.len();
    let each = found.each.or(sums.flow.arpa());
    let margin = settings.gross_margin.unwrap_or(1.0);
    let refused = found.refusal.map(refused).or(each.is_none().then_some(EMPTY_DENOMINATOR));
    let value = each.filter(|_| refused.is_none()).map(|each| found.discounted * each * margin).filter(|value| value.is_finite());
    let mut outcome = Outcome {
        reason: refused.or(value.is_none().then_some(NOT_CONVERGED)),
        value: value.map(Figure::Quotient),
        cases: Some(customers as u64),
        ..Outcome::default()
    };
    for (name, parameter) in &found.parameters {
        outcome.measure(name, parameter.is_finite().then_some(Figure::Number(*parameter)));
    }
    if let Some(holdout) = found.holdout {
        outcome.measure("holdout_expected", Some(Figure::Number(holdout.expected)));
        outcome.measure("holdout_seen", Some(Figure::Number(holdout.seen)));
        outcome.measure("holdout_error", holdout.error().map(Figure::Number));
    }
    if outcome.value.is_some() {
        outcome.measure("expected", Some(Figure::Number(found.expected)));
        outcome.measure("each", each.map(Figure::Quotient));
        outcome.measure("margin", Some(Figure::Number(margin)));
    }
    outcome.measure("horizon", Some(Figure::Number(f64::from(settings.ltv.horizon_months))));
    outcome.measure("customers", Some(Figure::Count(customers as i64)));
    outcome.measure("fitted", Some(Figure::Count(found.fitted as i64)));
    outcome
}

/// The chance of each buyer to still be one.
fn chance<'a>(slice: &'a Slice<'_>) -> Chance<'a> {
    let outcome = KPI.of(slice);
    match purchases::fitted(&|name| outcome.measures.get(name).copied().flatten()) {
        Some(fit) => Box::new(move |unit| if let alone::Unit::Customer(customer) = unit { Some(purchases::alive(slice, &fit, customer)) } else { None }),
        None => Box::new(|_| None),
    }
}
