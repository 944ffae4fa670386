//! Numbers and amounts, by column: which of point and comma begins the decimals is a property of the column.

mod shape;

pub use shape::{NumberShape, shape};

/// What begins the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decimal {
    /// `1,234.56`.
    Point,
    /// `1.234,56`, `1 234,56`.
    Comma,
}

impl Decimal {
    /// The other one.
    pub fn other(self) -> Decimal {
        match self {
            Decimal::Point => Decimal::Comma,
            Decimal::Comma => Decimal::Point,
        }
    }

    /// Its character.
    pub fn mark(self) -> char {
        char::from(self.byte())
    }

    fn byte(self) -> u8 {
        match self {
            Decimal::Point => b'.',
            Decimal::Comma => b',',
        }
    }

    /// From a name as in `mapping.notation`: `1,234.56`, `1234.56`, `1 234,56`…
    pub fn named(name: &str) -> Option<Decimal> {
        match name.bytes().rev().find(|byte| matches!(byte, b'.' | b',')) {
            Some(b'.') => Some(Decimal::Point),
            Some(_) => Some(Decimal::Comma),
            None => None,
        }
    }

    /// Its name, with the grouping that `sample` shows.
    pub fn name(self, grouping: Option<char>) -> String {
        match (self, grouping) {
            (Decimal::Point, None) => "1234.56".into(),
            (Decimal::Point, Some(group)) => format!("1{group}234.56"),
            (Decimal::Comma, None) => "1234,56".into(),
            (Decimal::Comma, Some(group)) => format!("1{group}234,56"),
        }
    }
}

/// A number as written: `digits × 10^exponent`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    digits: i128,
    exponent: i32,
    /// The decimal mark that only fits; `None` where the cell does not say.
    pub proves: Option<Decimal>,
    /// Whether it would read otherwise with the other mark: `1,234`.
    pub open: bool,
    /// What stands between thousands.
    pub grouping: Option<char>,
}

/// A trimmed cell as a number; `None` when it is not one.
#[inline(never)]
pub fn read(text: &str, decimal: Decimal) -> Option<Number> {
    if text.len() > 64 {
        return None;
    }
    let mut rest = text.trim();
    let mut negative = false;
    if let Some(inner) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        negative = true;
        rest = inner.trim();
    } else if let Some((sign, inner)) = rest.strip_suffix(')').and_then(|rest| rest.split_once('(')) {
        // `$(20.00)`: the sign before the parenthesis.
        if !sign.chars().any(|c| c.is_ascii_digit()) {
            negative = currency(sign.trim()).is_some();
            rest = inner.trim();
        }
    }
    let sign = |rest: &mut &str| {
        for mark in ['-', '\u{2212}', '\u{2013}'] {
            if let Some(after) = rest.strip_prefix(mark) {
                *rest = after.trim_start();
                return Some(true);
            }
        }
        rest.strip_prefix('+').map(|after| {
            *rest = after.trim_start();
            false
        })
    };
    let before = sign(&mut rest);
    let start = rest.find(|c: char| c.is_ascii_digit() || c == '.' || c == ',')?;
    let (head, tail) = rest.split_at(start);
    currency(head.trim_end_matches(['-', '\u{2212}', ' ', '\u{a0}', '\u{202f}']).trim())?;
    let inner = head.trim_end().ends_with(['-', '\u{2212}']);
    rest = tail;
    let end = rest.rfind(|c: char| c.is_ascii_digit() || c == '.' || c == ',')? + 1;
    let (body, mut suffix) = rest.split_at(end);
    // `1.5e5`
    let (body, power) = match body.split_once(['e', 'E']) {
        Some((mantissa, power)) => (mantissa, power.parse::<i32>().ok().filter(|power| power.abs() < 19)?),
        None => (body, 0),
    };
    let mut after = false;
    suffix = suffix.trim();
    for mark in ['-', '\u{2212}'] {
        if let Some(short) = suffix.strip_prefix(mark) {
            after = true;
            suffix = short.trim();
        }
    }
    let (scale, unit) = scale(suffix)?;
    currency(unit)?;
    if usize::from(negative) + usize::from(before.is_some()) + usize::from(inner) + usize::from(after) > 1 {
        return None;
    }
    negative |= before == Some(true) || inner || after;
    let mut number = digits(body, decimal)?;
    number.exponent += scale + power;
    if negative {
        number.digits = -number.digits;
    }
    Some(number)
}

