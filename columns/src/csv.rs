//! Separated text to cells. Phase one of reading: a batch of records becomes places in the text, column-agnostic; phase two
//! (in [`crate::sink`]) runs one tight loop a column. The semantics are those of RFC 4180 as csv-core reads it: `""` inside
//! quotes is a quote, a quote inside an unquoted cell is text, text after a closing quote belongs to the cell, spaces there do not; a record ends
//! with LF, CR LF or a lone CR.

use crate::batch::Cell;
use crate::masks::{Masks, Needles};

pub use crate::batch::Batch;
pub use crate::records::{Record, records};

/// Columns that a table may have.
pub const MAX_COLUMNS: usize = 2_000;
/// Bytes that a cell may have.
pub const MAX_CELL: usize = 8 << 20;

/// Why a text is no table, with the line (from 1) where that shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A quote that is opened and never closed.
    #[error("the quotation mark opened on line {0} is never closed")]
    UnclosedQuote(u64),
    /// A cell over [`MAX_CELL`].
    #[error("a cell on line {0} is too large")]
    CellTooLarge(u64),
}

/// Which characters separate and quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// Between cells.
    pub delimiter: u8,
    /// Around cells; 0 for none.
    pub quote: u8,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Plain,
    Quoted,
    Closed,
    Tail,
}

/// Finds records in a text that may come in pieces; remembers only the line it is at.
#[derive(Clone, Debug)]
pub struct Scanner {
    pub(crate) dialect: Dialect,
    pub(crate) needles: Needles,
    /// Line of the next record, from 1.
    line: u64,
    /// Lines inside cells count.
    counts_inner: bool,
}

/// What a scan went through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scanned {
    /// Bytes of whole records.
    pub consumed: usize,
    /// Whether the batch is full, so that more records may follow in the same buffer.
    pub full: bool,
}

/// The record under the scanner.
pub(crate) struct Open {
    pub row: usize,
    pub field: usize,
    pub column: usize,
    pub extra: bool,
    pub mode: Mode,
    pub closed_at: usize,
    pub escaped: bool,
    pub inner_lines: u64,
    pub quote_line: u64,
}

impl Scanner {
    /// At a line of the file, from 1.
    pub fn new(dialect: Dialect, line: u64) -> Scanner {
        Scanner { dialect, needles: Needles { quote: dialect.quote, delimiter: dialect.delimiter }, line, counts_inner: true }
    }

    /// The same for a text whose lines are the rows of a sheet: line ends inside cells do not count.
    pub fn by_row(mut self, by_row: bool) -> Scanner {
        self.counts_inner = !by_row;
        self
    }

    /// The line of the next record.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Whole records from the start of `buffer` (under 2 GiB) into the batch. `last`: nothing follows the buffer, so its end
    /// ends a record. Errors: [`Broken`].
    pub fn scan(&mut self, buffer: &[u8], last: bool, batch: &mut Batch) -> Result<Scanned, Broken> {
        batch.clear();
        let mut open = Open { row: 0, field: 0, column: 0, extra: false, mode: Mode::Plain, closed_at: 0, escaped: false, inner_lines: 0, quote_line: 0 };
        let mut skip_feed = false;
        let mut block_start = 0;
        let mut again = 0;
        while block_start < buffer.len() {
            if !skip_feed && block_start >= again {
                match self.stretch(buffer, block_start, &mut open, batch) {
                    Ok(end) => {
                        block_start = end;
                        continue;
                    }
                    Err(end) => again = end,
                }
            }
            let rest = buffer.get(block_start..).unwrap_or(b"");
            let mut tail = [0_u8; 64];
            let block = match rest.first_chunk::<64>() {
                Some(block) => block,
                None => {
                    tail[..rest.len()].copy_from_slice(rest);
                    &tail
                }
            };
            let mut masks = self.needles.masks(block);
            if skip_feed {
                masks.feed &= !1;
                skip_feed = false;
            }
            if self.dialect.quote == 0 {
                masks.quote = 0;
            }
            let mut bits = masks.quote | masks.delimiter | masks.feed | masks.carriage;
            if open.mode == Mode::Quoted {
                bits = skip_to_quote(&masks, u64::MAX, &mut open.inner_lines);
            }
            while bits != 0 {
                let i = bits.trailing_zeros();
                let bit = 1_u64 << i;
                bits &= bits - 1;
                let at = block_start + i as usize;
                if masks.quote & bit != 0 {
                    match open.mode {
                        Mode::Plain if at == open.field => {
                            open.mode = Mode::Quoted;
                            open.quote_line = self.line + open.inner_lines;
                            bits = skip_to_quote(&masks, above(i), &mut open.inner_lines);
                        }
                        Mode::Plain | Mode::Tail => {}
                        Mode::Quoted => {
                            open.mode = Mode::Closed;
                            open.closed_at = at;
                            bits = (masks.quote | masks.delimiter | masks.feed | masks.carriage) & above(i);
                        }
                        Mode::Closed if at == open.closed_at + 1 => {
                            open.mode = Mode::Quoted;
                            open.escaped = true;
                            bits = skip_to_quote(&masks, above(i), &mut open.inner_lines);
                        }
                        Mode::Closed => open.mode = Mode::Tail,
                    }
                    continue;
                }
                let mut next = at + 1;
                if masks.carriage & bit != 0 {
                    match buffer.get(next) {
                        Some(b'\n') => {
                            next += 1;
                            skip_feed = i == 63;
                            bits &= !(bit << 1);
                            masks.feed &= !(bit << 1);
                        }
                        None if !last => return self.incomplete(buffer, &open),
                        _ => {}
                    }
                }
                self.put(buffer, at, &mut open, batch)?;
                if masks.delimiter & bit != 0 {
                    continue;
                }
                self.end_record(at, next, &mut open, batch);
                if batch.is_full() {
                    return Ok(Scanned { consumed: next, full: true });
                }
            }
            block_start += 64;
        }
        if !last {
            return self.incomplete(buffer, &open);
        }
        if open.mode == Mode::Quoted {
            return Err(Broken::UnclosedQuote(open.quote_line));
        }
        if open.row < buffer.len() {
            self.put(buffer, buffer.len(), &mut open, batch)?;
            self.end_record(buffer.len(), buffer.len(), &mut open, batch);
        }
        Ok(Scanned { consumed: buffer.len(), full: false })
    }

