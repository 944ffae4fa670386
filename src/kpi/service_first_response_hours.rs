//! `service.first_response_hours`: opening to first answer: median, unanswered ones censored.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::stats::Lifetimes;

/// The KPI.
pub static KPI: Kpi<Lifetimes> = Kpi::new(
    Facts {
        id: "service.first_response_hours",
        version: 1,
        unit: Unit::Hours,
        direction: Direction::Down,
        kind: Timing::Lag,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Ticket, fields: &["opened", "first_response"] }],
        words: Words {
            name: both! { en: "Time to a first answer", fr: "Délai de première réponse" },
            about: both! { en: "Hours from opening to the first answer of the cases opened in the period: the median, those unanswered counted for as long as they have waited.", fr: "Heures entre ouverture et première réponse des demandes ouvertes dans la période : la médiane, celles sans réponse comptant pour leur attente." },
            formula: both! { en: "median of {denominator} cases, {numerator} of them answered = {value}", fr: "médiane de {denominator} demandes, dont {numerator} avec réponse = {value}" },
        },
    },
    Population::Rows(Entity::Ticket),
    sums,
    outcome,
);

fn sums(slice: &Slice) -> Lifetimes {
    slice.ticket_times(&slice.world.data.tickets.first_response)
}

fn outcome(sums: &Lifetimes, settings: &Settings) -> Outcome {
    Outcome::waits(sums, 3600.0, settings.confidence)
}
