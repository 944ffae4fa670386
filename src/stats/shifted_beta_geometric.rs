//! The shifted-beta-geometric model of contracts that end at renewals (Fader and Hardie 2007, "How to project customer retention").

use super::hypergeometric::gauss;
use super::nelder_mead::minimize;

/// Customers' chances to leave at a renewal follow a beta distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShiftedBetaGeometric {
    /// First shape.
    pub alpha: f64,
    /// Second shape.
    pub beta: f64,
    /// Logarithm of the likelihood.
    pub log_likelihood: f64,
    /// Whether the fit is one: the optimiser closed, and not at the rim of what it may try.
    pub converged: bool,
}

impl ShiftedBetaGeometric {
    /// By maximum likelihood: `left[t]` customers left at renewal t + 1, `stayed[t]` were last seen after t renewals. `None` without both.
    pub fn fit(left: &[f64], stayed: &[f64]) -> Option<ShiftedBetaGeometric> {
        if left.iter().sum::<f64>() <= 0.0 || stayed.iter().sum::<f64>() <= 0.0 {
            return None;
        }
        let likelihood = |at: &[f64]| {
            let (alpha, beta) = (libm::exp(at[0]), libm::exp(at[1]));
            let (mut log_survival, mut sum) = (0.0, 0.0);
            for t in 0..left.len().max(stayed.len().saturating_sub(1)) {
                let age = alpha + beta + t as f64;
                sum += left.get(t).map_or(0.0, |count| count * (log_survival + libm::log(alpha / age)));
                log_survival += libm::log((beta + t as f64) / age);
                sum += stayed.get(t + 1).map_or(0.0, |count| count * log_survival);
            }
            sum
        };
        let found = minimize(&[0.0, 0.0], &|at| -likelihood(at));
        let converged = found.converged && found.at.iter().all(|logarithm| logarithm.abs() < 9.0);
        Some(ShiftedBetaGeometric { alpha: libm::exp(found.at[0]), beta: libm::exp(found.at[1]), log_likelihood: -found.value, converged })
    }

    /// Share that still stays after 0, 1, … renewals, without end.
    pub fn survival(&self) -> impl Iterator<Item = f64> {
        let (alpha, beta) = (self.alpha, self.beta);
        let mut survival = 1.0;
        (0..).map(move |t: u32| {
            let now = survival;
            survival *= (beta + f64::from(t)) / (alpha + beta + f64::from(t));
            now
        })
    }

    /// Share of those who made renewal t − 1 that makes renewal t, from 1.
    pub fn retention(&self, t: u32) -> f64 {
        (self.beta + f64::from(t) - 1.0) / (self.alpha + self.beta + f64::from(t) - 1.0)
    }

    /// Discounted expected residual lifetime, in renewals, of a customer before its n-th, at a discount for each.
    pub fn residual_lifetime(&self, n: u32, discount: f64) -> Option<f64> {
        let (b, n) = (self.beta, f64::from(n));
        Some((b + n - 1.0) / (self.alpha + b + n - 1.0) * gauss(1.0, b + n, self.alpha + b + n, 1.0 / (1.0 + discount))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_survivors(percent: &[f64]) -> ShiftedBetaGeometric {
        let left: Vec<f64> = percent.windows(2).map(|pair| pair[0] - pair[1]).collect();
        let mut stayed = vec![0.0; percent.len()];
        stayed[percent.len() - 1] = percent[percent.len() - 1];
        ShiftedBetaGeometric::fit(&left, &stayed).unwrap()
    }

    #[test]
    fn e61_high_end_subscribers_are_projected_to_the_twelfth_year() {
        let fit = of_survivors(&[100.0, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1]);
        assert!(fit.converged);
        assert_eq!((format!("{:.4}", fit.alpha), format!("{:.4}", fit.beta)), ("0.6681".into(), "3.8061".into()));
        let survival: Vec<f64> = fit.survival().take(13).collect();
        assert_eq!((format!("{:.4}", survival[8]), format!("{:.4}", survival[12])), ("0.4604".into(), "0.3780".into()));
        assert_eq!(format!("{:.3}", fit.residual_lifetime(8, 0.1).unwrap()), "7.530");
    }

    #[test]
    fn nobody_who_left_or_nobody_who_stayed_is_no_fit() {
        assert_eq!(ShiftedBetaGeometric::fit(&[0.0], &[0.0, 10.0]), None);
        assert_eq!(ShiftedBetaGeometric::fit(&[5.0], &[0.0]), None);
    }

    #[test]
    fn customers_who_are_all_alike_reach_the_rim_and_are_refused() {
        let survivors: Vec<f64> = (0..8).map(|t| 100.0 * libm::pow(0.8, f64::from(t))).collect();
        assert!(!of_survivors(&survivors).converged);
    }
}
