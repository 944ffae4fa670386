//! `cac.payback_months`: CAC / (arpa × margin).

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words, cac};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::flow::Flow;
use crate::slice::population::Population;
use crate::slice::reason::{EMPTY_DENOMINATOR, UNDATED};

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "cac.payback_months",
        version: 1,
        unit: Unit::Months,
        direction: Direction::Down,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[
            Needs { entity: Entity::Spend, fields: &["amount", "category"] },
            Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "mrr"] },
            Needs { entity: Entity::Order, fields: &["customer_id", "at", "amount"] },
        ],
        words: Words {
            name: both! { en: "Payback", fr: "Remboursement" },
            about: both! { en: "Months until a new customer has paid back what it cost.", fr: "Mois avant qu’un nouveau client ait remboursé son coût." },
            formula: both! { en: "{cac} ÷ ({arpa} a month × margin {margin}) = {value}", fr: "{cac} ÷ ({arpa} par mois × marge {margin}) = {value}" },
        },
    },
    Population::Acquisition,
    sums,
    outcome,
)
.beside(&[Entity::Subscription]);

super::sums::sums! {
    /// Cost and customers.
    Sums {
        /// Spend and new customers.
        cost: cac::Sums,
        /// Customers and amounts at the end.
        flow: Flow,
    }
}

fn sums(slice: &Slice) -> Sums {
    Sums { cost: (cac::KPI.sums)(slice), flow: *slice.flow() }
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    if sums.flow.undated {
        return Outcome::missing(UNDATED);
    }
    let margin = settings.gross_margin.unwrap_or(1.0);
    let cost = (cac::KPI.outcome)(&sums.cost, settings).value.map(Figure::to_f64);
    let arpa = sums.flow.arpa().filter(|arpa| *arpa > 0.0);
    let (Some(cost), Some(arpa)) = (cost, arpa) else { return Outcome::missing(EMPTY_DENOMINATOR) };
    let mut outcome = Outcome { value: Some(Figure::Number(cost / (arpa * margin))), cases: Some(sums.cost.new), ..Outcome::default() };
    outcome.measure("cac", Some(Figure::Quotient(cost)));
    outcome.measure("arpa", Some(Figure::Quotient(arpa)));
    outcome.measure("margin", Some(Figure::Number(margin)));
    outcome
}
