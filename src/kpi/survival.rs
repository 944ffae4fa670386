//! `survival`: how long customers stay, by Kaplan and Meier (1958); the value is the median, in months.

use super::outcome::Outcome;
use super::parts::{Asked, Parts};
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::customers::FOREVER;
use crate::slice::population::Population;
use crate::stats::{Counted, Curve, Lifetimes};

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "survival",
        version: 1,
        unit: Unit::Months,
        direction: Direction::Up,
        kind: Timing::Lag,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "end"] }],
        words: Words {
            name: both! { en: "Customer lifetime", fr: "Durée de vie d’un client" },
            about: both! { en: "Months until half of the customers have left, those still here counted for as long as they have stayed.", fr: "Mois avant que la moitié des clients soient partis ; ceux qui restent comptent pour le temps déjà passé." },
            formula: both! { en: "median of {denominator} customers, {numerator} of whom left = {value}; mean up to the horizon {restricted_mean} months", fr: "médiane de {denominator} clients, dont {numerator} partis = {value} ; moyenne jusqu’à l’horizon {restricted_mean} mois" },
        },
    },
    Population::Lifetimes,
    sums,
    outcome,
)
.parts(&Parts { axes: &["t"], count, ..Parts::NONE });

super::sums::sums! {
    /// Lifetimes in ticks: days, or thousandths of a month for customers without dates.
    Sums {
        /// Of those who left.
        ended: Counted,
        /// Of those who are still here.
        running: Counted,
        /// Customers without dates.
        undated: u64,
    }
}

impl Sums {
    /// Ticks in a month.
    pub fn ticks(&self) -> f64 {
        if self.undated > 0 { 1000.0 } else { 30.4375 }
    }

    /// The lifetimes, in ticks.
    pub fn lifetimes(&self) -> Lifetimes {
        Lifetimes { ended: self.ended.clone(), censored: self.running.clone() }
    }

    /// The curve, in ticks.
    pub fn curve(&self, level: f64) -> Curve {
        self.lifetimes().curve(level)
    }

    /// Mean lifetime up to the horizon of the settings, in months.
    pub fn restricted_mean(&self, settings: &Settings) -> Option<f64> {
        let horizon = f64::from(settings.ltv.horizon_months);
        self.curve(settings.confidence).restricted_mean(horizon * self.ticks()).map(|ticks| ticks / self.ticks())
    }
}

/// All customers of the selection, whatever the period.
pub fn sums(slice: &Slice) -> Sums {
    let customers = &slice.world.customers;
    let (mut ended, mut running) = (Vec::new(), Vec::new());
    for at in &slice.part.undated {
        let customer = &customers.undated[*at as usize];
        if let Some(months) = customer.tenure_months {
            let ticks = (months.max(0.0) * 1000.0).round() as i64;
            if customer.churned { ended.push(ticks) } else { running.push(ticks) }
        }
    }
    for customer in &slice.part.customers {
        let (start, end) = customers.stretches.first_spell(*customer);
        if end == FOREVER {
            running.push(i64::from(slice.world.as_of.plus(1).0 - start.0));
        } else {
            ended.push(i64::from(end.0 - start.0));
        }
    }
    Sums { ended: Counted::from(ended), running: Counted::from(running), undated: slice.part.undated.len() as u64 }
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    let curve = sums.curve(settings.confidence);
    let months = |ticks: i64| Figure::Number(ticks as f64 / sums.ticks());
    let (low, high) = curve.quantile_interval(0.5);
    let n = sums.ended.total() + sums.running.total();
    let value = curve.quantile(0.5).map(months);
    let mut outcome = Outcome {
        reason: value.is_none().then_some(if n == 0 { crate::slice::reason::EMPTY_DENOMINATOR } else { crate::slice::reason::NOT_REACHED }),
        value,
        numerator: Some(Figure::Count(sums.ended.total() as i64)),
        denominator: Some(Figure::Count(n as i64)),
        interval: (low.is_some() || high.is_some()).then(|| (low.map(months), high.map(months))),
        cases: Some(n),
        lifetimes: Some(sums.lifetimes()),
        ..Outcome::default()
    };
    outcome.measure("restricted_mean", sums.restricted_mean(settings).map(Figure::Number));
    outcome
}

/// Customers who left at a time of the curve (`events`), else those who stayed up to it.
fn count(slice: &Slice, asked: &Asked) -> Option<u64> {
    let t = crate::real::read(asked.on("t")?)?;
    let sums = sums(slice);
    let of = |lifetimes: &Counted, holds: fn(f64, f64) -> bool| -> u64 {
        lifetimes.steps().iter().filter(|(length, _)| holds(*length as f64 / sums.ticks(), t)).map(|(_, customers)| customers).sum()
    };
    Some(if asked.name == "events" {
        of(&sums.ended, |length, t| length == t)
    } else {
        [&sums.ended, &sums.running].map(|all| of(all, |length, t| length >= t)).iter().sum()
    })
}
