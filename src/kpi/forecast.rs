//! What the figures of open deals share: chances and amounts as integers that add up.

use super::outcome::Outcome;
use super::parts::Chance;
use super::sums::Groups;
use crate::dataset::Entity;
use crate::money::Money;
use crate::report::Figure;
use crate::slice::Slice;
use crate::slice::alone::Unit;
use crate::slice::forecast::{CERTAIN, months};
use crate::slice::reason::{EMPTY_DENOMINATOR, HOLDOUT_FAILED, NOT_CONVERGED, NOT_INDEPENDENT, Reason, TOO_FEW};
use crate::stats::{Refusal, Skill, normal};

/// Why a model was refused, as a reason of the report.
pub fn refused(refusal: Refusal) -> Reason {
    match refusal {
        Refusal::TooFew => TOO_FEW,
        Refusal::NotConverged => NOT_CONVERGED,
        Refusal::NotIndependent => NOT_INDEPENDENT,
        Refusal::HoldoutFailed => HOLDOUT_FAILED,
    }
}

/// The chance of each deal, open or tested on.
pub fn chance<'a>(slice: &'a Slice<'_>) -> Chance<'a> {
    let forecast = &slice.world.forecast;
    let tested = |row: u32| forecast.tested.iter().find(|(of, _)| *of == row).map(|(_, chance)| *chance);
    let of = move |row: u32| forecast.chance(row).map(|chance| f64::from(chance) / f64::from(CERTAIN)).or_else(|| tested(row));
    Box::new(move |unit| if let Unit::Row(Entity::Deal, row) = unit { of(row) } else { None })
}

/// The model, which is one for all parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// Why there is none.
    pub refusal: Option<Refusal>,
    /// How well it foretold what it was not shown.
    pub skill: Option<Skill>,
    /// Closed deals.
    pub closed: u64,
    /// Of them, learned from.
    pub fitted: u64,
}

/// Open deals with their chances.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prospects {
    /// Open deals.
    pub deals: u64,
    /// Of them, with a chance.
    pub told: u64,
    /// Σ of chances, in millionths.
    chance: u64,
    /// Σ of chance × (1 − chance), in millionths.
    spread: u64,
    /// With a chance and an amount.
    pub with_amount: u64,
    /// Their amounts.
    pub amount: Money,
    /// Σ of amount × chance, each rounded once.
    pub expected: Money,
    /// Σ of amount² × chance × (1 − chance), each rounded once.
    pub variance: i128,
    /// Expected and variance by month, `2025-01`; later than the last of them, or longer than any deal won: no key.
    pub months: Groups,
    /// What the chances come from.
    pub model: Model,
}

impl std::ops::AddAssign for Prospects {
    fn add_assign(&mut self, other: Prospects) {
        self.deals += other.deals;
        self.told += other.told;
        self.chance += other.chance;
        self.spread += other.spread;
        self.with_amount += other.with_amount;
        self.amount += other.amount;
        self.expected += other.expected;
        self.variance += other.variance;
        self.months += other.months;
        self.model = other.model;
    }
}

impl Prospects {
    /// Of a slice, at as_of: their chances alone.
    pub fn chances(slice: &Slice) -> Prospects {
        Prospects::by(slice, false)
    }

    /// The same, and what is expected of them by month.
    pub fn by_month(slice: &Slice) -> Prospects {
        Prospects::by(slice, true)
    }

    fn by(slice: &Slice, month_by_month: bool) -> Prospects {
        let (world, forecast) = (slice.world, &slice.world.forecast);
        let model = Model { refusal: forecast.refusal, skill: forecast.skill.clone(), closed: forecast.closed, fitted: forecast.fitted };
        let mut sums = Prospects { model, ..Prospects::default() };
        let (names, _) = months(world.as_of);
        // the last place is later than all months
        let mut by_month = vec![[0_i128; 2]; names.len() + 1];
        for row in slice.prospects() {
            sums.deals += 1;
            let Some(chance) = forecast.chance(row) else { continue };
            let p = f64::from(chance) / f64::from(CERTAIN);
            sums.told += 1;
            sums.chance += u64::from(chance);
            sums.spread += (p * (1.0 - p) * f64::from(CERTAIN)).round() as u64;
            let Some(amount) = world.deals.amount(row) else { continue };
            let worth = amount as f64;
            sums.with_amount += 1;
            sums.amount += Money(i128::from(amount));
            sums.expected += Money(whole(worth * p));
            sums.variance += whole(worth * worth * p * (1.0 - p));
            if !month_by_month {
                continue;
            }
            let age = world.deals.created.get(row as usize).map_or(0, |created| world.as_of.0 - created.day().0);
            let (closed, all) = forecast.closed_by(age);
            let mut add = |month: usize, closed: u32| {
                let then = p * f64::from(closed) / f64::from(all.max(1));
                by_month[month][0] += whole(worth * then);
                by_month[month][1] += whole(worth * worth * then * (1.0 - then));
            };
            let before = std::iter::once(0).chain(closed.iter().copied());
            before.zip(closed).enumerate().filter(|(_, (before, by))| before < *by).for_each(|(month, (before, by))| add(month, by - before));
            let later = if all == 0 { 1 } else { all - closed.last().copied().unwrap_or(0) };
            if later > 0 {
                add(names.len(), later);
            }
        }
        for (month, more) in by_month.iter().enumerate().filter(|(_, more)| **more != [0, 0]) {
            sums.months.add(names.get(month).map(String::as_str), None, more);
        }
        sums
    }

    /// Expected wins over open deals; the interval is of chance alone.
    pub fn mean_chance(&self, level: f64) -> Outcome {
        let (n, certain) = (self.told as f64, f64::from(CERTAIN));
        let (wins, spread) = (self.chance as f64 / certain, libm::sqrt(self.spread as f64 / certain));
        let reach = normal::two_sided(level).unwrap_or(0.0) * spread;
        let share = |wins: f64| Some(Figure::Number((wins / n).clamp(0.0, 1.0)));
        let mut outcome = Outcome {
            value: (self.told > 0).then_some(Figure::Number(wins / n)),
            denominator: Some(Figure::Count(self.told as i64)),
            interval: (self.told > 0).then(|| (share(wins - reach), share(wins + reach))),
            cases: Some(self.told),
            reason: (self.told == 0).then_some(EMPTY_DENOMINATOR),
            ..Outcome::default()
        };
        outcome.measure("expected", Some(Figure::Number(wins)));
        outcome
    }

    /// Both ends around an expected sum, between nothing and all of it.
    pub fn band(&self, expected: Money, variance: i128, level: f64) -> (Figure, Figure) {
        let reach = normal::two_sided(level).unwrap_or(0.0) * libm::sqrt(variance as f64) / 10_000.0;
        let end = |sum: f64| Figure::Quotient(sum.max(0.0).min(self.amount.to_f64()));
        (end(expected.to_f64() - reach), end(expected.to_f64() + reach))
    }
}

/// A sum of money as it is added up, rounded once. What fits is converted by one instruction, the wider by many.
fn whole(sum: f64) -> i128 {
    let sum = sum.round();
    if sum.abs() < 9e18 { i128::from(sum as i64) } else { sum as i128 }
}
