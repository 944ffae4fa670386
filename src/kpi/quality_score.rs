//! `quality.score`: 100 × (1 − records with a defect / records).

use super::outcome::Outcome;
use super::parts::Parts;
use super::quality::{faulty, sums};
use super::{Direction, Facts, Kpi, Perspective, Timing, Unit, Words};
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<super::quality::Sums> = Kpi::new(
    Facts {
        id: "quality.score",
        version: 1,
        unit: Unit::Score,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Learning,
        needs: &[],
        words: Words {
            name: both! { en: "Data quality", fr: "Qualité des données" },
            about: both! { en: "100 less the percentage of records with any defect.", fr: "100 moins le pourcentage de fiches avec un défaut." },
            formula: both! { en: "100 × (1 − {defective} ÷ {denominator}) = {value}", fr: "100 × (1 − {defective} ÷ {denominator}) = {value}" },
        },
    },
    Population::Loaded,
    sums,
    outcome,
)
.parts(&Parts { list: |slice, asked| faulty(slice, asked, &[]), ..Parts::NONE });

fn outcome(sums: &super::quality::Sums, settings: &Settings) -> Outcome {
    let share = Outcome::share(sums.defective, sums.records, settings.confidence);
    let mut outcome = Outcome { numerator: None, share: None, interval: None, ..share };
    outcome.value = share.value.map(|value| Figure::Number(100.0 * (1.0 - value.to_f64())));
    outcome.measure("defective", Some(Figure::Count(sums.defective as i64)));
    outcome
}
