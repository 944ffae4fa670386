//! Dates and times, by column and never by cell: which comes first, day or month, is a property of the column.

use crate::calendar::{Day, Stamp};

/// How a column writes its days and instants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeNotation {
    /// Digits and separators, or a month's name; a year of four digits in front is always read as such.
    Written(Order),
    /// Days since the end of 1899, with the false 29 February 1900.
    Excel1900,
    /// Days since 1904-01-01.
    Excel1904,
    /// Seconds since 1970.
    Seconds,
    /// Milliseconds since 1970.
    Milliseconds,
}

/// What stands first where the year does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `31/12/2025`.
    DayFirst,
    /// `12/31/2025`.
    MonthFirst,
}

impl Order {
    /// The other one.
    pub fn other(self) -> Order {
        match self {
            Order::DayFirst => Order::MonthFirst,
            Order::MonthFirst => Order::DayFirst,
        }
    }
}

impl TimeNotation {
    /// From a name as in `mapping.notation`: `dd/mm/yyyy`, `mm/dd/yyyy hh:mm`, `yyyy-mm-dd`, `excel 1900`, `unix seconds`…
    pub fn named(name: &str) -> Option<TimeNotation> {
        let name = crate::text::lowercase(name);
        Some(match name.as_str() {
            "excel 1900" => TimeNotation::Excel1900,
            "excel 1904" => TimeNotation::Excel1904,
            "unix seconds" => TimeNotation::Seconds,
            "unix milliseconds" => TimeNotation::Milliseconds,
            _ => match (name.find('d'), name.find('m')) {
                (Some(day), Some(month)) if day < month => TimeNotation::Written(Order::DayFirst),
                (Some(_), Some(_)) => TimeNotation::Written(Order::MonthFirst),
                _ => return None,
            },
        })
    }

    /// Its name, with `sample` (a value of the column) for separators and time.
    pub fn name(self, sample: &str) -> String {
        let order = match self {
            TimeNotation::Excel1900 => return "excel 1900".into(),
            TimeNotation::Excel1904 => return "excel 1904".into(),
            TimeNotation::Seconds => return "unix seconds".into(),
            TimeNotation::Milliseconds => return "unix milliseconds".into(),
            TimeNotation::Written(order) => order,
        };
        let digits = sample.bytes().take_while(u8::is_ascii_digit).count();
        let separator = sample.chars().find(|c| !crate::text::is_word(*c)).unwrap_or('/');
        let head: String = sample.chars().take(12).collect();
        let date = if head.chars().any(|c| (crate::text::is_word(c) && !c.is_ascii_digit()) && !matches!(c, 'T' | 'Z')) && digits < 4 {
            if digits == 0 { "month d yyyy".to_owned() } else { format!("d{separator}month{separator}yyyy") }
        } else {
            match digits {
                8.. => "yyyymmdd".to_owned(),
                4.. => format!("yyyy{separator}mm{separator}dd"),
                _ if order == Order::DayFirst => format!("dd{separator}mm{separator}yyyy"),
                _ => format!("mm{separator}dd{separator}yyyy"),
            }
        };
        let time = match sample.matches(':').count().min(2) {
            0 => "",
            1 => " hh:mm",
            _ => " hh:mm:ss",
        };
        let half = if crate::text::lowercase(sample).trim_end_matches('.').ends_with('m') && !time.is_empty() { " am/pm" } else { "" };
        format!("{date}{time}{half}")
    }

    /// A trimmed cell.
    #[inline(always)]
    pub fn read(self, text: &[u8]) -> Option<Stamp> {
        match self {
            TimeNotation::Written(order) => iso(text).or_else(|| written(text, order).map(|read| read.stamp)),
            _ => self.counted(text),
        }
    }

    #[inline(never)]
    fn counted(self, text: &[u8]) -> Option<Stamp> {
        let value = crate::real::read(&std::str::from_utf8(text).ok()?.replace(',', "."))?;
        let whole = value.floor();
        match self {
            TimeNotation::Seconds if value.abs() < 1e11 => Some(Stamp::instant(whole as i64)),
            TimeNotation::Milliseconds if value.abs() < 1e14 => Some(Stamp::instant((value / 1000.0).floor() as i64)),
            TimeNotation::Excel1900 | TimeNotation::Excel1904 if (0.0..2_958_466.0).contains(&value) => {
                let serial = whole as i64;
                let day = match self {
                    TimeNotation::Excel1904 => serial - 24_107,
                    _ if serial == 60 || serial == 0 => return None,
                    _ if serial < 60 => serial - 25_568,
                    _ => serial - 25_569,
                };
                let seconds = ((value - whole) * 86_400.0).round() as i64;
                Some(if value == whole { Stamp::day_only(Day(day as i32)) } else { Stamp::instant(day * 86_400 + seconds) })
            }
            _ => None,
        }
    }
}

