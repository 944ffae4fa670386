//! `retention.cost_covered`: retention spend / retained, over the average revenue of a retained customer: covered below 1.

use super::outcome::Outcome;
use super::{DefaultTarget, Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words, retention_cost};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::flow::Flow;
use crate::slice::population::Population;
use crate::slice::reason::EMPTY_DENOMINATOR;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "retention.cost_covered",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Down,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Spend, fields: &["amount", "category"] }, Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "mrr"] }, Needs { entity: Entity::Order, fields: &["customer_id", "at", "amount"] }],
        words: Words {
            name: both! { en: "Cost of keeping, of revenue", fr: "Coût de fidélisation, du revenu" },
            about: both! { en: "What keeping a customer cost, as a share of what a customer kept paid over the period: covered below 100 %.", fr: "Ce qu’a coûté un client conservé, en part de ce qu’il a payé sur la période : couvert sous 100 %." },
            formula: both! { en: "{cost} for each customer kept ÷ {revenue} of revenue from each = {value}", fr: "{cost} par client conservé ÷ {revenue} de revenu de chacun = {value}" },
        },
    },
    Population::Retention,
    sums,
    outcome,
)
.beside(&[Entity::Subscription])
.target(&DefaultTarget { value: 1.0, source: both! { en: "keeping a customer should cost less than the customer pays", fr: "garder un client doit coûter moins qu’il ne paie" } });

super::sums::sums! {
    /// Spend, customers and what they paid.
    Sums {
        /// Spend on retention, customers kept.
        cost: retention_cost::Sums,
        /// Amounts of the kept ones at start and end.
        flow: Flow,
    }
}

fn sums(slice: &Slice) -> Sums {
    Sums { cost: (retention_cost::KPI.sums)(slice), flow: *slice.flow() }
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    let cost = (retention_cost::KPI.outcome)(&sums.cost, settings);
    let Some(each) = cost.value.map(Figure::to_f64) else { return Outcome::missing(cost.reason.unwrap_or(EMPTY_DENOMINATOR)) };
    let Some(revenue) = sums.flow.revenue_of_retained().filter(|revenue| *revenue > 0.0) else { return Outcome::missing(EMPTY_DENOMINATOR) };
    let mut outcome = Outcome { value: Some(Figure::Number(each / revenue)), cases: Some(sums.flow.retained), ..Outcome::default() };
    outcome.measure("cost", Some(Figure::Quotient(each)));
    outcome.measure("revenue", Some(Figure::Quotient(revenue)));
    outcome
}
