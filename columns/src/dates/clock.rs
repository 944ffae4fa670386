//! The time of day, and how far it is from UTC.

use super::cursor::Cursor;
use crate::calendar::{Day, Stamp};

/// What follows the day: nothing, or a time with its zone.
pub fn clock(mut cursor: Cursor, day: i64) -> Option<Stamp> {
    cursor.skip(b" ,");
    let _ = cursor.eat(b'T') || cursor.eat(b't');
    for word in ["at", "à"] {
        if let Some(rest) = cursor.text.strip_prefix(word.as_bytes()) {
            cursor.text = rest;
        }
    }
    cursor.skip(b" ,");
    if cursor.text.is_empty() {
        return Some(Stamp::day_only(Day(day as i32)));
    }
    let (mut hour, _) = cursor.number()?;
    let (mut minute, mut second) = (0, 0);
    if cursor.eat(b':') || cursor.eat(b'h') || cursor.eat(b'H') {
        minute = cursor.number().map_or(0, |number| number.0);
        if cursor.eat(b':') {
            second = cursor.number()?.0;
            if cursor.eat(b'.') || cursor.eat(b',') {
                let digits = cursor.text.iter().take_while(|byte| byte.is_ascii_digit()).count();
                cursor.text = cursor.text.get(digits..)?;
            }
        }
    } else if !matches!(cursor.text.trim_ascii_start().first(), Some(b'a' | b'A' | b'p' | b'P')) {
        return None;
    }
    cursor.skip(b" ");
    let lower: Vec<u8> = cursor.text.iter().filter(|byte| **byte != b'.').map(u8::to_ascii_lowercase).collect();
    if lower.starts_with(b"am") || lower.starts_with(b"pm") {
        if hour == 0 || hour > 12 {
            return None;
        }
        hour = hour % 12 + if lower[0] == b'p' { 12 } else { 0 };
        let _ = cursor.word();
        while cursor.eat(b'.') {
            let _ = cursor.word();
        }
        cursor.skip(b" ");
    }
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let mut offset = 0;
    if cursor.eat(b'(') {
        cursor.skip(b" ");
    }
    let word = cursor.word();
    if !(word.is_empty() || [b"Z".as_slice(), b"z", b"UTC", b"GMT"].contains(&word)) {
        return None;
    }
    let sign = if cursor.eat(b'+') {
        1
    } else if cursor.eat(b'-') {
        -1
    } else {
        0
    };
    if sign != 0 {
        let (number, digits) = cursor.number()?;
        let (hours, minutes) = match digits {
            4 => (number / 100, number % 100),
            1 | 2 => (number, if cursor.eat(b':') { cursor.number()?.0 } else { 0 }),
            _ => return None,
        };
        if hours > 15 || minutes > 59 {
            return None;
        }
        offset = sign * i64::from(hours * 3600 + minutes * 60);
    }
    cursor.skip(b" )");
    if !cursor.text.is_empty() {
        return None;
    }
    Some(Stamp::instant(day * 86_400 + i64::from(hour * 3600 + minute * 60 + second.min(59)) - offset))
}

/// Seconds of a time of day that stands alone.
pub fn time_of_day(text: &[u8]) -> Option<i64> {
    clock(Cursor { text }, 0).filter(|stamp| stamp.has_time()).map(Stamp::seconds)
}

/// Whether a cell says its distance from UTC: `…Z`, `… UTC`, `…+02:00`.
#[inline(always)]
pub fn says_zone(text: &[u8]) -> bool {
    match text {
        // `yyyy-mm-ddThh:mm:ssZ`, the same without Z, and a day: most cells
        [.., last] if text.len() == 20 && text[13] == b':' && *last == b'Z' && text[18].is_ascii_digit() => true,
        _ if text.len() == 19 && text[13] == b':' && text[16] == b':' && text[17..].iter().all(u8::is_ascii_digit) => false,
        _ if text.len() == 10 && text[4] == b'-' && text[7] == b'-' && text[8..].iter().all(u8::is_ascii_digit) => false,
        _ => finds_zone(text),
    }
}

#[inline(never)]
fn finds_zone(text: &[u8]) -> bool {
    let text = text.trim_ascii();
    let Some(clock) = text.iter().position(|byte| *byte == b':') else { return false };
    let after = text.get(clock..).unwrap_or(b"");
    matches!(after, [.., digit, b'Z' | b'z'] if digit.is_ascii_digit())
        || [b"UTC".as_slice(), b"GMT"].iter().any(|zone| after.windows(3).any(|part| part == *zone))
        || after.iter().any(|byte| matches!(byte, b'+' | b'-'))
}
