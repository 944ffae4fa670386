//! The regularized incomplete beta function, by its continued fraction (DLMF 8.17.22, modified Lentz), the factor before it
//! by Stirling's series, so that it holds for shapes of a hundred million.

const HALF_LN_TWO_PI: f64 = 0.918_938_533_204_672_8;

/// Iₓ(a, b), with `y` = 1 − x given apart so that neither end loses digits. `a`, `b` > 0, `x`, `y` in 0…1.
pub(super) fn regularized(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if y <= 0.0 {
        return 1.0;
    }
    if x * (a + b + 2.0) > a + 1.0 {
        return 1.0 - libm::exp(ln_front(b, a, y, x)) * fraction(b, a, y, x) / b;
    }
    libm::exp(ln_front(a, b, x, y)) * fraction(a, b, x, y) / a
}

/// ln of xᵃ (1 − x)ᵇ / B(a, b).
pub(super) fn ln_front(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let sum = a + b;
    if a.min(b) >= 10.0 {
        let shift = x * b - y * a;
        let likelihood = a * libm::log1p(shift / a) + b * libm::log1p(-shift / b);
        return likelihood + 0.5 * (libm::log(a) + libm::log(b) - libm::log(sum)) - HALF_LN_TWO_PI - stirling(a) - stirling(b) + stirling(sum);
    }
    let (p, q) = (a.min(b), a.max(b));
    let ln_beta = if q >= 10.0 {
        libm::lgamma(p) + stirling(q) - stirling(sum) + p - p * libm::log(sum) + (q - 0.5) * libm::log1p(-p / sum)
    } else {
        libm::lgamma(p) + libm::lgamma(q) - libm::lgamma(sum)
    };
    let ln = |this: f64, other: f64| if this < 0.5 { libm::log(this) } else { libm::log1p(-other) };
    a * ln(x, y) + b * ln(y, x) - ln_beta
}

/// What Stirling's formula lacks: ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π), for x ≥ 10.
fn stirling(x: f64) -> f64 {
    let s = 1.0 / (x * x);
    (1.0 / 12.0 - s * (1.0 / 360.0 - s * (1.0 / 1260.0 - s * (1.0 / 1680.0 - s * (1.0 / 1188.0 - s * (691.0 / 360_360.0 - s / 156.0)))))) / x
}

fn fraction(a: f64, b: f64, x: f64, y: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    // 1 − (a + b) x / (a + 1), without losing digits where x is near 1
    let mut d = 1.0 / away((1.0 - b * x + a * y) / (a + 1.0));
    let mut value = d;
    for step in 1..200_000 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away(1.0 + even * d);
        c = away(1.0 + even / c);
        value *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away(1.0 + odd * d);
        c = away(1.0 + odd / c);
        value *= d * c;
        if (d * c - 1.0).abs() < 4e-16 {
            break;
        }
    }
    value
}
