//! Separated text to cells. Phase one of reading: a batch of records becomes places in the text, column-agnostic; phase two
//! (in [`crate::sink`]) runs one tight loop a column. The semantics are those of RFC 4180 as csv-core reads it: `""` inside
//! quotes is a quote, a quote inside an unquoted cell is text, text after a closing quote belongs to the cell, spaces there do not; a record ends
//! with LF, CR LF or a lone CR.

use super::masks::Needles;

/// Columns that a table may have.
pub const MAX_COLUMNS: usize = 2_000;
/// Bytes that a cell may have.
pub const MAX_CELL: usize = 8 << 20;

/// Records in a batch.
const BATCH: usize = 4_096;
/// Cells in a batch of a very wide file.
const BATCH_CELLS: usize = 1 << 18;
const ARENA: u32 = 1 << 31;

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

/// Where a cell's text lies: in the buffer that was scanned, or (top bit) among the batch's unescaped texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    start: u32,
    end: u32,
}

/// Records of one scan, `width` cells each, in row order.
#[derive(Debug, Default)]
pub struct Batch {
    width: usize,
    rows: usize,
    limit: usize,
    cells: Vec<Cell>,
    lines: Vec<u32>,
    counts: Vec<u32>,
    extra: Vec<bool>,
    arena: Vec<u8>,
}

impl Batch {
    /// For records of so many cells.
    pub fn new(width: usize) -> Batch {
        let width = width.max(1);
        let limit = (BATCH_CELLS / width).clamp(16, BATCH);
        Batch { width, limit, cells: vec![Cell::default(); width * limit], ..Batch::default() }
    }

    /// For one record at a time.
    pub fn single() -> Batch {
        Batch { limit: 1, ..Batch::new(1) }
    }

    /// Records in it.
    #[inline]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Line of the file where each record begins.
    pub fn lines(&self) -> &[u32] {
        &self.lines
    }

    /// How many cells a record had before it was padded or cut.
    pub fn count(&self, row: usize) -> usize {
        self.counts.get(row).map_or(0, |count| *count as usize)
    }

    /// Whether a record had text beyond the last column.
    pub fn has_extra(&self, row: usize) -> bool {
        self.extra.get(row).copied().unwrap_or(false)
    }

    /// A cell's text; `buffer` is what was scanned.
    #[inline]
    pub fn get<'a>(&'a self, buffer: &'a [u8], row: usize, column: usize) -> &'a [u8] {
        self.cells.get(row * self.width + column).map_or(b"", |cell| self.text(buffer, *cell))
    }

    /// The text of a cell.
    #[inline(always)]
    fn text<'a>(&'a self, buffer: &'a [u8], cell: Cell) -> &'a [u8] {
        let from = if cell.start & ARENA == 0 { buffer } else { &self.arena };
        from.get((cell.start & !ARENA) as usize..cell.end as usize).unwrap_or(b"")
    }

    /// The texts of cells that stand otherwise in the buffer, one after another.
    pub fn unescaped(&self) -> &[u8] {
        &self.arena
    }

    /// A column's texts in row order.
    #[inline(always)]
    pub fn column<'a>(&'a self, buffer: &'a [u8], column: usize) -> impl Iterator<Item = &'a [u8]> {
        let cells = self.cells.get(column..self.rows * self.width).unwrap_or(&[]);
        cells.iter().step_by(self.width).map(move |cell| self.text(buffer, *cell))
    }

    /// Keeps the records that `keep` says; called only when one has to go.
    pub fn retain(&mut self, keep: &[bool]) {
        let mut to = 0;
        for row in 0..self.rows {
            if keep.get(row).copied().unwrap_or(true) {
                if to != row {
                    self.cells.copy_within(row * self.width..(row + 1) * self.width, to * self.width);
                    self.lines[to] = self.lines[row];
                    self.counts[to] = self.counts[row];
                    self.extra[to] = self.extra[row];
                }
                to += 1;
            }
        }
        self.rows = to;
        self.lines.truncate(to);
        self.counts.truncate(to);
        self.extra.truncate(to);
    }

