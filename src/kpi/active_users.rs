//! `adoption.active_users`: users with an action in the period / all users.

use super::outcome::Outcome;
use super::parts::{Asked, Member, Parts};
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::reason::USERS_SEEN;
use crate::slice::usage::Usage;

/// The KPI.
pub static KPI: Kpi<Usage> = Kpi::new(
    Facts {
        id: "adoption.active_users",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Learning,
        needs: &[Needs { entity: Entity::Activity, fields: &["at", "owner"] }],
        words: Words {
            name: both! { en: "Active users", fr: "Utilisateurs actifs" },
            about: both! { en: "Users of the CRM who did something in the period. Where no list of users is loaded, of those seen in the data.", fr: "Utilisateurs du CRM ayant agi dans la période. Sans liste d’utilisateurs, parmi ceux que montrent les données." },
            formula: both! { en: "{numerator} active ÷ {denominator} users = {value}", fr: "{numerator} actifs ÷ {denominator} utilisateurs = {value}" },
        },
    },
    Population::Rows(Entity::Activity),
    |slice| slice.usage().clone(),
    outcome,
)
.parts(&Parts { list, ..Parts::NONE });

fn outcome(sums: &Usage, settings: &Settings) -> Outcome {
    let active = sums.active();
    let mut outcome = Outcome::share(active, sums.everyone(), settings.confidence);
    let share = |part: u64, of: u64| Outcome::ratio(part, of).value;
    outcome.measure("logins", share(sums.logins.count(), sums.users.count()).filter(|_| sums.listed > 0));
    let daily = sums.user_days.count() as f64 / sums.days.max(1) as f64;
    outcome.measure("stickiness", (active > 0 && sums.days > 0).then(|| Figure::Number(daily / active as f64)));
    if outcome.value.is_some() && sums.listed == 0 {
        outcome.reason = Some(USERS_SEEN);
    }
    outcome
}

fn list(slice: &Slice, asked: &Asked) -> Option<Vec<Member>> {
    match asked.name {
        "numerator" => Some(Member::each(slice.acting_users())),
        "denominator" => Some(Member::each(slice.all_users())),
        _ => None,
    }
}
