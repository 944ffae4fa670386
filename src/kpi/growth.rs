//! `sales.growth`: growth of won amount (order revenue where loaded) against the previous period; against the year before, and by the year where the period is longer, in `measures`.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::money::Money;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::reason::{EMPTY_DENOMINATOR, UNDATED};

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "sales.growth",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[
            Needs { entity: Entity::Deal, fields: &["stage", "closed", "amount"] },
            Needs { entity: Entity::Order, fields: &["customer_id", "at", "amount"] },
        ],
        words: Words {
            name: both! { en: "Sales growth", fr: "Croissance des ventes" },
            about: both! { en: "Revenue of the period against the previous one: orders where they are loaded, else deals won.", fr: "Chiffre de la période comparé à la précédente : les commandes si elles sont chargées, sinon les affaires gagnées." },
            formula: both! { en: "{numerator} ÷ {denominator} − 1 = {value}; against the year before {year_before}", fr: "{numerator} ÷ {denominator} − 1 = {value} ; par rapport à l’année d’avant {year_before}" },
        },
    },
    Population::Revenue,
    sums,
    outcome,
);

/// Revenue of three periods.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sums {
    /// Of the period.
    now: Money,
    /// Of the previous one.
    previous: Money,
    /// Of the same dates a year before.
    year_before: Money,
    /// Days from the previous one's start to the period's; the same for every part, 0 where there is no period.
    days: i32,
}

impl std::ops::AddAssign for Sums {
    fn add_assign(&mut self, other: Sums) {
        self.now += other.now;
        self.previous += other.previous;
        self.year_before += other.year_before;
        self.days = self.days.max(other.days);
    }
}

fn sums(slice: &Slice) -> Sums {
    let (Some(previous), Some(year_before)) = (slice.previous(), slice.year_before()) else { return Sums::default() };
    let start = |slice: &Slice| slice.span.map_or(0, |span| span.start.0);
    Sums { now: slice.revenue(false).0, previous: previous.revenue(false).0, year_before: year_before.revenue(false).0, days: start(slice) - start(&previous) }
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    if sums.days == 0 {
        return Outcome::missing(UNDATED);
    }
    let growth = |before: Money| (before.0 > 0).then(|| Figure::Number(sums.now.0 as f64 / before.0 as f64 - 1.0));
    let value = growth(sums.previous);
    let months = (f64::from(sums.days) / 30.4375).round();
    let mut outcome = Outcome {
        reason: value.is_none().then_some(EMPTY_DENOMINATOR),
        value,
        numerator: Some(Figure::Money(sums.now)),
        denominator: Some(Figure::Money(sums.previous)),
        ..Outcome::default()
    };
    outcome.measure("year_before", growth(sums.year_before));
    if months > 12.0 {
        outcome.measure("cagr", value.map(|growth| Figure::Number(libm::pow((1.0 + growth.to_f64()).max(0.0), 12.0 / months) - 1.0)));
    }
    outcome
}
