//! `csat`: share of the top 2 of 5.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::surveys::Question;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "csat",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Survey, fields: &["score", "kind"] }],
        words: Words {
            name: both! { en: "Customer satisfaction", fr: "Satisfaction des clients" },
            about: both! { en: "Share of answers that say satisfied or very satisfied: 4 and 5 of 5.", fr: "Part des réponses « satisfait » ou « très satisfait » : 4 et 5 sur 5." },
            formula: both! { en: "{numerator} satisfied ÷ {denominator} answers = {value}", fr: "{numerator} satisfaits ÷ {denominator} réponses = {value}" },
        },
    },
    Population::Answers(Question::Satisfaction),
    sums,
    outcome,
);

super::sums::sums! {
    /// Answers.
    Sums {
        /// All of them.
        answers: u64,
        /// 4 and above.
        satisfied: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    let mut sums = Sums::default();
    slice.scores(Question::Satisfaction).into_iter().for_each(|(score, answers)| sums += Sums { answers, satisfied: answers * u64::from(score >= 4.0) });
    sums
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    Outcome::share(sums.satisfied, sums.answers, settings.confidence)
}
