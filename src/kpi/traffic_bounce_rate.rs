//! `traffic.bounce_rate`: visits that bounced / sessions.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::population::Population;
use crate::slice::reason::{BOUNCE_AS_EXPORTED, BOUNCE_ENGAGED};
use crate::slice::traffic::Visits;

/// The KPI.
pub static KPI: Kpi<Visits> = Kpi::new(
    Facts {
        id: "traffic.bounce_rate",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Down,
        kind: Timing::Lead,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Traffic, fields: &["sessions", "bounces"] }],
        words: Words {
            name: both! { en: "Bounce rate", fr: "Taux de rebond" },
            about: both! { en: "Share of sessions that bounced. GA4 means sessions without engagement (under 10 seconds, one page, no conversion); other tools mean sessions of one page.", fr: "Part des sessions avec rebond. Pour GA4, les sessions sans engagement (moins de 10 secondes, une page, aucune conversion) ; pour d’autres outils, les sessions d’une seule page." },
            formula: both! { en: "{numerator} bounced ÷ {denominator} sessions = {value}", fr: "{numerator} rebonds ÷ {denominator} sessions = {value}" },
        },
    },
    Population::Rows(Entity::Traffic),
    Visits::over,
    outcome,
);

fn outcome(sums: &Visits, _settings: &Settings) -> Outcome {
    let mut outcome = Outcome::weighted(sums.bounces, sums.bounce_sessions);
    outcome.numerator = Some(Figure::Number(sums.bounces as f64 / 10_000.0));
    if outcome.value.is_some() {
        outcome.reason = Some(if sums.engaged > 0 { BOUNCE_ENGAGED } else { BOUNCE_AS_EXPORTED });
    }
    outcome
}
