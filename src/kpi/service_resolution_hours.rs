//! `service.resolution_hours`: opening to closing: median, open ones censored.

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
        id: "service.resolution_hours",
        version: 1,
        unit: Unit::Hours,
        direction: Direction::Down,
        kind: Timing::Lag,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Ticket, fields: &["opened", "closed"] }],
        words: Words {
            name: both! { en: "Time to solve", fr: "Délai de résolution" },
            about: both! { en: "Hours from opening to closing of the cases opened in the period: the median, those still open counted for as long as they have waited.", fr: "Heures entre ouverture et clôture des demandes ouvertes dans la période : la médiane, celles encore ouvertes comptant pour leur attente." },
            formula: both! { en: "median of {denominator} cases, {numerator} of them closed = {value}", fr: "médiane de {denominator} demandes, dont {numerator} closes = {value}" },
        },
    },
    Population::Rows(Entity::Ticket),
    sums,
    outcome,
);

fn sums(slice: &Slice) -> Lifetimes {
    slice.ticket_times(&slice.world.data.tickets.closed)
}

fn outcome(sums: &Lifetimes, settings: &Settings) -> Outcome {
    Outcome::waits(sums, 3600.0, settings.confidence)
}
