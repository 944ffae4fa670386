//! `renewal.rate_value`: monthly amounts due in the period and renewed, at most what they were / all those due.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::money::Money;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::renewals;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "renewal.rate_value",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "renewal_due", "mrr"] }],
        words: Words {
            name: both! { en: "Renewal rate, by value", fr: "Taux de renouvellement, en valeur" },
            about: both! { en: "Of the monthly revenue due for renewal in the period, the share renewed: reductions off, increases not counted.", fr: "Du revenu mensuel arrivé à échéance dans la période, la part renouvelée : baisses déduites, hausses non comptées." },
            formula: both! { en: "{numerator} renewed ÷ {denominator} due = {value}; with increases {net}", fr: "{numerator} renouvelés ÷ {denominator} à échéance = {value} ; avec les hausses {net}" },
        },
    },
    Population::RenewalAmounts,
    sums,
    outcome,
);

super::sums::sums! {
    /// Monthly amounts.
    Sums {
        /// Due.
        due: Money,
        /// Renewed, each at most what it was.
        kept: Money,
        /// Renewed, as it is now.
        now: Money,
    }
}

fn sums(slice: &Slice) -> Sums {
    let mut sums = Sums::default();
    let known = |row: &&u32| renewals::due(slice, **row).is_ok() && slice.world.customers.row_mrr(**row).is_some();
    for row in slice.part.basis.iter().filter(known) {
        let renewal = renewals::renewal(slice, *row);
        let money = |amount: i64| Money(i128::from(amount));
        let after = renewal.after.unwrap_or(0);
        sums += Sums { due: money(renewal.before), kept: money(after.min(renewal.before)), now: money(after) };
    }
    sums
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    let mut outcome = Outcome::money_ratio(sums.kept, sums.due);
    outcome.measure("net", Outcome::money_ratio(sums.now, sums.due).value);
    outcome.measure("renewed_now", Some(Figure::Money(sums.now)));
    outcome
}
