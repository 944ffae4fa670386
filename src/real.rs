//! Real numbers as text, the shortest. serde_json brings 10 KB of tables for it, which gzip cannot make smaller: here the digits are left
//! to `ryu`'s small ones.

pub use columns::real::{nearest, read};

/// The shortest text that reads back, as a whole number with `.0` or with an exponent where that is shorter. The number is finite.
pub fn shortest(number: f64) -> String {
    ryu::Buffer::new().format_finite(number).to_owned()
}

/// A finite number's text laid out as ECMAScript's Number::toString does, from its digits: `1.0` → `1`, `1e21` → `1e+21`.
pub fn ecmascript_number(text: &str) -> String {
    let (sign, digits, point) = digits_of(text);
    let count = digits.len() as i32;
    match point {
        _ if digits.is_empty() => "0".to_owned(),
        point if (-5..=21).contains(&point) => format!("{sign}{}", positional(&digits, point)),
        point => {
            let fraction = if count > 1 { format!(".{}", &digits[1..]) } else { String::new() };
            format!("{sign}{}{fraction}e{}{}", &digits[..1], if point > 0 { "+" } else { "-" }, (point - 1).abs())
        }
    }
}

/// A finite number as the shortest decimal that reads back, without an exponent.
pub fn decimal(number: f64) -> String {
    let text = shortest(number);
    let (sign, digits, point) = digits_of(&text);
    if digits.is_empty() { "0".to_owned() } else { format!("{sign}{}", positional(&digits, point)) }
}

/// Sign, significant digits, and how many of them stand before the point.
fn digits_of(text: &str) -> (&'static str, String, i32) {
    let (sign, text) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let leading = all.len() - all.trim_start_matches('0').len();
    let point = whole.len() as i32 - leading as i32 + exponent.parse::<i32>().unwrap_or(0);
    (sign, all.trim_matches('0').to_owned(), point)
}

fn positional(digits: &str, point: i32) -> String {
    let count = digits.len() as i32;
    if point <= 0 {
        format!("0.{}{digits}", "0".repeat(-point as usize))
    } else if point >= count {
        format!("{digits}{}", "0".repeat((point - count) as usize))
    } else {
        format!("{}.{}", &digits[..point as usize], &digits[point as usize..])
    }
}

#[cfg(test)]
mod tests {
    use super::{decimal, ecmascript_number, read, shortest};
    use proptest::prelude::*;

    #[test]
    fn numbers_are_laid_out_as_ecmascript_does() {
        for (text, expected) in [
            ("1.0", "1"),
            ("0.0", "0"),
            ("-0.0", "0"),
            ("12", "12"),
            ("1e21", "1e+21"),
            ("1e20", "100000000000000000000"),
            ("1.5e-7", "1.5e-7"),
            ("0.0000015", "0.0000015"),
            ("1e-6", "0.000001"),
            ("-2.50", "-2.5"),
            ("1.25e300", "1.25e+300"),
        ] {
            assert_eq!(ecmascript_number(text), expected, "{text}");
        }
    }

    #[test]
    fn decimals_have_no_exponent_and_read_back() {
        for number in [0.0, 1.0, 2360.909391222275, 1e21, 1.5e-9, -3.25, 0.1 + 0.2, f64::MAX, f64::MIN_POSITIVE] {
            assert_eq!(decimal(number).parse::<f64>(), Ok(number));
            assert!(!decimal(number).contains('e'));
        }
    }

    proptest! {
        #[test]
        fn reals_read_back(bits: u64) {
            let number = f64::from_bits(bits);
            if number.is_finite() {
                prop_assert_eq!(read(&shortest(number)).map(f64::to_bits), Some(number.to_bits()));
                prop_assert_eq!(read(&format!("{number:e}")).map(f64::to_bits), Some(number.to_bits()));
                prop_assert_eq!(shortest(number).parse::<f64>().map(f64::to_bits), Ok(number.to_bits()));
                prop_assert_eq!(shortest(number), serde_json::to_string(&number).unwrap().replace("e+", "e"));
            }
        }
    }
}
