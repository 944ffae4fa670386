//! How many records a group needs for a difference of two shares to show (Fleiss, Levin and Paik 2003, without continuity correction).

use super::normal;

/// Records a group so that a two-sided test at `level` finds a difference of these shares with 80 % power. `None` where they are equal or no shares.
pub fn sample_size(a: f64, b: f64, level: f64) -> Option<u64> {
    let inside = |share: f64| (0.0..=1.0).contains(&share);
    if !inside(a) || !inside(b) || a == b {
        return None;
    }
    let (alpha, beta, mean) = (normal::two_sided(level)?, normal::quantile(0.8)?, (a + b) / 2.0);
    let root = alpha * (2.0 * mean * (1.0 - mean)).sqrt() + beta * (a * (1.0 - a) + b * (1.0 - b)).sqrt();
    let records = (root / (a - b)) * (root / (a - b));
    (records < 9e15).then(|| records.ceil() as u64)
}

#[cfg(test)]
mod tests {
    use super::sample_size;

    #[test]
    fn thirty_against_fifteen_percent_need_121_a_group() {
        assert_eq!(sample_size(0.15, 0.30, 0.95), Some(121));
        assert_eq!(sample_size(0.30, 0.15, 0.95), Some(121));
    }

    #[test]
    fn equal_shares_need_no_number() {
        assert_eq!(sample_size(0.2, 0.2, 0.95), None);
        assert_eq!(sample_size(-0.1, 0.2, 0.95), None);
    }
}
