//! Amounts in the reporting currency.

use crate::calendar::{Day, Span};
use crate::collect::CollectVec;
use crate::dataset::column::{Amounts, Bits, Column, Labels, Times};
use crate::error::{Code, Error};
use crate::map::SortedMap;
use crate::money::{Money, divide_half_away};
use crate::settings::Rate;
use std::sync::Arc;

/// The reporting currency and what others are worth in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Currency {
    /// ISO code; `None` when no row names one.
    pub code: Option<String>,
    /// What one unit of another currency was worth, in units of 1 / [`RATE_SCALE`], from a day on; ascending.
    rates: SortedMap<String, Vec<(Day, i128)>>,
    /// What one unit of it was worth itself in that measure; nothing: 1.
    worth: Option<Vec<(Day, i128)>>,
}

const RATE_SCALE: i128 = 1_000_000_000_000;
const ONE: &[(Day, i128)] = &[(Day(i32::MIN), RATE_SCALE)];

impl Currency {
    /// The setting, else the currency of most rows, ties by code.
    pub fn resolve(setting: Option<&str>, columns: &[&Labels], rates: &SortedMap<String, Rate>) -> Result<Currency, Error> {
        let mut counts: SortedMap<String, u64> = SortedMap::new();
        for labels in columns {
            let mut by_code = vec![0u64; labels.dictionary.len() + 1];
            labels.codes.iter().for_each(|code| by_code[*code as usize] += 1);
            for (code, text) in labels.dictionary.iter() {
                *counts.or_insert_with(iso(text), Default::default) += by_code[code as usize];
            }
        }
        let most = counts.iter().rev().max_by_key(|(_, count)| **count).map(|(code, _)| code.clone());
        let mut parsed = SortedMap::new();
        for (code, rate) in rates {
            let dated = match rate {
                Rate::Always(rate) => vec![(Day(i32::MIN), scaled(code, rate)?)],
                Rate::Dated(rates) => rates.iter().map(|(from, rate)| Ok((first_day(code, from)?, scaled(code, rate)?))).collect::<Result<_, Error>>()?,
            };
            parsed.insert(iso(code), crate::order::sorted_by(dated, &Ord::cmp));
        }
        Ok(Currency { code: setting.map(iso).or(most), rates: parsed, worth: None })
    }

    /// Another currency as the one to convert to, at the same rates; `None` where the label is that of the reporting one.
    pub fn own(&self, label: &str) -> Option<Currency> {
        let (code, mut rates) = (iso(label), self.rates.clone());
        if self.code.as_ref() == Some(&code) {
            return None;
        }
        let worth = rates.remove(&code).unwrap_or_default();
        if let Some(code) = self.code.clone() {
            rates.insert(code, ONE.to_vec());
        }
        Some(Currency { code: Some(code), rates, worth: Some(worth) })
    }

    /// A column of amounts converted at the rates of `day`, rounded once half away from zero, and which rows could not be.
    pub fn convert(&self, amounts: &Arc<Amounts>, currency: &Labels, day: impl Fn(usize) -> Day) -> (Arc<Amounts>, Bits) {
        let none = || Bits::filled(amounts.len(), false);
        if currency.is_empty() || currency.dictionary.iter().all(|(_, text)| Some(iso(text)) == self.code) {
            return (amounts.clone(), none());
        }
        let known = |text: &str| {
            let code = iso(text);
            if Some(&code) == self.code.as_ref() { None } else { Some(self.rates.get(&code).map_or(&[][..], Vec::as_slice)) }
        };
        // what bears no currency is in the reporting one
        let unnamed = self.worth.as_ref().map(|_| ONE);
        let rates: Vec<Option<&[(Day, i128)]>> = std::iter::once(unnamed).chain(currency.dictionary.iter().map(|(_, text)| known(text))).collect_vec();
        let mut converted = Column::default();
        let mut missing = none();
        for row in 0..amounts.len() {
            let amount = amounts.get(row);
            let Some(rates) = rates[currency.code(row) as usize] else {
                converted.push(amount);
                continue;
            };
            let day = day(row);
            let rate = at(rates, day).zip(at(self.worth.as_deref().unwrap_or(ONE), day));
            missing.set(row, rate.is_none());
            converted.push(amount.map(|amount| rate.map_or(0, |(rate, worth)| divide_half_away(i128::from(amount) * rate, worth) as i64)));
        }
        (Arc::new(converted), missing)
    }
}

fn at(rates: &[(Day, i128)], day: Day) -> Option<i128> {
    let after = rates.partition_point(|(from, _)| *from <= day);
    rates.get(after.checked_sub(1)?).map(|(_, rate)| *rate)
}

fn scaled(code: &str, rate: &str) -> Result<i128, Error> {
    let refuse = |what: &str| Error::new(Code::BadSettings, format!("rates.{code}: {rate} is not {what}"));
    let number = crate::real::read(rate).ok_or_else(|| refuse("a number"))?;
    let scaled = (number * RATE_SCALE as f64).round();
    if scaled >= 1.0 && number < 1e9 { Ok(scaled as i128) } else { Err(refuse("above 0 and under 1e9")) }
}

fn first_day(code: &str, from: &str) -> Result<Day, Error> {
    Day::parse(from).or_else(|_| Span::parse(from).map(|span| span.start)).map_err(|error| Error::new(Code::BadSettings, format!("rates.{code}: {error}")))
}

/// The day of a record's date; as_of where it has none, or one that has not come.
pub fn day_of(times: &Times, as_of: Day) -> impl Fn(usize) -> Day {
    move |row| times.get(row).map_or(as_of, |at| at.day()).min(as_of)
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