/// A score beside its words, as surveys write the ends of a scale: `Not at all likely - 0`, `10 - Certainement`.
pub fn score(text: &str) -> Option<Number> {
    let (one, other) = crate::text::parted(text, " - ")?;
    let is_words = |part: &str| part.chars().any(crate::text::is_word) && !part.bytes().any(|byte| byte.is_ascii_digit());
    let number = if is_words(one) { other } else { Some(one).filter(|_| is_words(other))? };
    let value = number.trim().parse().ok().filter(|score| (0..=10).contains(score))?;
    Some(Number { digits: value, exponent: 0, proves: None, open: false, grouping: None })
}

/// A currency's sign or code, or nothing.
fn currency(text: &str) -> Option<()> {
    let signs = text.chars().all(|c| "$€£¥₣₹₽₩₪₫₺₴¢".chars().any(|sign| sign == c) || c == ' ' || c == '\u{a0}');
    let code = text.trim_end_matches('.').trim_end_matches(['$', '£']);
    let code = code.trim_end_matches('.');
    let letters = matches!(code.len(), 2 | 3) && code.chars().all(|c| c.is_ascii_uppercase())
        || ["kr", "Kr", "Fr", "CHF", "R", "A", "C", "US", "zł", "Kč", "Ft", "euros", "euro", "Euro", "eur", "usd", "%"].contains(&code);
    (text.is_empty() || signs || letters).then_some(())
}

/// Power of ten that a suffix means, and what is left of it.
fn scale(suffix: &str) -> Option<(i32, &str)> {
    const POWERS: [(&str, i32); 16] = [
        ("bn", 9),
        ("Bn", 9),
        ("Mrd", 9),
        ("Md", 9),
        ("B", 9),
        ("Mio", 6),
        ("mio", 6),
        ("mn", 6),
        ("MM", 6),
        ("M", 6),
        ("m", 6),
        ("K", 3),
        ("k", 3),
        ("%", -2),
        ("\u{2030}", -3),
        ("G", 9),
    ];
    for (name, power) in POWERS {
        if let Some(rest) = suffix.strip_prefix(name) {
            let rest = rest.trim_start();
            if rest.is_empty() || !rest.starts_with(|c: char| crate::text::is_word(c) && !c.is_ascii_digit()) && !name.is_empty() {
                return Some((power, rest));
            }
        }
    }
    Some((0, suffix))
}

fn digits(body: &str, decimal: Decimal) -> Option<Number> {
    let mut value: i128 = 0;
    let (mut whole, mut run, mut fraction) = (0_usize, 0_usize, None::<usize>);
    let mut grouping: Option<char> = None;
    let (mut points, mut commas) = (0, 0);
    for c in body.chars() {
        match c {
            '0'..='9' => {
                value = value.checked_mul(10)?.checked_add(i128::from(c as u32 - '0' as u32))?;
                match &mut fraction {
                    Some(length) => *length += 1,
                    None => whole += 1,
                }
                run += 1;
            }
            _ if c == char::from(decimal.byte()) => {
                if fraction.is_some() || grouping.is_some() && run != 3 {
                    return None;
                }
                points += u32::from(c == '.');
                commas += u32::from(c == ',');
                fraction = Some(0);
                run = 0;
            }
            '.' | ',' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '\u{2019}' | '_' => {
                let first = grouping.is_none();
                if fraction.is_some() || run == 0 || run > 3 || body.starts_with('0') || (!first && run != 3) || (!first && grouping != Some(c)) {
                    return None;
                }
                points += u32::from(c == '.');
                commas += u32::from(c == ',');
                grouping = Some(c);
                run = 0;
            }
            _ => return None,
        }
    }
    if whole + fraction.unwrap_or(0) == 0 || (grouping.is_some() && fraction.is_none() && run != 3) {
        return None;
    }
    let marks = points + commas;
    let leading = body.chars().take_while(char::is_ascii_digit).count();
    let open =
        marks == 1 && body.len() - leading == 4 && (1..=3).contains(&leading) && !body.starts_with('0') && grouping.is_none_or(|c| matches!(c, '.' | ','));
    let shown = match (points, commas) {
        (0, 0) => None,
        _ if open => None,
        (1, 0) if grouping.is_none() || grouping != Some('.') => Some(Decimal::Point),
        (0, 1) if grouping.is_none() || grouping != Some(',') => Some(Decimal::Comma),
        _ => Some(decimal),
    };
    Some(Number { digits: value, exponent: -(fraction.unwrap_or(0) as i32), proves: shown, open, grouping })
}

