//! Cells of a workbook that is not read as a stream, as they are found, and the text that they make.

use super::limits::{self, MAX_STRINGS};
use super::lines::Lines;
use super::serial::{self, Style};
use crate::error::Error;

/// The cells of one sheet.
pub struct Cells<'a> {
    styles: &'a [Style],
    since_1904: bool,
    text: String,
    found: Vec<Cell>,
    /// How many more cells the workbook may have.
    left: &'a mut u64,
}

struct Cell {
    row: u32,
    column: u16,
    /// Where its text ends.
    end: usize,
    number: bool,
}

impl<'a> Cells<'a> {
    /// None yet.
    pub fn new(styles: &'a [Style], since_1904: bool, left: &'a mut u64) -> Cells<'a> {
        Cells { styles, since_1904, text: String::new(), found: Vec::new(), left }
    }

    /// A number, as its style shows it.
    pub fn number(&mut self, row: u32, column: u16, style: usize, value: f64) -> Result<(), Error> {
        if !value.is_finite() {
            return Ok(());
        }
        let style = self.styles.get(style).copied().unwrap_or_default();
        match serial::text(value, style, self.since_1904).filter(|_| style != Style::Number) {
            Some(text) => self.put(row, column, &text, false),
            None => self.put(row, column, &format!("{value}"), true),
        }
    }

    /// Yes or no.
    pub fn flag(&mut self, row: u32, column: u16, set: bool) -> Result<(), Error> {
        self.put(row, column, if set { "TRUE" } else { "FALSE" }, false)
    }

    /// A text. Errors: [`crate::error::Code::TooManyCells`], [`crate::error::Code::FileTooLarge`].
    pub fn put(&mut self, row: u32, column: u16, text: &str, number: bool) -> Result<(), Error> {
        *self.left = self.left.checked_sub(1).ok_or_else(|| limits::too_many_cells(true))?;
        if self.text.len() + text.len() > MAX_STRINGS {
            return Err(limits::file_too_large());
        }
        self.text.push_str(text);
        self.found.push(Cell { row, column, end: self.text.len(), number });
        Ok(())
    }

    /// The sheet as text.
    pub fn write(self) -> Result<Vec<u8>, Error> {
        let mut start = 0;
        let mut spans: Vec<(Cell, usize)> = Vec::with_capacity(self.found.len());
        for cell in self.found {
            let end = cell.end;
            spans.push((cell, start));
            start = end;
        }
        if !spans.is_sorted_by_key(|(cell, _)| (cell.row, cell.column)) {
            spans.sort_by_key(|(cell, _)| (cell.row, cell.column));
        }
        let mut lines = Lines::new(1);
        let mut widest = 0;
        for row in spans.chunk_by(|(one, _), (other, _)| one.row == other.row) {
            lines.skip_to(row.first().map_or(0, |(cell, _)| u64::from(cell.row)) + 1);
            for (cell, start) in row {
                let text = self.text.get(*start..cell.end).unwrap_or("");
                let column = usize::from(cell.column);
                if cell.number {
                    lines.number(column, text)?
                } else {
                    lines.cell(column, text.as_bytes())?
                }
                if !text.is_empty() {
                    widest = widest.max(column + 1);
                }
            }
            lines.end(widest);
        }
        Ok(lines.text)
    }
}

/// A number in 30 bits: whole or the top of a float, perhaps in hundredths.
pub fn packed(bits: u32) -> f64 {
    let value = if bits & 2 != 0 { f64::from(bits as i32 >> 2) } else { f64::from_bits(u64::from(bits & !3) << 32) };
    if bits & 1 != 0 { value / 100.0 } else { value }
}
