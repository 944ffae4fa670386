//! The BG/NBD model of repeat purchases without a contract (Fader, Hardie and Lee 2005): who buys how often, and who is still there.

use super::hypergeometric::gauss;
use super::nelder_mead::minimize;

/// What the model knows of customers: all with one history.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct History {
    /// Repeat purchases: those after the first.
    pub repeats: u32,
    /// Time from the first purchase to the last.
    pub last: f64,
    /// Time from the first purchase to now.
    pub age: f64,
    /// How many customers.
    pub customers: f64,
}

/// Customers buy at gamma-distributed rates and leave after a purchase with beta-distributed chances.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BgNbd {
    /// Shape of the rates.
    pub r: f64,
    /// Scale of the rates, in the unit of time.
    pub alpha: f64,
    /// First shape of the chances to leave.
    pub a: f64,
    /// Second shape.
    pub b: f64,
    /// Logarithm of the likelihood.
    pub log_likelihood: f64,
    /// Whether the fit is one: the optimiser closed, and not at the rim of what it may try.
    pub converged: bool,
}

impl BgNbd {
    /// By maximum likelihood, without a penalty. `None` where nobody bought again.
    pub fn fit(histories: &[History]) -> Option<BgNbd> {
        let most = histories.iter().map(|history| history.repeats).max().filter(|most| *most > 0)?;
        let (span, people) = histories.iter().fold((0.0, 0.0), |(span, n), history| (span + history.age * history.customers, n + history.customers));
        let start = libm::log((span / people).max(1e-3));
        let table = std::cell::RefCell::new(vec![0.0; most as usize + 1]);
        let likelihood = |at: &[f64]| {
            let (r, alpha, a, b) = (libm::exp(at[0]), libm::exp(at[1]), libm::exp(at[2]), libm::exp(at[3]));
            // ln of Γ(r + x) / Γ(r) · B(a, b + x) / B(a, b), step by step
            let mut front = table.borrow_mut();
            for x in 1..front.len() {
                let before = x as f64 - 1.0;
                front[x] = front[x - 1] + libm::log((r + before) * (b + before) / (a + b + before));
            }
            let log_alpha = libm::log(alpha);
            let mut sum = 0.0;
            for history in histories {
                let x = f64::from(history.repeats);
                let alive = -(r + x) * libm::log(alpha + history.age);
                let either = if history.repeats == 0 {
                    alive
                } else {
                    let gone = libm::log(a / (b + x - 1.0)) - (r + x) * libm::log(alpha + history.last);
                    alive.max(gone) + libm::log1p(libm::exp(-(alive - gone).abs()))
                };
                sum += history.customers * (front[history.repeats as usize] + r * log_alpha + either);
            }
            sum
        };
        let found = minimize(&[-0.7, start - 1.0, 0.0, 0.7], &|at| -likelihood(at));
        let (r, alpha, a, b) = (libm::exp(found.at[0]), libm::exp(found.at[1]), libm::exp(found.at[2]), libm::exp(found.at[3]));
        let inside = |logarithm: f64, middle: f64| (logarithm - middle).abs() < 8.0;
        let converged = found.converged && inside(found.at[0], 0.0) && inside(found.at[1], start) && inside(found.at[2], 0.0) && inside(found.at[3], 0.0);
        Some(BgNbd { r, alpha, a, b, log_likelihood: -found.value, converged })
    }

    /// The chance that a customer with this history is still one.
    pub fn alive(&self, repeats: u32, last: f64, age: f64) -> f64 {
        if repeats == 0 {
            return 1.0;
        }
        let x = f64::from(repeats);
        let gone = self.a / (self.b + x - 1.0) * libm::pow((self.alpha + age) / (self.alpha + last), self.r + x);
        1.0 / (1.0 + gone)
    }

    /// Purchases that a customer with this history is expected to make in a time from now. `None` where it has no finite value.
    pub fn expected(&self, repeats: u32, last: f64, age: f64, time: f64) -> Option<f64> {
        Some(self.purchases(f64::from(repeats), age, time)? * self.alive(repeats, last, age))
    }

    /// Purchases that a new customer is expected to make in a time after the first.
    pub fn expected_of_new(&self, time: f64) -> Option<f64> {
        self.purchases(0.0, 0.0, time)
    }

    /// Euler's transformation of the papers' formula: the series then converges for every history.
    fn purchases(&self, x: f64, age: f64, time: f64) -> Option<f64> {
        let away = |value: f64| if value.abs() < 1e-7 { 1e-7 } else { value };
        let (less, c) = (away(self.a - 1.0), away(self.a + self.b + x - 1.0));
        let z = time / (self.alpha + age + time);
        let stays = libm::pow(1.0 - z, less) * gauss(less + self.b - self.r, less, c, z)?;
        Some((c / less * (1.0 - stays)).max(0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CDNOW: BgNbd = BgNbd { r: 0.242593, alpha: 4.413532, a: 0.792886, b: 2.425752, log_likelihood: -9582.4, converged: true };

    #[test]
    fn e59_one_customer_of_a_record_shop() {
        assert_eq!(format!("{:.4}", CDNOW.alive(2, 30.43, 38.86)), "0.7266");
        assert_eq!(format!("{:.4}", CDNOW.expected(2, 30.43, 38.86, 39.0).unwrap()), "1.2259");
        assert_eq!(CDNOW.alive(0, 0.0, 38.86), 1.0);
        assert_eq!(format!("{:.5}", CDNOW.expected_of_new(39.0).unwrap()), "1.19502");
    }

    #[test]
    fn nobody_who_bought_again_is_no_fit() {
        assert_eq!(BgNbd::fit(&[History { repeats: 0, last: 0.0, age: 10.0, customers: 50.0 }]), None);
        assert_eq!(BgNbd::fit(&[]), None);
    }
}
