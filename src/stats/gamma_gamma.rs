//! The Gamma-Gamma model of what a purchase is worth (Fader and Hardie 2013), for customers who bought again.

use super::nelder_mead::minimize;
use crate::collect::CollectVec;

/// Purchases are gamma-distributed about a customer's mean, and the means over customers by another gamma.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GammaGamma {
    /// Shape within a customer.
    pub p: f64,
    /// Shape over customers.
    pub q: f64,
    /// Scale over customers, in the unit of money.
    pub gamma: f64,
    /// Logarithm of the likelihood.
    pub log_likelihood: f64,
    /// Whether the fit is one: the optimiser closed, not at the rim of what it may try, and the mean over customers is finite.
    pub converged: bool,
}

impl GammaGamma {
    /// By maximum likelihood over customers' repeat purchases (how many, their mean value above 0). `None` under two customers.
    pub fn fit(customers: &[(u32, f64)]) -> Option<GammaGamma> {
        if customers.len() < 2 {
            return None;
        }
        let mean = customers.iter().map(|(_, value)| value).sum::<f64>() / customers.len() as f64;
        let logs: Vec<(f64, f64)> = customers.iter().map(|(x, value)| (libm::log(f64::from(*x)), libm::log(*value))).collect_vec();
        let start = libm::log(mean);
        let most = customers.iter().map(|(x, _)| *x).max().unwrap_or(0) as usize;
        let table = std::cell::RefCell::new(vec![f64::NAN; most + 1]);
        let likelihood = |at: &[f64]| {
            let (p, q, gamma) = (libm::exp(at[0]), libm::exp(at[1]), libm::exp(at[2]));
            let constant = q * at[2] - libm::lgamma(q);
            let mut front = table.borrow_mut();
            front.fill(f64::NAN);
            let mut sum = 0.0;
            for ((x, value), (log_x, log_value)) in customers.iter().zip(&logs) {
                let px = p * f64::from(*x);
                let known = &mut front[*x as usize];
                if known.is_nan() {
                    *known = libm::lgamma(px + q) - libm::lgamma(px);
                }
                sum += *known + constant + (px - 1.0) * log_value + px * log_x - (px + q) * libm::log(f64::from(*x) * value + gamma);
            }
            sum
        };
        let found = minimize(&[1.0, 1.0, start], &|at| -likelihood(at));
        let (p, q, gamma) = (libm::exp(found.at[0]), libm::exp(found.at[1]), libm::exp(found.at[2]));
        let inside = found.at[0].abs() < 8.0 && found.at[1].abs() < 8.0 && (found.at[2] - start).abs() < 8.0;
        Some(GammaGamma { p, q, gamma, log_likelihood: -found.value, converged: found.converged && inside && q > 1.0 })
    }

    /// Mean value of a purchase over all customers; `q` > 1.
    pub fn mean(&self) -> f64 {
        self.p * self.gamma / (self.q - 1.0)
    }

    /// Mean value of a purchase of a customer, given the mean of its repeat ones; without any, that of all customers.
    pub fn expected(&self, repeats: u32, mean: f64) -> f64 {
        let x = f64::from(repeats);
        self.p * (self.gamma + x * mean) / (self.p * x + self.q - 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn e60_what_one_customer_of_a_record_shop_spends() {
        let fit = GammaGamma { p: 6.25, q: 3.74, gamma: 15.45, log_likelihood: 0.0, converged: true };
        assert_eq!(format!("{:.3}", fit.expected(2, 22.35)), "24.668");
        assert_eq!(fit.expected(0, 0.0), fit.mean());
    }

    #[test]
    fn one_customer_is_no_fit() {
        assert_eq!(GammaGamma::fit(&[(3, 20.0)]), None);
    }
}
