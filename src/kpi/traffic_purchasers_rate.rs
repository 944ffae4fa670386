//! `traffic.purchasers_rate`: purchases / users (sessions where users are not told).

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::population::Population;
use crate::slice::traffic::Visits;

/// The KPI.
pub static KPI: Kpi<Visits> = Kpi::new(
    Facts {
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
    },
    Population::Rows(Entity::Traffic),
    Visits::over,
    outcome,
);

fn outcome(sums: &Visits, _settings: &Settings) -> Outcome {
    Outcome::ratio(sums.purchases, sums.purchase_users)
}
