//! `contact.reply_rate_by_attempt`: replies at the k-th attempt / contacts that got a k-th and had not replied.

use super::outcome::Outcome;
use super::sums::Counts;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::outreach::Sought;
use crate::slice::population::Population;
use crate::stats::wilson;
use columns::engagement::{ATTEMPTS, Replies, replies};

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "contact.reply_rate_by_attempt",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Activity, fields: &["at"] }],
        words: Words {
            name: both! { en: "Replies by attempt", fr: "Réponses par tentative" },
            about: both! { en: "Share of the contacts first approached in the period that replied; beside it the rate of each attempt among those that had not replied yet, and where to stop: the next attempt's upper bound lies under half of the first's rate.", fr: "Part des contacts approchés pour la première fois dans la période ayant répondu ; à côté, le taux de chaque tentative parmi ceux qui n’avaient pas répondu, et où s’arrêter : la borne haute de la tentative suivante est sous la moitié du taux de la première." },
            formula: both! { en: "{numerator} replied ÷ {denominator} approached = {value}; chained over the attempts {chained}", fr: "{numerator} réponses ÷ {denominator} approchés = {value} ; en chaînant les tentatives {chained}" },
        },
    },
    Population::Sought(Sought::Approached),
    sums,
    outcome,
);

const RATES: [&str; ATTEMPTS] =
    ["attempt_1", "attempt_2", "attempt_3", "attempt_4", "attempt_5", "attempt_6", "attempt_7", "attempt_8", "attempt_9", "attempt_10"];
const REACHED: [&str; ATTEMPTS] =
    ["reached_1", "reached_2", "reached_3", "reached_4", "reached_5", "reached_6", "reached_7", "reached_8", "reached_9", "reached_10"];

super::sums::sums! {
    /// Contacts by attempt.
    Sums {
        /// Approached.
        contacts: u64,
        /// Replied, at whatever attempt.
        replied: u64,
        /// Got the k-th attempt without having replied before.
        reached: Counts<ATTEMPTS>,
        /// Replied to it.
        answered: Counts<ATTEMPTS>,
    }
}

fn sums(slice: &Slice) -> Sums {
    let approached = slice.seek(Sought::Approached);
    let Replies { replied, reached, answered } = replies(slice.engagements(), &approached);
    Sums { contacts: approached.len() as u64, replied, reached: Counts(reached), answered: Counts(answered) }
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    let mut outcome = Outcome::share(sums.replied, sums.contacts, settings.confidence);
    let (reached, answered) = (sums.reached.0, sums.answered.0);
    let rate = |attempt: usize| answered[attempt] as f64 / reached[attempt] as f64;
    let mut silent = 1.0;
    let mut stop = None;
    for attempt in (0..ATTEMPTS).take_while(|attempt| reached[*attempt] > 0) {
        silent *= 1.0 - rate(attempt);
        outcome.measure(RATES[attempt], Some(Figure::Number(rate(attempt))));
        outcome.measure(REACHED[attempt], Some(Figure::Count(reached[attempt] as i64)));
        let bound = wilson(answered[attempt], reached[attempt], settings.confidence).map_or(1.0, |(_, high)| high);
        if attempt > 0 && stop.is_none() && bound < rate(0) / 2.0 {
            stop = Some(attempt as i64);
        }
    }
    outcome.measure("chained", (sums.contacts > 0).then_some(Figure::Number(1.0 - silent)));
    outcome.measure("stop_after", stop.map(Figure::Count));
    outcome
}
