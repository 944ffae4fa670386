//! Wilson's score interval of a share (1927), without continuity correction.

use super::normal;

/// Both ends of the interval of `k` / `n`. `None` for n = 0, k > n, or a level outside 0…1.
///
/// ```
/// let (low, high) = crm_kpi::stats::wilson(8, 10, 0.95).unwrap();
/// assert!((low - 0.490_162_4).abs() < 1e-7 && (high - 0.943_317_8).abs() < 1e-7);
/// assert_eq!(crm_kpi::stats::wilson(0, 0, 0.95), None);
/// ```
pub fn wilson(k: u64, n: u64, level: f64) -> Option<(f64, f64)> {
    let z = normal::two_sided(level)?;
    if n == 0 || k > n {
        return None;
    }
    let (hits, misses, total) = (k as f64, (n - k) as f64, n as f64);
    let square = z * z;
    let spread = z * (hits * misses / total + square / 4.0).sqrt();
    let middle = hits + square / 2.0;
    let low = if k == 0 { 0.0 } else { (middle - spread) / (total + square) };
    let high = if k == n { 1.0 } else { (middle + spread) / (total + square) };
    Some((low, high))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn four_of_two_hundred_is_between_078_and_503_percent() {
        let (low, high) = wilson(4, 200, 0.95).unwrap();
        assert_eq!((format!("{low:.4}"), format!("{high:.4}")), ("0.0078".into(), "0.0503".into()));
    }

    #[test]
    fn none_of_thirty_still_allows_eleven_percent() {
        let (low, high) = wilson(0, 30, 0.95).unwrap();
        assert_eq!((low, format!("{high:.3}")), (0.0, "0.114".into()));
    }

    #[test]
    fn nothing_out_of_nothing_has_no_interval() {
        assert_eq!(wilson(0, 0, 0.95), None);
        assert_eq!(wilson(2, 1, 0.95), None);
    }

    proptest! {
        #[test]
        fn it_lies_in_the_unit_interval_and_holds_the_share(n in 1u64..1_000_000, part in 0.0f64..=1.0, level in 0.5f64..0.999) {
            let k = (part * n as f64) as u64;
            let (low, high) = wilson(k, n, level).unwrap();
            let share = k as f64 / n as f64;
            prop_assert!(0.0 <= low && low <= share && share <= high && high <= 1.0);
        }
    }
}
