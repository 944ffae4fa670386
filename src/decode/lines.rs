//! Records of workbooks, JSON and web pages, written as text for the scanner: a format is whatever yields records, and what
//! recognizes and reads them does so in one way.

use super::csv::Dialect;
use super::limits::{self, MAX_CELL, MAX_COLUMNS};
use crate::error::Error;
use std::borrow::Cow;

/// How the records are written.
pub const DIALECT: Dialect = Dialect { delimiter: b',', quote: b'"' };

/// Writes records; a record's line of text is its row in the sheet.
#[derive(Debug)]
pub struct Lines {
    /// The text that is ready.
    pub text: Vec<u8>,
    line: u64,
    column: usize,
    filled: bool,
}

impl Lines {
    /// The first record stands on row `line`.
    pub fn new(line: u64) -> Lines {
        Lines { text: Vec::new(), line, column: 0, filled: false }
    }

    /// The row that is being written.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// A cell of the row, columns from 0 in rising order. Beyond the columns that a table may have, only whether there is one counts.
    pub fn cell(&mut self, column: usize, text: &[u8]) -> Result<(), Error> {
        if text.len() > MAX_CELL {
            return Err(limits::cell_too_large(self.line));
        }
        if text.is_empty() || (column > MAX_COLUMNS && self.column > MAX_COLUMNS) {
            return Ok(());
        }
        self.to(column.min(MAX_COLUMNS));
        if text.iter().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
            self.text.push(b'"');
            for piece in text.split_inclusive(|byte| *byte == b'"') {
                self.text.extend_from_slice(piece);
                if piece.last() == Some(&b'"') {
                    self.text.push(b'"');
                }
            }
            self.text.push(b'"');
        } else {
            self.text.extend_from_slice(text);
        }
        self.filled = true;
        Ok(())
    }

    /// A number's cell: see [`spelled`].
    pub fn number(&mut self, column: usize, text: &str) -> Result<(), Error> {
        self.cell(column, spelled(text).as_bytes())
    }

    fn to(&mut self, column: usize) {
        while self.column < column {
            self.text.push(b',');
            self.column += 1;
        }
    }

    /// The end of the row, which has `columns` cells at least where it has any.
    pub fn end(&mut self, columns: usize) {
        if self.filled {
            self.to(columns.min(MAX_COLUMNS).saturating_sub(1));
        }
        self.text.push(b'\n');
        self.line += 1;
        self.column = 0;
        self.filled = false;
    }

    /// Empty rows up to this one.
    pub fn skip_to(&mut self, line: u64) {
        while self.line < line {
            self.end(0);
        }
    }
}

/// A number in the spelling that is read in one way only: three decimals could be thousands, powers of ten are written out.
pub fn spelled(text: &str) -> Cow<'_, str> {
    match text.split_once('.') {
        Some((_, decimals)) if decimals.len() == 3 && decimals.bytes().all(|byte| byte.is_ascii_digit()) => Cow::Owned(format!("{text}0")),
        _ if text.contains(['e', 'E']) => match crate::real::read(text) {
            Some(value) if value.abs() < 1e30 => Cow::Owned(spelled(&crate::real::decimal(value)).into_owned()),
            _ => Cow::Borrowed(text),
        },
        _ => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::csv;

    #[test]
    fn what_is_written_is_read_back_cell_by_cell() {
        let rows: [&[&str]; 4] = [&["Name", "Amount", "Note"], &["A, \"B\"", "", "two\nlines"], &["", "1", ""], &["x", "2", "\r\n"]];
        let mut lines = Lines::new(1);
        for row in rows {
            for (column, cell) in row.iter().enumerate() {
                lines.cell(column, cell.as_bytes()).unwrap();
            }
            lines.end(3);
        }
        let records = csv::records(DIALECT, &lines.text, true, 10).unwrap();
        for (record, row) in records.iter().zip(rows) {
            assert_eq!(record.cells, row);
        }
        assert_eq!(records.len(), 4);
    }

    #[test]
    fn numbers_are_spelled_so_that_nothing_is_taken_for_thousands() {
        for (raw, shown) in [("1.234", "1.2340"), ("1E-3", "0.0010"), ("1.5e3", "1500"), ("12500.5", "12500.5"), ("20250114", "20250114")] {
            assert_eq!(spelled(raw), shown);
        }
    }

    #[test]
    fn a_cell_far_to_the_right_costs_no_more_than_the_columns_that_are_read() {
        let mut lines = Lines::new(1);
        lines.cell(16_383, b"x").unwrap();
        lines.end(16_384);
        assert!(lines.text.len() < MAX_COLUMNS + 10);
    }
}
