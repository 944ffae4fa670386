//! Exact money: integers of 1/10,000 of a unit, so that no order of summation and no platform can move a figure.

use serde::{Serialize, Serializer};
use std::fmt;

/// An amount in 1/10,000 of a currency unit. Sums use `i128`, so that a billion rows cannot overflow them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(pub i128);

impl Money {
    /// One unit of the currency.
    pub const UNIT: i128 = 10_000;

    /// Nearest f64 of the amount in units: one division, for quotients only.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / Self::UNIT as f64
    }

    /// `1234.5`, `-0.0001`, `12`: at most four decimals, digits with a dot, an optional minus. `None` for anything else.
    pub fn parse(text: &str) -> Option<Money> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if (whole.is_empty() && fraction.is_empty()) || fraction.len() > 4 {
            return None;
        }
        let mut value: i128 = 0;
        for byte in whole.bytes().chain(fraction.bytes()) {
            if !byte.is_ascii_digit() {
                return None;
            }
            value = value.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
        }
        for _ in fraction.len()..4 {
            value = value.checked_mul(10)?;
        }
        Some(Money(if negative { -value } else { value }))
    }
}

/// Where a number is cut in two that fit 64 bits.
const HALF: u128 = 1_000_000_000_000_000_000;

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (units, rest) = (self.0.unsigned_abs() / 10_000, self.0.unsigned_abs() % 10_000);
        // in two halves: the standard way to write 128 bits is a kilobyte of the download
        let (high, low, rest) = ((units / HALF) as u64, (units % HALF) as u64, rest as u64);
        if self.0 < 0 {
            f.write_str("-")?;
        }
        if high == 0 {
            write!(f, "{low}")?
        } else {
            write!(f, "{high}{low:018}")?
        }
        if rest == 0 { Ok(()) } else { write!(f, ".{}", format!("{rest:04}").trim_end_matches('0')) }
    }
}

impl std::ops::Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0 + other.0)
    }
}

impl std::ops::AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        self.0 += other.0;
    }
}

impl std::ops::Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0 - other.0)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// `a / b` to the nearest integer, halves away from zero.
pub fn divide_half_away(a: i128, b: i128) -> i128 {
    let (magnitude, divisor) = (a.abs(), b.abs());
    let rounded = (magnitude + divisor / 2) / divisor;
    if (a < 0) == (b < 0) { rounded } else { -rounded }
}

/// The square of an amount, without the multiplication of 128 bits where the amount is an everyday one: it costs as much as all else.
#[inline(always)]
pub fn square(amount: i64) -> i128 {
    const ROOT: u64 = 3_037_000_499; // of the largest i64
    if amount.unsigned_abs() <= ROOT { i128::from(amount * amount) } else { i128::from(amount) * i128::from(amount) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_prints_without_trailing_zeros_and_reads_back() {
        let (most, least) = ("17014118346046923173168730371588410.5727", "-17014118346046923173168730371588410.5728");
        assert_eq!((Money(i128::MAX).to_string().as_str(), Money(i128::MIN).to_string().as_str()), (most, least));
        assert_eq!(Money(10_000_000_000_000_000_000_000).to_string(), "1000000000000000000");
        for (text, amount) in [("1234.5", 12_345_000), ("-0.0001", -1), ("12", 120_000), ("0", 0)] {
            assert_eq!(Money(amount).to_string(), text);
            assert_eq!(Money::parse(text), Some(Money(amount)));
        }
        for text in ["", ".", "1.23456", "1e3", "1,5", "--1"] {
            assert_eq!(Money::parse(text), None, "{text}");
        }
    }
}
