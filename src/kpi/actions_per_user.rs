//! `adoption.actions_per_user`: actions of the period / users.

use super::outcome::Outcome;
use super::parts::{Asked, Member, Parts};
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::usage::Usage;

/// The KPI.
pub static KPI: Kpi<Usage> = Kpi::new(
    Facts {
        id: "adoption.actions_per_user",
        version: 1,
        unit: Unit::Number,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Learning,
        needs: &[Needs { entity: Entity::Activity, fields: &["at", "owner"] }],
        words: Words {
            name: both! { en: "Actions of a user", fr: "Actions par utilisateur" },
            about: both! { en: "Activities written down in the period for each user; beside it for a week.", fr: "Activités saisies dans la période par utilisateur ; à côté, par semaine." },
            formula: both! { en: "{numerator} actions ÷ {denominator} users = {value}; {per_week} a week", fr: "{numerator} actions ÷ {denominator} utilisateurs = {value} ; {per_week} par semaine" },
        },
    },
    Population::Rows(Entity::Activity),
    |slice| slice.usage().clone(),
    outcome,
)
.parts(&Parts { list, ..Parts::NONE });

fn outcome(sums: &Usage, _settings: &Settings) -> Outcome {
    let mut outcome = Outcome::ratio(sums.actions.total(), sums.everyone());
    let weeks = sums.days as f64 / 7.0;
    outcome.measure("per_week", outcome.value.filter(|_| sums.days > 0).map(|value| Figure::Number(value.to_f64() / weeks)));
    outcome
}

fn list(slice: &Slice, asked: &Asked) -> Option<Vec<Member>> {
    (asked.name == "denominator").then(|| Member::each(slice.all_users()))
}
