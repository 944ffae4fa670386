//! Records of one scan: where the text of each cell lies.

/// Records in a batch.
const BATCH: usize = 4_096;
/// Cells in a batch of a very wide file.
const BATCH_CELLS: usize = 1 << 18;
const ARENA: u32 = 1 << 31;

/// Where a cell's text lies: in the buffer that was scanned, or (top bit) among the batch's unescaped texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    start: u32,
    end: u32,
}

impl Cell {
    /// In the buffer.
    #[inline(always)]
    pub fn new(start: usize, end: usize) -> Cell {
        Cell { start: start as u32, end: end as u32 }
    }

    /// Where it ends in the buffer.
    #[inline(always)]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Whether it has a text.
    #[inline(always)]
    pub fn is_filled(self) -> bool {
        self.end > self.start & !ARENA
    }
}

/// A cell's text with what stands behind it, so that some bytes at once can be loaded wherever it ends.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    from: &'a [u8],
    length: usize,
}

/// Ones as long as a text is, zeros behind it.
const ONES: [u8; 64] = {
    let mut ones = [0; 64];
    let mut at = 0;
    while at < 32 {
        ones[at] = 0xFF;
        at += 1;
    }
    ones
};

impl<'a> Text<'a> {
    /// Without anything behind it.
    pub fn new(text: &'a [u8]) -> Text<'a> {
        Text { from: text, length: text.len() }
    }

    /// Its bytes.
    #[inline(always)]
    pub fn bytes(self) -> &'a [u8] {
        self.from.get(..self.length).unwrap_or(b"")
    }

    /// How many they are.
    #[inline(always)]
    pub fn length(self) -> usize {
        self.length
    }

    /// A text of at most 32 bytes as numbers, zeros behind it.
    #[inline(always)]
    pub fn words(self) -> Option<[u64; 4]> {
        let ones = ONES.get(32_usize.checked_sub(self.length)?..)?.first_chunk::<32>()?;
        let mut words = [0; 4];
        let padded;
        let bytes = match self.from.first_chunk::<32>() {
            Some(bytes) => bytes,
            None => {
                padded = self.padded();
                &padded
            }
        };
        for ((word, bytes), ones) in words.iter_mut().zip(bytes.as_chunks::<8>().0).zip(ones.as_chunks::<8>().0) {
            *word = u64::from_le_bytes(*bytes) & u64::from_le_bytes(*ones);
        }
        Some(words)
    }

    #[cold]
    fn padded(self) -> [u8; 32] {
        let mut padded = [0; 32];
        padded.iter_mut().zip(self.bytes()).for_each(|(to, byte)| *to = *byte);
        padded
    }
}

/// A record that is not as wide as the others.
#[derive(Clone, Copy, Debug)]
struct Odd {
    row: u32,
    count: u32,
    extra: bool,
}

/// Records of one scan, `width` cells each, in row order.
#[derive(Debug, Default)]
pub struct Batch {
    width: usize,
    limit: usize,
    cells: Vec<Cell>,
    lines: Vec<u32>,
    odd: Vec<Odd>,
    arena: Vec<u8>,
}

impl Batch {
    /// For records of so many cells.
    pub fn new(width: usize) -> Batch {
        let width = width.max(1);
        let limit = (BATCH_CELLS / width).clamp(16, BATCH);
        Batch { width, limit, cells: vec![Cell::default(); width * limit + 64], lines: Vec::with_capacity(limit), ..Batch::default() }
    }

    /// For one record at a time.
    pub fn single() -> Batch {
        Batch::new(1).at_most(1)
    }

    /// The same for fewer records.
    pub(crate) fn at_most(self, rows: usize) -> Batch {
        Batch { limit: self.limit.min(rows.max(1)), ..self }
    }

    /// Records in it.
    #[inline(always)]
    pub fn rows(&self) -> usize {
        self.lines.len()
    }

    /// Whether it takes no more.
    #[inline(always)]
    pub(crate) fn is_full(&self) -> bool {
        self.lines.len() >= self.limit
    }

    /// Line of the file where each record begins.
    pub fn lines(&self) -> &[u32] {
        &self.lines
    }

    fn odd(&self, row: usize) -> Option<&Odd> {
        self.odd.binary_search_by_key(&(row as u32), |odd| odd.row).ok().and_then(|at| self.odd.get(at))
    }

    /// How many cells a record had before it was padded or cut.
    #[inline]
    pub fn count(&self, row: usize) -> usize {
        if self.odd.is_empty() { self.width } else { self.odd(row).map_or(self.width, |odd| odd.count as usize) }
    }

    /// Whether a record had text beyond the last column.
    pub fn has_extra(&self, row: usize) -> bool {
        self.odd(row).is_some_and(|odd| odd.extra)
    }

