//! Words compared without case, accents and punctuation.

/// Lower case, without accents, letters and digits only, words parted by one space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for character in text.chars().map(lower) {
        let plain = unaccented(character);
        if plain.is_empty() {
            gap = !folded.is_empty();
        } else {
            if gap {
                folded.push(' ');
                gap = false;
            }
            folded.push_str(plain.as_str());
        }
    }
    folded
}

/// Where one text first stands in another. The standard library's search and memchr's, made for long texts, are 5 KB of the
/// download each.
pub fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    let Some((first, rest)) = part.split_first() else { return Some(0) };
    memchr::memchr_iter(*first, text).find(|at| text.get(at + 1..).is_some_and(|text| text.starts_with(rest)))
}

/// Whether one text stands in another.
pub fn has(text: &str, part: &str) -> bool {
    find(text.as_bytes(), part.as_bytes()).is_some()
}

/// What stands before and after the first place of a text in another.
pub fn parted<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let at = find(text.as_bytes(), part.as_bytes())?;
    Some((text.get(..at)?, text.get(at + part.len()..)?))
}

/// A text with another character in the place of one.
pub fn swapped(text: &str, old: char, new: char) -> String {
    text.chars().map(|character| if character == old { new } else { character }).collect()
}

/// How many characters are not ASCII.
pub fn beyond_ascii(text: &str) -> u64 {
    // so few at a time that a byte holds their count, 16 of which are added at once
    let some = |bytes: &[u8]| bytes.iter().map(|byte| u8::from(*byte >= 0xC0)).sum::<u8>();
    text.as_bytes().chunks(240).map(|bytes| u64::from(some(bytes))).sum()
}

/// An e-mail address to compare by: trimmed, lower case.
pub fn fold_email(text: &str) -> String {
    lowercase(text.trim())
}

/// Lower case of the Latin, Greek and Cyrillic letters; others have none, or keep theirs. The whole of Unicode's tables would
/// be 13 KB of the download.
pub fn lower(character: char) -> char {
    let shifted = match character {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => u32::from(character) + 32,
        'Ѐ'..='Џ' => u32::from(character) + 80,
        'Ÿ' => 0xff,
        'Ā'..='ķ' | 'Ŋ'..='ŷ' if u32::from(character).is_multiple_of(2) => u32::from(character) + 1,
        'Ĺ'..='ň' | 'Ź'..='ž' if !u32::from(character).is_multiple_of(2) => u32::from(character) + 1,
        other => u32::from(other),
    };
    char::from_u32(shifted).unwrap_or(character)
}

/// Whether a character belongs to a word: a letter or digit of any alphabet, not a space, sign or mark.
pub fn is_word(character: char) -> bool {
    match character {
        '0'..='9' | 'A'..='Z' | 'a'..='z' | 'ª' | 'µ' | 'º' => true,
        '\0'..='\u{BF}' | '×' | '÷' => false,
        '\u{2000}'..='\u{2BFF}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{FE00}'..='\u{FE6F}'
        | '\u{FEFF}'
        | '\u{FF00}'..='\u{FF0F}'
        | '\u{FFFD}'
        | '\u{1F000}'..='\u{1FAFF}' => false,
        _ => true,
    }
}

/// A text in lower case, by [`lower`].
pub fn lowercase(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { text.chars().map(lower).collect() }
}

struct Plain([u8; 4], usize);

impl Plain {
    fn is_empty(&self) -> bool {
        self.1 == 0
    }
    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0[..self.1]).unwrap_or("")
    }
}

fn unaccented(character: char) -> Plain {
    let ascii = match character {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
        'ç' | 'č' | 'ć' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ě' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' | 'ń' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'š' | 'ś' => "s",
        'ž' | 'ź' | 'ż' => "z",
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        _ => "",
    };
    let mut buffer = [0; 4];
    if ascii.is_empty() {
        if !is_word(character) {
            return Plain(buffer, 0);
        }
        let length = character.encode_utf8(&mut buffer).len();
        return Plain(buffer, length);
    }
    buffer[..ascii.len()].copy_from_slice(ascii.as_bytes());
    Plain(buffer, ascii.len())
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_case_and_punctuation_do_not_matter() {
        assert_eq!(fold("  Fermée et GAGNÉE! "), "fermee et gagnee");
        assert_eq!(fold("Œuvre d’Évry"), "oeuvre d evry");
        assert_eq!(fold("東京 (x)"), "東京 x");
        assert_eq!(fold("ŽIŻ ŁÓDŹ Ÿ ΑΘΗΝΑ МОСКВА"), "ziz łodz y αθηνα москва");
        assert_eq!(fold("—"), "");
    }
}
