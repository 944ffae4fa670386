//! Bytes to UTF-8. What is UTF-8 already passes through without a copy; the rest is decoded natively by encoding_rs and in the
//! browser by its own TextDecoder, which follow the same standard.

/// What the bytes of a text are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, ASCII included.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// What Western Windows and "ISO-8859-1" exports write.
    Windows1252,
    /// The same with the euro sign and œ where Unix programs put them.
    Iso8859_15,
    /// What classic Macs and some Excel for Mac exports write.
    MacRoman,
    /// What DOS and some accounting programs write.
    Cp850,
}

const CP850: &str =
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

impl Encoding {
    /// Name as the WHATWG standard writes it, lower case.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Windows1252 => "windows-1252",
            Encoding::Iso8859_15 => "iso-8859-15",
            Encoding::MacRoman => "macintosh",
            Encoding::Cp850 => "cp850",
        }
    }

    /// The encoding of that name.
    pub fn named(name: &str) -> Option<Encoding> {
        use Encoding::{Cp850, Iso8859_15, MacRoman, Utf8, Utf16Be, Utf16Le, Windows1252};
        [Utf8, Utf16Le, Utf16Be, Windows1252, Iso8859_15, MacRoman, Cp850].into_iter().find(|encoding| encoding.name() == name)
    }

    /// Of the first part of a file, with the length of its byte order mark. `whole`: the part is the whole file.
    pub fn detect(bytes: &[u8], whole: bool) -> (Encoding, usize) {
        match bytes {
            [0xEF, 0xBB, 0xBF, ..] => return (Encoding::Utf8, 3),
            [0xFF, 0xFE, ..] => return (Encoding::Utf16Le, 2),
            [0xFE, 0xFF, ..] => return (Encoding::Utf16Be, 2),
            _ => {}
        }
        if let Some(encoding) = by_nuls(bytes) {
            return (encoding, 0);
        }
        let mut count = Sequences::default();
        count.add(bytes, whole);
        if count.is_utf8() { (Encoding::Utf8, 0) } else { (single_byte(bytes), 0) }
    }
}

/// UTF-16 without a mark: a zero in every other byte of Latin text.
fn by_nuls(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..bytes.len().min(4096) & !1)?;
    let pairs = sample.len() / 2;
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if pairs >= 2 && odd * 2 > pairs && even * 20 < pairs {
        Some(Encoding::Utf16Le)
    } else if pairs >= 2 && even * 2 > pairs && odd * 20 < pairs {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Which one-byte encoding, by where its letters lie: a byte beyond ASCII beside a letter is most likely a letter.
pub fn single_byte(bytes: &[u8]) -> Encoding {
    let (mut western, mut dos, mut mac, mut controls, mut latin9) = (0_u32, 0_u32, 0_u32, 0_u32, 0_u32);
    let at = |index: usize| bytes.get(index).copied().unwrap_or(b' ');
    for (index, byte) in bytes.iter().enumerate().filter(|(_, byte)| **byte >= 0x80) {
        let (before, after) = (at(index.wrapping_sub(1)), at(index + 1));
        controls += u32::from(*byte < 0xA0);
        // The euro sign after an amount, œ inside a word.
        latin9 += u32::from(*byte == 0xA4 && (before == b' ' || before.is_ascii_digit() || after.is_ascii_digit()));
        latin9 += u32::from(matches!(byte, 0xBC..=0xBE) && (after.is_ascii_alphabetic() || before.is_ascii_alphabetic()));
        // An opening capital: É and Œ.
        mac += u32::from(matches!(byte, 0x83 | 0xCE) && !before.is_ascii_alphanumeric() && after.is_ascii_lowercase());
        dos += u32::from(matches!(byte, 0x90) && !before.is_ascii_alphanumeric() && after.is_ascii_lowercase());
        western += u32::from(matches!(byte, 0xC0..=0xFF) && !before.is_ascii_alphanumeric() && after.is_ascii_lowercase());
        if !before.is_ascii_alphabetic() {
            continue;
        }
        match byte {
            // A Mac's apostrophe stands where others have a letter.
            0xD5 if after.is_ascii_alphabetic() || after >= 0x80 => mac += 1,
            0xC0..=0xFF => western += 1,
            0x85 if !after.is_ascii_alphabetic() => {}
            0x82 | 0x83 | 0x85 | 0x87 | 0x8A | 0x8B | 0x8C | 0x93 | 0x96 | 0x97 => dos += 1,
            _ => {}
        }
        mac += u32::from(matches!(byte, 0x8E | 0x8F | 0x88 | 0x8D | 0x90 | 0x99 | 0x9D | 0x9E));
    }
    if western >= dos && western >= mac {
        if controls == 0 && latin9 > 0 { Encoding::Iso8859_15 } else { Encoding::Windows1252 }
    } else if dos >= mac {
        Encoding::Cp850
    } else {
        Encoding::MacRoman
    }
}

/// Whether a text that was decoded holds what another encoding would have written: a replaced character, or two that are the
/// halves of one of UTF-8's.
pub fn is_doubtful(text: &[u8]) -> bool {
    let mut rest = text;
    while let Some(at) = memchr::memchr2(0xC3, 0xEF, rest) {
        let halves = matches!(rest.get(at..at + 3), Some([0xC3, 0x82 | 0x83, 0xC2..=0xEF]));
        if halves || rest.get(at..).is_some_and(|rest| rest.starts_with("\u{FFFD}".as_bytes())) {
            return true;
        }
        rest = rest.get(at + 1..).unwrap_or(b"");
    }
    false
}

/// Well and badly formed UTF-8 sequences seen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sequences {
    /// Characters beyond ASCII.
    pub good: u64,
    /// Bytes that belong to no character.
    pub bad: u64,
}

