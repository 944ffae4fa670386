//! `sales.win_chance`: the mean chance of the open deals to be won, by a logistic regression on closed ones that was tested on deals it was not shown.

use super::forecast::{Prospects, chance, refused};
use super::outcome::Outcome;
use super::parts::{Asked, Member, Parts};
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::report::{Figure, TableRow};
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Prospects> = Kpi::new(
    Facts {
        id: "sales.win_chance",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Deal, fields: &["stage", "created", "closed"] }],
        words: Words {
            name: both! { en: "Chance to win", fr: "Chance de gain" },
            about: both! { en: "How likely the open deals are to be won, by stage, age, amount, source, owner and moves back, as at least 200 closed deals tell; the chance of each stands by its record.", fr: "Probabilité de gain des affaires en cours selon l’étape, l’âge, le montant, l’origine, le responsable et les retours en arrière, d’après au moins 200 affaires closes ; la chance de chacune figure sur sa ligne." },
            formula: both! { en: "{expected} expected to be won ÷ {denominator} open = {value}; of two closed deals the model ranks {auc} rightly, Brier score {brier} against {brier_of_share} without it", fr: "{expected} gains attendus ÷ {denominator} en cours = {value} ; de deux affaires closes le modèle classe bien {auc}, score de Brier {brier} contre {brier_of_share} sans lui" },
        },
    },
    Population::Prospects,
    Prospects::chances,
    outcome,
)
.parts(&Parts { list, chance, ..Parts::NONE });

fn outcome(sums: &Prospects, settings: &Settings) -> Outcome {
    let model = &sums.model;
    let mut outcome = match model.refusal {
        Some(refusal) => Outcome::missing(refused(refusal)),
        None => sums.mean_chance(settings.confidence),
    };
    outcome.measure("closed", Some(Figure::Count(model.closed as i64)));
    outcome.measure("fitted", Some(Figure::Count(model.fitted as i64)));
    if let Some(skill) = &model.skill {
        let number = |n: f64| Some(Figure::Number(n));
        outcome.measure("auc", number(skill.auc));
        outcome.measure("brier", number(skill.brier));
        outcome.measure("brier_of_share", number(skill.brier_of_share));
        let tenths = skill.calibration.iter().enumerate().filter(|(_, (cases, ..))| *cases > 0);
        outcome.rows = tenths
            .map(|(tenth, (cases, chance, won))| {
                let figures = [("cases", Some(Figure::Count(*cases as i64))), ("chance", number(*chance)), ("win_rate", number(*won))];
                TableRow::of(Some(format!("0.{tenth}")), None, &figures)
            })
            .collect_vec();
    }
    outcome
}

/// The closed deals that the chances were tested on, of one tenth of chances where a row names it.
fn list(slice: &Slice, asked: &Asked) -> Option<Vec<Member>> {
    let tenth = |chance: f64| Some(format!("0.{}", ((chance * 10.0) as usize).min(9)));
    let tested = slice.world.forecast.tested.iter().filter(|(_, chance)| asked.key.as_ref().is_none_or(|key| *key == tenth(*chance)));
    matches!(asked.name, "fitted" | "cases").then(|| Member::each(tested.map(|(row, _)| (Entity::Deal, *row))))
}
