//! `retention.cost`: retention spend / customers retained.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::money::Money;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::reason::UNDATED;
use crate::slice::spend::Category;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "retention.cost",
        version: 1,
        unit: Unit::Money,
        direction: Direction::Down,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Spend, fields: &["amount", "category"] }, Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "end"] }],
        words: Words {
            name: both! { en: "Cost of keeping a customer", fr: "Coût d’un client conservé" },
            about: both! { en: "What was spent on retention for each customer kept over the period.", fr: "Ce qui a été dépensé en fidélisation pour chaque client conservé sur la période." },
            formula: both! { en: "{numerator} spent ÷ {denominator} customers kept = {value}", fr: "{numerator} dépensés ÷ {denominator} clients conservés = {value}" },
        },
    },
    Population::Retention,
    sums,
    outcome,
)
.beside(&[Entity::Subscription]);

super::sums::sums! {
    /// Spend and customers.
    Sums {
        /// Spend on retention.
        spend: Money,
        /// Customers active at start and end.
        retained: u64,
        /// Whether the customers have no dates (then 1).
        undated: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    Sums { spend: slice.spent(&|name| name == Category::Retention.name()), retained: slice.flow().retained, undated: u64::from(slice.flow().undated) }
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    if sums.undated > 0 {
        return Outcome::missing(UNDATED);
    }
    Outcome::money_each(sums.spend, sums.retained)
}
