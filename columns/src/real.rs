//! Real numbers from text, the nearest. The standard library brings 20 KB of tables for it, which gzip cannot make smaller: here the
//! rare cases are left to the browser.

const POWERS: [f64; 23] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

/// The real number nearest to `digits` · 10^`exponent`; none where it is not finite.
pub fn nearest(digits: i128, exponent: i32) -> Option<f64> {
    if digits.unsigned_abs() < 1 << 53 && exponent.abs() <= 22 {
        let power = POWERS[exponent.unsigned_abs() as usize];
        let digits = digits as f64;
        return Some(if exponent < 0 { digits / power } else { digits * power });
    }
    // written as money is, in ten-thousandths: the one writer of 128 bits
    rare(&format!("{}e{}", crate::money::Money(digits), exponent + 4))
}

/// The real number nearest to a decimal: `-12`, `.5`, `1.25e-3`; none where it is something else or not finite.
pub fn read(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && decimals.is_empty() || !whole.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let power = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    if power.is_empty() || !power.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if whole.len() + decimals.len() > 30 || power.len() > 6 {
        return rare(text);
    }
    let digits = whole.bytes().chain(decimals.bytes()).fold(0, |digits: i128, byte| digits * 10 + i128::from(byte - b'0'));
    let read = nearest(digits, exponent.parse::<i32>().ok()? - decimals.len() as i32)?;
    Some(if text.starts_with('-') { -read } else { read })
}

#[cfg(not(target_arch = "wasm32"))]
fn rare(decimal: &str) -> Option<f64> {
    decimal.parse().ok().filter(|value: &f64| value.is_finite())
}

#[cfg(target_arch = "wasm32")]
fn rare(decimal: &str) -> Option<f64> {
    Some(js_sys::parse_float(decimal)).filter(|value| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::{nearest, read};
    use proptest::prelude::*;

    #[test]
    fn what_is_no_decimal_is_not_read() {
        for text in ["", ".", "-", "+", "e5", "1e", "1e+", "1e5.0", "1 2", "0x10", "inf", "NaN", "1,5", "--1", "1e400", "１"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(nearest(1, 400), None);
    }

    proptest! {
        #[test]
        fn decimals_are_read_as_the_standard_library_does(text in "[-+]?[0-9]{0,40}(\\.[0-9]{0,12})?([eE][-+]?[0-9]{1,3})?") {
            let expected = text.parse::<f64>().ok().filter(|value| value.is_finite());
            prop_assert_eq!(read(&text).map(f64::to_bits), expected.map(f64::to_bits), "{}", text);
        }
    }
}
