//! `service.cases`: cases opened in the period.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "service.cases",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Down,
        kind: Timing::Lag,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Ticket, fields: &["opened"] }],
        words: Words {
            name: both! { en: "Cases opened", fr: "Demandes ouvertes" },
            about: both! { en: "Support cases opened in the period.", fr: "Demandes de support ouvertes dans la période." },
            formula: both! { en: "{value} opened", fr: "{value} ouvertes" },
        },
    },
    Population::Rows(Entity::Ticket),
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
    Sums { tickets: slice.tickets_opened().count() as u64 }
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    Outcome::count(sums.tickets)
}
