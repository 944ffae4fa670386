//! Canonical JSON (RFC 8785): the same report is the same bytes on every machine. It is made from the text that `json`
//! writes: keys are put in the order of their UTF-16 units, numbers are laid out as ECMAScript does, strings are left as they
//! are (it escapes what the RFC asks for, and only that).

use crate::json::to_json;
use crate::order::sorted_by;
use crate::real::ecmascript_number;
use serde::Serialize;

/// The canonical text of a value. Reals must be finite.
///
/// ```
/// let value = serde_json::json!({"b": 1.0, "a": [1e21, "é"]});
/// assert_eq!(crm_kpi::report::to_canonical(&value), r#"{"a":[1e+21,"é"],"b":1}"#);
/// ```
pub fn to_canonical(value: &impl Serialize) -> String {
    let text = to_json(value);
    let mut out = String::with_capacity(text.len());
    Reader { text: &text, at: 0 }.value(&mut out);
    out
}

/// Goes over well-formed JSON without spaces between tokens.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(b'}')
    }

    fn value(&mut self, out: &mut String) {
        match self.peek() {
            b'{' => self.object(out),
            b'[' => self.array(out),
            b'"' => out.push_str(self.string()),
            _ => {
                let start = self.at;
                while !matches!(self.peek(), b',' | b'}' | b']') {
                    self.at += 1;
                }
                let token = &self.text[start..self.at];
                match token.as_bytes().first() {
                    Some(b'-' | b'0'..=b'9') => out.push_str(&ecmascript_number(token)),
                    _ => out.push_str(token),
                }
            }
        }
    }

    /// A string with its quotation marks, as written.
    fn string(&mut self) -> &'a str {
        let start = self.at;
        self.at += 1;
        while self.peek() != b'"' {
            self.at += if self.peek() == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
        &self.text[start..self.at]
    }

    fn array(&mut self, out: &mut String) {
        self.at += 1;
        out.push('[');
        while self.peek() != b']' {
            self.value(out);
            if self.peek() == b',' {
                self.at += 1;
                out.push(',');
            }
        }
        self.at += 1;
        out.push(']');
    }

    fn object(&mut self, out: &mut String) {
        self.at += 1;
        let mut entries: Vec<(&str, String)> = Vec::new();
        while self.peek() != b'}' {
            let key = self.string();
            self.at += 1;
            let mut value = String::new();
            self.value(&mut value);
            entries.push((key, value));
            if self.peek() == b',' {
                self.at += 1;
            }
        }
        self.at += 1;
        out.push('{');
        for (index, (key, value)) in sorted_by(entries, &|a, b| decoded(a.0).encode_utf16().cmp(decoded(b.0).encode_utf16())).iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            out.push_str(key);
            out.push(':');
            out.push_str(value);
        }
        out.push('}');
    }
}

/// What a key says. Its escapes are those that `json` writes; serde_json's own reader of strings would bring 30 KB along.
fn decoded(key: &str) -> String {
    let mut decoded = String::with_capacity(key.len());
    let mut characters = key.strip_prefix('"').and_then(|key| key.strip_suffix('"')).unwrap_or_default().chars();
    while let Some(character) = characters.next() {
        decoded.push(match (character, if character == '\\' { characters.next() } else { None }) {
            (_, Some('b')) => '\u{8}',
            (_, Some('f')) => '\u{c}',
            (_, Some('n')) => '\n',
            (_, Some('r')) => '\r',
            (_, Some('t')) => '\t',
            (_, Some('u')) => {
                let code = characters.by_ref().take(4).filter_map(|digit| digit.to_digit(16)).fold(0, |code, digit| code * 16 + digit);
                char::from_u32(code).unwrap_or_default()
            }
            (_, Some(plain)) => plain,
            (plain, None) => plain,
        });
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::to_canonical;

    #[test]
    fn the_example_of_rfc_8785_comes_out_byte_for_byte() {
        let value = serde_json::json!({
            "numbers": [333333333.3333333, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
            "string": "\u{20ac}$\u{f}\nA'B\"\\\\\"/",
            "literals": [null, true, false]
        });
        assert_eq!(
            to_canonical(&value),
            "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}"
        );
    }

    #[test]
    fn keys_are_read_as_they_were_written() {
        for key in ["plain", "", "\"", "a\\b", "\u{8}\u{c}\n\r\t", "\u{1}\u{1f}", "é\u{1f600}/", "\"quoted\""] {
            assert_eq!(super::decoded(&serde_json::to_string(key).unwrap()), key);
        }
    }

    #[test]
    fn keys_go_by_their_utf_16_units() {
        let value = serde_json::json!({ "\u{20ac}": 1, "\r": 2, "\u{fb33}": 3, "1": 4, "\u{1f600}": 5, "\u{80}": 6, "\u{f6}": 7 });
        assert_eq!(to_canonical(&value), "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"ö\":7,\"€\":1,\"\u{1f600}\":5,\"\u{fb33}\":3}");
    }
}
