//! `quality.orphans`: records whose key matches nothing / records.

use super::outcome::Outcome;
use super::parts::Parts;
use super::quality::{faulty, sums};
use super::{Direction, Facts, Kpi, Perspective, Timing, Unit, Words};
use crate::settings::Settings;
use crate::slice::population::Population;
use crate::slice::reason::ORPHAN;

/// The KPI.
pub static KPI: Kpi<super::quality::Sums> = Kpi::new(
    Facts {
        id: "quality.orphans",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Down,
        kind: Timing::Lead,
        perspective: Perspective::Learning,
        needs: &[],
        words: Words {
            name: both! { en: "Orphans", fr: "Orphelines" },
            about: both! { en: "Records that name a customer, company or deal that is not loaded.", fr: "Fiches qui désignent un client, une entreprise ou une affaire absents." },
            formula: both! { en: "{numerator} records ÷ {denominator} = {value}", fr: "{numerator} fiches ÷ {denominator} = {value}" },
        },
    },
    Population::Loaded,
    sums,
    outcome,
)
.parts(&Parts { list: |slice, asked| faulty(slice, asked, &[ORPHAN]), ..Parts::NONE });

fn outcome(sums: &super::quality::Sums, settings: &Settings) -> Outcome {
    Outcome::share(sums.orphans, sums.records, settings.confidence)
}
