//! `sales.growth`: growth of won amount (order revenue where loaded) against the previous period; against the year before in `measures`.

use crate::dataset::Entity;
use crate::money::Money;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::reason::{EMPTY_DENOMINATOR, UNDATED};
use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words, no_variants};

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi {
    facts: Facts {
        id: "sales.growth",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Deal, fields: &["stage", "closed", "amount"] }, Needs { entity: Entity::Order, fields: &["customer_id", "at", "amount"] }],
        words: Words {
            name: both! { en: "Sales growth", fr: "Croissance des ventes" },
            about: both! { en: "Revenue of the period against the previous one: orders where they are loaded, else deals won.", fr: "Chiffre de la période comparé à la précédente : les commandes si elles sont chargées, sinon les affaires gagnées." },
            formula: both! { en: "{numerator} ÷ {denominator} − 1 = {value}; against the year before {year_before}", fr: "{numerator} ÷ {denominator} − 1 = {value} ; par rapport à l’année d’avant {year_before}" },
        },
        variants: &[],
        default_target: None,
    },
    population: Population::Revenue,
    beside: &[],
    sums,
    outcome,
    variants: no_variants,
};

super::sums::sums! {
    /// Revenue of three periods.
    Sums {
        /// Of the period.
        now: Money,
        /// Of the previous one.
        previous: Money,
        /// Of the same dates a year before.
        year_before: Money,
        /// Whether there is no period to compare (then 1).
        undated: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    let (Some(previous), Some(year_before)) = (slice.previous(), slice.year_before()) else { return Sums { undated: 1, ..Sums::default() } };
    Sums { now: slice.revenue(false).0, previous: previous.revenue(false).0, year_before: year_before.revenue(false).0, undated: 0 }
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    if sums.undated > 0 {
        return Outcome::missing(UNDATED);
    }
    let growth = |before: Money| (before.0 > 0).then(|| Figure::Number(sums.now.0 as f64 / before.0 as f64 - 1.0));
    let value = growth(sums.previous);
    let mut outcome = Outcome {
        reason: value.is_none().then_some(EMPTY_DENOMINATOR),
        value,
        numerator: Some(Figure::Money(sums.now)),
        denominator: Some(Figure::Money(sums.previous)),
        ..Outcome::default()
    };
    outcome.measure("year_before", growth(sums.year_before));
    outcome
}
