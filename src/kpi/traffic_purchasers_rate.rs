//! `traffic.purchasers_rate`: purchases / users (sessions where users are not told).

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words, no_variants};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::population::Population;
use crate::slice::traffic::Visits;

/// The KPI.
pub static KPI: Kpi<Visits> = Kpi {
    facts: Facts {
        id: "traffic.purchasers_rate",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Traffic, fields: &["sessions", "purchases"] }],
        words: Words {
            name: both! { en: "Visitors who buy", fr: "Visiteurs qui achètent" },
            about: both! { en: "Purchases for each user of the site; for each session where the export does not count users.", fr: "Achats par utilisateur du site ; par session si l’export ne compte pas les utilisateurs." },
            formula: both! { en: "{numerator} purchases ÷ {denominator} visitors = {value}", fr: "{numerator} achats ÷ {denominator} visiteurs = {value}" },
        },
        variants: &[],
        default_target: None,
    },
    population: Population::Rows(Entity::Traffic),
    beside: &[],
    sums: Visits::over,
    outcome,
    variants: no_variants,
};

fn outcome(sums: &Visits, _settings: &Settings) -> Outcome {
    Outcome::ratio(sums.purchases, sums.purchase_users)
}
