//! `marketing.revenue_per_campaign`: revenue credited to campaigns / campaigns that ran.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::money::Money;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "marketing.revenue_per_campaign",
        version: 1,
        unit: Unit::Money,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Campaign, fields: &["name"] }, Needs { entity: Entity::Deal, fields: &["campaign"] }],
        words: Words {
            name: both! { en: "Revenue of a campaign", fr: "Revenu d’une campagne" },
            about: both! { en: "Revenue of the period that campaigns are credited with, for each campaign that ran in it.", fr: "Revenu de la période attribué à des campagnes, par campagne active." },
            formula: both! { en: "{numerator} ÷ {denominator} campaigns = {value}", fr: "{numerator} ÷ {denominator} campagnes = {value}" },
        },
    },
    Population::Ran,
    sums,
    outcome,
)
.beside(&[Entity::Deal]);

super::sums::sums! {
    /// Campaigns that ran.
    Sums {
        /// Revenue credited to campaigns.
        revenue: Money,
        /// How many ran.
        campaigns: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    Sums { revenue: slice.attributed().revenue, campaigns: slice.campaigns_run().count() as u64 }
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    Outcome::money_each(sums.revenue, sums.campaigns)
}
