//! `adoption.logging_delay_hours`: activity to its logging: median.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::calendar::Stamp;
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::stats::Counted;

/// The KPI.
pub static KPI: Kpi<Counted> = Kpi::new(
    Facts {
        id: "adoption.logging_delay_hours",
        version: 1,
        unit: Unit::Hours,
        direction: Direction::Down,
        kind: Timing::Lead,
        perspective: Perspective::Learning,
        needs: &[Needs { entity: Entity::Activity, fields: &["at", "logged"] }],
        words: Words {
            name: both! { en: "Delay of logging", fr: "Délai de saisie" },
            about: both! { en: "Hours from an activity to its being written down: the median.", fr: "Heures entre une activité et sa saisie : la médiane." },
            formula: both! { en: "median over {denominator} activities = {value}", fr: "médiane sur {denominator} activités = {value}" },
        },
    },
    Population::Rows(Entity::Activity),
    sums,
    outcome,
);

fn sums(slice: &Slice) -> Counted {
    let (table, end) = (&slice.world.data.activities, Stamp::start_of(slice.world.as_of.plus(1)));
    let delay = |row: &u32| Some(table.at.get(*row as usize)?.until(table.logged.get(*row as usize).filter(|at| *at < end)?));
    slice.rows(Entity::Activity).iter().filter_map(delay).filter(|seconds| *seconds >= 0).collect::<Vec<i64>>().into()
}

fn outcome(sums: &Counted, settings: &Settings) -> Outcome {
    Outcome::durations_in(sums, 3600.0, settings.confidence)
}
