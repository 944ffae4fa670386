//! The two-proportion z test, pooled and two-sided.

/// p that `k1` / `n1` and `k2` / `n2` have one chance in common. `None` where a group is empty or nothing varies (none or all hit).
pub fn two_proportion_z(k1: u64, n1: u64, k2: u64, n2: u64) -> Option<f64> {
    if n1 == 0 || n2 == 0 || k1 > n1 || k2 > n2 || k1 + k2 == 0 || k1 + k2 == n1 + n2 {
        return None;
    }
    let (a, b) = (n1 as f64, n2 as f64);
    let pooled = (k1 + k2) as f64 / (a + b);
    let error = (pooled * (1.0 - pooled) * (1.0 / a + 1.0 / b)).sqrt();
    let z = (k1 as f64 / a - k2 as f64 / b).abs() / error;
    Some(libm::erfc(z / std::f64::consts::SQRT_2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fast_answers_convert_better_at_p_027() {
        let p = two_proportion_z(12, 40, 24, 160).unwrap();
        assert_eq!(format!("{p:.3}"), "0.027");
        assert_eq!(two_proportion_z(24, 160, 12, 40), Some(p));
    }

    #[test]
    fn equal_shares_have_p_one_and_constant_data_none() {
        assert_eq!(two_proportion_z(1, 2, 5, 10), Some(1.0));
        assert_eq!(two_proportion_z(0, 2, 0, 10), None);
        assert_eq!(two_proportion_z(2, 2, 10, 10), None);
        assert_eq!(two_proportion_z(0, 0, 5, 10), None);
    }
}
