//! `sales.cycle_days`: creation to closing of deals won in the period: median; mean and p90 in `measures`.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::stats::Counted;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "sales.cycle_days",
        version: 1,
        unit: Unit::Days,
        direction: Direction::Down,
        kind: Timing::Lag,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Deal, fields: &["stage", "created", "closed"] }],
        words: Words {
            name: both! { en: "Sales cycle", fr: "Durée d’une vente" },
            about: both! { en: "Days from creation to closing of the deals won in the period: half take less.", fr: "Jours de la création à la signature des affaires gagnées dans la période : la moitié prend moins." },
            formula: both! { en: "median of {denominator} deals won = {value}; mean {mean}, nine in ten within {p90}", fr: "médiane de {denominator} affaires gagnées = {value} ; moyenne {mean}, neuf sur dix en moins de {p90}" },
        },
    },
    Population::WonCycles,
    sums,
    outcome,
);

super::sums::sums! {
    /// Integers that add up over parts.
    Sums {
        /// Lengths in seconds.
        seconds: Counted,
    }
}

fn sums(slice: &Slice) -> Sums {
    Sums { seconds: slice.cycles().clone() }
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    Outcome::durations(&sums.seconds, settings.confidence)
}
