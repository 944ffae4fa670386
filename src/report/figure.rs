//! One number of the report: a count, a real, or money.

use crate::money::Money;
use serde::{Serialize, Serializer};

/// A number as the report writes it: counts and reals as JSON numbers, money as a decimal string.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts", type = "number | string"))]
pub enum Figure {
    /// A whole number of records.
    Count(i64),
    /// A finite real (ratio, days, points…).
    Number(f64),
    /// An exact sum of money.
    Money(Money),
    /// A quotient of money: one f64 division, never rounded, written as the shortest decimal that reads back.
    Quotient(f64),
}

impl Figure {
    /// The nearest f64, for comparison and drawing.
    pub fn to_f64(self) -> f64 {
        match self {
            Figure::Count(count) => count as f64,
            Figure::Number(number) | Figure::Quotient(number) => number,
            Figure::Money(money) => money.to_f64(),
        }
    }

    /// `self − other`, exact where both are.
    pub fn minus(self, other: Figure) -> Figure {
        match (self, other) {
            (Figure::Count(a), Figure::Count(b)) => Figure::Count(a - b),
            (Figure::Money(a), Figure::Money(b)) => Figure::Money(a - b),
            (Figure::Quotient(_), _) | (Figure::Money(_), _) => Figure::Quotient(self.to_f64() - other.to_f64()),
            _ => Figure::Number(self.to_f64() - other.to_f64()),
        }
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Figure::Count(count) => serializer.serialize_i64(*count),
            Figure::Number(number) => serializer.serialize_f64(*number),
            Figure::Money(money) => serializer.collect_str(money),
            Figure::Quotient(number) => serializer.serialize_str(&crate::real::decimal(*number)),
        }
    }
}
