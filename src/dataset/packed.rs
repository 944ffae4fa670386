//! A table as bytes, so that a worker can read a file for another: exactly what [`Table`] holds, little-endian, lengths first.
//! Both ends are the same build; bytes from anywhere else end in `None`, never in a panic.

use super::column::{AnyColumn, Bits, Column, Labels};
use super::dictionary::Dictionary;
use super::table::{Dimension, EnteredStage};
use super::{Entity, EntityColumns, Table};
use crate::calendar::Stamp;
use crate::report::{Candidate, Doubt, MappedColumn, Rejected, Source};
use std::sync::Arc;

/// What can be written to bytes and read back.
pub(super) trait Packed: Sized {
    /// Appends it.
    fn pack(&self, out: &mut Vec<u8>);
    /// Takes it from the front; `None` where the bytes are not one.
    fn unpack(from: &mut &[u8]) -> Option<Self>;
}

impl Table {
    /// The table as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(64 * self.lines.len());
        self.pack(&mut out);
        out
    }

    /// The table that [`Table::to_bytes`] wrote; `None` for any other bytes.
    pub fn from_bytes(mut bytes: &[u8]) -> Option<Table> {
        let table = Table::unpack(&mut bytes)?;
        bytes.is_empty().then_some(table)
    }
}

fn take<'a>(from: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (first, rest) = from.split_at_checked(length)?;
    *from = rest;
    Some(first)
}

macro_rules! numbers {
    ($($type:ty,)*) => {
        $(
            impl Packed for $type {
                fn pack(&self, out: &mut Vec<u8>) {
                    out.extend_from_slice(&self.to_le_bytes());
                }
                fn unpack(from: &mut &[u8]) -> Option<$type> {
                    let (first, rest) = from.split_first_chunk()?;
                    *from = rest;
                    Some(<$type>::from_le_bytes(*first))
                }
            }
            impl Slab for $type {
                fn slab(values: &[$type], out: &mut Vec<u8>) {
                    (values.len() as u32).pack(out);
                    let start = out.len();
                    out.resize(start + size_of_val(values), 0);
                    for (place, value) in out[start..].chunks_exact_mut(size_of::<$type>()).zip(values) {
                        place.copy_from_slice(&value.to_le_bytes());
                    }
                }
                fn unslab(from: &mut &[u8]) -> Option<Vec<$type>> {
                    let length = u32::unpack(from)? as usize;
                    let bytes = take(from, length.checked_mul(size_of::<$type>())?)?;
                    Some(bytes.as_chunks().0.iter().map(|chunk| <$type>::from_le_bytes(*chunk)).collect())
                }
            }
        )*
    };
}

/// Many numbers in one piece.
pub(super) trait Slab: Sized {
    /// Appends them.
    fn slab(values: &[Self], out: &mut Vec<u8>);
    /// Takes them from the front.
    fn unslab(from: &mut &[u8]) -> Option<Vec<Self>>;
}

numbers! { u8, u32, u64, i64, f64, }

impl Packed for String {
    fn pack(&self, out: &mut Vec<u8>) {
        u8::slab(self.as_bytes(), out);
    }
    fn unpack(from: &mut &[u8]) -> Option<String> {
        String::from_utf8(u8::unslab(from)?).ok()
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        (self.len() as u32).pack(out);
        self.iter().for_each(|item| item.pack(out));
    }
    fn unpack(from: &mut &[u8]) -> Option<Vec<T>> {
        (0..u32::unpack(from)?).map(|_| T::unpack(from)).collect()
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        u8::from(self.is_some()).pack(out);
        if let Some(inner) = self {
            inner.pack(out);
        }
    }
    fn unpack(from: &mut &[u8]) -> Option<Option<T>> {
        if u8::unpack(from)? == 0 { Some(None) } else { T::unpack(from).map(Some) }
    }
}

impl<T: Packed> Packed for Arc<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        T::pack(self, out);
    }
    fn unpack(from: &mut &[u8]) -> Option<Arc<T>> {
        T::unpack(from).map(Arc::new)
    }
}

impl Packed for Entity {
    fn pack(&self, out: &mut Vec<u8>) {
        (*self as u8).pack(out);
    }
    fn unpack(from: &mut &[u8]) -> Option<Entity> {
        Entity::ALL.get(usize::from(u8::unpack(from)?)).copied()
    }
}

macro_rules! fields {
    ($($type:ident { $($field:ident,)* })*) => {
        $(impl Packed for $type {
            fn pack(&self, out: &mut Vec<u8>) {
                let $type { $($field,)* } = self;
                $($field.pack(out);)*
            }
            fn unpack(from: &mut &[u8]) -> Option<$type> {
                Some($type { $($field: Packed::unpack(from)?,)* })
            }
        })*
    };
}

fields! {
    Source { file, vendor, entity, also, score, reasons, others, encoding, delimiter, sheet, rows, used, rejected, doubts, mapping, }
    Candidate { vendor, entity, score, }
    Rejected { reason, rows, first_rows, }
    Doubt { column, question, options, taken, }
    MappedColumn { column, field, entity, confidence, notation, samples, }
    Dimension { header, labels, }
    EnteredStage { stage, pipeline, at, }
}

impl Packed for Bits {
    fn pack(&self, out: &mut Vec<u8>) {
        (self.len() as u32).pack(out);
        u64::slab(self.words(), out);
    }
    fn unpack(from: &mut &[u8]) -> Option<Bits> {
        let length = u32::unpack(from)? as usize;
        Bits::from_words(u64::unslab(from)?, length)
    }
}

