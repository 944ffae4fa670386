//! Amounts in the reporting currency.

use crate::dataset::column::{Amounts, Bits, Column, Labels};
use crate::error::{Code, Error};
use crate::money::Money;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The reporting currency and what others are worth in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Currency {
    /// ISO code; `None` when no row names one.
    pub code: Option<String>,
    /// What one unit of another currency is worth in it, in units of 1 / [`RATE_SCALE`].
    rates: BTreeMap<String, i128>,
}

const RATE_SCALE: i128 = 100_000_000;

impl Currency {
    /// The setting, else the currency of most rows, ties by code.
    pub fn resolve(setting: Option<&str>, columns: &[&Labels], rates: &BTreeMap<String, String>) -> Result<Currency, Error> {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for labels in columns {
            let mut by_code = vec![0u64; labels.dictionary.len() + 1];
            labels.codes.iter().for_each(|code| by_code[*code as usize] += 1);
            for (code, text) in labels.dictionary.iter() {
                *counts.entry(iso(text)).or_default() += by_code[code as usize];
            }
        }
        let most = counts.iter().rev().max_by_key(|(_, count)| **count).map(|(code, _)| code.clone());
        let mut parsed = BTreeMap::new();
        for (code, rate) in rates {
            let number = crate::real::read(rate).ok_or_else(|| Error::new(Code::BadSettings, format!("rates.{code}: {rate} is not a number")))?;
            if !(number.is_finite() && number > 0.0) {
                return Err(Error::new(Code::BadSettings, format!("rates.{code}: {rate} is not above 0")));
            }
            parsed.insert(iso(code), (number * RATE_SCALE as f64).round() as i128);
        }
        Ok(Currency { code: setting.map(iso).or(most), rates: parsed })
    }

    /// A column of amounts converted, rounded once half away from zero, and which rows could not be.
    pub fn convert(&self, amounts: &Arc<Amounts>, currency: &Labels) -> (Arc<Amounts>, Bits) {
        let none = || Bits::filled(amounts.len(), false);
        if currency.is_empty() || currency.dictionary.iter().all(|(_, text)| Some(iso(text)) == self.code) {
            return (amounts.clone(), none());
        }
        let rate: Vec<Option<i128>> = std::iter::once(Some(RATE_SCALE))
            .chain(currency.dictionary.iter().map(|(_, text)| {
                let code = iso(text);
                if Some(&code) == self.code.as_ref() { Some(RATE_SCALE) } else { self.rates.get(&code).copied() }
            }))
            .collect();
        let mut converted = Column::default();
        let mut missing = none();
        for row in 0..amounts.len() {
            let rate = rate[currency.code(row) as usize];
            if rate.is_none() {
                missing.set(row, true);
            }
            converted.push(amounts.get(row).map(|amount| rate.map_or(0, |rate| divide_half_away(i128::from(amount) * rate, RATE_SCALE) as i64)));
        }
        (Arc::new(converted), missing)
    }
}

/// `a / b` to the nearest integer, halves away from zero.
pub fn divide_half_away(a: i128, b: i128) -> i128 {
    let (magnitude, divisor) = (a.abs(), b.abs());
    let rounded = (magnitude + divisor / 2) / divisor;
    if (a < 0) == (b < 0) { rounded } else { -rounded }
}

/// `eur`, `EUR`, `€` → `EUR`.
fn iso(text: &str) -> String {
    match text.trim() {
        "€" => "EUR".into(),
        "$" | "US$" => "USD".into(),
        "£" => "GBP".into(),
        other => other.to_ascii_uppercase(),
    }
}

/// A monthly amount's share of some of its days, so that the shares of all days add up to it.
pub fn share_of_days(amount: Money, from: i32, to: i32, days: i32) -> Money {
    let until = |day: i32| divide_half_away(amount.0 * i128::from(day), i128::from(days.max(1)));
    Money(until(to) - until(from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shares_of_a_month_add_up_to_it() {
        let amount = Money(1_000_003);
        let sum = (0..31).map(|day| share_of_days(amount, day, day + 1, 31).0).sum::<i128>();
        assert_eq!(sum, amount.0);
    }

    #[test]
    fn halves_round_away_from_zero() {
        assert_eq!([divide_half_away(5, 10), divide_half_away(-5, 10), divide_half_away(4, 10)], [1, -1, 0]);
    }
}
