//! Typed columns: presence apart from values. Four words: a *cell* is one value; a *column* its cells in row order;
//! *present* says which cells hold one; a *label* is text coded by a dictionary, code 0 being the empty cell.

use super::dictionary::Dictionary;
use crate::calendar::Stamp;
use std::sync::Arc;

/// One bit a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    /// `len` equal bits.
    pub fn filled(len: usize, bit: bool) -> Bits {
        let mut bits = Bits { words: vec![if bit { u64::MAX } else { 0 }; len.div_ceil(64)], len };
        if bit
            && !len.is_multiple_of(64)
            && let Some(last) = bits.words.last_mut()
        {
            *last &= (1 << (len % 64)) - 1;
        }
        bits
    }

    /// Appends a bit.
    #[inline(always)]
    pub fn push(&mut self, bit: bool) {
        if self.len.is_multiple_of(64) {
            self.words.push(0);
        }
        if bit {
            self.words[self.len / 64] |= 1 << (self.len % 64);
        }
        self.len += 1;
    }

    /// Appends bits.
    #[inline(always)]
    pub fn extend(&mut self, bits: impl Iterator<Item = bool>) {
        let mut len = self.len;
        let mut word = if len.is_multiple_of(64) { 0 } else { self.words.pop().unwrap_or(0) };
        for bit in bits {
            word |= u64::from(bit) << (len % 64);
            len += 1;
            if len.is_multiple_of(64) {
                self.words.push(std::mem::take(&mut word));
            }
        }
        if !len.is_multiple_of(64) {
            self.words.push(word);
        }
        self.len = len;
    }

    /// The bit of a row; false beyond the end.
    #[inline(always)]
    pub fn get(&self, row: usize) -> bool {
        self.words.get(row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// Sets the bit of a row.
    #[inline(always)]
    pub fn set(&mut self, row: usize, bit: bool) {
        if let Some(word) = self.words.get_mut(row / 64) {
            if bit {
                *word |= 1 << (row % 64);
            } else {
                *word &= !(1 << (row % 64));
            }
        }
    }

    /// The bits, 64 a word.
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// `len` bits from their words; `None` where there are not as many.
    pub fn from_words(words: Vec<u64>, len: usize) -> Option<Bits> {
        (words.len() == len.div_ceil(64)).then_some(Bits { words, len })
    }

    /// Rows.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// How many are set.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }
}

/// Values of one kind. Where `present` is false the value is the default and means nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column<T> {
    /// One a row.
    pub values: Vec<T>,
    /// Which rows hold one.
    pub present: Bits,
    /// Rows whose cell held something that does not read as a value, ascending.
    pub unreadable: Vec<u32>,
    /// Of times: which cells said their distance from UTC; empty where none did.
    pub zoned: Bits,
}

impl<T: Copy + Default> Column<T> {
    /// Appends a cell.
    #[inline(always)]
    pub fn push(&mut self, value: Option<T>) {
        self.values.push(value.unwrap_or_default());
        self.present.push(value.is_some());
    }

    /// Appends cells.
    #[inline(always)]
    pub fn extend(&mut self, cells: impl Iterator<Item = Option<T>>) {
        let Column { values, present, .. } = self;
        values.reserve(cells.size_hint().0);
        present.extend(cells.map(|cell| {
            values.push(cell.unwrap_or_default());
            cell.is_some()
        }));
    }

    /// The cell of a row.
    #[inline(always)]
    pub fn get(&self, row: usize) -> Option<T> {
        if self.present.get(row) { self.values.get(row).copied() } else { None }
    }

    /// Notes that a row's cell said its distance from UTC.
    pub fn set_zoned(&mut self, row: usize) {
        if self.zoned.is_empty() {
            self.zoned = Bits::filled(self.len(), false);
        }
        self.zoned.set(row, true);
    }

    /// Whether a row's cell held something that does not read.
    pub fn is_unreadable(&self, row: usize) -> bool {
        self.unreadable.binary_search(&(row as u32)).is_ok()
    }

    /// Rows.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether the column has no rows (then it is not in the file at all).
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

/// Dictionary-coded text: `codes[row]`, 0 for an empty cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labels {
    /// One a row.
    pub codes: Vec<u32>,
    /// What the codes mean.
    pub dictionary: Dictionary,
}

impl Labels {
    /// Appends a cell; empty text is an empty cell.
    pub fn push(&mut self, text: &str) {
        let code = if text.is_empty() { 0 } else { self.dictionary.intern(text.as_bytes()) };
        self.codes.push(code);
    }

    /// Makes room for so many more cells; for as many texts, where each cell has had its own so far.
    pub fn reserve(&mut self, more: usize) {
        self.codes.reserve(more);
        if self.dictionary.len() >= self.codes.len() / 16 * 15 {
            self.dictionary.expect(more);
        }
    }

    /// The text of a row.
    pub fn get(&self, row: usize) -> Option<&str> {
        self.codes.get(row).and_then(|code| self.dictionary.text(*code))
    }

    /// The code of a row, 0 when the row is empty or the column is not there.
    #[inline(always)]
    pub fn code(&self, row: usize) -> u32 {
        self.codes.get(row).copied().unwrap_or(0)
    }

    /// Rows.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether the column has no rows (then it is not in the file at all).
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }
}

