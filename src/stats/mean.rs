//! The mean of whole numbers and Student's interval for it, from exact sums.

use super::student;

/// A mean with both ends of its interval, in the unit of the values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// Σx / n.
    pub mean: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Mean and interval from n, Σx and Σx². `None` under two values.
pub fn mean_interval(n: u64, sum: i128, squares: i128, level: f64) -> Option<Mean> {
    if n < 2 {
        return None;
    }
    let t = student::quantile(0.5 + level / 2.0, (n - 1) as f64)?;
    let count = i128::from(n);
    let mean = sum as f64 / n as f64;
    // Σ(x − mean)² = Σx² − n·whole² − 2·whole·rest − rest² / n, where Σx = n·whole + rest: no intermediate outgrows Σx²
    let (whole, rest) = (sum.div_euclid(count), sum.rem_euclid(count));
    let centered = squares.checked_sub((sum - rest).checked_mul(whole)?)?.checked_sub(2 * whole * rest)?;
    let total = match centered.checked_mul(count).and_then(|scaled| scaled.checked_sub(rest.checked_mul(rest)?)) {
        Some(scaled) => scaled as f64 / n as f64,
        None => centered as f64 - rest as f64 * (rest as f64 / n as f64),
    };
    let half = t * (total.max(0.0) / (n - 1) as f64 / n as f64).sqrt();
    Some(Mean { mean, low: mean - half, high: mean + half })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::near;

    fn of(values: &[i128]) -> Option<Mean> {
        mean_interval(values.len() as u64, values.iter().sum(), values.iter().map(|x| x * x).sum(), 0.95)
    }

    #[test]
    fn five_cycles_of_forty_days_on_average() {
        let got = of(&[10, 20, 20, 30, 120]).unwrap();
        assert_eq!(got.mean, 40.0);
        // scipy.stats.t.interval(0.95, 4, 40, scipy.stats.sem([10, 20, 20, 30, 120]))
        assert!(near(got.low, -16.218_728_579_473_25, 1e-12), "{got:?}");
        assert!(near(got.low + got.high, 80.0, 1e-14));
    }

    #[test]
    fn one_value_has_no_interval_and_equal_ones_have_a_point() {
        assert_eq!(of(&[5]), None);
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[7, 7, 7]), Some(Mean { mean: 7.0, low: 7.0, high: 7.0 }));
    }

    #[test]
    fn a_far_origin_costs_no_digits() {
        let near_zero = of(&[1, 2, 3, 4]).unwrap();
        let far: Vec<i128> = [1, 2, 3, 4].iter().map(|x| x + 1_000_000_000_000).collect();
        let got = of(&far).unwrap();
        assert!(near(got.high - got.low, near_zero.high - near_zero.low, 1e-3));
        assert!(near(of(&[-1, -2, -3, -4]).unwrap().low, -near_zero.high, 1e-15));
    }
}
