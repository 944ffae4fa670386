//! Headers as keys, the ways to say nothing, and yes and no.

/// A header reduced to its lower-case letters and digits, accents folded: `Stage Name`, `stage_name`, `STAGENAME` and
/// `StageName` are one key.
pub fn key(header: &str) -> String {
    let mut key = String::with_capacity(header.len());
    for character in header.chars() {
        match fold(character) {
            Some(folded) => key.push_str(folded),
            None => key.extend(Some(crate::text::lower(character)).filter(|c| crate::text::is_word(*c))),
        }
    }
    key
}

/// Lower-case ASCII for the accented letters of Western languages.
fn fold(character: char) -> Option<&'static str> {
    Some(match character {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'À' | 'Á' | 'Â' | 'Ã' | 'Ä' | 'Å' => "a",
        'ç' | 'Ç' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => "i",
        'ñ' | 'Ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ö' => "o",
        'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Ú' | 'Û' | 'Ü' => "u",
        'ÿ' | 'ý' => "y",
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ß' => "ss",
        _ => return None,
    })
}

/// Without spaces around it, no-break ones included.
#[inline(always)]
pub fn trim(text: &[u8]) -> &[u8] {
    let ascii = |byte: u8| byte.wrapping_sub(b'!') < 0x80 - b'!';
    match (text.first(), text.last()) {
        (None, _) => text,
        (Some(first), Some(last)) if ascii(*first) && ascii(*last) => text,
        _ => trim_letters(text),
    }
}

/// The same where it may begin or end with a letter that is not ASCII.
#[inline(never)]
fn trim_letters(text: &[u8]) -> &[u8] {
    let ascii = |byte: u8| byte > b' ' && byte < 0x80;
    // the first byte of letters with accents, Greek and Cyrillic: no space begins with it
    let letter = |byte: u8| matches!(byte, 0xC3..=0xDF);
    match text {
        [first, .., before, last] if (ascii(*first) || letter(*first)) && (ascii(*last) || letter(*before)) => text,
        _ => trim_slow(text),
    }
}

#[cold]
fn trim_slow(text: &[u8]) -> &[u8] {
    match std::str::from_utf8(text) {
        Ok(text) => text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}' || c == '\u{200B}' || c == '\0').as_bytes(),
        Err(_) => text.trim_ascii(),
    }
}

const NOTHING: &[&str] = &[
    "-",
    "--",
    "---",
    "\u{2013}",
    "\u{2014}",
    "n/a",
    "#n/a",
    "null",
    "(none)",
    "(aucun)",
    "(aucune)",
    "-none-",
    "(blank)",
    "(vide)",
    "[not provided]",
    "#ref!",
    "#value!",
    "(empty)",
    "(null)",
    "\\n",
];
const NO_VALUE: &[&str] = &[
    "na",
    "nan",
    "none",
    "nil",
    "select",
    "n.c.",
    "nc",
    "n.d.",
    "nd",
    "s/o",
    "vide",
    "aucun",
    "aucune",
    "n.a.",
    "#name?",
    "#div/0!",
    "#num!",
    "#null!",
    "?",
    "undefined",
    "inconnu",
    "unknown",
    "tbd",
];

/// Whether a trimmed label says that there is none.
#[inline(always)]
pub fn is_nothing(text: &[u8]) -> bool {
    match text.first() {
        None => true,
        Some(b'-' | b'n' | b'N' | b'#' | b'(' | b'[' | b'\\' | 0xE2) => text.len() <= 14 && listed(text, NOTHING),
        Some(_) => false,
    }
}

/// Whether a trimmed cell that should hold a number, a date or a flag says that there is none.
#[cold]
pub fn is_no_value(text: &[u8]) -> bool {
    match text.first() {
        None => true,
        Some(b'0'..=b'9') => false,
        Some(_) => text.len() <= 14 && (listed(text, NOTHING) || listed(text, NO_VALUE)),
    }
}

#[inline(never)]
fn listed(text: &[u8], words: &[&str]) -> bool {
    words.iter().any(|word| word.as_bytes().eq_ignore_ascii_case(text))
}

/// Yes or no.
#[inline]
pub fn flag(text: &[u8]) -> Option<bool> {
    const YES: &[&str] = &["1", "yes", "true", "oui", "vrai", "y", "t", "x", "churned", "1.0"];
    const NO: &[&str] = &["0", "no", "false", "non", "faux", "n", "f", "0.0"];
    if text.len() > 7 {
        None
    } else if listed(text, YES) {
        Some(true)
    } else if listed(text, NO) {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_header_have_one_key() {
        for header in ["Stage Name", "stage_name", "STAGENAME", "StageName", " stage-name "] {
            assert_eq!(key(header), "stagename");
        }
        assert_eq!(key("Propriétaire de l’opportunité"), "proprietairedelopportunite");
    }

    #[test]
    fn there_are_many_ways_to_say_nothing() {
        for text in ["", "-", "N/A", "#N/A", "null", "NULL", "(none)", "(aucun)", "-None-", "—", "(blank)"] {
            assert!(is_nothing(text.as_bytes()), "{text}");
            assert!(is_no_value(text.as_bytes()), "{text}");
        }
        for text in ["NaN", "n.c.", "None", "Select"] {
            assert!(is_no_value(text.as_bytes()) && !is_nothing(text.as_bytes()), "{text}");
        }
        assert!(!is_nothing("Nadia".as_bytes()) && !is_no_value(b"0"));
        assert_eq!(trim("\u{a0} x \t".as_bytes()), b"x");
        assert_eq!(trim("É".as_bytes()), "É".as_bytes());
    }
}
