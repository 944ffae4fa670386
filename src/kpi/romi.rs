//! `marketing.romi`: (attributed gross margin − marketing spend) / marketing spend.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, VariantFacts, Words};
use crate::dataset::Entity;
use crate::money::Money;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::campaigns::Attributed;
use crate::slice::population::Population;
use crate::slice::reason::EMPTY_DENOMINATOR;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "marketing.romi",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Spend, fields: &["amount"] }, Needs { entity: Entity::Deal, fields: &["campaign"] }],
        words: Words {
            name: both! { en: "Return on marketing", fr: "Retour sur le marketing" },
            about: both! { en: "Gross margin of what campaigns are credited with, less marketing spend, over that spend. Without a margin, revenue is taken for it.", fr: "Marge brute attribuée aux campagnes, moins la dépense marketing, rapportée à cette dépense. Sans marge connue, le revenu en tient lieu." },
            formula: both! { en: "({margin} − {denominator} spent) ÷ {denominator} = {value}", fr: "({margin} − {denominator} dépensés) ÷ {denominator} = {value}" },
        },
    },
    Population::Marketing,
    sums,
    outcome,
)
.beside(&[Entity::Deal])
.variants(
    &[
        VariantFacts { id: "revenue", about: both! { en: "(revenue − spend) ÷ spend: no margin is taken off.", fr: "(revenu − dépense) ÷ dépense : aucune marge n’est déduite." }, used_by: "Salesforce (ROI)" },
        VariantFacts { id: "roas", about: both! { en: "Revenue ÷ spend.", fr: "Revenu ÷ dépense." }, used_by: "Google Ads, Meta Ads (ROAS)" },
    ],
    variants,
);

super::sums::sums! {
    /// What campaigns cost and brought.
    Sums {
        /// Revenue and margin credited to campaigns.
        brought: Attributed,
        /// Marketing spend.
        spend: Money,
    }
}

fn sums(slice: &Slice) -> Sums {
    Sums { brought: slice.attributed(), spend: slice.marketing_spend() }
}

/// (what was brought − spend) / spend; `net` false: what was brought / spend.
fn over(brought: f64, spend: Money, net: bool) -> Outcome {
    let cost = spend.to_f64();
    let gain = if net { brought - cost } else { brought };
    let value = (spend.0 > 0).then(|| Figure::Number(gain / cost));
    let mut outcome = Outcome {
        reason: value.is_none().then_some(EMPTY_DENOMINATOR),
        value,
        numerator: Some(Figure::Quotient(gain)),
        denominator: Some(Figure::Money(spend)),
        ..Outcome::default()
    };
    outcome.measure("margin", Some(Figure::Quotient(brought)));
    outcome
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    over(sums.brought.gross_margin(settings.gross_margin), sums.spend, true)
}

fn variants(slice: &Slice) -> Vec<(&'static str, Outcome)> {
    let (sums, revenue) = (sums(slice), slice.attributed().revenue.to_f64());
    vec![("revenue", over(revenue, sums.spend, true)), ("roas", over(revenue, sums.spend, false))]
}
