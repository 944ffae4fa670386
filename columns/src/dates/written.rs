//! Any other written date: digits and separators, names of months in English and French.

use super::Order;
use super::clock::clock;
use super::cursor::Cursor;
use super::iso::{days, iso};
use crate::calendar::Stamp;

/// A cell read, and what it proves about its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Read {
    /// The day or instant.
    pub stamp: Stamp,
    /// The order that only fits (`13/01/2025`); `None` where the cell does not say.
    pub proves: Option<Order>,
    /// Whether it would read otherwise in the other order.
    pub open: bool,
}

fn month(word: &[u8]) -> Option<u32> {
    let word = crate::words::key(std::str::from_utf8(word).ok()?);
    if word.len() < 3 {
        return None;
    }
    const NAMES: [[&str; 2]; 12] = [
        ["january", "janvier"],
        ["february", "fevrier"],
        ["march", "mars"],
        ["april", "avril"],
        ["may", "mai"],
        ["june", "juin"],
        ["july", "juillet"],
        ["august", "aout"],
        ["september", "septembre"],
        ["october", "octobre"],
        ["november", "novembre"],
        ["december", "decembre"],
    ];
    if word == "jui" {
        return None;
    }
    let word = if word == "juil" || word == "jul" { "july".to_owned() } else { word };
    (1..).zip(NAMES).find(|(_, names)| names.iter().any(|name| name.starts_with(&word))).map(|(month, _)| month)
}

fn is_weekday(word: &[u8]) -> bool {
    const NAMES: [&str; 14] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    if word.len() < 3 {
        return false;
    }
    let word = std::str::from_utf8(word).map(crate::text::lowercase).unwrap_or_default();
    !word.is_empty() && NAMES.iter().any(|name| name.starts_with(&word))
}

fn full_year((year, digits): (u32, usize)) -> Option<u32> {
    match digits {
        4 => Some(year),
        2 => Some(if year < 70 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

const BETWEEN: &[u8] = b" /.-,";

/// Any written date, with its time and zone.
#[inline(never)]
pub fn written(text: &[u8], order: Order) -> Option<Read> {
    if text.len() < 6 || text.len() > 60 {
        return None;
    }
    let mut cursor = Cursor { text };
    let mut name = cursor.word();
    if is_weekday(name) && (month(name).is_none() || another_month(&cursor)) {
        cursor.skip(b" ,.");
        name = cursor.word();
    }
    let (day, proves, open) = if name.is_empty() { digits_first(&mut cursor, order)? } else { (month_then_day(&mut cursor, month(name)?)?, None, false) };
    Some(Read { stamp: clock(cursor, day)?, proves, open })
}

/// Whether what follows `mar.` names its month itself: then that was a Tuesday.
fn another_month(cursor: &Cursor) -> bool {
    let mut ahead = Cursor { text: cursor.text };
    ahead.skip(b" ,.");
    let name = ahead.word();
    if name.is_empty() && ahead.number().is_some() {
        ahead.skip(BETWEEN);
        return month(ahead.word()).is_some();
    }
    month(name).is_some()
}

/// `April 2025`, `Apr 15th, 2025`, after the month.
fn month_then_day(cursor: &mut Cursor, month: u32) -> Option<i64> {
    cursor.skip(BETWEEN);
    let (number, digits) = cursor.number()?;
    if digits == 4 {
        return days(number, month, 1);
    }
    ordinal(cursor)?;
    cursor.skip(BETWEEN);
    days(full_year(cursor.number()?)?, month, number)
}

/// Over the letters of `1st`, `1er`.
fn ordinal(cursor: &mut Cursor) -> Option<()> {
    if [b"er".as_slice(), b"st", b"nd", b"rd", b"th"].iter().any(|suffix| cursor.text.get(..2).is_some_and(|text| text.eq_ignore_ascii_case(suffix))) {
        cursor.text = cursor.text.get(2..)?;
    }
    Some(())
}

/// A date that begins with a number: the day, the order that it proves, and whether it would read otherwise in the other one.
fn digits_first(cursor: &mut Cursor, order: Order) -> Option<(i64, Option<Order>, bool)> {
    let plain = |day: i64| (day, None, false);
    let (first, first_digits) = cursor.number()?;
    if first_digits == 8 {
        return days(first / 10_000, first / 100 % 100, first % 100).map(plain);
    }
    if first_digits == 6 && (1_900..2_100).contains(&(first / 100)) {
        return days(first / 100, first % 100, 1).map(plain);
    }
    if first_digits <= 2 {
        ordinal(cursor)?;
    }
    let separator = cursor.peek()?;
    cursor.skip(BETWEEN);
    let name = cursor.word();
    if !name.is_empty() {
        return day_then_month(cursor, (first, first_digits), name).map(plain);
    }
    let (second, second_digits) = cursor.number()?;
    let more = cursor.peek().is_some_and(|byte| byte != b' ' && BETWEEN.contains(&byte)) && cursor.text.get(1).is_some_and(u8::is_ascii_digit);
    if !more {
        return match (first_digits, second_digits) {
            (4, _) => days(first, second, 1).map(plain),
            (_, 4) if first <= 12 => days(second, first, 1).map(plain),
            _ => None,
        };
    }
    cursor.skip(BETWEEN);
    let last = cursor.number()?;
    if first_digits == 4 {
        return days(first, second, last.0).map(plain);
    }
    let year = full_year(last)?;
    if first_digits > 2 || second_digits > 2 {
        return None;
    }
    let proves = match (first > 12, second > 12) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        _ => None,
    };
    let open = first <= 12 && second <= 12 && first != second && separator != b'.';
    let day_first = order == Order::DayFirst || (separator == b'.' && proves != Some(Order::MonthFirst));
    let (day, month) = if day_first { (first, second) } else { (second, first) };
    days(year, month, day).map(|day| (day, proves, open))
}

/// `15 Apr 2025`, `1 de mars 2025`, `2025 Apr 15`, from the name on.
fn day_then_month(cursor: &mut Cursor, (first, digits): (u32, usize), name: &[u8]) -> Option<i64> {
    let name = if name.eq_ignore_ascii_case(b"of") || name.eq_ignore_ascii_case(b"de") {
        cursor.skip(b" ");
        cursor.word()
    } else {
        name
    };
    let month = month(name)?;
    cursor.skip(BETWEEN);
    let last = cursor.number()?;
    if digits == 4 { days(first, month, last.0) } else { days(full_year(last)?, month, first) }
}

/// Whether a cell has the look of a written date, possible or not: `31/02/2025`.
#[inline(never)]
pub fn looks_written(text: &[u8]) -> bool {
    if !(6..=60).contains(&text.len()) || !text.iter().any(u8::is_ascii_digit) {
        return false;
    }
    // `202501` is a month only where a header says so.
    if text.len() == 6 && text.iter().all(u8::is_ascii_digit) {
        return false;
    }
    if iso(text).is_some() || written(text, Order::DayFirst).is_some() || written(text, Order::MonthFirst).is_some() {
        return true;
    }
    let date = text.split(|byte| matches!(byte, b' ' | b'T')).next().unwrap_or(b"");
    let parts: Vec<&[u8]> = date.split(|byte| matches!(byte, b'/' | b'-' | b'.')).collect();
    parts.len() == 3
        && parts.iter().all(|part| matches!(part.len(), 1 | 2 | 4) && part.iter().all(u8::is_ascii_digit))
        && parts.iter().any(|part| part.len() == 4)
}
