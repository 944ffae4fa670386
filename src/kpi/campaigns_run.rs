//! `marketing.campaigns_run`: campaigns that ran in the period.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "marketing.campaigns_run",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Campaign, fields: &["name"] }],
        words: Words {
            name: both! { en: "Campaigns", fr: "Campagnes" },
            about: both! { en: "Campaigns that ran in the period.", fr: "Campagnes actives dans la période." },
            formula: both! { en: "{value} campaigns", fr: "{value} campagnes" },
        },
    },
    Population::Ran,
    sums,
    outcome,
);

super::sums::sums! {
    /// Campaigns.
    Sums {
        /// Those that ran.
        campaigns: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    Sums { campaigns: slice.campaigns_run().count() as u64 }
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    Outcome::count(sums.campaigns)
}
