//! Columns as bytes, so that a worker can read a file for another: little-endian, lengths first. Both ends are the same build; bytes
//! from anywhere else end in `None`, never in a panic.

use crate::calendar::Stamp;
use crate::column::{AnyColumn, Bits, Column, Labels};
use crate::dictionary::Dictionary;
use std::sync::Arc;

/// What can be written to bytes and read back.
pub trait Packed: Sized {
    /// Appends it.
    fn pack(&self, out: &mut Vec<u8>);
    /// Takes it from the front; `None` where the bytes are not one.
    fn unpack(from: &mut &[u8]) -> Option<Self>;
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
                    for (place, value) in out[start..].as_chunks_mut().0.iter_mut().zip(values) {
                        *place = value.to_le_bytes();
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
pub trait Slab: Sized {
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
        let (bytes, ends, hashes) = self.parts();
        u8::slab(bytes, out);
        u32::slab(ends, out);
        u32::slab(hashes, out);
    }
    fn unpack(from: &mut &[u8]) -> Option<Dictionary> {
        Dictionary::from_parts(u8::unslab(from)?, u32::unslab(from)?, u32::unslab(from)?)
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
