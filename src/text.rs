//! Words compared without case, accents and punctuation.

/// Lower case, without accents, letters and digits only, words parted by one space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for character in text.chars().flat_map(char::to_lowercase) {
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

/// An e-mail address to compare by: trimmed, lower case.
pub fn fold_email(text: &str) -> String {
    text.trim().to_lowercase()
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
        if !character.is_alphanumeric() {
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
        assert_eq!(fold("—"), "");
    }
}
