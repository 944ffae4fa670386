//! Phase two of reading: one loop a column, from places in the text to typed values.

use crate::batch::Batch;
use crate::calendar::Stamp;
use crate::column::{Amounts, AnyColumn, Bits, Column, Flags, Labels, Numbers, Times};
use crate::dates::{self, Months, TimeNotation};
use crate::notation::{Notation, Zoned};
use crate::numbers::{self, Decimal};
use crate::recent::Recent;
use crate::words;
use std::sync::Arc;

/// Labels that a dimension may have.
pub const MOST_LABELS: usize = 50;

/// A column being filled, and the cells that did not read.
pub struct Sink {
    values: Values,
    /// Cells that did not read.
    pub unreadable: u64,
    /// Up to five of them.
    pub found: Vec<String>,
    /// Cells that would read in the other notation.
    contradicted: u64,
    /// Whether a cell showed that the notation is right.
    pub proved: bool,
    notation: Notation,
    zoned: Zoned,
    recent: Recent,
}

enum Values {
    Off,
    Free(Labels),
    Labels(Labels),
    Amounts(Amounts, Decimal),
    Numbers(Numbers, Decimal),
    Times(Times, TimeNotation, Months),
    Flags(Flags),
}

impl Values {
    fn column(self) -> Option<AnyColumn> {
        Some(match self {
            Values::Off => return None,
            Values::Free(labels) | Values::Labels(labels) => AnyColumn::Labels(Arc::new(labels)),
            Values::Amounts(values, _) => AnyColumn::Amounts(Arc::new(values)),
            Values::Numbers(values, _) => AnyColumn::Numbers(Arc::new(values)),
            Values::Times(values, ..) => AnyColumn::Times(Arc::new(values)),
            Values::Flags(values) => AnyColumn::Flags(Arc::new(values)),
        })
    }
}

impl Sink {
    /// For a column that is left out.
    pub fn off() -> Sink {
        Sink::of(Values::Off, Notation::Text, Zoned::Never)
    }

    /// For labels, as long as they are few enough for a dimension.
    pub fn dimension() -> Sink {
        Sink::of(Values::Free(Labels::default()), Notation::Text, Zoned::Never)
    }

    /// For cells of a notation.
    pub fn new(notation: Notation, zoned: Zoned) -> Sink {
        let values = match notation {
            Notation::Text => Values::Labels(Labels::default()),
            Notation::Money(decimal) => Values::Amounts(Column::default(), decimal),
            Notation::Number(decimal) => Values::Numbers(Column::default(), decimal),
            Notation::Time(notation) => Values::Times(Column::default(), notation, Months::default()),
            Notation::Flag => Values::Flags(Column::default()),
        };
        Sink::of(values, notation, zoned)
    }

    fn of(values: Values, notation: Notation, zoned: Zoned) -> Sink {
        Sink { values, unreadable: 0, found: Vec::new(), contradicted: 0, proved: false, notation, zoned, recent: Recent::default() }
    }

    /// The notation that its cells have, where the one that was assumed is wrong.
    pub fn contradicted(&self) -> Option<Notation> {
        (self.contradicted > 0 && !self.proved).then(|| self.notation.other())
    }

    /// Its cells; `None` of a column that is left out.
    #[inline(never)]
    pub fn column(self) -> Option<AnyColumn> {
        self.values.column()
    }

    /// Makes room for so many more cells.
    pub fn reserve(&mut self, more: usize) {
        match &mut self.values {
            Values::Off => {}
            Values::Free(labels) | Values::Labels(labels) => labels.reserve(more),
            Values::Times(times, ..) => times.values.reserve(more),
            Values::Amounts(amounts, _) => amounts.values.reserve(more),
            Values::Numbers(numbers, _) => numbers.values.reserve(more),
            Values::Flags(flags) => flags.values.reserve(more),
        }
    }

