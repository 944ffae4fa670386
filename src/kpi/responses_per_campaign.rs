//! `marketing.responses_per_campaign`: responses / campaigns that ran.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::traffic::whole;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "marketing.responses_per_campaign",
        version: 1,
        unit: Unit::Number,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Campaign, fields: &["name", "responses"] }],
        words: Words {
            name: both! { en: "Responses to a campaign", fr: "Réponses à une campagne" },
            about: both! { en: "Responses to the campaigns that ran in the period, on average.", fr: "Réponses aux campagnes actives dans la période, en moyenne." },
            formula: both! { en: "{numerator} responses ÷ {denominator} campaigns = {value}", fr: "{numerator} réponses ÷ {denominator} campagnes = {value}" },
        },
    },
    Population::Ran,
    sums,
    outcome,
);

super::sums::sums! {
    /// Campaigns that ran.
    Sums {
        /// Their responses.
        responses: u64,
        /// How many.
        campaigns: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    let responses = |row: u32| whole(&slice.world.data.campaigns.responses, row as usize).unwrap_or(0);
    Sums { responses: slice.campaigns_run().map(responses).sum(), campaigns: slice.campaigns_run().count() as u64 }
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    Outcome::ratio(sums.responses, sums.campaigns)
}
