//! A cell read from left to right.

/// A cell and how far it was read.
pub struct Cursor<'a> {
    /// What is left.
    pub text: &'a [u8],
}

impl<'a> Cursor<'a> {
    /// The next byte.
    pub fn peek(&self) -> Option<u8> {
        self.text.first().copied()
    }

    /// Over these bytes, and spaces that do not break.
    pub fn skip(&mut self, bytes: &[u8]) {
        while self.peek().is_some_and(|byte| bytes.contains(&byte)) {
            self.text = &self.text[1..];
        }
        while let Some(rest) = self.text.strip_prefix("\u{a0}".as_bytes()).or_else(|| self.text.strip_prefix("\u{202f}".as_bytes())) {
            self.text = rest;
            self.skip(bytes);
        }
    }

    /// Over this byte, where it is next.
    pub fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.text = &self.text[1..];
        }
        found
    }

    /// A number and how many digits it has, at most nine.
    pub fn number(&mut self) -> Option<(u32, usize)> {
        let digits = self.text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 || digits > 9 {
            return None;
        }
        let value = self.text[..digits].iter().fold(0_u32, |value, byte| value * 10 + u32::from(byte - b'0'));
        self.text = &self.text[digits..];
        Some((value, digits))
    }

    /// The letters that come next; maybe none.
    pub fn word(&mut self) -> &'a [u8] {
        let length = self.text.iter().take_while(|byte| byte.is_ascii_alphabetic() || (**byte >= 0x80 && **byte != 0xC2 && **byte != 0xE2)).count();
        let (word, rest) = self.text.split_at(length);
        self.text = rest;
        word
    }
}
