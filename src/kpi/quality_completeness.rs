//! `quality.completeness`: filled cells / cells of the fields that the files have.

use super::outcome::Outcome;
use super::parts::Parts;
use super::quality::{faulty, sums};
use super::{Direction, Facts, Kpi, Perspective, Timing, Unit, Words};
use crate::settings::Settings;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<super::quality::Sums> = Kpi::new(
    Facts {
        id: "quality.completeness",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Learning,
        needs: &[],
        words: Words {
            name: both! { en: "Completeness", fr: "Complétude" },
            about: both! { en: "Of the cells of the fields that are in the files, the share that is filled.", fr: "Part des cellules remplies, parmi les champs présents dans les fichiers." },
            formula: both! { en: "{numerator} filled ÷ {denominator} cells = {value}", fr: "{numerator} remplies ÷ {denominator} cellules = {value}" },
        },
    },
    Population::Loaded,
    sums,
    outcome,
)
.parts(&Parts { list: |slice, asked| faulty(slice, asked, &[]), ..Parts::NONE });

fn outcome(sums: &super::quality::Sums, settings: &Settings) -> Outcome {
    Outcome { interval: None, ..Outcome::share(sums.filled, sums.cells, settings.confidence) }
}