impl Sequences {
    fn add(&mut self, mut bytes: &[u8], whole: bool) {
        loop {
            match std::str::from_utf8(bytes) {
                Ok(text) => {
                    self.good += crate::text::beyond_ascii(text);
                    return;
                }
                Err(error) => {
                    let (good, rest) = bytes.split_at(error.valid_up_to());
                    self.good += std::str::from_utf8(good).map_or(0, crate::text::beyond_ascii);
                    let Some(length) = error.error_len() else {
                        self.bad += u64::from(whole);
                        return;
                    };
                    self.bad += 1;
                    bytes = rest.get(length..).unwrap_or(b"");
                }
            }
        }
    }

    /// A stray byte among many characters is damage; more of them are another encoding.
    pub fn is_utf8(self) -> bool {
        self.bad == 0 || self.bad <= self.good
    }
}

/// The bytes as text, many at a time; where the first that is none stands, the standard library knows.
fn utf8(bytes: &[u8]) -> Result<&str, std::str::Utf8Error> {
    simdutf8::basic::from_utf8(bytes).or_else(|_| std::str::from_utf8(bytes))
}

/// Bytes kept around what is not UTF-8, and of all of it.
const AROUND: usize = 1;
const MOST_STRANGE: usize = 4_096;

/// Decodes a stream; pieces may be cut anywhere.
pub struct Decoder {
    encoding: Encoding,
    held: Vec<u8>,
    text: Vec<u8>,
    /// What UTF-8 turned out to hold.
    pub seen: Sequences,
    /// Where it was not UTF-8: the first of these bytes with those around them.
    strange: Vec<u8>,
    foreign: Option<foreign::Foreign>,
}

impl Decoder {
    /// For bytes after the byte order mark.
    pub fn new(encoding: Encoding) -> Decoder {
        let foreign = match encoding {
            Encoding::Utf8 | Encoding::Cp850 => None,
            _ => Some(foreign::Foreign::new(encoding)),
        };
        Decoder { encoding, held: Vec::new(), text: Vec::new(), seen: Sequences::default(), strange: Vec::new(), foreign }
    }

    /// What it decodes.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// What the bytes are where they turned out not to be UTF-8.
    pub fn other(&self) -> Encoding {
        single_byte(&self.strange)
    }

