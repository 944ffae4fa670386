//! `retention.cohorts`: first month × months since; the value is the share active one calendar month after the first, the whole table is `report.retention`.

use super::outcome::Outcome;
use super::parts::{Asked, Parts};
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::cohorts::{Cohort, Cohorts, month_named};
use crate::slice::population::Population;
use crate::slice::reason::{NOT_REACHED, UNDATED};

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "retention.cohorts",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "end"] }],
        words: Words {
            name: both! { en: "Retention by cohort", fr: "Rétention par cohorte" },
            about: both! { en: "Of the customers who came in the period, the share still active at the end of the calendar month after their first.", fr: "Des clients arrivés dans la période, la part encore active à la fin du mois civil qui suit leur premier." },
            formula: both! { en: "{numerator} still active a month later ÷ {denominator} customers who had come by then = {value}", fr: "{numerator} encore actifs un mois après ÷ {denominator} clients arrivés à temps = {value}" },
        },
    },
    Population::Customers,
    sums,
    outcome,
)
.parts(&Parts { axes: &["cohort", "months"], count, ..Parts::NONE });

super::sums::sums! {
    /// Customers by first month.
    Sums {
        /// All cohorts of the period.
        cohorts: Cohorts,
        /// Customers without dates.
        undated: u64,
    }
}

/// The cohorts of a slice.
pub fn sums(slice: &Slice) -> Sums {
    Sums { cohorts: Cohorts::of(slice), undated: slice.part.undated.len() as u64 }
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    if sums.undated > 0 {
        return Outcome::missing(UNDATED);
    }
    let (active, all) = sums.cohorts.share(1);
    let mut outcome = Outcome::share(active, all, settings.confidence);
    if all == 0 && !sums.cohorts.0.is_empty() {
        outcome.reason = Some(NOT_REACHED);
    }
    for (name, months) in [("month_0", 0), ("month_3", 3), ("month_6", 6), ("month_12", 12)] {
        let (active, all) = sums.cohorts.share(months);
        outcome.measure(name, (all > 0).then(|| Figure::Number(active as f64 / all as f64)));
    }
    outcome
}

/// Customers of a first month, so many months later where those are asked for.
fn count(slice: &Slice, asked: &Asked) -> Option<u64> {
    let month = month_named(asked.on("cohort")?)?;
    let months = asked.on("months").and_then(|months| months.parse::<usize>().ok());
    let cohorts = Cohorts::of(slice).0;
    let active = |cohort: &Cohort| months.map_or(Some(cohort.customers), |months| cohort.active.get(months).copied());
    Some(cohorts.get(&month).and_then(active).unwrap_or(0))
}
