//! `quality.invalid`: records with an unreadable, impossible, future or out-of-range value / records.

use super::outcome::Outcome;
use super::parts::Parts;
use super::quality::{faulty, sums};
use super::{Direction, Facts, Kpi, Perspective, Timing, Unit, Words};
use crate::settings::Settings;
use crate::slice::population::Population;
use crate::slice::quality::INVALID;

/// The KPI.
pub static KPI: Kpi<super::quality::Sums> = Kpi::new(
    Facts {
        id: "quality.invalid",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Down,
        kind: Timing::Lead,
        perspective: Perspective::Learning,
        needs: &[],
        words: Words {
            name: both! { en: "Invalid records", fr: "Fiches invalides" },
            about: both! { en: "Records with a value that does not read, lies ahead, comes before its beginning, or is out of range.", fr: "Fiches dont une valeur est illisible, future, antérieure à son début ou hors plage." },
            formula: both! { en: "{numerator} records ÷ {denominator} = {value}", fr: "{numerator} fiches ÷ {denominator} = {value}" },
        },
    },
    Population::Loaded,
    sums,
    outcome,
)
.parts(&Parts { list: |slice, asked| faulty(slice, asked, INVALID), ..Parts::NONE });

fn outcome(sums: &super::quality::Sums, settings: &Settings) -> Outcome {
    Outcome::share(sums.invalid, sums.records, settings.confidence)
}