impl Packed for Dictionary {
    fn pack(&self, out: &mut Vec<u8>) {
        let (bytes, ends, table) = self.parts();
        u8::slab(bytes, out);
        u32::slab(ends, out);
        u64::slab(table, out);
    }
    fn unpack(from: &mut &[u8]) -> Option<Dictionary> {
        Dictionary::from_parts(u8::unslab(from)?, u32::unslab(from)?, u64::unslab(from)?)
    }
}

impl Packed for Labels {
    fn pack(&self, out: &mut Vec<u8>) {
        u32::slab(&self.codes, out);
        self.dictionary.pack(out);
    }
    fn unpack(from: &mut &[u8]) -> Option<Labels> {
        Some(Labels { codes: u32::unslab(from)?, dictionary: Dictionary::unpack(from)? })
    }
}

macro_rules! columns {
    ($($type:ty as $raw:ty: $to:expr, $of:expr;)*) => {
        $(impl Packed for Column<$type> {
            fn pack(&self, out: &mut Vec<u8>) {
                <$raw>::slab(&self.values.iter().map($to).collect::<Vec<$raw>>(), out);
                self.present.pack(out);
                u32::slab(&self.unreadable, out);
                self.zoned.pack(out);
            }
            fn unpack(from: &mut &[u8]) -> Option<Column<$type>> {
                Some(Column { values: <$raw>::unslab(from)?.into_iter().map($of).collect(), present: Bits::unpack(from)?, unreadable: u32::unslab(from)?, zoned: Bits::unpack(from)? })
            }
        })*
    };
}

columns! {
    i64 as i64: |value| *value, |raw| raw;
    f64 as f64: |value| *value, |raw| raw;
    bool as u8: |value| u8::from(*value), |raw| raw != 0;
    Stamp as i64: |value| value.packed(), Stamp::of_packed;
}

macro_rules! kinds {
    ($($number:literal $variant:ident,)*) => {
        impl Packed for AnyColumn {
            fn pack(&self, out: &mut Vec<u8>) {
                match self { $(AnyColumn::$variant(column) => { ($number as u8).pack(out); column.pack(out); })* }
            }
            fn unpack(from: &mut &[u8]) -> Option<AnyColumn> {
                match u8::unpack(from)? { $($number => Packed::unpack(from).map(AnyColumn::$variant),)* _ => None }
            }
        }
    };
}

kinds! { 0 Labels, 1 Amounts, 2 Times, 3 Numbers, 4 Flags, }

impl Packed for EntityColumns {
    fn pack(&self, out: &mut Vec<u8>) {
        self.entity.pack(out);
        (self.columns.len() as u32).pack(out);
        for (name, column) in &self.columns {
            u8::slab(name.as_bytes(), out);
            column.pack(out);
        }
    }
    fn unpack(from: &mut &[u8]) -> Option<EntityColumns> {
        let entity = Entity::unpack(from)?;
        let length = u32::unpack(from)?;
        let column = |_| Some((entity.field(&String::unpack(from)?)?.name, AnyColumn::unpack(from)?));
        Some(EntityColumns { entity, columns: (0..length).map(column).collect::<Option<_>>()? })
    }
}

impl Packed for Table {
    fn pack(&self, out: &mut Vec<u8>) {
        let Table { source, vendor, entities, dimensions, entered, stage_order, lost_stages, lines, sample } = self;
        source.pack(out);
        vendor.pack(out);
        entities.pack(out);
        dimensions.pack(out);
        entered.pack(out);
        stage_order.pack(out);
        lost_stages.pack(out);
        u32::slab(lines, out);
        sample.pack(out);
    }
    fn unpack(from: &mut &[u8]) -> Option<Table> {
        Some(Table {
            source: Packed::unpack(from)?,
            vendor: Packed::unpack(from)?,
            entities: Packed::unpack(from)?,
            dimensions: Packed::unpack(from)?,
            entered: Packed::unpack(from)?,
            stage_order: Packed::unpack(from)?,
            lost_stages: Packed::unpack(from)?,
            lines: u32::unslab(from)?,
            sample: Packed::unpack(from)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Finished, Hints, Reading};

    fn tables() -> Vec<Table> {
        let read = |file: crate::sample::SampleFile| {
            let mut reading = Reading::new(&file.name, Hints::default());
            reading.keep_text(3);
            reading.push(&file.bytes).unwrap();
            match reading.finish().unwrap() {
                Finished::Table(table) => *table,
                Finished::Again(_) => panic!("{} should be read in one go", file.name),
            }
        };
        crate::sample::sample(200, 3).into_iter().map(read).collect()
    }

    #[test]
    fn a_table_comes_back_from_its_bytes() {
        for table in tables() {
            let back = Table::from_bytes(&table.to_bytes()).expect("a table");
            assert_eq!(back, table);
            let codes = |table: &Table| table.dimensions.iter().map(|dimension| dimension.labels.dictionary.find("France")).collect::<Vec<_>>();
            assert_eq!(codes(&back), codes(&table), "the dictionary still finds its texts");
        }
    }

    #[test]
    fn bytes_that_are_no_table_are_refused() {
        let bytes = tables()[0].to_bytes();
        for cut in (0..bytes.len()).step_by(1 + bytes.len() / 500) {
            assert!(Table::from_bytes(&bytes[..cut]).is_none(), "cut at {cut}");
        }
        assert!(Table::from_bytes(&[0xFF; 64]).is_none());
        assert!(Table::from_bytes(&[bytes, vec![0]].concat()).is_none());
    }
}
