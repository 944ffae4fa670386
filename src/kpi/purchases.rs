//! The side of `ltv.predicted` without a contract: BG/NBD × Gamma-Gamma with their guards.

use super::ltv_predicted::Prediction;
use crate::calendar::Day;
use crate::collect::{CollectVec, PushAll};
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::histories::{Buyer, buyer};
use crate::stats::{BgNbd, GammaGamma, History, Holdout, Refusal};

/// Customers that a fit asks for, and how many of them must have bought again.
const FEWEST: (usize, usize) = (200, 50);
/// More customers are thinned out evenly, in the order of their histories: the fit hardly moves, and stays quick.
const MOST: usize = 2500;
/// A stronger correlation between how often and how much breaks what Gamma-Gamma assumes.
const STRONGEST: f64 = 0.3;
/// Weeks in a month.
pub const MONTH: f64 = 30.4375 / 7.0;

/// Days as the fit's unit of time.
pub fn weeks(days: i32) -> f64 {
    f64::from(days) / 7.0
}

/// The fit, from the measures of `ltv.predicted`; `None` where they have none.
pub fn fitted(measure: &dyn Fn(&str) -> Option<Figure>) -> Option<BgNbd> {
    let of = |name: &str| measure(name).map(Figure::to_f64);
    Some(BgNbd { r: of("r")?, alpha: of("alpha")?, a: of("a")?, b: of("b")?, log_likelihood: of("log_likelihood")?, converged: true })
}

/// The chance that a customer of a slice still is one.
pub fn alive(slice: &Slice, fit: &BgNbd, customer: u32) -> f64 {
    let history = buyer(slice, customer, Day(0));
    fit.alive(history.repeats, weeks(history.last), weeks(history.age))
}

fn thinned(histories: Vec<History>) -> Vec<History> {
    let step = histories.len().div_ceil(MOST).max(1);
    histories.into_iter().step_by(step).collect_vec()
}

fn enough(histories: &[History], share: usize) -> bool {
    histories.len() * share >= FEWEST.0 && histories.iter().filter(|history| history.repeats > 0).count() * share >= FEWEST.1
}

fn holdout(buyers: &[Buyer]) -> Option<Holdout> {
    let known: Vec<&Buyer> = buyers.iter().filter(|buyer| buyer.age_then >= 0).collect_vec();
    let history = |buyer: &&Buyer| History { repeats: buyer.repeats_then, last: weeks(buyer.last_then), age: weeks(buyer.age_then), customers: 1.0 };
    let histories: Vec<History> = known.iter().map(history).collect_vec();
    if !enough(&histories, 2) {
        return None;
    }
    let step = histories.len().div_ceil(MOST).max(1);
    let fit = BgNbd::fit(&thinned(histories)).filter(|fit| fit.converged)?;
    let tested: Vec<&Buyer> = known.into_iter().step_by(step).collect_vec();
    let expected =
        tested.iter().filter_map(|buyer| fit.expected(buyer.repeats_then, weeks(buyer.last_then), weeks(buyer.age_then), weeks(buyer.age - buyer.age_then)));
    Some(Holdout { expected: expected.sum(), seen: tested.iter().map(|buyer| f64::from(buyer.repeats - buyer.repeats_then)).sum() })
}

/// Pearson's correlation; 0 where nothing varies.
fn correlation(pairs: &[(u32, f64)]) -> f64 {
    let n = pairs.len() as f64;
    let (x, y) = pairs.iter().fold((0.0, 0.0), |(x, y), pair| (x + f64::from(pair.0) / n, y + pair.1 / n));
    let (xx, yy, xy) = pairs.iter().fold((0.0, 0.0, 0.0), |(xx, yy, xy), pair| {
        let (a, b) = (f64::from(pair.0) - x, pair.1 - y);
        (xx + a * a, yy + b * b, xy + a * b)
    });
    if xx > 0.0 && yy > 0.0 { xy / (xx * yy).sqrt() } else { 0.0 }
}

/// Purchases that a new customer is expected to make, its first included.
pub fn predict(buyers: &[Buyer], settings: &Settings) -> Prediction {
    let refuse = |refusal: Refusal| Prediction { refusal: Some(refusal), ..Prediction::default() };
    let histories: Vec<History> =
        buyers.iter().map(|buyer| History { repeats: buyer.repeats, last: weeks(buyer.last), age: weeks(buyer.age), customers: 1.0 }).collect_vec();
    if !enough(&histories, 1) {
        return refuse(Refusal::TooFew);
    }
    let histories = thinned(histories);
    let mut found = Prediction { fitted: histories.len() as u64, holdout: holdout(buyers), ..Prediction::default() };
    let Some(model) = BgNbd::fit(&histories) else { return refuse(Refusal::TooFew) };
    found.parameters = vec![("r", model.r), ("alpha", model.alpha), ("a", model.a), ("b", model.b), ("log_likelihood", model.log_likelihood)];
    let paying = |buyer: &&Buyer| buyer.repeats > 0 && buyer.spent > 0;
    let spent: Vec<(u32, f64)> =
        buyers.iter().filter(paying).map(|buyer| (buyer.repeats, buyer.spent as f64 / 10_000.0 / f64::from(buyer.repeats))).collect_vec();
    let correlation = correlation(&spent);
    found.parameters.push(("correlation", correlation));
    let step = spent.len().div_ceil(MOST).max(1);
    let spend = GammaGamma::fit(&spent.into_iter().step_by(step).collect_vec());
    let spend = spend.filter(|spend| spend.converged);
    if let Some(spend) = &spend {
        found.parameters.push_all([("p", spend.p), ("q", spend.q), ("gamma", spend.gamma), ("spend_log_likelihood", spend.log_likelihood)]);
        found.each = Some(spend.mean());
    }
    found.refusal = if !model.converged || spend.is_none() {
        Some(Refusal::NotConverged)
    } else if correlation.abs() > STRONGEST {
        Some(Refusal::NotIndependent)
    } else {
        found.holdout.is_some_and(|holdout| holdout.fails()).then_some(Refusal::HoldoutFailed)
    };
    (found.expected, found.discounted) = (1.0, 1.0);
    for month in 1..=settings.ltv.horizon_months {
        let now = 1.0 + model.expected_of_new(f64::from(month) * MONTH).unwrap_or(f64::NAN);
        found.discounted += (now - found.expected) / libm::pow(1.0 + settings.ltv.annual_discount, f64::from(month) / 12.0);
        found.expected = now;
    }
    found
}
