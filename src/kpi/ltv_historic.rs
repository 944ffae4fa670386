//! `ltv.historic`: revenue to the state's day / customers ever.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::calendar::Day;
use crate::dataset::Entity;
use crate::money::Money;
use crate::money::divide_half_away;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::reason::UNDATED;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "ltv.historic",
        version: 1,
        unit: Unit::Money,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[
            Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "mrr"] },
            Needs { entity: Entity::Order, fields: &["customer_id", "at", "amount"] },
        ],
        words: Words {
            name: both! { en: "Lifetime value, historic", fr: "Valeur vie client, constatée" },
            about: both! { en: "What customers have paid so far, on average, those who left included.", fr: "Ce que les clients ont payé jusqu’ici, en moyenne, partis compris." },
            formula: both! { en: "{numerator} paid so far ÷ {denominator} customers ever = {value}", fr: "{numerator} payés à ce jour ÷ {denominator} clients depuis toujours = {value}" },
        },
    },
    Population::Customers,
    sums,
    outcome,
);

super::sums::sums! {
    /// What came in, and from how many.
    Sums {
        /// Orders.
        orders: Money,
        /// Of subscriptions, monthly amounts (1/10,000) times the days that they ran.
        amount_days: i128,
        /// Customers come by the state's day.
        customers: u64,
        /// Whether the customers have no dates (then 1).
        undated: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    let customers = &slice.world.customers;
    let day = slice.state_day();
    let come = customers.stretches.come_by(&slice.part.customers, day);
    Sums {
        orders: Money(come.iter().map(|customer| customers.stretches.ordered(*customer, Day(i32::MIN), day).0).sum()),
        amount_days: come.iter().map(|customer| customers.stretches.amount_days(*customer, day)).sum(),
        customers: come.len() as u64,
        undated: u64::from(customers.are_undated()),
    }
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    if sums.undated > 0 {
        return Outcome::missing(UNDATED);
    }
    Outcome::money_each(sums.orders + Money(divide_half_away(sums.amount_days * 10_000, 304_375)), sums.customers)
}
