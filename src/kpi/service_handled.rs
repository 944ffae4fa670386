//! `service.handled`: cases answered first or closed in the period.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "service.handled",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Ticket, fields: &["closed"] }],
        words: Words {
            name: both! { en: "Cases handled", fr: "Demandes traitées" },
            about: both! { en: "Support cases first answered or closed in the period.", fr: "Demandes de support ayant reçu leur première réponse ou closes dans la période." },
            formula: both! { en: "{value} handled", fr: "{value} traitées" },
        },
    },
    Population::TicketsHandled,
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
    Sums { tickets: slice.tickets().filter(|row| slice.handled(*row)).count() as u64 }
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    Outcome::count(sums.tickets)
}
