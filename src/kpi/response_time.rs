//! `contact.response_time`: lead creation to first outbound contact: median, unanswered ones censored.

use super::outcome::Outcome;
use super::sums::Counts;
use super::{DefaultTarget, Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::leads::LEAD;
use crate::slice::population::Population;
use crate::stats::{Lifetimes, newcombe, two_proportion_z};
use columns::response::BUCKETS;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "contact.response_time",
        version: 1,
        unit: Unit::Seconds,
        direction: Direction::Down,
        kind: Timing::Lead,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Contact, fields: &["created"] }, Needs { entity: Entity::Activity, fields: &["at", "first_response"] }],
        words: Words {
            name: both! { en: "Time to first contact", fr: "Délai de premier contact" },
            about: both! { en: "Time from a lead's creation to the first contact by a person: the median, leads not yet contacted counted for as long as they have waited. Faster answers and conversion go together; that is an association, not a cause.", fr: "Temps entre la création d’un lead et le premier contact par une personne : la médiane, les leads non contactés comptant pour leur attente. Réponse rapide et conversion vont ensemble ; c’est une association, pas une cause." },
            formula: both! { en: "median of {denominator} leads, {numerator} of them contacted = {value}", fr: "médiane de {denominator} leads, dont {numerator} contactés = {value}" },
        },
    },
    Population::Entered(LEAD),
    sums,
    outcome,
)
.beside(&[Entity::Contact])
.target(&DefaultTarget { value: 1200.0, source: both! { en: "a first contact within 20 minutes", fr: "un premier contact en 20 minutes" } });

const SHARES: [&str; 4] = ["within_5_min", "within_20_min", "within_1_h", "within_24_h"];
const CONVERSIONS: [&str; 6] = ["conversion_5_min", "conversion_20_min", "conversion_1_h", "conversion_24_h", "conversion_later", "conversion_never"];
/// Buckets up to the target of 20 minutes.
const FAST: usize = 2;

super::sums::sums! {
    /// Waits in calendar and in business seconds, and leads by how long they waited.
    Sums {
        /// Calendar.
        calendar: Lifetimes,
        /// Business.
        business: Lifetimes,
        /// Leads by bucket.
        leads: Counts<BUCKETS>,
        /// Of them converted.
        converted: Counts<BUCKETS>,
    }
}

fn sums(slice: &Slice) -> Sums {
    let waits = slice.waits();
    let both = |[ended, censored]: [Vec<i64>; 2]| Lifetimes { ended: ended.into(), censored: censored.into() };
    Sums { calendar: both(waits.calendar), business: both(waits.business), leads: Counts(waits.contacts), converted: Counts(waits.converted) }
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    let (leads, converted) = (sums.leads.0, sums.converted.0);
    let n: u64 = leads.iter().sum();
    let mut outcome = Outcome::waits(&sums.calendar, 1.0, settings.confidence);
    let share = |part: u64, of: u64| (of > 0).then(|| Figure::Number(part as f64 / of as f64));
    for (bucket, name) in SHARES.into_iter().enumerate() {
        outcome.measure(name, share(leads[..=bucket].iter().sum(), n));
    }
    outcome.measure("never", share(leads[5], n));
    outcome.measure("answered", share(n - leads[5], n));
    let business = Outcome::waits(&sums.business, 1.0, settings.confidence);
    outcome.measure("business_median", business.value);
    outcome.measure("business_p90", business.measures.get("p90").copied().flatten());
    for (bucket, name) in CONVERSIONS.into_iter().enumerate() {
        outcome.measure(name, share(converted[bucket], leads[bucket]));
    }
    let of = |counts: [u64; 6]| (counts[..FAST].iter().sum::<u64>(), counts[FAST..].iter().sum::<u64>());
    let ((fast, slow), (fast_won, slow_won)) = (of(leads), of(converted));
    outcome.measure("conversion_fast", share(fast_won, fast));
    outcome.measure("conversion_slow", share(slow_won, slow));
    let ends = newcombe(fast_won, fast, slow_won, slow, settings.confidence);
    outcome.measure("difference_low", ends.map(|ends| Figure::Number(ends.0)));
    outcome.measure("difference_high", ends.map(|ends| Figure::Number(ends.1)));
    outcome.measure("p", two_proportion_z(fast_won, fast, slow_won, slow).map(Figure::Number));
    outcome
}