#[inline(always)]
fn two(bytes: &[u8; 19], at: usize) -> u32 {
    u32::from(bytes[at].wrapping_sub(b'0')) * 10 + u32::from(bytes[at + 1].wrapping_sub(b'0'))
}

/// Days since 1970 of a civil day; `None` when there is no such day.
#[inline(always)]
fn days(year: u32, month: u32, day: u32) -> Option<i64> {
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

struct Cursor<'a> {
    text: &'a [u8],
}

impl<'a> Cursor<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.first().copied()
    }

    fn skip(&mut self, bytes: &[u8]) {
        while self.peek().is_some_and(|byte| bytes.contains(&byte)) {
            self.text = &self.text[1..];
        }
        while let Some(rest) = self.text.strip_prefix("\u{a0}".as_bytes()).or_else(|| self.text.strip_prefix("\u{202f}".as_bytes())) {
            self.text = rest;
            self.skip(bytes);
        }
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.text = &self.text[1..];
        }
        found
    }

    /// A number and how many digits it has, at most nine.
    fn number(&mut self) -> Option<(u32, usize)> {
        let digits = self.text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 || digits > 9 {
            return None;
        }
        let value = self.text[..digits].iter().fold(0_u32, |value, byte| value * 10 + u32::from(byte - b'0'));
        self.text = &self.text[digits..];
        Some((value, digits))
    }

    fn word(&mut self) -> &'a [u8] {
        let length = self.text.iter().take_while(|byte| byte.is_ascii_alphabetic() || (**byte >= 0x80 && **byte != 0xC2 && **byte != 0xE2)).count();
        let (word, rest) = self.text.split_at(length);
        self.text = rest;
        word
    }
}

fn month(word: &[u8]) -> Option<u32> {
    let word = super::words::key(std::str::from_utf8(word).ok()?);
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
    std::str::from_utf8(word).is_ok_and(|word| word.len() >= 3 && NAMES.iter().any(|name| name.starts_with(&crate::text::lowercase(word))))
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
    let (mut proves, mut open) = (None, false);
    let mut first_word = cursor.word();
    if !first_word.is_empty()
        && is_weekday(first_word)
        && (month(first_word).is_none() || !cursor.text.iter().take(8).filter(|byte| byte.is_ascii_digit()).count() >= 5)
    {
        let mut ahead = Cursor { text: cursor.text };
        ahead.skip(b" ,.");
        let named = ahead.word();
        let digits_then_month = named.is_empty() && ahead.number().is_some() && {
            ahead.skip(BETWEEN);
            month(ahead.word()).is_some()
        };
        if month(named).is_some() || digits_then_month || month(first_word).is_none() {
            cursor.skip(b" ,.");
            first_word = cursor.word();
        }
    }
    let day = if first_word.is_empty() {
        let (first, first_digits) = cursor.number()?;
        if first_digits == 8 {
            days(first / 10_000, first / 100 % 100, first % 100)?
        } else {
            if first_digits <= 2 && [b"er".as_slice(), b"st", b"nd", b"rd", b"th"].iter().any(|suffix| cursor.text.to_ascii_lowercase().starts_with(suffix)) {
                cursor.text = cursor.text.get(2..)?;
            }
            let separator = cursor.peek()?;
            cursor.skip(BETWEEN);
            let named = cursor.word();
            if !named.is_empty() {
                let of = if named.eq_ignore_ascii_case(b"of") || named.eq_ignore_ascii_case(b"de") {
                    cursor.skip(b" ");
                    cursor.word()
                } else {
                    named
                };
                let month = month(of)?;
                cursor.skip(BETWEEN);
                let (last, last_digits) = cursor.number()?;
                if first_digits == 4 { days(first, month, last)? } else { days(full_year((last, last_digits))?, month, first)? }
            } else {
                let (second, second_digits) = cursor.number()?;
                let more =
                    BETWEEN.contains(&cursor.peek().unwrap_or(b'x')) && cursor.peek() != Some(b' ') && cursor.text.get(1).is_some_and(u8::is_ascii_digit);
                if first_digits == 4 {
                    if more {
                        cursor.skip(BETWEEN);
                        days(first, second, cursor.number()?.0)?
                    } else {
                        days(first, second, 1)?
                    }
                } else if !more {
                    if second_digits != 4 || first > 12 {
                        return None;
                    }
                    days(second, first, 1)?
                } else {
                    cursor.skip(BETWEEN);
                    let year = full_year(cursor.number()?)?;
                    if first_digits > 2 || second_digits > 2 {
                        return None;
                    }
                    open = first <= 12 && second <= 12 && first != second && separator != b'.';
                    if first > 12 && second <= 12 {
                        proves = Some(Order::DayFirst);
                    } else if second > 12 && first <= 12 {
                        proves = Some(Order::MonthFirst);
                    }
                    let day_first = order == Order::DayFirst || (separator == b'.' && proves != Some(Order::MonthFirst));
                    let (day, month) = if day_first { (first, second) } else { (second, first) };
                    days(year, month, day)?
                }
            }
        }
    } else {
        let month = month(first_word)?;
        cursor.skip(BETWEEN);
        let (second, second_digits) = cursor.number()?;
        if second_digits == 4 {
            days(second, month, 1)?
        } else {
            if [b"st".as_slice(), b"nd", b"rd", b"th"].iter().any(|suffix| cursor.text.to_ascii_lowercase().starts_with(suffix)) {
                cursor.text = cursor.text.get(2..)?;
            }
            cursor.skip(BETWEEN);
            days(full_year(cursor.number()?)?, month, second)?
        }
    };
    let stamp = clock(cursor, day)?;
    Some(Read { stamp, proves, open })
}

