//! The one spelling of most exports, read by fixed places: ISO 8601.

use crate::calendar::{Day, Stamp};

/// The day before the first of a month, since 1970, and how many days the month has; `None` when there is no such month.
fn month(year: u32, month: u32) -> Option<(i32, u32)> {
    const LENGTH: [u8; 16] = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0, 0, 0];
    if month == 0 || month > 12 || year == 0 {
        return None;
    }
    let leap = month == 2 && year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let (y, m) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    let days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5;
    Some((days as i32 - 719_469, u32::from(LENGTH[month as usize & 15]) + u32::from(leap)))
}

/// Days since 1970 of a civil day; `None` when there is no such day.
pub(super) fn days(year: u32, month_of_year: u32, day: u32) -> Option<i64> {
    month(year, month_of_year).filter(|(_, length)| (1..=*length).contains(&day)).map(|(before, _)| i64::from(before) + i64::from(day))
}

/// Months as cells of a column write them, `yyyy-mm-`: few, and each is made out once.
pub struct Months(Vec<(u64, i32, u32)>);

impl Default for Months {
    fn default() -> Months {
        Months(vec![(0, 0, 0); 256])
    }
}

impl Months {
    /// A cell of such a column.
    #[inline(always)]
    pub fn iso(&mut self, text: &[u8]) -> Option<Stamp> {
        stamp(text, |written| {
            let key = u64::from_le_bytes(written);
            let known = &mut self.0[(key >> 24 << 5 & 0xE0 | key >> 47 & 0x1E | key >> 40 & 1) as usize & 255];
            if known.0 != key {
                let (before, length) = written_month(written)?;
                *known = (key, before, length);
            }
            Some((known.1, known.2))
        })
    }
}

/// A month of the form `yyyy-mm-`.
#[inline(never)]
fn written_month(text: [u8; 8]) -> Option<(i32, u32)> {
    let [century, _, year, _, _, number, ..] = pairs(text, *b"0000-00-")?;
    month(u32::from(century) * 100 + u32::from(year), u32::from(number))
}

/// The numbers of two digits at every place of eight bytes that have the form of `shape`: a digit for each `0`, else the same byte.
/// All eight are looked at at once.
#[inline(always)]
fn pairs(text: [u8; 8], shape: [u8; 8]) -> Option<[u8; 8]> {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    // what a byte must not reach once its form is taken off: 10 for a digit, 1 for anything else
    let short = u64::from_le_bytes(shape.map(|byte| if byte == b'0' { 0x80 - 10 } else { 0x80 - 1 }));
    let digits = u64::from_le_bytes(text) ^ u64::from_le_bytes(shape);
    if (digits | ((digits & !HIGH) + short)) & HIGH != 0 {
        return None;
    }
    Some((digits * 10 + (digits >> 8)).to_le_bytes())
}

/// `yyyy-mm-dd`, `yyyy-mm-dd hh:mm`, `yyyy-mm-ddThh:mm:ss[Z]`: fixed places, so that the common case is a few loads.
pub fn iso(text: &[u8]) -> Option<Stamp> {
    stamp(text, written_month)
}

#[inline(always)]
fn stamp(text: &[u8], month: impl FnOnce([u8; 8]) -> Option<(i32, u32)>) -> Option<Stamp> {
    let eight = |at: usize| text.get(at..)?.first_chunk::<8>().copied();
    let clock = match text.len() {
        10 => None,
        19 => Some(eight(11)?),
        20 if text[19] == b'Z' => Some(eight(11)?),
        16 => Some([text[11], text[12], text[13], text[14], text[15], b':', b'0', b'0']),
        _ => return None,
    };
    let (before, length) = month(eight(0)?)?;
    let [.., day, _] = pairs(eight(2)?, *b"00-00-00")?;
    if day == 0 || u32::from(day) > length {
        return None;
    }
    let day = before + i32::from(day);
    let Some(clock) = clock else { return Some(Stamp::day_only(Day(day))) };
    let [hour, _, _, minute, _, _, second, _] = pairs(clock, *b"00:00:00")?;
    if !matches!(text[10], b'T' | b' ') || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    Some(Stamp::instant(i64::from(day) * 86_400 + i64::from(u32::from(hour) * 3600 + u32::from(minute) * 60 + u32::from(second.min(59)))))
}

#[cfg(test)]
mod tests {
    use super::{Stamp, iso};

    #[test]
    fn one_wrong_byte_is_no_date() {
        let good = *b"2024-02-29T23:59:08Z";
        assert_eq!(iso(&good), Some(Stamp::instant(19_782 * 86_400 + 86_348)));
        for at in 0..19 {
            for byte in 0..=255_u8 {
                let mut text = good;
                text[at] = byte;
                let same_kind = byte == good[at] || (at == 10 && byte == b' ') || (![4, 7, 10, 13, 16].contains(&at) && byte.is_ascii_digit());
                assert!(same_kind || iso(&text).is_none(), "{}", String::from_utf8_lossy(&text));
            }
        }
        assert_eq!(iso(b"2024-02-29 23:59"), Some(Stamp::instant(19_782 * 86_400 + 86_340)));
        assert_eq!(iso(b"2023-02-29"), None);
    }
}
