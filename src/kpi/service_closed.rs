//! `service.closed`: cases closed in the period.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "service.closed",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Ticket, fields: &["closed"] }],
        words: Words {
            name: both! { en: "Cases closed", fr: "Demandes closes" },
            about: both! { en: "Support cases closed in the period; beside it their number for each case opened.", fr: "Demandes de support closes dans la période ; à côté, leur nombre par demande ouverte." },
            formula: both! { en: "{value} closed", fr: "{value} closes" },
        },
    },
    Population::TicketsClosed,
    sums,
    outcome,
);

super::sums::sums! {
    /// Tickets.
    Sums {
        /// Closed.
        closed: u64,
        /// Opened.
        opened: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    Sums { closed: slice.tickets_closed().count() as u64, opened: slice.tickets_opened().count() as u64 }
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    let mut outcome = Outcome::count(sums.closed);
    outcome.measure("opened", Some(Figure::Count(sums.opened as i64)));
    outcome.measure("closure", Outcome::ratio(sums.closed, sums.opened).value);
    outcome
}
