//! The binomial distribution, exact for millions of trials by the incomplete beta function, and the ranks it gives to a quantile.

use super::{beta, normal};

/// P(B ≤ k), B binomial(`n`, `q`).
pub fn cdf(k: i64, n: u64, q: f64) -> f64 {
    if k < 0 {
        return 0.0;
    }
    if k as u64 >= n {
        return 1.0;
    }
    beta::regularized((n - k as u64) as f64, k as f64 + 1.0, 1.0 - q, q)
}

/// P(B ≥ k), B binomial(`n`, `q`).
pub fn upper(k: i64, n: u64, q: f64) -> f64 {
    if k <= 0 {
        return 1.0;
    }
    if k as u64 > n {
        return 0.0;
    }
    beta::regularized(k as f64, (n - k as u64) as f64 + 1.0, q, 1.0 - q)
}

/// Ranks (from 1) of the order statistics that enclose the `q`-quantile of `n` values: the largest l with P(B < l) ≤ α/2 and the
/// smallest u with P(B ≥ u) ≤ α/2. `None` where a rank lies outside 1…n.
pub fn ranks(n: u64, q: f64, level: f64) -> (Option<u64>, Option<u64>) {
    let Some(z) = normal::two_sided(level).filter(|_| n > 0 && q > 0.0 && q < 1.0) else { return (None, None) };
    let half = (1.0 - level) / 2.0;
    let (mean, spread) = (n as f64 * q, (n as f64 * q * (1.0 - q)).sqrt());
    let top = n as i64 + 1;
    let first_above = first((mean - z * spread) as i64, top, |k| cdf(k - 1, n, q) > half);
    let first_under = first((mean + z * spread) as i64, top, |k| upper(k, n, q) <= half);
    let rank = |k: i64| (1..top).contains(&k).then_some(k as u64);
    (rank(first_above - 1), rank(first_under))
}

/// Smallest k in 0…top that holds, `holds` being false up to it and true from it; searched around a guess.
fn first(guess: i64, top: i64, holds: impl Fn(i64) -> bool) -> i64 {
    let guess = guess.clamp(0, top);
    let (mut low, mut high, mut stride) = (guess - 1, guess, 1);
    while high < top && !holds(high) {
        (low, high) = (high, (high + stride).min(top));
        stride *= 2;
    }
    while low >= 0 && holds(low) {
        (low, high) = ((low - stride).max(-1), low);
        stride *= 2;
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_cases_add_up_by_hand() {
        assert!((cdf(2, 5, 0.5) - 0.5).abs() < 1e-15);
        assert!((cdf(0, 3, 0.9) - 0.001).abs() < 1e-15);
        assert!((upper(5, 5, 0.5) - 1.0 / 32.0).abs() < 1e-15);
        assert_eq!((cdf(-1, 5, 0.5), cdf(5, 5, 0.5), upper(0, 5, 0.5), upper(6, 5, 0.5)), (0.0, 1.0, 1.0, 0.0));
    }

    #[test]
    fn probabilities_are_those_of_mpmath() {
        for (k, n, q, p) in PROBABILITIES {
            let got = cdf(k, n, q);
            assert!((got / p - 1.0).abs() < 1e-11, "{k} {n} {q}: {got}, not {p}");
        }
    }

    #[test]
    fn ranks_of_a_median_are_the_textbook_ones() {
        // Conover: n = 16 → 4th and 13th; n = 10 → 2nd and 9th
        assert_eq!(ranks(16, 0.5, 0.95), (Some(4), Some(13)));
        assert_eq!(ranks(10, 0.5, 0.95), (Some(2), Some(9)));
        assert_eq!(ranks(6, 0.5, 0.95), (Some(1), Some(6)));
        assert_eq!(ranks(5, 0.5, 0.95), (None, None));
        assert_eq!(ranks(0, 0.5, 0.95), (None, None));
    }

    #[test]
    fn ranks_are_the_extreme_ones_that_meet_the_rule() {
        for n in (1..400).chain([9_999, 1_000_000]) {
            for q in [0.1, 0.5, 0.9] {
                let (low, high) = ranks(n, q, 0.95);
                let l = low.map_or(0, |l| l as i64);
                let u = high.map_or(n as i64 + 1, |u| u as i64);
                assert!(cdf(l - 1, n, q) <= 0.025 && cdf(l, n, q) > 0.025, "{n} {q}: {l}");
                assert!(upper(u, n, q) <= 0.025 && upper(u - 1, n, q) > 0.025, "{n} {q}: {u}");
            }
        }
    }

    const PROBABILITIES: [(i64, u64, f64, f64); 4] = [
        (7, 20, 0.5, 0.131_587_982_177_734_38),
        (85, 100, 0.9, 0.072_572_965_264_880_65),
        (480, 1000, 0.5, 0.108_724_146_602_070_47),
        (4900, 10_000, 0.5, 0.023_292_763_852_473_693),
    ];
}