/// What follows the day: nothing, or a time with its zone.
fn clock(mut cursor: Cursor, day: i64) -> Option<Stamp> {
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

/// Whether a cell says its distance from UTC: `…Z`, `… UTC`, `…+02:00`.
pub fn says_zone(text: &[u8]) -> bool {
    let text = text.trim_ascii();
    let Some(clock) = text.iter().position(|byte| *byte == b':') else { return false };
    let after = text.get(clock..).unwrap_or(b"");
    matches!(after, [.., digit, b'Z' | b'z'] if digit.is_ascii_digit())
        || [b"UTC".as_slice(), b"GMT"].iter().any(|zone| after.windows(3).any(|part| part == *zone))
        || after.iter().any(|byte| matches!(byte, b'+' | b'-'))
}

/// Whether a cell has the look of a written date, possible or not: `31/02/2025`.
pub fn looks_written(text: &[u8]) -> bool {
    if !(6..=60).contains(&text.len()) || !text.iter().any(u8::is_ascii_digit) {
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

/// How a column's sample writes time.
#[derive(Clone, Copy, Debug)]
pub struct TimeShape {
    /// What to read it with.
    pub notation: TimeNotation,
    /// Share of the sample that looks like a date.
    pub share: f64,
    /// Whether a cell showed which of day and month is first.
    pub proved: bool,
    /// Whether some cell reads two ways and none decides.
    pub open: bool,
    /// Whether the clock has twelve hours.
    pub half_day: bool,
}

/// The notation of a column, from its filled cells. Numbers are dates only where `expected` (a header says so).
pub fn shape<'a>(cells: impl Iterator<Item = &'a str> + Clone, expected: bool) -> Option<TimeShape> {
    let (mut total, mut dates, mut day_first, mut month_first, mut open, mut half_day) = (0, 0, 0, 0, false, false);
    for cell in cells.clone() {
        let text = cell.as_bytes();
        total += 1;
        if !text.iter().any(u8::is_ascii_digit) {
            continue;
        }
        if iso(text).is_some() {
            dates += 1;
            continue;
        }
        dates += u32::from(looks_written(text));
        if let Some(read) = written(text, Order::DayFirst).or_else(|| written(text, Order::MonthFirst)) {
            day_first += u32::from(read.proves == Some(Order::DayFirst));
            month_first += u32::from(read.proves == Some(Order::MonthFirst));
            open |= read.open;
        }
        half_day |= matches!(text, [.., b'm' | b'M'] | [.., b'm' | b'M', b'.']) && text.contains(&b':');
    }
    if total == 0 {
        return None;
    }
    let numbers: Vec<f64> = cells.filter_map(|cell| crate::real::read(&cell.replace(',', "."))).collect();
    if expected && numbers.len() * 2 > total as usize && dates * 2 < total {
        let within = |low: f64, high: f64| numbers.iter().filter(|value| (low..high).contains(*value)).count() * 2 >= numbers.len();
        let notation = if within(1e8, 1e10) {
            TimeNotation::Seconds
        } else if within(1e11, 1e13) {
            TimeNotation::Milliseconds
        } else if within(20_000.0, 80_000.0) {
            TimeNotation::Excel1900
        } else {
            return None;
        };
        return Some(TimeShape { notation, share: numbers.len() as f64 / f64::from(total), proved: true, open: false, half_day: false });
    }
    if dates == 0 {
        return None;
    }
    let order = if month_first > day_first { Order::MonthFirst } else { Order::DayFirst };
    let proved = day_first + month_first > 0;
    Some(TimeShape { notation: TimeNotation::Written(order), share: f64::from(dates) / f64::from(total), proved, open: open && !proved, half_day })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(stamp: Option<Stamp>) -> String {
        stamp.map_or("none".into(), |stamp| {
            let seconds = stamp.seconds().rem_euclid(86_400);
            if stamp.has_time() {
                format!("{} {:02}:{:02}:{:02}", stamp.day(), seconds / 3600, seconds / 60 % 60, seconds % 60)
            } else {
                stamp.day().to_string()
            }
        })
    }

    #[test]
    fn a_date_is_read_in_every_spelling() {
        let day_first = TimeNotation::Written(Order::DayFirst);
        for (text, expected) in [
            ("2025-01-14", "2025-01-14"),
            ("2025-01-14 09:05", "2025-01-14 09:05:00"),
            ("2024-03-05T14:23:11Z", "2024-03-05 14:23:11"),
            ("2025-03-28T16:42:00.000Z", "2025-03-28 16:42:00"),
            ("2025-01-14T09:05:11.000+0000", "2025-01-14 09:05:11"),
            ("2025-01-14T01:05:11+02:00", "2025-01-13 23:05:11"),
            ("2025/01/14", "2025-01-14"),
            ("20250114", "2025-01-14"),
            ("14/01/2025", "2025-01-14"),
            ("14.01.2025 9:05", "2025-01-14 09:05:00"),
            ("14-01-2025", "2025-01-14"),
            ("4/1/25", "2025-01-04"),
            ("14/01/2025 à 9h05", "2025-01-14 09:05:00"),
            ("15 Apr, 2025 00:02:00", "2025-04-15 00:02:00"),
            ("3 mars 2025", "2025-03-03"),
            ("1er février 2025", "2025-02-01"),
            ("12 août 2025", "2025-08-12"),
            ("Apr 15, 2025", "2025-04-15"),
            ("15-Apr-2025", "2025-04-15"),
            ("Tue, 15 Apr 2025 10:00:00 +0000", "2025-04-15 10:00:00"),
            ("mar. 15 avril 2025", "2025-04-15"),
            ("March 2025", "2025-03-01"),
            ("2025-03", "2025-03-01"),
            ("03/2025", "2025-03-01"),
            ("2025-02-30", "none"),
            ("31/02/2025", "none"),
            ("0000-00-00", "none"),
            ("29/02/2023", "none"),
            ("29/02/2024", "2024-02-29"),
            ("2025-01-14 25:00", "none"),
            ("hello", "none"),
            ("12345", "none"),
        ] {
            assert_eq!(show(day_first.read(text.as_bytes())), expected, "{text}");
        }
        let month_first = TimeNotation::Written(Order::MonthFirst);
        for (text, expected) in [
            ("3/28/2025 4:42 PM", "2025-03-28 16:42:00"),
            ("3/28/2025 12:00 AM", "2025-03-28 00:00:00"),
            ("3/28/2025, 12:15:09 p.m.", "2025-03-28 12:15:09"),
            ("28/3/2025", "none"),
        ] {
            assert_eq!(show(month_first.read(text.as_bytes())), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_dates_where_a_header_says_so() {
        for (notation, text, expected) in [
            (TimeNotation::Excel1900, "45672", "2025-01-15"),
            (TimeNotation::Excel1900, "45736.695833", "2025-03-20 16:42:00"),
            (TimeNotation::Excel1900, "60", "none"),
            (TimeNotation::Excel1900, "61", "1900-03-01"),
            (TimeNotation::Excel1904, "44210", "2025-01-15"),
            (TimeNotation::Seconds, "1736845511", "2025-01-14 09:05:11"),
            (TimeNotation::Milliseconds, "1743180120000", "2025-03-28 16:42:00"),
        ] {
            assert_eq!(show(notation.read(text.as_bytes())), expected, "{text}");
        }
        let found = |cells: &[&'static str]| shape(cells.iter().copied(), true).map(|shape| shape.notation);
        assert_eq!(found(&["45672", "45736.695833", "45700", "60", "61"]), Some(TimeNotation::Excel1900));
        assert_eq!(found(&["1736845511"]), Some(TimeNotation::Seconds));
        assert_eq!(found(&["1736845511000"]), Some(TimeNotation::Milliseconds));
        assert_eq!(found(&["3", "12"]), None);
    }

    #[test]
    fn one_value_proves_a_columns_order() {
        let found = |cells: &[&'static str]| shape(cells.iter().copied(), true).map(|shape| (shape.notation, shape.proved, shape.open));
        assert_eq!(found(&["03/04/2025", "12/25/2025"]), Some((TimeNotation::Written(Order::MonthFirst), true, false)));
        assert_eq!(found(&["03/04/2025", "25/12/2025"]), Some((TimeNotation::Written(Order::DayFirst), true, false)));
        assert_eq!(found(&["03/04/2025", "05/06/2025"]).map(|found| (found.1, found.2)), Some((false, true)));
        assert_eq!(found(&["03.04.2025"]), Some((TimeNotation::Written(Order::DayFirst), false, false)));
    }
}
