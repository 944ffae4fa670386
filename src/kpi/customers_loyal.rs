//! `customers.loyal`: customers who bought on at least two days, or whose latest answer promotes, by the state's day.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;

use crate::calendar::Stamp;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "customers.loyal",
        version: 1,
        unit: Unit::Count,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Customer,
        needs: &[
            Needs { entity: Entity::Subscription, fields: &["customer_id", "start"] },
            Needs { entity: Entity::Survey, fields: &["score", "customer_id"] },
        ],
        words: Words {
            name: both! { en: "Loyal customers", fr: "Clients fidèles" },
            about: both! { en: "Customers who bought at least twice, or who promote you in their latest answer.", fr: "Clients qui ont acheté au moins deux fois, ou qui vous recommandent dans leur dernière réponse." },
            formula: both! { en: "{value} of {denominator} customers: {bought_again} bought again, {promoters} promote", fr: "{value} sur {denominator} clients : {bought_again} ont racheté, {promoters} recommandent" },
        },
    },
    Population::Customers,
    sums,
    outcome,
);

super::sums::sums! {
    /// Customers come by the state's day.
    Sums {
        /// All of them.
        customers: u64,
        /// Loyal by either sign.
        loyal: u64,
        /// Bought on at least two days.
        bought_again: u64,
        /// Promote in their latest answer.
        promoters: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    let (world, customers) = (slice.world, &slice.world.customers);
    let day = slice.state_day();
    let promotes = |record: u32| world.respondents().promotes(record, Stamp::start_of(day.plus(1)));
    let buys = matches!(customers.basis, Some(Entity::Order | Entity::Deal));
    let ordered = world.data.orders.rows > 0;
    let mut sums = Sums::default();
    for customer in customers.stretches.come_by(&slice.part.customers, day) {
        let (stretches, first) = (customers.stretches.of(*customer), customers.stretches.first(*customer));
        let again = if buys {
            stretches.iter().any(|stretch| stretch.start > first && stretch.start <= day)
        } else {
            ordered && stretches.iter().any(|stretch| world.buyers().came_again(stretch.row, day))
        };
        let promoter = stretches.iter().any(|stretch| promotes(stretch.row));
        sums += Sums { customers: 1, loyal: u64::from(again || promoter), bought_again: u64::from(again), promoters: u64::from(promoter) };
    }
    for at in &slice.part.undated {
        let promoter = promotes(customers.undated[*at as usize].row);
        sums += Sums { customers: 1, loyal: u64::from(promoter), bought_again: 0, promoters: u64::from(promoter) };
    }
    sums
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    let share = Outcome::share(sums.loyal, sums.customers, settings.confidence);
    let mut outcome = Outcome { numerator: share.numerator, denominator: share.denominator, ..Outcome::count(sums.loyal) };
    outcome.measure("share", share.value);
    outcome.measure("bought_again", Some(Figure::Count(sums.bought_again as i64)));
    outcome.measure("promoters", Some(Figure::Count(sums.promoters as i64)));
    outcome
}
