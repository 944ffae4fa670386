//! Rows of text as CSV: every field quoted, as HubSpot writes, or only where it must be.

/// A file being written.
pub(super) struct Csv {
    text: String,
    quoted: bool,
}

impl Csv {
    /// A file with a header.
    pub fn new(header: &[&str], quoted: bool) -> Csv {
        let mut csv = Csv { text: String::new(), quoted };
        csv.row(header);
        csv
    }

    /// Adds a line.
    pub fn row<T: AsRef<str>>(&mut self, fields: &[T]) {
        for (place, field) in fields.iter().enumerate() {
            if place > 0 {
                self.text.push(',');
            }
            let field = field.as_ref();
            if self.quoted || field.contains([',', '"', '\n']) {
                self.text.push('"');
                self.text.push_str(&field.replace('"', "\"\""));
                self.text.push('"');
            } else {
                self.text.push_str(field);
            }
        }
        self.text.push('\n');
    }

    /// The file's bytes, UTF-8.
    pub fn bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}