    /// The text of some bytes. `last`: nothing follows. What cannot be read becomes U+FFFD.
    pub fn decode<'a>(&'a mut self, bytes: &'a [u8], last: bool) -> &'a [u8] {
        if let Some(foreign) = &mut self.foreign {
            self.text.clear();
            foreign.decode(bytes, last, &mut self.text);
            return &self.text;
        }
        if self.encoding == Encoding::Cp850 {
            self.text.clear();
            let high: Vec<char> = CP850.chars().collect();
            let mut utf8 = [0; 4];
            for byte in bytes {
                let character = if *byte < 0x80 { char::from(*byte) } else { high.get(usize::from(*byte) - 0x80).copied().unwrap_or('\u{FFFD}') };
                self.text.extend_from_slice(character.encode_utf8(&mut utf8).as_bytes());
            }
            return &self.text;
        }
        if self.held.is_empty() {
            // one look instead of two, but in the wasm, whose standard library takes four bytes at a time
            if cfg!(not(target_arch = "wasm32")) && bytes.is_ascii() {
                return bytes;
            }
            match utf8(bytes) {
                Ok(text) => {
                    self.seen.good += crate::text::beyond_ascii(text);
                    return bytes;
                }
                Err(error) if error.error_len().is_none() && !last => {
                    let (good, cut) = bytes.split_at(error.valid_up_to());
                    self.seen.good += std::str::from_utf8(good).map_or(0, crate::text::beyond_ascii);
                    self.held.extend_from_slice(cut);
                    return good;
                }
                Err(_) => {}
            }
        }
        self.repair(bytes, last);
        &self.text
    }

