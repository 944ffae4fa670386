//! `renewal.rate`: due in the period and renewed / due in the period.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::renewals;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "renewal.rate",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "renewal_due"] }],
        words: Words {
            name: both! { en: "Renewal rate", fr: "Taux de renouvellement" },
            about: both! { en: "Of the contracts due in the period, the share renewed, whenever it was signed.", fr: "Des contrats arrivés à échéance dans la période, la part renouvelée, quelle que soit la date de signature." },
            formula: both! { en: "{numerator} renewed ÷ {denominator} due = {value}", fr: "{numerator} renouvelés ÷ {denominator} à échéance = {value}" },
        },
    },
    Population::Renewals,
    sums,
    outcome,
);

super::sums::sums! {
    /// Contracts.
    Sums {
        /// Due, and known what became of them.
        due: u64,
        /// Renewed.
        renewed: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    let mut sums = Sums::default();
    for row in slice.part.basis.iter().filter(|row| renewals::due(slice, **row).is_ok()) {
        sums += Sums { due: 1, renewed: u64::from(renewals::renewal(slice, *row).after.is_some()) };
    }
    sums
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    Outcome::share(sums.renewed, sums.due, settings.confidence)
}
