//! Newcombe's interval of a difference of two shares (1998, method 10): Wilson's intervals of both, combined.

use super::wilson;

/// Both ends of the interval of `k1` / `n1` − `k2` / `n2`. `None` where either share is out of nothing.
pub fn newcombe(k1: u64, n1: u64, k2: u64, n2: u64, level: f64) -> Option<(f64, f64)> {
    let ((low1, high1), (low2, high2)) = (wilson(k1, n1, level)?, wilson(k2, n2, level)?);
    let (p1, p2) = (k1 as f64 / n1 as f64, k2 as f64 / n2 as f64);
    let reach = |a: f64, b: f64| (a * a + b * b).sqrt();
    let difference = p1 - p2;
    Some((difference - reach(p1 - low1, high2 - p2), difference + reach(high1 - p1, p2 - low2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_of_forty_against_twenty_four_of_a_hundred_and_sixty() {
        let (low, high) = newcombe(12, 40, 24, 160, 0.95).unwrap();
        assert_eq!((format!("{low:.3}"), format!("{high:.3}")), ("0.015".into(), "0.311".into()));
    }

    #[test]
    fn newcombes_own_example_of_56_of_70_against_48_of_80() {
        let (low, high) = newcombe(56, 70, 48, 80, 0.95).unwrap();
        assert_eq!((format!("{low:.4}"), format!("{high:.4}")), ("0.0524".into(), "0.3339".into()));
    }

    #[test]
    fn a_share_out_of_nothing_has_no_difference() {
        assert_eq!(newcombe(1, 2, 0, 0, 0.95), None);
    }
}
