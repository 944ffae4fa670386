//! `cac`: acquisition spend / customers new in the period.

use crate::dataset::Entity;
use crate::money::Money;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::reason::UNDATED;
use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words, no_variants};

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi {
    facts: Facts {
        id: "cac",
        version: 1,
        unit: Unit::Money,
        direction: Direction::Down,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Spend, fields: &["amount", "category"] }, Needs { entity: Entity::Subscription, fields: &["customer_id", "start"] }],
        words: Words {
            name: both! { en: "Acquisition cost", fr: "Coût d’acquisition" },
            about: both! { en: "What was spent on acquisition, marketing and sales for each new customer of the period.", fr: "Ce qui a été dépensé en acquisition, marketing et vente pour chaque nouveau client de la période." },
            formula: both! { en: "{numerator} spent ÷ {denominator} new customers = {value}", fr: "{numerator} dépensés ÷ {denominator} nouveaux clients = {value}" },
        },
        variants: &[],
        default_target: None,
    },
    population: Population::Acquisition,
    beside: &[Entity::Subscription],
    sums,
    outcome,
    variants: no_variants,
};

super::sums::sums! {
    /// Spend and customers.
    Sums {
        /// Spend of the categories that count.
        spend: Money,
        /// Customers new in the period.
        new: u64,
        /// Whether the customers have no dates (then 1).
        undated: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    Sums { spend: slice.acquisition_spend(), new: slice.flow().new, undated: u64::from(slice.flow().undated) }
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    if sums.undated > 0 {
        return Outcome::missing(UNDATED);
    }
    Outcome::money_each(sums.spend, sums.new)
}
