//! `marketing.cost_per_lead`: marketing spend / leads created.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::money::Money;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::leads::LEAD;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "marketing.cost_per_lead",
        version: 1,
        unit: Unit::Money,
        direction: Direction::Down,
        kind: Timing::Lead,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Spend, fields: &["amount"] }, Needs { entity: Entity::Contact, fields: &["created"] }],
        words: Words {
            name: both! { en: "Cost of a lead", fr: "Coût d’un lead" },
            about: both! { en: "Marketing spend of the period for each lead created in it. A monthly line counts in equal parts on its days.", fr: "Dépense marketing de la période par lead créé. Une ligne mensuelle compte à parts égales sur ses jours." },
            formula: both! { en: "{numerator} ÷ {denominator} leads = {value}", fr: "{numerator} ÷ {denominator} leads = {value}" },
        },
    },
    Population::Marketing,
    sums,
    outcome,
)
.beside(&[Entity::Contact]);

super::sums::sums! {
    /// Spend and leads.
    Sums {
        /// Marketing spend.
        spend: Money,
        /// Leads created.
        leads: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    Sums { spend: slice.marketing_spend(), leads: slice.chain().entered[LEAD] }
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    Outcome::money_each(sums.spend, sums.leads)
}
