//! `service.backlog`: cases open at the state's day.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "service.backlog",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Down,
        kind: Timing::Lag,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Ticket, fields: &["opened"] }],
        words: Words {
            name: both! { en: "Cases waiting", fr: "Demandes en attente" },
            about: both! { en: "Support cases open at the end of the period.", fr: "Demandes de support ouvertes à la fin de la période." },
            formula: both! { en: "{value} open", fr: "{value} ouvertes" },
        },
    },
    Population::Backlog,
    sums,
    outcome,
);

super::sums::sums! {
    /// Tickets.
    Sums {
        /// How many.
        tickets: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    Sums { tickets: slice.tickets().filter(|row| slice.waiting(*row).is_ok()).count() as u64 }
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    Outcome::count(sums.tickets)
}