    /// Whether a cell has no text.
    #[inline(always)]
    pub fn is_empty(&self, row: usize, column: usize) -> bool {
        !self.cells.get(row * self.width + column).is_some_and(|cell| cell.is_filled())
    }

    /// A cell's text; `buffer` is what was scanned.
    #[inline]
    pub fn get<'a>(&'a self, buffer: &'a [u8], row: usize, column: usize) -> &'a [u8] {
        self.cells.get(row * self.width + column).map_or(b"", |cell| self.text(buffer, *cell).bytes())
    }

    #[inline(always)]
    fn text<'a>(&'a self, buffer: &'a [u8], cell: Cell) -> Text<'a> {
        let (from, start) = if cell.start & ARENA == 0 { (buffer, cell.start) } else { (self.arena.as_slice(), cell.start & !ARENA) };
        Text { from: from.get(start as usize..).unwrap_or(b""), length: cell.end.wrapping_sub(start) as usize }
    }

    /// The texts of cells that stand otherwise in the buffer, one after another.
    pub fn unescaped(&self) -> &[u8] {
        &self.arena
    }

    /// A column's texts in row order.
    #[inline(always)]
    pub fn texts<'a>(&'a self, buffer: &'a [u8], column: usize) -> impl Iterator<Item = Text<'a>> {
        let cells = self.cells.get(column..self.rows() * self.width).unwrap_or(&[]);
        cells.iter().step_by(self.width).map(move |cell| self.text(buffer, *cell))
    }

    /// Their bytes.
    #[inline(always)]
    pub fn column<'a>(&'a self, buffer: &'a [u8], column: usize) -> impl Iterator<Item = &'a [u8]> {
        self.texts(buffer, column).map(Text::bytes)
    }

    /// Keeps the records that `keep` says; called only when one has to go.
    #[inline(never)]
    pub fn retain(&mut self, keep: &[bool]) {
        let (mut to, mut odd, mut odd_to) = (0, 0, 0);
        for row in 0..self.rows() {
            let strange = self.odd.get(odd).copied().filter(|odd| odd.row as usize == row);
            odd += usize::from(strange.is_some());
            if keep.get(row).copied().unwrap_or(true) {
                if to != row {
                    self.cells.copy_within(row * self.width..(row + 1) * self.width, to * self.width);
                    self.lines[to] = self.lines[row];
                }
                if let Some(strange) = strange {
                    self.odd[odd_to] = Odd { row: to as u32, ..strange };
                    odd_to += 1;
                }
                to += 1;
            }
        }
        self.lines.truncate(to);
        self.odd.truncate(odd_to);
    }

    /// The cells of the record that is being read.
    #[inline(always)]
    pub(crate) fn record(&mut self) -> &mut [Cell] {
        let start = self.rows() * self.width;
        self.cells.get_mut(start..start + self.width).unwrap_or(&mut [])
    }

    /// For records that are as wide as the others: how wide, how many of them there is room for, and the cells from the record that is being
    /// read on; that one has a `column`.
    #[inline(always)]
    pub(crate) fn ahead(&mut self, column: usize) -> Option<(usize, usize, &mut [Cell])> {
        let (width, rows) = (self.width, self.lines.len());
        let cells = self.cells.get_mut(rows * width..).filter(|_| column < width)?;
        Some((width, self.limit - rows, cells))
    }

    /// Ends the record that is being read.
    #[inline(always)]
    pub(crate) fn end(&mut self, count: usize, extra: bool, line: u32) {
        if count != self.width || extra {
            self.end_odd(count, extra);
        }
        self.lines.push(line);
    }

    #[cold]
    fn end_odd(&mut self, count: usize, extra: bool) {
        let missing = count.min(self.width);
        self.record().iter_mut().skip(missing).for_each(|cell| *cell = Cell::default());
        self.odd.push(Odd { row: self.rows() as u32, count: count as u32, extra });
    }

    /// A text of its own for a cell with quotes inside.
    #[cold]
    pub(crate) fn unescape(&mut self, raw: &[u8], quote: u8) -> Cell {
        let start = self.arena.len();
        let mut quoted = true;
        let mut closed = start;
        let mut bytes = raw.iter().skip(1).copied().peekable();
        while let Some(byte) = bytes.next() {
            if quoted && byte == quote {
                if bytes.next_if_eq(&quote).is_some() {
                    self.arena.push(quote);
                } else {
                    quoted = false;
                    closed = self.arena.len();
                }
            } else {
                self.arena.push(byte);
            }
        }
        // Spaces behind the closing quote are no text.
        if !quoted && self.arena.get(closed..).is_some_and(|after| after.iter().all(|byte| matches!(byte, b' ' | b'\t'))) {
            self.arena.truncate(closed);
        }
        Cell { start: start as u32 | ARENA, end: self.arena.len() as u32 }
    }

    pub(crate) fn clear(&mut self) {
        self.lines.clear();
        self.odd.clear();
        self.arena.clear();
    }
}