    fn clear(&mut self) {
        self.rows = 0;
        self.lines.clear();
        self.counts.clear();
        self.extra.clear();
        self.arena.clear();
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Plain,
    Quoted,
    Closed,
    Tail,
}

/// Finds records in a text that may come in pieces; remembers only the line it is at.
#[derive(Clone, Debug)]
pub struct Scanner {
    dialect: Dialect,
    needles: Needles,
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
struct Open {
    row: usize,
    field: usize,
    column: usize,
    base: usize,
    extra: bool,
    mode: Mode,
    closed_at: usize,
    escaped: bool,
    inner_lines: u64,
    quote_line: u64,
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
        let has_quote = self.dialect.quote != 0;
        let mut open =
            Open { row: 0, field: 0, column: 0, base: 0, extra: false, mode: Mode::Plain, closed_at: 0, escaped: false, inner_lines: 0, quote_line: 0 };
        let mut skip_feed = false;
        let mut block_start = 0;
        let mut rest = buffer;
        let mut tail = [0_u8; 64];
        while !rest.is_empty() {
            let block: &[u8; 64] = match rest.split_first_chunk::<64>() {
                Some((block, after)) => {
                    rest = after;
                    block
                }
                None => {
                    tail[..rest.len()].copy_from_slice(rest);
                    rest = &[];
                    &tail
                }
            };
            let mut masks = self.needles.masks(block);
            if skip_feed {
                masks.feed &= !1;
                skip_feed = false;
            }
            if !has_quote {
                masks.quote = 0;
            }
            if masks.quote | masks.carriage == 0 && open.mode == Mode::Plain {
                if self.plain_block(&masks, block_start, &mut open, batch)? {
                    return Ok(Scanned { consumed: open.row, full: true });
                }
                block_start += 64;
                continue;
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
                if batch.rows == batch.limit {
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

    /// A block without quotes and carriage returns, in the middle of nothing quoted: most blocks of most files. Whether the
    /// batch is full then.
    #[inline(always)]
    fn plain_block(&mut self, masks: &super::masks::Masks, block_start: usize, open: &mut Open, batch: &mut Batch) -> Result<bool, Broken> {
        let mut bits = masks.delimiter | masks.feed;
        let (mut field, mut column, mut base, width) = (open.field, open.column, open.base, batch.width);
        while bits != 0 {
            let i = bits.trailing_zeros();
            let at = block_start + i as usize;
            if column < width {
                if let Some(slot) = batch.cells.get_mut(base + column) {
                    *slot = Cell { start: field as u32, end: at as u32 };
                }
            } else {
                open.extra |= at > field;
            }
            if at - field > MAX_CELL {
                return Err(Broken::CellTooLarge(self.line));
            }
            column += 1;
            field = at + 1;
            if masks.feed >> i & 1 != 0 {
                open.column = column;
                self.end_record(at, field, open, batch);
                if batch.rows == batch.limit {
                    return Ok(true);
                }
                column = 0;
                base = open.base;
            }
            bits &= bits - 1;
        }
        (open.field, open.column) = (field, column);
        Ok(false)
    }

    fn incomplete(&self, buffer: &[u8], open: &Open) -> Result<Scanned, Broken> {
        if buffer.len() - open.field > MAX_CELL + 2 {
            return Err(Broken::CellTooLarge(self.line));
        }
        Ok(Scanned { consumed: open.row, full: false })
    }

    #[inline(always)]
    fn put(&self, buffer: &[u8], at: usize, open: &mut Open, batch: &mut Batch) -> Result<(), Broken> {
        let cell = if open.mode == Mode::Plain {
            Cell { start: open.field as u32, end: at as u32 }
        } else if open.mode == Mode::Closed && !open.escaped && open.closed_at + 1 == at {
            Cell { start: open.field as u32 + 1, end: open.closed_at as u32 }
        } else {
            self.unescape(buffer.get(open.field..at).unwrap_or(b""), batch)
        };
        if at - open.field > MAX_CELL + 2 {
            return Err(Broken::CellTooLarge(self.line));
        }
        if open.column < batch.width {
            if let Some(slot) = batch.cells.get_mut(open.base + open.column) {
                *slot = cell;
            }
        } else {
            open.extra |= cell.end > cell.start & !ARENA;
        }
        open.column += 1;
        open.field = at + 1;
        open.mode = Mode::Plain;
        open.escaped = false;
        Ok(())
    }

    #[cold]
    fn unescape(&self, raw: &[u8], batch: &mut Batch) -> Cell {
        let quote = self.dialect.quote;
        let start = batch.arena.len();
        let mut quoted = true;
        let mut closed = start;
        let mut bytes = raw.iter().skip(1).copied().peekable();
        while let Some(byte) = bytes.next() {
            if quoted && byte == quote {
                if bytes.next_if_eq(&quote).is_some() {
                    batch.arena.push(quote);
                } else {
                    quoted = false;
                    closed = batch.arena.len();
                }
            } else {
                batch.arena.push(byte);
            }
        }
        // Spaces behind the closing quote are no text.
        if !quoted && batch.arena.get(closed..).is_some_and(|after| after.iter().all(|byte| matches!(byte, b' ' | b'\t'))) {
            batch.arena.truncate(closed);
        }
        Cell { start: start as u32 | ARENA, end: batch.arena.len() as u32 }
    }

    #[inline(always)]
    fn end_record(&mut self, at: usize, next: usize, open: &mut Open, batch: &mut Batch) {
        let line = self.line;
        self.line += 1 + if self.counts_inner { open.inner_lines } else { 0 };
        open.inner_lines = 0;
        // Nothing but delimiters: a blank line.
        if at - open.row >= open.column {
            if open.column < batch.width
                && let Some(cells) = batch.cells.get_mut(open.base + open.column..open.base + batch.width)
            {
                cells.fill(Cell::default());
            }
            batch.lines.push(line as u32);
            batch.counts.push(open.column as u32);
            batch.extra.push(open.extra);
            batch.rows += 1;
            open.base += batch.width;
        }
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
fn skip_to_quote(masks: &super::masks::Masks, within: u64, lines: &mut u64) -> u64 {
    let quotes = masks.quote & within;
    let first = quotes & quotes.wrapping_neg();
    let before = if first == 0 { within } else { within & (first - 1) };
    *lines += u64::from((masks.feed & before).count_ones());
    first
}

/// Records of a small text as owned cells, with their lines; for headers and samples. Stops after `most` records.
pub fn records(dialect: Dialect, text: &[u8], last: bool, most: usize) -> Result<Vec<Record>, Broken> {
    let widest =
        text.split(|byte| *byte == b'\n').take(most.min(200) * 4).map(|line| memchr::memchr_iter(dialect.delimiter, line).count() + 1).max().unwrap_or(1);
    let found = records_of(widest.min(MAX_COLUMNS + 1), dialect, text, last, most)?;
    // A record that goes over several lines may be wider than any of them.
    match found.iter().map(|record| record.count.min(MAX_COLUMNS + 1)).max() {
        Some(count) if count > widest => records_of(count, dialect, text, last, most),
        _ => Ok(found),
    }
}

fn records_of(width: usize, dialect: Dialect, text: &[u8], last: bool, most: usize) -> Result<Vec<Record>, Broken> {
    let mut batch = Batch::new(width);
    batch.limit = batch.limit.min(most.max(1));
    let mut scanner = Scanner::new(dialect, 1);
    let mut found = Vec::new();
    let mut at = 0;
    while found.len() < most {
        let buffer = text.get(at..).unwrap_or(b"");
        let scanned = scanner.scan(buffer, last, &mut batch)?;
        for row in 0..batch.rows() {
            let cells = (0..batch.count(row).min(batch.width)).map(|column| String::from_utf8_lossy(batch.get(buffer, row, column)).into_owned()).collect();
            found.push(Record { line: u64::from(batch.lines()[row]), cells, count: batch.count(row) });
        }
        at += scanned.consumed;
        if !scanned.full {
            break;
        }
    }
    found.truncate(most);
    Ok(found)
}

/// One record of a sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Where it begins, from 1.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
    /// How many cells it has.
    pub count: usize,
}
