//! `arpa`: MRR at the end / active customers, with Student's interval.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::flow::Flow;
use crate::slice::population::Population;
use crate::slice::reason::{EMPTY_DENOMINATOR, FROM_ORDERS};

/// The KPI.
pub static KPI: Kpi<Flow> = Kpi::new(
    Facts {
        id: "arpa",
        version: 1,
        unit: Unit::Money,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[
            Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "mrr"] },
            Needs { entity: Entity::Order, fields: &["customer_id", "at", "amount"] },
        ],
        words: Words {
            name: both! { en: "Revenue per customer", fr: "Revenu par client" },
            about: both! { en: "Monthly revenue of an active customer, on average.", fr: "Revenu mensuel moyen d’un client actif." },
            formula: both! { en: "{numerator} a month ÷ {denominator} active customers = {value}", fr: "{numerator} par mois ÷ {denominator} clients actifs = {value}" },
        },
    },
    Population::Customers,
    sums,
    outcome,
);

fn sums(slice: &Slice) -> Flow {
    *slice.flow()
}

fn outcome(sums: &Flow, settings: &Settings) -> Outcome {
    if sums.by_orders {
        let value = sums.arpa().map(Figure::Quotient);
        return Outcome {
            value,
            reason: Some(if value.is_some() { FROM_ORDERS } else { EMPTY_DENOMINATOR }),
            ..Outcome::money_each(sums.yearly_orders, sums.end)
        };
    }
    Outcome::money_each(sums.mrr_end, sums.end).with_mean_interval(sums.end, sums.mrr_end.0, sums.mrr_squares, settings.confidence)
}
