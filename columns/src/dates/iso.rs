//! The one spelling of most exports, read by fixed places: ISO 8601.

use crate::calendar::{Day, Stamp};

/// Days since 1970 of a civil day; `None` when there is no such day.
#[inline(always)]
pub(super) fn days(year: u32, month: u32, day: u32) -> Option<i64> {
    const LENGTH: [u8; 16] = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0, 0, 0];
    if month > 12 || day == 0 || day > u32::from(LENGTH[month as usize & 15]) || year == 0 {
        return None;
    }
    if month == 2 && day == 29 && !(year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))) {
        return None;
    }
    let (y, m) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    let days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
    Some(i64::from(days) - 719_468)
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
#[inline(always)]
pub fn iso(text: &[u8]) -> Option<Stamp> {
    let eight = |at: usize| text.get(at..)?.first_chunk::<8>().copied();
    let clock = match text.len() {
        10 => None,
        19 => Some(eight(11)?),
        20 if text[19] == b'Z' => Some(eight(11)?),
        16 => Some([text[11], text[12], text[13], text[14], text[15], b':', b'0', b'0']),
        _ => return None,
    };
    let [century, _, year, _, _, month, ..] = pairs(eight(0)?, *b"0000-00-")?;
    let [.., day, _] = pairs(eight(2)?, *b"00-00-00")?;
    let day = days(u32::from(century) * 100 + u32::from(year), u32::from(month), u32::from(day))?;
    let Some(clock) = clock else { return Some(Stamp::day_only(Day(day as i32))) };
    let [hour, _, _, minute, _, _, second, _] = pairs(clock, *b"00:00:00")?;
    if !matches!(text[10], b'T' | b' ') || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    Some(Stamp::instant(day * 86_400 + i64::from(u32::from(hour) * 3600 + u32::from(minute) * 60 + u32::from(second.min(59)))))
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
