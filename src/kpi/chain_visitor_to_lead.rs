//! `chain.visitor_to_lead`: leads of the period over its visits: visits have no names, so this is an activity ratio.

use super::chain::{of_visits, with_visits};
use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::leads::{Chain, LEAD};
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Chain> = Kpi::new(
    Facts {
        id: "chain.visitor_to_lead",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Process,
        needs: &[Needs { entity: Entity::Traffic, fields: &["sessions"] }, Needs { entity: Entity::Contact, fields: &["created"] }],
        words: Words {
            name: both! { en: "Visit to lead", fr: "Visite → lead" },
            about: both! { en: "Leads of the period over its visits. Visits have no names: the two are counted side by side.", fr: "Leads de la période rapportés à ses visites. Une visite n’a pas de nom : les deux sont comptés côte à côte." },
            formula: both! { en: "{numerator} leads ÷ {denominator} visits = {value}", fr: "{numerator} leads ÷ {denominator} visites = {value}" },
        },
    },
    Population::Entered(LEAD),
    with_visits,
    outcome,
)
.beside(&[Entity::Traffic]);

fn outcome(chain: &Chain, _settings: &Settings) -> Outcome {
    of_visits(chain, LEAD)
}
