//! `leads.to_close`: customers won in the period / leads created in it (activity).

use super::chain::{activity, sums};
use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::leads::{CUSTOMER, Chain, LEAD};
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Chain> = Kpi::new(
    Facts {
        id: "leads.to_close",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Contact, fields: &["created", "lifecycle_stage"] }],
        words: Words {
            name: both! { en: "Leads to close", fr: "Leads conclus" },
            about: both! { en: "Customers won in the period over the leads created in it: the work of the period, not one cohort.", fr: "Clients gagnés dans la période rapportés aux leads créés dans la période : l’activité de la période, et non une cohorte." },
            formula: both! { en: "{numerator} customers ÷ {denominator} leads = {value}; {inverse} leads per customer", fr: "{numerator} clients ÷ {denominator} leads = {value} ; {inverse} leads par client" },
        },
    },
    Population::Entered(CUSTOMER),
    sums,
    outcome,
);

fn outcome(chain: &Chain, _settings: &Settings) -> Outcome {
    activity(chain.entered[CUSTOMER], chain.entered[LEAD])
}
