//! Gauss's hypergeometric function on the unit interval, by its series.

/// ₂F₁(a, b; c; z) for 0 ≤ z < 1. `None` where it has no finite value.
pub(super) fn gauss(a: f64, b: f64, c: f64, z: f64) -> Option<f64> {
    if !(0.0..1.0).contains(&z) {
        return None;
    }
    let (mut term, mut sum) = (1.0, 1.0);
    for step in 0..100_000 {
        let n = f64::from(step);
        term *= (a + n) * (b + n) / ((c + n) * (n + 1.0)) * z;
        sum += term;
        if term.abs() <= 1e-16 * f64::abs(sum) {
            break;
        }
    }
    Some(sum).filter(|sum: &f64| sum.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_special_cases_are_elementary() {
        // DLMF 15.4.1 and 15.4.6
        let logarithm = -libm::log(1.0 - 0.9) / 0.9;
        assert!((gauss(1.0, 1.0, 2.0, 0.9).unwrap() / logarithm - 1.0).abs() < 1e-13);
        assert!((gauss(0.7, 2.0, 2.0, 0.5).unwrap() / libm::pow(0.5, -0.7) - 1.0).abs() < 1e-14);
        assert_eq!((gauss(1.0, 1.0, 2.0, 0.0), gauss(1.0, 1.0, 2.0, 1.0)), (Some(1.0), None));
    }
}
