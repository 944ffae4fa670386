//! Student's t distribution, by the incomplete beta function.

use super::{beta, normal};

/// P(T > t), `t` ≥ 0.
fn upper(t: f64, df: f64) -> f64 {
    let square = t * t;
    let (x, y) = (df / (df + square), square / (df + square));
    0.5 * beta::regularized(df / 2.0, 0.5, x, y)
}

fn density(t: f64, df: f64) -> f64 {
    let square = t * t;
    let (x, y) = (df / (df + square), square / (df + square));
    // xᵃ √y / B(a, ½) is t · f(t)
    libm::exp(beta::ln_front(df / 2.0, 0.5, x, y)) / t
}

/// t with P(T ≤ t) = `p` at `df` degrees of freedom, to 1e-10 relative. `None` unless 0 < p < 1 and df > 0.
pub fn quantile(p: f64, df: f64) -> Option<f64> {
    let z = normal::quantile(p)?;
    if df.is_nan() || df <= 0.0 {
        return None;
    }
    if p < 0.5 {
        return quantile(1.0 - p, df).map(|t| -t);
    }
    if z == 0.0 {
        return Some(0.0);
    }
    let tail = 1.0 - p;
    let (mut low, mut high) = (0.0, z);
    while upper(high, df) > tail && high < 1e300 {
        (low, high) = (high, high * 2.0);
    }
    let mut t = (z + (z * z * z + z) / (4.0 * df)).max(low.max(z * 1e-3)).min(high);
    for _ in 0..200 {
        let over = upper(t, df) - tail;
        if over > 0.0 {
            low = t;
        } else {
            high = t;
        }
        let newton = t + over / density(t, df);
        let next = if newton > low && newton < high { newton } else { 0.5 * (low + high) };
        if (next - t).abs() <= 1e-15 * t {
            return Some(next);
        }
        t = next;
    }
    Some(t)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_mpmath() {
        for (p, df, t) in QUANTILES {
            let got = quantile(p, df).unwrap();
            assert!((got / t - 1.0).abs() < 1e-10, "{p} {df}: {got}, not {t}");
        }
    }

    #[test]
    fn the_lower_half_mirrors_the_upper() {
        assert_eq!(quantile(0.025, 7.0).unwrap(), -quantile(0.975, 7.0).unwrap());
        assert_eq!(quantile(0.5, 3.0), Some(0.0));
        assert_eq!(quantile(0.975, 0.0), None);
    }

    const QUANTILES: [(f64, f64, f64); 8] = [
        (0.975, 1.0, 12.706_204_736_174_692),
        (0.975, 4.0, 2.776_445_105_197_793_4),
        (0.975, 29.0, 2.045_229_642_132_704),
        (0.975, 1000.0, 1.962_339_080_826_408),
        (0.975, 1_000_000.0, 1.959_966_356_814_106_8),
        (0.95, 2.0, 2.919_985_580_353_724),
        (0.995, 9.0, 3.249_835_541_592_126),
        (0.995, 99.0, 2.626_405_457_280_827),
    ];
}
