//! The chi-square distribution's upper tail: the regularized incomplete gamma function, by series or continued fraction.

/// P(X > x) at `df` degrees of freedom. `None` unless x is finite and ≥ 0, and df ≥ 1.
pub fn chi_square_upper(x: f64, df: u32) -> Option<f64> {
    if !x.is_finite() || x < 0.0 || df == 0 {
        return None;
    }
    if x == 0.0 {
        return Some(1.0);
    }
    let (a, x) = (f64::from(df) / 2.0, x / 2.0);
    let front = libm::exp(a * libm::log(x) - x - libm::lgamma(a));
    Some(if x < a + 1.0 { 1.0 - front * series(a, x) } else { front * fraction(a, x) })
}

fn series(a: f64, x: f64) -> f64 {
    let mut term = 1.0 / a;
    let mut sum = term;
    for step in 1..100_000 {
        term *= x / (a + f64::from(step));
        sum += term;
        if term < sum * 1e-17 {
            break;
        }
    }
    sum
}

fn fraction(a: f64, x: f64) -> f64 {
    let mut b = x + 1.0 - a;
    let mut c = 1e300;
    let mut d = 1.0 / b;
    let mut value = d;
    for step in 1..100_000 {
        let i = f64::from(step);
        let an = -i * (i - a);
        b += 2.0;
        d = 1.0 / (an * d + b);
        c = b + an / c;
        value *= d * c;
        if (d * c - 1.0).abs() < 4e-16 {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_are_those_of_mpmath() {
        for (x, df, p) in TAILS {
            let got = chi_square_upper(x, df).unwrap();
            assert!((got / p - 1.0).abs() < 1e-11, "{x} {df}: {got}, not {p}");
        }
    }

    #[test]
    fn the_critical_values_of_the_tables() {
        for (x, df) in [(3.841, 1), (5.991, 2), (18.307, 10)] {
            assert_eq!(format!("{:.3}", chi_square_upper(x, df).unwrap()), "0.050");
        }
        assert_eq!(chi_square_upper(0.0, 3), Some(1.0));
        assert_eq!(chi_square_upper(-1.0, 3), None);
        assert_eq!(chi_square_upper(1.0, 0), None);
    }

    const TAILS: [(f64, u32, f64); 5] = [
        (0.01, 1, 0.920_344_325_445_942),
        (16.79, 1, 4.175_275_138_919_789_4e-5),
        (1400.0, 2, 9.859_676_543_759_77e-305),
        (7.5, 4, 0.111_709_292_816_043_26),
        (300.0, 250, 0.016_518_273_157_868_72),
    ];
}
