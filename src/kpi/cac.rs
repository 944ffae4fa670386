//! `cac`: acquisition spend / customers new in the period.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, VariantFacts, Words};
use crate::dataset::Entity;
use crate::money::Money;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::reason::UNDATED;
use crate::slice::spend::is_marketing;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
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
    },
    Population::Acquisition,
    sums,
    outcome,
)
.beside(&[Entity::Subscription])
.variants(
    &[
        VariantFacts { id: "media", about: both! { en: "Only what acquisition and marketing cost: no salaries or tools of the sales force.", fr: "Seulement les dépenses d’acquisition et de marketing : ni salaires ni outils de vente." }, used_by: "e-commerce (blended CAC)" },
        VariantFacts { id: "lagged", about: both! { en: "The spend of a month earlier: a sale takes its time.", fr: "La dépense d’un mois plus tôt : une vente prend du temps." }, used_by: "firms with long sales cycles" },
        VariantFacts { id: "half_lagged", about: both! { en: "Half of the period’s spend, half of a month earlier’s.", fr: "Moitié de la dépense de la période, moitié de celle d’un mois plus tôt." }, used_by: "firms with short and long cycles" },
    ],
    variants,
);

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

fn variants(slice: &Slice) -> Vec<(&'static str, Outcome)> {
    let settings = &slice.world.settings;
    let (now, lag) = (sums(slice), settings.cac.lag_months);
    let of = |spend: Money| outcome(&Sums { spend, ..now.clone() }, settings);
    let earlier = slice.acquisition_spend_of(&|name| settings.cac.accepts(name), lag + 1);
    let half = Money((now.spend.0 + earlier.0) / 2);
    vec![("media", of(slice.acquisition_spend_of(&is_marketing, lag))), ("lagged", of(earlier)), ("half_lagged", of(half))]
}
