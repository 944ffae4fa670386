//! `sales.cycle_lost_days`: creation to closing of the deals lost in the period: median; mean and p90 beside it.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::outcome::Outcome as End;
use crate::slice::population::Population;
use crate::stats::Counted;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "sales.cycle_lost_days",
        version: 1,
        unit: Unit::Days,
        direction: Direction::Down,
        kind: Timing::Lag,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Deal, fields: &["stage", "created", "closed"] }],
        words: Words {
            name: both! { en: "Cycle of lost deals", fr: "Cycle des affaires perdues" },
            about: both! { en: "Days from creation to loss of the deals lost in the period: half took less.", fr: "Jours de la création à la perte des affaires perdues dans la période : la moitié en a pris moins." },
            formula: both! { en: "median of {denominator} lost deals = {value}; mean {mean}, nine in ten within {p90}", fr: "médiane de {denominator} affaires perdues = {value} ; moyenne {mean}, neuf sur dix en moins de {p90}" },
        },
    },
    Population::LostCycles,
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
    Sums { seconds: slice.cycles_of(End::Lost) }
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    Outcome::durations(&sums.seconds, settings.confidence)
}
