//! `ltv.margin`: arpa of the period × margin / monthly churn over its complete months.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, VariantFacts, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::flow::Flow;
use crate::slice::population::Population;
use crate::slice::reason::{EMPTY_DENOMINATOR, NO_CHURN, NO_COMPLETE_MONTH};
use crate::stats::wilson;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "ltv.margin",
        version: 1,
        unit: Unit::Money,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "mrr"] }, Needs { entity: Entity::Order, fields: &["customer_id", "at", "amount"] }],
        words: Words {
            name: both! { en: "Lifetime value", fr: "Valeur vie client" },
            about: both! { en: "What a customer leaves in margin before it goes: monthly margin over monthly churn.", fr: "Ce qu’un client laisse de marge avant de partir : marge mensuelle sur attrition mensuelle." },
            formula: both! { en: "{arpa} a month × margin {margin} ÷ {monthly_churn} churn a month ({numerator} lost of {denominator} customer months) = {value}", fr: "{arpa} par mois × marge {margin} ÷ {monthly_churn} d’attrition par mois ({numerator} perdus sur {denominator} mois-clients) = {value}" },
        },
    },
    Population::Customers,
    sums,
    outcome,
)
.variants(
    &[
        VariantFacts { id: "discounted", about: both! { en: "The same margin month by month, later months worth less at the yearly discount rate of the settings.", fr: "La même marge mois par mois, les mois lointains valant moins au taux d’actualisation annuel des réglages." }, used_by: "Gupta and Lehmann (2003)" },
        VariantFacts { id: "churn_at_least", about: both! { en: "Where nobody left, 1.67 % a month is taken for the churn.", fr: "Là où personne n’est parti, 1,67 % par mois tient lieu d’attrition." }, used_by: "Stripe" },
    ],
    variants,
);

super::sums::sums! {
    /// The period's end, and its complete months added up.
    Sums {
        /// Customers and amounts at the end of the period.
        flow: Flow,
        /// Customers lost, month by month.
        lost: u64,
        /// Thousandths of customer months at risk: active at the start of each month, or months of tenure.
        at_risk: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    let mut sums = Sums { flow: *slice.flow(), ..Sums::default() };
    if sums.flow.undated {
        let customers = &slice.world.customers.undated;
        let tenures = slice.part.undated.iter().filter_map(|at| customers[*at as usize].tenure_months);
        sums.at_risk = tenures.map(|months| (months.max(0.0) * 1000.0).round() as u64).sum();
        sums.lost = sums.flow.lost;
    } else {
        let (lost, at_risk) = slice.monthly_losses();
        (sums.lost, sums.at_risk) = (lost, at_risk * 1000);
    }
    sums
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    let counts = |outcome: Outcome| Outcome {
        numerator: Some(Figure::Count(sums.lost as i64)),
        denominator: Some(Figure::Count((sums.at_risk / 1000) as i64)),
        ..outcome
    };
    if sums.flow.end == 0 {
        return counts(Outcome::missing(EMPTY_DENOMINATOR));
    }
    if sums.at_risk == 0 {
        return counts(Outcome::missing(NO_COMPLETE_MONTH));
    }
    if sums.lost == 0 {
        return counts(Outcome::missing(NO_CHURN));
    }
    let margin = settings.gross_margin.unwrap_or(1.0);
    let arpa = sums.flow.arpa().unwrap_or(0.0);
    let churn = sums.lost as f64 * 1000.0 / sums.at_risk as f64;
    let at = |churn: f64| (churn > 0.0).then(|| Figure::Quotient(arpa * margin / churn));
    let ends = wilson(sums.lost, sums.at_risk / 1000, settings.confidence);
    let mut outcome =
        counts(Outcome { value: at(churn), interval: ends.map(|(low, high)| (at(high), at(low))), cases: Some(sums.flow.end), ..Outcome::default() });
    outcome.measure("arpa", Some(Figure::Quotient(arpa)));
    outcome.measure("margin", Some(Figure::Number(margin)));
    outcome.measure("monthly_churn", Some(Figure::Number(churn)));
    outcome
}

/// Monthly churn that is put in the place of none.
const INSTEAD_OF_NONE: f64 = 0.0167;

fn variants(slice: &Slice) -> Vec<(&'static str, Outcome)> {
    let (sums, settings) = (sums(slice), &slice.world.settings);
    if sums.flow.end == 0 || sums.at_risk == 0 {
        return Vec::new();
    }
    let margin = sums.flow.arpa().unwrap_or(0.0) * settings.gross_margin.unwrap_or(1.0);
    let churn = sums.lost as f64 * 1000.0 / sums.at_risk as f64;
    let discount = libm::pow(1.0 + settings.ltv.annual_discount, 1.0 / 12.0) - 1.0;
    let of = |value: f64| Outcome { value: Some(Figure::Quotient(value)), ..Outcome::default() };
    let discounted = if discount + churn > 0.0 { of(margin * (1.0 + discount) / (discount + churn)) } else { Outcome::missing(NO_CHURN) };
    vec![("discounted", discounted), ("churn_at_least", of(margin / if churn > 0.0 { churn } else { INSTEAD_OF_NONE }))]
}