    fn repair(&mut self, bytes: &[u8], last: bool) {
        let mut all = std::mem::take(&mut self.held);
        all.extend_from_slice(bytes);
        self.text.clear();
        let mut rest = all.as_slice();
        loop {
            match std::str::from_utf8(rest) {
                Ok(text) => {
                    self.seen.good += crate::text::beyond_ascii(text);
                    self.text.extend_from_slice(rest);
                    return;
                }
                Err(error) => {
                    let (good, bad) = rest.split_at(error.valid_up_to());
                    self.seen.good += std::str::from_utf8(good).map_or(0, crate::text::beyond_ascii);
                    self.text.extend_from_slice(good);
                    match error.error_len() {
                        None if !last => {
                            self.held.extend_from_slice(bad);
                            return;
                        }
                        length => {
                            self.seen.bad += 1;
                            if self.strange.len() < MOST_STRANGE {
                                let end = length.unwrap_or(bad.len()) + AROUND;
                                self.strange.extend_from_slice(good.get(good.len().saturating_sub(AROUND)..).unwrap_or(b""));
                                self.strange.extend_from_slice(bad.get(..end.min(bad.len())).unwrap_or(bad));
                            }
                            self.text.extend_from_slice("\u{FFFD}".as_bytes());
                            rest = bad.get(length.unwrap_or(bad.len())..).unwrap_or(b"");
                        }
                    }
                }
            }
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod foreign {
    use super::Encoding;

    pub struct Foreign(encoding_rs::Decoder);

    impl Foreign {
        pub fn new(encoding: Encoding) -> Foreign {
            let encoding = match encoding {
                Encoding::Utf16Le => encoding_rs::UTF_16LE,
                Encoding::Utf16Be => encoding_rs::UTF_16BE,
                Encoding::MacRoman => encoding_rs::MACINTOSH,
                Encoding::Iso8859_15 => encoding_rs::ISO_8859_15,
                _ => encoding_rs::WINDOWS_1252,
            };
            Foreign(encoding.new_decoder_without_bom_handling())
        }

        pub fn decode(&mut self, bytes: &[u8], last: bool, text: &mut Vec<u8>) {
            let mut out = String::new();
            out.reserve(self.0.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3 + 16));
            let _ = self.0.decode_to_string(bytes, &mut out, last);
            *text = out.into_bytes();
        }
    }
}

#[cfg(target_arch = "wasm32")]
mod foreign {
    use super::Encoding;

    pub struct Foreign(Option<web_sys::TextDecoder>);

    impl Foreign {
        pub fn new(encoding: Encoding) -> Foreign {
            let options = web_sys::TextDecoderOptions::new();
            let _ = js_sys::Reflect::set(&options, &"ignoreBOM".into(), &true.into()); // web-sys has no setter; on a plain object it cannot fail
            Foreign(web_sys::TextDecoder::new_with_label_and_options(encoding.name(), &options).ok())
        }

        pub fn decode(&mut self, bytes: &[u8], last: bool, text: &mut Vec<u8>) {
            let options = web_sys::TextDecodeOptions::new();
            options.set_stream(!last);
            let decoded = self.0.as_ref().and_then(|decoder| decoder.decode_with_u8_array_and_options(bytes, &options).ok());
            *text = decoded.unwrap_or_else(|| "\u{FFFD}".repeat(bytes.len())).into_bytes();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_splits(bytes: &[u8], expected: &str, encoding: Encoding) {
        let (found, mark) = Encoding::detect(bytes, true);
        assert_eq!(found, encoding, "{expected}");
        let bytes = &bytes[mark..];
        for cut in 0..=bytes.len() {
            let mut decoder = Decoder::new(encoding);
            let mut text = decoder.decode(&bytes[..cut], false).to_vec();
            text.extend_from_slice(decoder.decode(&bytes[cut..], true));
            assert_eq!(String::from_utf8(text).unwrap(), expected, "cut at {cut}");
        }
    }

    #[test]
    fn texts_are_decoded_however_they_are_cut() {
        let text = "Léa,Évry €\nA,B 🙂\n";
        all_splits(text.as_bytes(), text, Encoding::Utf8);
        all_splits(&[b"\xEF\xBB\xBF", text.as_bytes()].concat(), text, Encoding::Utf8);
        for (mark, little) in [(true, true), (true, false), (false, true), (false, false)] {
            let units = text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() });
            let bom: &[u8] = if !mark {
                b""
            } else if little {
                b"\xFF\xFE"
            } else {
                b"\xFE\xFF"
            };
            let bytes: Vec<u8> = bom.iter().copied().chain(units).collect();
            all_splits(&bytes, text, if little { Encoding::Utf16Le } else { Encoding::Utf16Be });
        }
        all_splits(b"L\xE9a,\xC9vry \x80", "Léa,Évry €", Encoding::Windows1252);
        all_splits(b"L\x82a,Ferm\x82 gagn\x82", "Léa,Fermé gagné", Encoding::Cp850);
        all_splits(b"L\x8Ea,Ferm\x8E gagn\x8E", "Léa,Fermé gagné", Encoding::MacRoman);
    }

    #[test]
    fn the_euro_sign_tells_latin_9_from_windows() {
        all_splits(b"Montant;Client\n12,50 \xA4;L\xE9a\n", "Montant;Client\n12,50 €;Léa\n", Encoding::Iso8859_15);
        all_splits(b"c\xBDur;L\xE9a", "cœur;Léa", Encoding::Iso8859_15);
        all_splits(b"12,50 \x80;L\xE9a \x93non\x94, l\x92\xE9t\xE9\x85", "12,50 €;Léa “non”, l’été…", Encoding::Windows1252);
        all_splits(b"\x83vry;l\xD5\x8Et\x8E;no\x91l;\x83ric", "Évry;l’été;noël;Éric", Encoding::MacRoman);
        all_splits(b"\x90vry;ch\x83teau;\x90ric", "Évry;château;Éric", Encoding::Cp850);
    }

    #[test]
    fn halves_of_characters_are_doubtful_and_french_is_not() {
        for (text, doubtful) in [("LÃ©a", true), ("Zo\u{FFFD}", true), ("Â€uro", true), ("São Paulo, Ângela, À, ÃO", false), ("Léa", false), ("", false)]
        {
            assert_eq!(is_doubtful(text.as_bytes()), doubtful, "{text}");
        }
    }

    #[test]
    fn one_stray_byte_does_not_make_a_file_latin() {
        all_splits(b"L\xC3\xA9a;Zo\xEB;\xC3\x89ric", "Léa;Zo\u{FFFD};Éric", Encoding::Utf8);
    }
}
