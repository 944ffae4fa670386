//! The contractual side of `ltv.predicted`: a shifted-beta-geometric fit with its guards.

use super::ltv_predicted::Prediction;
use crate::collect::CollectVec;
use crate::settings::Settings;
use crate::slice::histories::Subscriber;
use crate::stats::{Holdout, Refusal, ShiftedBetaGeometric};

/// Customers that a fit asks for, and how many of them must have left.
const FEWEST: (usize, usize) = (100, 20);

/// Months between renewals: a year or a quarter where nine in ten of those who left did so at a multiple of it, else one.
fn renewal_months(rows: &[Subscriber]) -> i32 {
    let left: Vec<i32> = rows.iter().filter(|row| row.left).map(|row| row.age).collect_vec();
    let fits = |months: i32| left.iter().filter(|age| *age % months == 0).count() * 10 >= left.len() * 9;
    [12, 3].into_iter().find(|months| fits(*months)).unwrap_or(1)
}

fn fit(rows: impl Iterator<Item = (bool, i32)>, every: i32) -> Option<ShiftedBetaGeometric> {
    let (mut left, mut stayed): (Vec<f64>, Vec<f64>) = (Vec::new(), Vec::new());
    for (gone, age) in rows {
        // one that left did so at a renewal it did not make; one that stays has made those behind it
        let (list, place) = if gone { (&mut left, (age + every - 1) / every - 1) } else { (&mut stayed, age / every) };
        let place = place.clamp(0, 1200) as usize;
        list.resize(list.len().max(place + 1), 0.0);
        list[place] += 1.0;
    }
    ShiftedBetaGeometric::fit(&left, &stayed)
}

/// What a fit to the customers of the test's day, as they were on it, says of those who left since.
fn holdout(rows: &[Subscriber], every: i32) -> Option<Holdout> {
    let then: Vec<&Subscriber> = rows.iter().filter(|row| row.age_then >= 0).collect_vec();
    // those who had left before the test's day are known by how they left
    let before = rows.iter().filter(|row| row.left && row.age_then < 0).map(|row| (true, row.age));
    let fit = fit(before.chain(then.iter().map(|row| (false, row.age_then))), every).filter(|fit| fit.converged)?;
    let since = then.iter().filter(|row| !row.left).map(|row| row.age - row.age_then).max().unwrap_or(0);
    let renewals = |months: i32| (months / every) as usize;
    let longest = then.iter().map(|row| renewals(row.age_then + since)).max()?;
    let survival: Vec<f64> = fit.survival().take(longest + 1).collect_vec();
    let expected = then.iter().map(|row| 1.0 - survival[renewals(row.age_then + since)] / survival[renewals(row.age_then)]);
    Some(Holdout { expected: expected.sum(), seen: then.iter().filter(|row| row.left).count() as f64 })
}

/// Months that a new customer is expected to pay, each at its renewal's start.
pub fn predict(rows: &[Subscriber], settings: &Settings) -> Prediction {
    let refuse = |refusal: Refusal| Prediction { refusal: Some(refusal), ..Prediction::default() };
    if rows.len() < FEWEST.0 || rows.iter().filter(|row| row.left).count() < FEWEST.1 {
        return refuse(Refusal::TooFew);
    }
    let every = renewal_months(rows);
    let Some(model) = fit(rows.iter().map(|row| (row.left, row.age)), every) else { return refuse(Refusal::TooFew) };
    let holdout = holdout(rows, every);
    let fails = holdout.is_some_and(|holdout| holdout.fails());
    let refusal = if model.converged { fails.then_some(Refusal::HoldoutFailed) } else { Some(Refusal::NotConverged) };
    let months = settings.ltv.horizon_months as i32;
    let mut found = Prediction { refusal, fitted: rows.len() as u64, holdout, ..Prediction::default() };
    for (renewal, survival) in (0..).zip(model.survival().take(((months + every - 1) / every) as usize)) {
        let paid = survival * f64::from(every.min(months - renewal * every));
        found.expected += paid;
        found.discounted += paid / libm::pow(1.0 + settings.ltv.annual_discount, f64::from(renewal * every) / 12.0);
    }
    let churn = 1.0 - model.retention(1);
    let parameters =
        [("alpha", model.alpha), ("beta", model.beta), ("log_likelihood", model.log_likelihood), ("renewal_months", f64::from(every)), ("first_churn", churn)];
    found.parameters = parameters.to_vec();
    found
}
