//! `sales.loss_reasons`: deals lost in the period by reason: count, amount, stage.

use crate::dataset::Entity;
use crate::money::Money;
use crate::report::{Figure, TableRow};
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::outcome::Outcome as End;
use crate::slice::population::Population;
use super::outcome::Outcome;
use super::sums::Groups;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words, no_variants};

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi {
    facts: Facts {
        id: "sales.loss_reasons",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Down,
        kind: Timing::Lag,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Deal, fields: &["stage", "closed", "loss_reason"] }],
        words: Words {
            name: both! { en: "Loss reasons", fr: "Raisons des pertes" },
            about: both! { en: "Deals lost in the period by the reason given, with their amount and the stage they were lost in.", fr: "Affaires perdues dans la période par raison donnée, avec leur montant et l’étape où elles ont été perdues." },
            formula: both! { en: "{value} lost, {stated} of them with a reason", fr: "{value} perdues, dont {stated} avec une raison" },
        },
        variants: &[],
        default_target: None,
    },
    population: Population::Lost,
    beside: &[],
    sums,
    outcome,
    variants: no_variants,
};

super::sums::sums! {
    /// Deals lost.
    Sums {
        /// All of them.
        lost: u64,
        /// With a reason.
        stated: u64,
        /// Deals and amount by reason, and by reason and stage.
        reasons: Groups,
    }
}

fn sums(slice: &Slice) -> Sums {
    let world = slice.world;
    let (reasons, journeys) = (&world.data.deals.loss_reason, &world.journeys);
    let stages = if journeys.loss_stage_known { journeys.stages.names.as_slice() } else { &[] };
    let mut sums = Sums::default();
    // a row a reason, a place a stage; the last place is of any stage
    let mut table = vec![vec![[0_i128; 2]; stages.len() + 1]; reasons.dictionary.len() + 1];
    for row in slice.closed().iter().filter(|row| world.deals.outcome[**row as usize] == End::Lost) {
        let code = reasons.code(*row as usize);
        sums.lost += 1;
        sums.stated += u64::from(code != 0);
        let amount = world.deals.amount(*row).map_or(0, i128::from);
        let furthest = usize::from(journeys.furthest[*row as usize]);
        for place in [Some(stages.len()), Some(furthest).filter(|stage| *stage < stages.len())].into_iter().flatten() {
            table[code as usize][place][0] += 1;
            table[code as usize][place][1] += amount;
        }
    }
    for (code, places) in table.iter().enumerate() {
        for (stage, more) in places.iter().enumerate().filter(|(_, more)| more[0] > 0) {
            sums.reasons.add(reasons.dictionary.text(code as u32), stages.get(stage).map(String::as_str), more);
        }
    }
    sums
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    let mut outcome = Outcome { by: Some(("loss_reason", "count")), ..Outcome::count(sums.lost) };
    outcome.measure("stated", Some(Figure::Count(sums.stated as i64)));
    outcome.rows = sums.reasons.0.iter().map(|((reason, stage), sums)| TableRow {
        key: reason.clone(),
        group: stage.clone(),
        figures: [("count", Figure::Count(sums[0] as i64)), ("amount", Figure::Money(Money(sums[1])))].map(|(name, figure)| (name.to_owned(), Some(figure))).into(),
    }).collect();
    outcome
}
