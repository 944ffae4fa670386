//! `contact.freshness`: active customers whose last activity is at most 30 days old.

use super::outcome::Outcome;
use super::sums::Counts;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::reason::{OVER_ACCOUNTS, OVER_CONTACTS};
use crate::slice::seen::Fresh;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "contact.freshness",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Activity, fields: &["at"] }],
        words: Words {
            name: both! { en: "Fresh relations", fr: "Relations à jour" },
            about: both! { en: "Share of active customers with an activity in the last 30 days: a relation is fresh where something shows it.", fr: "Part des clients actifs ayant une activité dans les 30 derniers jours : une relation est à jour si une trace le montre." },
            formula: both! { en: "{numerator} within 30 days ÷ {denominator} = {value}; {over_90} over 90 days, {never} never", fr: "{numerator} en 30 jours ÷ {denominator} = {value} ; {over_90} à plus de 90 jours, {never} jamais" },
        },
    },
    Population::Fresh,
    sums,
    outcome,
);

/// Customers by days since the last activity, and whose freshness it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sums {
    /// Up to 7, 8 to 30, 31 to 90, over 90, never.
    buckets: Counts<5>,
    /// Not customers (then 1: accounts, 2: contacts).
    others: u64,
}

impl std::ops::AddAssign for Sums {
    fn add_assign(&mut self, other: Sums) {
        self.buckets += other.buckets;
        self.others = self.others.max(other.others);
    }
}

fn sums(slice: &Slice) -> Sums {
    let mut sums = Sums::default();
    for days in slice.days_silent() {
        let bucket = match days {
            None => 4,
            Some(..=7) => 0,
            Some(..=30) => 1,
            Some(..=90) => 2,
            Some(_) => 3,
        };
        sums.buckets.0[bucket] += 1;
    }
    sums.others = match slice.fresh() {
        Fresh::Customers | Fresh::Nobody => 0,
        Fresh::Accounts => 1,
        Fresh::Contacts => 2,
    };
    sums
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    let counts = sums.buckets.0;
    let mut outcome = Outcome::share(counts[0] + counts[1], counts.iter().sum(), settings.confidence);
    for (name, count) in ["within_7", "from_8_to_30", "from_31_to_90", "over_90", "never"].into_iter().zip(counts) {
        outcome.measure(name, Some(Figure::Count(count as i64)));
    }
    if outcome.value.is_some() {
        outcome.reason = [None, Some(OVER_ACCOUNTS), Some(OVER_CONTACTS)][sums.others.min(2) as usize];
    }
    outcome
}
