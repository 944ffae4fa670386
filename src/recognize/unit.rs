//! What a header says beside the name: a currency, hundredths or thousands, or the unit of a duration.

use super::words::key;
use crate::text::{has, is_word, swapped};

/// A header without its unit, and the unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit {
    /// Key of the header without what the unit takes; the whole key where there is none.
    pub bare: String,
    /// ISO code of the currency.
    pub currency: Option<&'static str>,
    /// Amounts are in units of 10 to this power: -2 for cents, 3 for thousands.
    pub power: i32,
    /// Seconds in the unit of a duration.
    pub seconds: Option<u32>,
}

/// Signs and codes that stand for a currency. A sign that several currencies share is the one that most files mean.
const CURRENCIES: &[(&str, &str)] = &[
    ("€", "EUR"),
    ("eur", "EUR"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("$", "USD"),
    ("us$", "USD"),
    ("usd", "USD"),
    ("dollars", "USD"),
    ("£", "GBP"),
    ("gbp", "GBP"),
    ("chf", "CHF"),
    ("cad", "CAD"),
    ("ca$", "CAD"),
    ("c$", "CAD"),
    ("aud", "AUD"),
    ("a$", "AUD"),
    ("au$", "AUD"),
    ("nzd", "NZD"),
    ("¥", "JPY"),
    ("jpy", "JPY"),
    ("cny", "CNY"),
    ("₹", "INR"),
    ("inr", "INR"),
    ("r$", "BRL"),
    ("brl", "BRL"),
    ("mxn", "MXN"),
    ("sek", "SEK"),
    ("nok", "NOK"),
    ("dkk", "DKK"),
    ("zł", "PLN"),
    ("pln", "PLN"),
    ("czk", "CZK"),
    ("kč", "CZK"),
    ("huf", "HUF"),
    ("ron", "RON"),
    ("₺", "TRY"),
    ("try", "TRY"),
    ("₽", "RUB"),
    ("rub", "RUB"),
    ("₪", "ILS"),
    ("ils", "ILS"),
    ("₩", "KRW"),
    ("krw", "KRW"),
    ("sgd", "SGD"),
    ("hkd", "HKD"),
    ("zar", "ZAR"),
    ("mad", "MAD"),
    ("tnd", "TND"),
    ("xof", "XOF"),
    ("aed", "AED"),
];

/// The currency that a word or sign stands for.
pub fn currency(word: &str) -> Option<&'static str> {
    let word = crate::text::lowercase(word.trim());
    CURRENCIES.iter().find(|(name, _)| *name == word).map(|(_, code)| *code)
}

/// The currency that an amount's cell shows: `€1,234`, `12 500,00 EUR`, `US$5`.
pub fn currency_of_cell(cell: &str) -> Option<&'static str> {
    let inside = |c: char| c.is_ascii_digit() || "+-−–.,'’() \u{a0}\u{202f}".chars().any(|known| known == c);
    let (start, end) = (cell.find(|c| !inside(c))?, cell.rfind(|c| !inside(c))?);
    let (before, after) = (cell.find(|c: char| c.is_ascii_digit())?, cell.rfind(|c: char| c.is_ascii_digit())?);
    let sign = if end < before {
        cell.get(start..before)?
    } else if start > after {
        cell.get(after + 1..)?
    } else {
        return None;
    };
    currency(sign.trim_matches(inside))
}

/// Reads a header.
pub fn unit(header: &str) -> Unit {
    let whole = Unit { bare: key(header), ..Unit::default() };
    let lower = crate::text::lowercase(header.trim());
    let (name, said) = match lower.strip_suffix([')', ']']).and_then(|open| open.rsplit_once(['(', '['])) {
        Some((name, said)) => (name.to_owned(), said.to_owned()),
        None => {
            let spaced = swapped(&lower, '_', ' ');
            let Some((name, said)) = spaced.rsplit_once([' ', '\u{a0}', '\u{202f}']) else { return whole };
            let name = [" in", " en", " per", " -", " –"].iter().find_map(|word| name.strip_suffix(word)).unwrap_or(name);
            (name.to_owned(), said.to_owned())
        }
    };
    let said = said.trim();
    let bare = key(&name);
    if bare.is_empty() {
        return whole;
    }
    let found = Unit { bare, ..Unit::default() };
    let word = said.strip_prefix("in ").or(said.strip_prefix("en ")).unwrap_or(said);
    if let Some(code) = currency(word) {
        return Unit { currency: Some(code), ..found };
    }
    match word {
        "cents" | "centimes" | "cent" | "minor" | "minor units" | "pence" => Unit { power: -2, ..found },
        "k€" | "keur" | "k eur" => Unit { currency: Some("EUR"), power: 3, ..found },
        "k$" | "kusd" => Unit { currency: Some("USD"), power: 3, ..found },
        "m€" | "meur" => Unit { currency: Some("EUR"), power: 6, ..found },
        "s" | "sec" | "secs" | "second" | "seconds" | "secondes" | "seconde" => Unit { seconds: Some(1), ..found },
        "min" | "mins" | "minutes" | "minute" | "mn" => Unit { seconds: Some(60), ..found },
        "h" | "hr" | "hrs" | "hours" | "heures" | "hour" => Unit { seconds: Some(3_600), ..found },
        "d" | "days" | "jours" | "day" | "j" => Unit { seconds: Some(86_400), ..found },
        "hh:mm:ss" | "h:mm:ss" | "hh:mm" => found,
        "ht" | "ttc" | "hors taxes" | "utc" | "gmt" | "converted" | "converti" => found,
        // the zone of a time: `Started at (Europe/Paris)`
        zone if zone.split_once('/').is_some_and(|(area, city)| {
            [area, city].iter().all(|part| !part.is_empty() && part.chars().all(|c| is_word(c) && !c.is_ascii_digit() || c == '_' || c == '/'))
        }) =>
        {
            found
        }
        _ => whole,
    }
}

