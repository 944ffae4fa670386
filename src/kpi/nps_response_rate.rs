//! `nps.response_rate`: answers / invitations of the period (cohort).

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "nps.response_rate",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Survey, fields: &["score", "invited"] }],
        words: Words {
            name: both! { en: "Response rate", fr: "Taux de réponse" },
            about: both! { en: "Of the people asked in the period whether they recommend you, the share that has answered.", fr: "Des personnes à qui l’on a demandé dans la période si elles vous recommandent, la part qui a répondu." },
            formula: both! { en: "{numerator} answers ÷ {denominator} invitations = {value}", fr: "{numerator} réponses ÷ {denominator} invitations = {value}" },
        },
    },
    Population::Invited,
    sums,
    outcome,
);

super::sums::sums! {
    /// People asked.
    Sums {
        /// All of them.
        invited: u64,
        /// Those who answered by as_of, replaced answers included.
        answered: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    let asked = |row: &&u32| slice.invited(**row).is_ok();
    let count = |rows: &[u32]| rows.iter().filter(asked).count() as u64;
    let answered = count(&slice.part.answers);
    Sums { invited: answered + count(&slice.part.not_answers), answered }
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    Outcome::share(sums.answered, sums.invited, settings.confidence)
}