/// Amounts in 1/10,000 of a unit. An amount beyond ±9·10^14 units is unreadable.
pub type Amounts = Column<i64>;
/// Days and instants.
pub type Times = Column<Stamp>;
/// Plain numbers.
pub type Numbers = Column<f64>;
/// Yes and no.
pub type Flags = Column<bool>;

/// A column as it comes out of reading. Shared: a dataset made of one file holds the same cells, not a copy.
#[derive(Clone, Debug, PartialEq)]
pub enum AnyColumn {
    /// Text.
    Labels(Arc<Labels>),
    /// Money.
    Amounts(Arc<Amounts>),
    /// Days and instants.
    Times(Arc<Times>),
    /// Numbers.
    Numbers(Arc<Numbers>),
    /// Yes and no.
    Flags(Arc<Flags>),
}

/// A column that several files' columns can be put under each other into.
pub trait Stack: Default + Sized {
    /// The column of this kind inside, if it is one.
    fn of(column: &AnyColumn) -> Option<&Arc<Self>>;
    /// Appends another column's cells; `rows` empty ones where there is none.
    fn append(&mut self, other: Option<&Self>, rows: usize);
    /// The cells of some rows, in that order.
    fn pick(&self, rows: &[u32]) -> Self;
}

impl<T: Copy + Default> Column<T> {
    fn append_cells(&mut self, other: Option<&Column<T>>, rows: usize) {
        let before = self.len() as u32;
        match other {
            Some(other) => {
                (0..rows).for_each(|row| self.push(other.get(row)));
                self.unreadable.extend(other.unreadable.iter().map(|row| before + row));
            }
            None => (0..rows).for_each(|_| self.push(None)),
        }
    }

    fn pick_cells(&self, rows: &[u32]) -> Column<T> {
        let mut picked = Column::default();
        for row in rows {
            if self.is_unreadable(*row as usize) {
                picked.unreadable.push(picked.len() as u32);
            }
            picked.push(self.get(*row as usize));
        }
        if !self.zoned.is_empty() {
            rows.iter().enumerate().filter(|(_, row)| self.zoned.get(**row as usize)).for_each(|(at, _)| picked.set_zoned(at));
        }
        picked
    }
}

macro_rules! stack {
    ($type:ty, $variant:ident) => {
        impl From<Arc<$type>> for AnyColumn {
            fn from(column: Arc<$type>) -> AnyColumn {
                AnyColumn::$variant(column)
            }
        }
        impl Stack for $type {
            fn of(column: &AnyColumn) -> Option<&Arc<$type>> {
                match column {
                    AnyColumn::$variant(inner) => Some(inner),
                    _ => None,
                }
            }
            fn append(&mut self, other: Option<&$type>, rows: usize) {
                self.append_cells(other, rows);
            }
            fn pick(&self, rows: &[u32]) -> $type {
                self.pick_cells(rows)
            }
        }
    };
}

stack!(Amounts, Amounts);
stack!(Times, Times);
stack!(Numbers, Numbers);
stack!(Flags, Flags);

impl From<Arc<Labels>> for AnyColumn {
    fn from(column: Arc<Labels>) -> AnyColumn {
        AnyColumn::Labels(column)
    }
}

impl AnyColumn {
    /// Whether it has no rows (then it is not in the file at all).
    pub fn is_empty(&self) -> bool {
        match self {
            AnyColumn::Labels(labels) => labels.is_empty(),
            AnyColumn::Amounts(amounts) => amounts.is_empty(),
            AnyColumn::Times(times) => times.is_empty(),
            AnyColumn::Numbers(numbers) => numbers.is_empty(),
            AnyColumn::Flags(flags) => flags.is_empty(),
        }
    }

    /// Rows that hold something.
    #[inline(never)]
    pub fn filled(&self) -> u64 {
        let filled = match self {
            AnyColumn::Labels(labels) => labels.codes.iter().filter(|code| **code != 0).count(),
            AnyColumn::Amounts(amounts) => amounts.present.count(),
            AnyColumn::Times(times) => times.present.count(),
            AnyColumn::Numbers(numbers) => numbers.present.count(),
            AnyColumn::Flags(flags) => flags.present.count(),
        };
        filled as u64
    }

    /// Rows whose cell held something that does not read.
    pub fn unreadable(&self) -> &[u32] {
        match self {
            AnyColumn::Labels(_) => &[],
            AnyColumn::Amounts(amounts) => &amounts.unreadable,
            AnyColumn::Times(times) => &times.unreadable,
            AnyColumn::Numbers(numbers) => &numbers.unreadable,
            AnyColumn::Flags(flags) => &flags.unreadable,
        }
    }
}

impl Stack for Labels {
    fn of(column: &AnyColumn) -> Option<&Arc<Labels>> {
        match column {
            AnyColumn::Labels(labels) => Some(labels),
            _ => None,
        }
    }

    fn append(&mut self, other: Option<&Labels>, rows: usize) {
        match other {
            Some(other) => {
                let translated: Vec<u32> = std::iter::once(0).chain(other.dictionary.iter().map(|(_, text)| self.dictionary.intern(text.as_bytes()))).collect();
                self.codes.extend(other.codes.iter().map(|code| translated.get(*code as usize).copied().unwrap_or(0)));
            }
            None => self.codes.resize(self.codes.len() + rows, 0),
        }
    }

    fn pick(&self, rows: &[u32]) -> Labels {
        Labels { codes: rows.iter().map(|row| self.code(*row as usize)).collect(), dictionary: self.dictionary.clone() }
    }
}
