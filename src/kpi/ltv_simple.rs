//! `ltv.simple`: annual revenue per customer × expected years × margin.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, VariantFacts, Words, ltv_margin};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::flow::Flow;
use crate::slice::population::Population;
use crate::slice::reason::{EMPTY_DENOMINATOR, NO_CHURN, UNDATED};
use crate::stats::wilson;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "ltv.simple",
        version: 1,
        unit: Unit::Money,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "mrr"] }, Needs { entity: Entity::Order, fields: &["customer_id", "at", "amount"] }],
        words: Words {
            name: both! { en: "Lifetime value, simple", fr: "Valeur vie client, simple" },
            about: both! { en: "Annual revenue of a customer times the years it is expected to stay, times the margin.", fr: "Revenu annuel d’un client, fois les années où il devrait rester, fois la marge." },
            formula: both! { en: "{annual_revenue} a year × {years} years × margin {margin} = {value}", fr: "{annual_revenue} par an × {years} ans × marge {margin} = {value}" },
        },
    },
    Population::Customers,
    sums,
    outcome,
)
.variants(&[VariantFacts { id: "arpa_over_churn", about: both! { en: "Monthly revenue over monthly churn, without margin.", fr: "Revenu mensuel sur attrition mensuelle, sans marge." }, used_by: "Baremetrics" }], variants);

super::sums::sums! {
    /// The period, and the year that ends with it.
    Sums {
        /// Customers and amounts at the end of the period.
        flow: Flow,
        /// Customers lost in the twelve months that end with the period.
        lost: u64,
        /// Customers active at their start.
        start: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    let (lost, start) = slice.yearly_losses();
    Sums { flow: *slice.flow(), lost, start }
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    if sums.flow.undated && settings.ltv.years.is_none() {
        return Outcome::missing(UNDATED);
    }
    if sums.flow.end == 0 {
        return Outcome::missing(EMPTY_DENOMINATOR);
    }
    let margin = settings.gross_margin.unwrap_or(1.0);
    let annual = 12.0 * sums.flow.arpa().unwrap_or(0.0);
    let churn = (sums.start > 0).then(|| sums.lost as f64 / sums.start as f64);
    let years = match (settings.ltv.years, churn) {
        (Some(years), _) => years,
        (None, None) => return Outcome::missing(EMPTY_DENOMINATOR),
        (None, Some(0.0)) => return Outcome::missing(NO_CHURN),
        (None, Some(churn)) => 1.0 / churn,
    };
    let at = |churn: f64| (churn > 0.0).then(|| Figure::Quotient(annual * margin / churn));
    let ends = wilson(sums.lost, sums.start, settings.confidence).filter(|_| settings.ltv.years.is_none());
    let mut outcome = Outcome {
        value: Some(Figure::Quotient(annual * years * margin)),
        interval: ends.map(|(low, high)| (at(high), at(low))),
        cases: Some(sums.flow.end),
        ..Outcome::default()
    };
    outcome.measure("annual_revenue", Some(Figure::Quotient(annual)));
    outcome.measure("years", Some(Figure::Number(years)));
    outcome.measure("margin", Some(Figure::Number(margin)));
    outcome
}

fn variants(slice: &Slice) -> Vec<(&'static str, Outcome)> {
    let sums = ltv_margin::KPI.sums;
    let without_margin = Settings { gross_margin: None, ..slice.world.settings.clone() };
    vec![("arpa_over_churn", (ltv_margin::KPI.outcome)(&sums(slice), &without_margin))]
}
