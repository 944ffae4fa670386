//! `ltv.observed`: arpa × margin × restricted mean lifetime, up to the horizon.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words, survival};
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
        id: "ltv.observed",
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
            name: both! { en: "Lifetime value, observed", fr: "Valeur vie client, observée" },
            about: both! { en: "Monthly margin times the months that customers were seen to stay, up to the horizon: no assumption about what comes after.", fr: "Marge mensuelle, fois les mois où l’on a vu les clients rester, jusqu’à l’horizon : aucune hypothèse sur la suite." },
            formula: both! { en: "{arpa} a month × margin {margin} × {restricted_mean} months, of at most {horizon} = {value}", fr: "{arpa} par mois × marge {margin} × {restricted_mean} mois, sur {horizon} au plus = {value}" },
        },
    },
    Population::Lifetimes,
    sums,
    outcome,
);

super::sums::sums! {
    /// Amounts and lifetimes.
    Sums {
        /// Customers and amounts at the end.
        flow: Flow,
        /// How long customers stayed.
        lifetimes: survival::Sums,
    }
}

fn sums(slice: &Slice) -> Sums {
    Sums { flow: *slice.flow(), lifetimes: survival::sums(slice) }
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    let (Some(arpa), Some(months)) = (sums.flow.arpa(), sums.lifetimes.restricted_mean(settings)) else { return Outcome::missing(EMPTY_DENOMINATOR) };
    let margin = settings.gross_margin.unwrap_or(1.0);
    let mut outcome = Outcome { value: Some(Figure::Quotient(arpa * margin * months)), cases: Some(sums.flow.end), ..Outcome::default() };
    outcome.measure("arpa", Some(Figure::Quotient(arpa)));
    outcome.measure("margin", Some(Figure::Number(margin)));
    outcome.measure("restricted_mean", Some(Figure::Number(months)));
    outcome.measure("horizon", Some(Figure::Number(f64::from(settings.ltv.horizon_months))));
    outcome
}
