//! `sales.pipeline_weighted`: open amounts × their stage’s observed chance to win: won / closed among the deals that had come so far.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::money::Money;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::reason::{EMPTY_DENOMINATOR, LOSS_STAGE_UNKNOWN, STAGE_AS_EXPORTED};
use crate::slice::weights::StageWeights;

/// The KPI.
pub static KPI: Kpi<StageWeights> = Kpi::new(
    Facts {
        id: "sales.pipeline_weighted",
        version: 1,
        unit: Unit::Money,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Deal, fields: &["stage", "amount"] }],
        words: Words {
            name: both! { en: "Weighted pipeline", fr: "Portefeuille pondéré" },
            about: both! { en: "Open amounts, each times the share of deals won among those that once came as far as its stage.", fr: "Montants en cours, chacun multiplié par la part d’affaires gagnées parmi celles arrivées jusqu’à son étape." },
            formula: both! { en: "{open} open × each stage’s chance to win = {value}", fr: "{open} en cours × la chance de gain de chaque étape = {value}" },
        },
    },
    Population::OpenStages,
    sums,
    outcome,
);

fn sums(slice: &Slice) -> StageWeights {
    slice.weights()
}

fn outcome(sums: &StageWeights, _settings: &Settings) -> Outcome {
    let open: i128 = sums.stages.iter().map(|stage| stage.amount).sum();
    let known = sums.stages.iter().all(|stage| stage.deals == 0 || stage.closed > 0);
    let mut outcome = if sums.untold > 0 {
        Outcome::missing(LOSS_STAGE_UNKNOWN)
    } else if !known {
        Outcome::missing(EMPTY_DENOMINATOR)
    } else {
        let weighted = sums.stages.iter().filter(|stage| stage.deals > 0);
        let value = weighted.map(|stage| stage.amount as f64 * stage.won as f64 / stage.closed as f64).sum::<f64>() / 10_000.0;
        Outcome { value: Some(Figure::Quotient(value)), reason: (sums.as_exported > 0).then_some(STAGE_AS_EXPORTED), ..Outcome::default() }
    };
    outcome.measure("open", Some(Figure::Money(Money(open))));
    outcome.measure("deals", Some(Figure::Count(sums.stages.iter().map(|stage| stage.deals).sum::<u64>() as i64)));
    outcome
}
