//! `revenue.new_customers`: revenue of the period (orders, else won deals) of customers whose first purchase ever lies in it.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::money::Money;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::reason::{NO_AMOUNT, NO_CUSTOMER};

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "revenue.new_customers",
        version: 1,
        unit: Unit::Money,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Financial,
        needs: &[
            Needs { entity: Entity::Deal, fields: &["stage", "closed", "amount"] },
            Needs { entity: Entity::Order, fields: &["customer_id", "at", "amount"] },
        ],
        words: Words {
            name: both! { en: "Revenue from new customers", fr: "Chiffre des nouveaux clients" },
            about: both! { en: "What customers new in the period bought in it: their orders, else the deals won with them.", fr: "Ce que les nouveaux clients de la période y ont acheté : leurs commandes, sinon les affaires gagnées avec eux." },
            formula: both! { en: "sum over {purchases} purchases of new customers = {value}; share of all revenue {share}", fr: "somme de {purchases} achats de nouveaux clients = {value} ; part du chiffre total {share}" },
        },
    },
    Population::Revenue,
    sums,
    outcome,
);

super::sums::sums! {
    /// Revenue of new customers, and of all.
    Sums {
        /// Of new customers.
        new: Money,
        /// Orders or deals that it comes from.
        purchases: u64,
        /// Of all.
        all: Money,
        /// Orders or deals with an amount.
        rows: u64,
        /// Parts in which no record says whose it is.
        nameless: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    let ((new, purchases), (all, rows)) = (slice.revenue(true), slice.revenue(false));
    Sums { new, purchases, all, rows, nameless: u64::from(slice.world.customers.basis.is_none()) }
}

fn outcome(sums: &Sums, _settings: &Settings) -> Outcome {
    if sums.nameless > 0 {
        return Outcome::missing(NO_CUSTOMER);
    }
    if sums.rows == 0 {
        return Outcome::missing(NO_AMOUNT);
    }
    let mut outcome = Outcome::money(sums.new);
    outcome.measure("purchases", Some(Figure::Count(sums.purchases as i64)));
    outcome.measure("share", (sums.all.0 > 0).then(|| Figure::Number(sums.new.0 as f64 / sums.all.0 as f64)));
    outcome
}