    #[inline(always)]
    pub(crate) fn next_line(&mut self, open: &mut Open) {
        self.line += 1 + if self.counts_inner { open.inner_lines } else { 0 };
        open.inner_lines = 0;
    }

    fn incomplete(&self, buffer: &[u8], open: &Open) -> Result<Scanned, Broken> {
        if buffer.len() - open.field > MAX_CELL + 2 {
            return Err(Broken::CellTooLarge(self.line));
        }
        Ok(Scanned { consumed: open.row, full: false })
    }

    /// A cell's end at a character that is no simple block's.
    fn put(&self, buffer: &[u8], at: usize, open: &mut Open, batch: &mut Batch) -> Result<(), Broken> {
        let cell = if open.mode == Mode::Plain {
            Cell::new(open.field, at)
        } else if open.mode == Mode::Closed && !open.escaped && open.closed_at + 1 == at {
            Cell::new(open.field + 1, open.closed_at)
        } else {
            batch.unescape(buffer.get(open.field..at).unwrap_or(b""), self.dialect.quote)
        };
        if at - open.field > MAX_CELL + 2 {
            return Err(Broken::CellTooLarge(self.line));
        }
        match batch.record().get_mut(open.column) {
            Some(slot) => *slot = cell,
            None => open.extra |= cell.is_filled(),
        }
        open.column += 1;
        open.field = at + 1;
        open.mode = Mode::Plain;
        open.escaped = false;
        Ok(())
    }

    fn end_record(&mut self, at: usize, next: usize, open: &mut Open, batch: &mut Batch) {
        // Nothing but delimiters: a blank line.
        if at - open.row >= open.column {
            batch.end(open.column, open.extra, self.line as u32);
        }
        self.next_line(open);
        open.extra = false;
        open.column = 0;
        open.row = next;
        open.field = next;
    }
}

/// The bits above `i`.
#[inline(always)]
fn above(i: u32) -> u64 {
    u64::MAX.checked_shl(i + 1).unwrap_or(0)
}

/// The first quote among `within`, counting the line feeds before it.
#[inline(always)]
fn skip_to_quote(masks: &Masks, within: u64, lines: &mut u64) -> u64 {
    let quotes = masks.quote & within;
    let first = quotes & quotes.wrapping_neg();
    let before = if first == 0 { within } else { within & (first - 1) };
    *lines += u64::from((masks.feed & before).count_ones());
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::records_of;
    use proptest::prelude::*;

    proptest! {
        /// What is near the end of a block is looked at character by character, what is in the middle all at once.
        #[test]
        fn a_text_is_read_alike_wherever_it_begins(characters in prop::collection::vec(prop::sample::select(b"\"\",,\n\r aaab".to_vec()), 0..150), before in 1..64_usize) {
            let dialect = Dialect { delimiter: b',', quote: b'"' };
            let read = |text: &[u8]| {
                let found = records_of(4, dialect, text, true, 1_000);
                found.map(|found| found.into_iter().map(|record| (record.cells, record.count)).collect::<Vec<_>>()).ok()
            };
            let later = [vec![b'x'; before], b"\n".to_vec(), characters.clone()].concat();
            prop_assert_eq!(read(&characters), read(&later).map(|found| found[1..].to_vec()));
        }
    }
}
