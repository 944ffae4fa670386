//! The one spelling of most exports, read by fixed places: ISO 8601.

use crate::calendar::{Day, Stamp};

#[inline(always)]
fn two(bytes: &[u8; 19], at: usize) -> u32 {
    u32::from(bytes[at].wrapping_sub(b'0')) * 10 + u32::from(bytes[at + 1].wrapping_sub(b'0'))
}

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

/// `yyyy-mm-dd`, `yyyy-mm-dd hh:mm`, `yyyy-mm-ddThh:mm:ss[Z]`: fixed places, so that the common case is a few loads.
#[inline(always)]
pub fn iso(text: &[u8]) -> Option<Stamp> {
    let mut digits = *b"0000-00-00T00:00:00";
    let length = match text.len() {
        10 | 16 | 19 => text.len(),
        20 if text[19] == b'Z' => 19,
        _ => return None,
    };
    if length == 19 {
        digits = *text.first_chunk::<19>()?;
    } else {
        digits.get_mut(..length)?.copy_from_slice(text.get(..length)?);
    }
    let digit_at = |at: usize| digits[at].is_ascii_digit();
    let shape = digits[4] == b'-' && digits[7] == b'-' && matches!(digits[10], b'T' | b' ') && digits[13] == b':' && digits[16] == b':';
    let all = [0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18].into_iter().fold(true, |all, at| all & digit_at(at));
    if !shape || !all {
        return None;
    }
    let day = days(two(&digits, 0) * 100 + two(&digits, 2), two(&digits, 5), two(&digits, 8))?;
    if length == 10 {
        return Some(Stamp::day_only(Day(day as i32)));
    }
    let (hour, minute, second) = (two(&digits, 11), two(&digits, 14), two(&digits, 17));
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    Some(Stamp::instant(day * 86_400 + i64::from(hour * 3600 + minute * 60 + second.min(59))))
}
