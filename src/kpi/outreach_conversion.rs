//! `contact.outreach_conversion`: contacts reached in the period that converted within outreach_days.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::outreach::Sought;
use crate::slice::population::Population;
use columns::engagement::won_within;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "contact.outreach_conversion",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Activity, fields: &["at"] }],
        words: Words {
            name: both! { en: "Outreach that converts", fr: "Prospection qui convertit" },
            about: both! { en: "Of the contacts reached in the period, the share that converted within the days of the settings (30).", fr: "Part des contacts joints dans la période qui ont converti dans le délai des réglages (30 jours)." },
            formula: both! { en: "{numerator} converted ÷ {denominator} reached = {value}", fr: "{numerator} convertis ÷ {denominator} joints = {value}" },
        },
    },
    Population::Sought(Sought::Reached),
    sums,
    outcome,
);

super::sums::sums! {
    /// Contacts.
    Sums {
        /// Reached.
        reached: u64,
        /// Of them converted in time.
        converted: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    let (seconds, reached) = (i64::from(slice.world.settings.outreach_days) * 86_400, slice.seek(Sought::Reached));
    Sums { reached: reached.len() as u64, converted: won_within(slice.engagements(), &reached, seconds) }
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    Outcome::share(sums.converted, sums.reached, settings.confidence)
}
