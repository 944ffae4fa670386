//! `sales.loss_reasons`: deals lost in the period by reason: count, amount, stage.

use super::outcome::Outcome;
use super::sums::Groups;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::money::Money;
use crate::report::{Figure, TableRow};
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::closings::crossed;
use crate::slice::outcome::Outcome as End;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
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
    },
    Population::Lost,
    sums,
    outcome,
);

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
    let table = crossed(slice.closed(), (&world.deals.outcome, End::Lost), reasons, (&journeys.furthest, stages.len()), world.deals.worth());
    let mut sums = Sums::default();
    for (code, places) in table.iter().enumerate() {
        let all = places[stages.len()].records;
        sums.lost += all;
        sums.stated += if code > 0 { all } else { 0 };
        for (stage, more) in places.iter().enumerate().filter(|(_, more)| more.records > 0) {
            let stage = stages.get(stage).map(String::as_str);
            sums.reasons.add(reasons.dictionary.text(code as u32), stage, &[i128::from(more.records), more.amount.0]);
        }
    }
    sums
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    let mut outcome = Outcome { by: Some(("loss_reason", "count")), ..Outcome::count(sums.lost) };
    outcome.measure("stated", Some(Figure::Count(sums.stated as i64)));
    let rows = sums.reasons.0.iter().map(|((reason, stage), sums)| {
        let figures = [("count", Some(Figure::Count(sums[0] as i64))), ("amount", Some(Figure::Money(Money(sums[1]))))];
        TableRow::of(reason.clone(), stage.clone(), &figures)
    });
    outcome.rows = rows.collect_vec();
    outcome
}