    /// Appends a batch's cells of a column.
    #[inline(never)]
    pub fn fill(&mut self, buffer: &[u8], batch: &Batch, column: usize) {
        let cells = batch.column(buffer, column);
        let before = self.unreadable;
        let mut of_utc = 0;
        let mut values = std::mem::replace(&mut self.values, Values::Off);
        match &mut values {
            Values::Off => {}
            Values::Free(labels) => {
                fill_labels(labels, &mut self.recent, batch, buffer, column);
                if labels.dictionary.len() > MOST_LABELS {
                    values = Values::Off;
                }
            }
            Values::Labels(labels) => fill_labels(labels, &mut self.recent, batch, buffer, column),
            Values::Times(times, notation, months) => {
                times.extend(cells.map(|cell| {
                    let cell = words::trim(cell);
                    let stamp = months.iso(cell);
                    // in ISO 8601 only what ends in Z is as long
                    of_utc += usize::from(stamp.is_some() && cell.len() == 20);
                    stamp.or_else(|| self.time(cell, *notation))
                }));
            }
            Values::Amounts(amounts, decimal) => {
                amounts.extend(cells.map(|cell| {
                    let cell = words::trim(cell);
                    match numbers::plain_amount(cell, *decimal) {
                        Some((value, proves)) => {
                            self.proved |= proves;
                            Some(value)
                        }
                        None => self.number(cell, *decimal, numbers::Number::amount),
                    }
                }));
            }
            Values::Numbers(numbers, decimal) => {
                numbers.extend(cells.map(|cell| self.number(words::trim(cell), *decimal, numbers::Number::float)));
            }
            Values::Flags(flags) => {
                flags.extend(cells.map(|cell| {
                    let cell = words::trim(cell);
                    let value = words::flag(cell);
                    if value.is_none() && !words::is_no_value(cell) {
                        self.refuse(cell);
                    }
                    value
                }));
            }
        }
        if let (Values::Times(times, ..), true) = (&mut values, self.zoned != Zoned::Never) {
            if self.zoned == Zoned::Always || of_utc == batch.rows() {
                times.zoned.extend(std::iter::repeat_n(true, batch.rows()));
            } else {
                times.zoned.extend(batch.column(buffer, column).map(|cell| dates::says_zone(words::trim(cell))));
            }
        }
        if self.unreadable > before {
            match &mut values {
                Values::Times(times, ..) => mark(&mut times.unreadable, &times.present, buffer, batch, column),
                Values::Amounts(amounts, _) => mark(&mut amounts.unreadable, &amounts.present, buffer, batch, column),
                Values::Numbers(numbers, _) => mark(&mut numbers.unreadable, &numbers.present, buffer, batch, column),
                Values::Flags(flags) => mark(&mut flags.unreadable, &flags.present, buffer, batch, column),
                _ => {}
            }
        }
        self.values = values;
    }

    #[inline(never)]
    fn time(&mut self, cell: &[u8], notation: TimeNotation) -> Option<Stamp> {
        if cell.is_empty() {
            return None;
        }
        if let TimeNotation::Written(order) = notation {
            if let Some(read) = dates::written(cell, order) {
                self.proved |= read.proves == Some(order);
                return Some(read.stamp);
            }
        } else if let Some(stamp) = notation.read(cell) {
            return Some(stamp);
        }
        if words::is_no_value(cell) {
            return None;
        }
        if let TimeNotation::Written(order) = notation {
            self.contradicted += u64::from(dates::written(cell, order.other()).is_some());
        }
        self.refuse(cell);
        None
    }

    #[inline(never)]
    fn number<T>(&mut self, cell: &[u8], decimal: Decimal, into: impl Fn(numbers::Number) -> Option<T>) -> Option<T> {
        if cell.is_empty() {
            return None;
        }
        let text = std::str::from_utf8(cell).unwrap_or("");
        if let Some(number) = numbers::read(text, decimal).or_else(|| numbers::score(text)) {
            self.proved |= number.proves == Some(decimal);
            if let Some(value) = into(number) {
                return Some(value);
            }
        }
        if words::is_no_value(cell) {
            return None;
        }
        self.contradicted += u64::from(numbers::read(text, decimal.other()).is_some_and(|number| number.proves == Some(decimal.other())));
        self.refuse(cell);
        None
    }

    #[cold]
    fn refuse(&mut self, cell: &[u8]) {
        self.unreadable += 1;
        if self.found.len() < 5 {
            self.found.push(String::from_utf8_lossy(cell).chars().take(80).collect());
        }
    }
}

/// Notes the rows of a batch whose cells held something that gave no value.
#[cold]
#[inline(never)]
fn mark(unreadable: &mut Vec<u32>, present: &Bits, buffer: &[u8], batch: &Batch, column: usize) {
    let start = present.len() - batch.rows();
    for (at, cell) in batch.column(buffer, column).enumerate() {
        if !present.get(start + at) && !words::is_no_value(words::trim(cell)) {
            unreadable.push((start + at) as u32);
        }
    }
}

/// A cell as a label: without spaces around it, empty where it says nothing.
#[inline(always)]
fn clean(cell: &[u8]) -> &[u8] {
    let cell = words::trim(cell);
    if words::is_nothing(cell) { b"" } else { cell }
}

/// Cells that repeat come from the recent ones.
fn fill_labels(labels: &mut Labels, recent: &mut Recent, batch: &Batch, buffer: &[u8], column: usize) {
    let Labels { codes, dictionary } = labels;
    codes.reserve(batch.rows());
    if recent.is_useful() {
        for cell in batch.texts(buffer, column) {
            codes.push(recent.code(cell, |cell| dictionary.intern(clean(cell))));
        }
    } else {
        dictionary.intern_all(batch.column(buffer, column).map(clean), codes);
    }
}