/// Seconds of a duration: `25:10:00`, `0:42`, `1d 2h 3m`, or a number of `unit` seconds.
pub fn duration(cell: &str, unit: Option<u32>) -> Option<i64> {
    let cell = cell.trim();
    if has(cell, ":") {
        let parts: Vec<i64> = cell.split(':').map(|part| part.trim().parse::<i64>().ok().filter(|n| (0..1_000_000).contains(n))).collect::<Option<_>>()?;
        return match parts.as_slice() {
            [hours, minutes] if *minutes < 60 => Some(hours * 3_600 + minutes * 60),
            [hours, minutes, seconds] if *minutes < 60 && *seconds < 60 => Some(hours * 3_600 + minutes * 60 + seconds),
            _ => None,
        };
    }
    if let Some(unit) = unit {
        let value = crate::real::read(&swapped(cell, ',', '.')).filter(|value| (0.0..1e9).contains(value))?;
        return Some((value * f64::from(unit)).round() as i64);
    }
    let mut total = 0_i64;
    let mut seen = false;
    for part in cell.split_inclusive(|c: char| c.is_ascii_alphabetic()).map(str::trim).filter(|part| !part.is_empty()) {
        let (digits, letter) = part.split_at(part.len().checked_sub(1)?);
        let number = digits.trim().parse::<i64>().ok().filter(|n| (0..1_000_000).contains(n))?;
        total += number
            * match letter {
                "d" | "j" => 86_400,
                "h" => 3_600,
                "m" => 60,
                "s" => 1,
                _ => return None,
            };
        seen = true;
    }
    seen.then_some(total)
}

/// Seconds of an hour of the day: `9:05`, `9h05`, `4:42 PM`, or a whole hour.
pub fn hour(cell: &str) -> Option<i64> {
    let cell = cell.trim();
    let whole = || cell.trim_end_matches(['h', 'H', ' ']).parse().ok().filter(|hour| (0..24).contains(hour)).map(|hour: i64| hour * 3_600);
    super::dates::time_of_day(cell.as_bytes()).or_else(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_says_its_unit() {
        for (header, bare, currency, power, seconds) in [
            ("Amount (EUR)", "amount", Some("EUR"), 0, None),
            ("Montant en €", "montant", Some("EUR"), 0, None),
            ("amount_usd", "amount", Some("USD"), 0, None),
            ("Amount spent (GBP)", "amountspent", Some("GBP"), 0, None),
            ("amount_cents", "amount", None, -2, None),
            ("Price in cents", "price", None, -2, None),
            ("CA (k€)", "ca", Some("EUR"), 3, None),
            ("First reply time (min)", "firstreplytime", None, 0, Some(60)),
            ("Montant (HT)", "montant", None, 0, None),
            ("Deal Amount", "dealamount", None, 0, None),
            ("Started at (Europe/Paris)", "startedat", None, 0, None),
            ("Session primary channel group (Default Channel Group)", "sessionprimarychannelgroupdefaultchannelgroup", None, 0, None),
        ] {
            assert_eq!(unit(header), Unit { bare: bare.into(), currency, power, seconds }, "{header}");
        }
    }

    #[test]
    fn a_cell_shows_its_currency() {
        for (cell, code) in [
            ("€1,234", Some("EUR")),
            ("12 500,00 €", Some("EUR")),
            ("1 234,5 EUR", Some("EUR")),
            ("US$5", Some("USD")),
            ("-$5.00", Some("USD")),
            ("CHF 7.00", Some("CHF")),
            ("12%", None),
            ("12", None),
            ("$", None),
            ("abc", None),
        ] {
            assert_eq!(currency_of_cell(cell), code, "{cell}");
        }
    }

    #[test]
    fn a_duration_is_read_with_its_unit() {
        assert_eq!(
            [duration("25:10:00", None), duration("0:42:10", None), duration("90", Some(60)), duration("1,5", Some(3_600))],
            [Some(90_600), Some(2_530), Some(5_400), Some(5_400)]
        );
        assert_eq!(
            [duration("1d 2h", None), duration("3m 5s", None), duration("12", None), duration("x", None), duration("", None)],
            [Some(93_600), Some(185), None, None, None]
        );
    }
}
