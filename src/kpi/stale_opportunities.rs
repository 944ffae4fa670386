//! `adoption.stale_opportunities`: open deals untouched for stale_days.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::calendar::Stamp;
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::seen::last_touch;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "adoption.stale_opportunities",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Down,
        kind: Timing::Lead,
        perspective: Perspective::Learning,
        needs: &[Needs { entity: Entity::Deal, fields: &["stage", "last_activity"] }],
        words: Words {
            name: both! { en: "Stale deals", fr: "Affaires délaissées" },
            about: both! { en: "Open deals with which nothing happened for the days of the settings (30): no activity, no move, no change.", fr: "Affaires ouvertes où rien ne s’est passé depuis le délai des réglages (30 jours) : ni activité, ni mouvement, ni changement." },
            formula: both! { en: "{value} of {open} open deals", fr: "{value} sur {open} affaires ouvertes" },
        },
    },
    Population::Open,
    sums,
    outcome,
);

super::sums::sums! {
    /// Deals.
    Sums {
        /// Open.
        open: u64,
        /// Untouched.
        stale: u64,
        /// Of which activities could tell: some name their deal.
        told: u64,
        /// With an activity in the period.
        touched: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    let (world, day) = (slice.world, slice.state_day());
    let before = Stamp::start_of(day.plus(1));
    let limit = world.settings.stale_days as i32;
    let told = u64::from(world.data.has(Entity::Activity, "deal_id"));
    let mut sums = Sums::default();
    for row in slice.open().iter().copied() {
        sums.open += 1;
        sums.told += told;
        let last = last_touch(&world.data, &world.deals, &world.seen, row, before);
        sums.stale += u64::from(last.is_none_or(|at| day.0 - at.day().0 > limit));
        let activity = world.seen.with_deal(row, before);
        sums.touched += u64::from(activity.is_some_and(|at| slice.span.is_none_or(|span| span.start <= at.day())));
    }
    sums
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    let mut outcome = Outcome::count(sums.stale);
    outcome.measure("open", Some(Figure::Count(sums.open as i64)));
    outcome.measure("share", Outcome::ratio(sums.stale, sums.open).value);
    outcome.measure("touched", Outcome::ratio(sums.touched, sums.told).value);
    outcome
}