impl Number {
    /// In 1/10,000 of a unit, rounded half away from zero; `None` beyond ±9·10^14 units.
    #[inline(never)]
    pub fn amount(self) -> Option<i64> {
        let exponent = self.exponent + 4;
        let value = if exponent >= 0 {
            self.digits.checked_mul(10_i128.checked_pow(exponent as u32)?)?
        } else {
            let divisor = 10_i128.checked_pow(exponent.unsigned_abs())?;
            let half = if self.digits < 0 { -divisor / 2 } else { divisor / 2 };
            self.digits.checked_add(half)? / divisor
        };
        i64::try_from(value).ok().filter(|value| value.unsigned_abs() <= 9_000_000_000_000_000_000)
    }

    /// The nearest f64.
    pub fn float(self) -> Option<f64> {
        crate::real::nearest(self.digits, self.exponent)
    }
}

/// Plain digits with at most one decimal mark and four decimals, as most files write amounts: 1/10,000 of a unit, and whether
/// there were decimals.
#[inline(always)]
pub fn plain_amount(text: &[u8], decimal: Decimal) -> Option<(i64, bool)> {
    let (negative, text) = match text.split_first() {
        Some((b'-', rest)) => (true, rest),
        _ => (false, text),
    };
    if text.is_empty() || text.len() > 15 {
        return None;
    }
    let mut value = 0_i64;
    let mut fraction = 0_usize;
    let mut marked = 0_usize;
    let mark = decimal.byte();
    for byte in text {
        let digit = byte.wrapping_sub(b'0');
        if digit < 10 {
            value = value * 10 + i64::from(digit);
            fraction += marked;
        } else if *byte == mark && marked == 0 {
            marked = 1;
        } else {
            return None;
        }
    }
    // `1.234` may be read two ways, so it takes the long way.
    if fraction == 3 || fraction > 4 || text.len() == marked {
        return None;
    }
    const POWERS: [i64; 5] = [10_000, 1_000, 100, 10, 1];
    let value = value * POWERS[fraction];
    Some((if negative { -value } else { value }, fraction > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_in_every_spelling() {
        for (text, decimal, expected) in [
            ("1,234.56", Decimal::Point, Some(12_345_600)),
            ("1.234,56", Decimal::Comma, Some(12_345_600)),
            ("1 234,56", Decimal::Comma, Some(12_345_600)),
            ("12\u{202f}500,00\u{a0}€", Decimal::Comma, Some(125_000_000)),
            ("1\u{a0}234,5 EUR", Decimal::Comma, Some(12_345_000)),
            ("1'234.56", Decimal::Point, Some(12_345_600)),
            ("12’500.00", Decimal::Point, Some(125_000_000)),
            ("CHF 7.00", Decimal::Point, Some(70_000)),
            ("$22,700.00", Decimal::Point, Some(227_000_000)),
            ("-$5", Decimal::Point, Some(-50_000)),
            ("$-5", Decimal::Point, Some(-50_000)),
            ("(1,234.50)", Decimal::Point, Some(-12_345_000)),
            ("$(20.00)", Decimal::Point, Some(-200_000)),
            ("1234-", Decimal::Point, Some(-12_340_000)),
            ("\u{2212}500", Decimal::Point, Some(-5_000_000)),
            ("12%", Decimal::Point, Some(1_200)),
            ("0,3 %", Decimal::Comma, Some(30)),
            ("$342.09K", Decimal::Point, Some(3_420_900_000)),
            ("$1.2M", Decimal::Point, Some(12_000_000_000)),
            ("3 bn", Decimal::Point, Some(30_000_000_000_000)),
            ("0.00005", Decimal::Point, Some(1)),
            ("-0.00005", Decimal::Point, Some(-1)),
            ("1.5e3", Decimal::Point, Some(15_000_000)),
            ("900000000000000", Decimal::Point, Some(9_000_000_000_000_000_000)),
            ("900000000000001", Decimal::Point, None),
            ("1,23.4", Decimal::Point, None),
            ("1.2.3", Decimal::Point, None),
            ("12 apples", Decimal::Point, None),
            ("2025-01-01", Decimal::Point, None),
            ("--1", Decimal::Point, None),
            ("", Decimal::Point, None),
        ] {
            assert_eq!(read(text, decimal).and_then(Number::amount), expected, "{text}");
        }
    }

    #[test]
    fn the_plain_way_agrees_with_the_long_one() {
        for text in ["0", "12", "-3.1", "1054", "6902.57", "0.1234", "-0.01", "5."] {
            assert_eq!(plain_amount(text.as_bytes(), Decimal::Point).map(|plain| plain.0), read(text, Decimal::Point).and_then(Number::amount), "{text}");
        }
        for text in ["", "-", ".", "1.234", "1,5", "x", "1.12345"] {
            assert_eq!(plain_amount(text.as_bytes(), Decimal::Point), None, "{text}");
        }
    }
}
