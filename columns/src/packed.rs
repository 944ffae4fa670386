//! Columns as bytes, so that a worker can read a file for another: little-endian, lengths first. Both ends are the same build; bytes
//! from anywhere else end in `None`, never in a panic.

use crate::calendar::Stamp;
use crate::column::{AnyColumn, Bits, Column, Labels};
use crate::dictionary::Dictionary;
use crate::map::SortedMap;
use std::sync::Arc;

/// What can be written to bytes and read back.
pub trait Packed: Sized {
    /// Appends it.
    fn pack(&self, out: &mut Vec<u8>);
    /// Takes it from the front; anything, where the bytes are not one: [`Unpacking`] knows.
    fn unpack(from: &mut Unpacking) -> Self;

    /// Bytes that it takes, about; 0 where nobody knows.
    fn room(&self) -> usize {
        0
    }

    /// All of it, for another worker.
    fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.room());
        self.pack(&mut out);
        out
    }

    /// What [`Packed::to_bytes`] wrote; `None` for any other bytes.
    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut from = Unpacking { rest: bytes, wrong: false };
        let all = Self::unpack(&mut from);
        (!from.wrong && from.rest.is_empty()).then_some(all)
    }
}

/// Bytes that are read back, and whether they were what was looked for. That each value can be wrong by itself would be half of the code.
pub struct Unpacking<'a> {
    rest: &'a [u8],
    wrong: bool,
}

impl<'a> Unpacking<'a> {
    /// That these are not the bytes of what was looked for.
    #[cold]
    #[inline(never)]
    pub fn refuse(&mut self) {
        self.rest = &[];
        self.wrong = true;
    }

    #[inline(never)]
    fn take(&mut self, length: usize) -> &'a [u8] {
        let Some((first, rest)) = self.rest.split_at_checked(length) else {
            self.refuse();
            return &[];
        };
        self.rest = rest;
        first
    }

    /// What was found, or something in its place.
    pub fn or<T>(&mut self, found: Option<T>, instead: T) -> T {
        found.unwrap_or_else(|| {
            self.refuse();
            instead
        })
    }

    /// So many of them, as long as there are bytes.
    fn some<T: Packed>(&mut self, take: &mut dyn FnMut(T)) {
        for _ in 0..u32::unpack(self) {
            let one = T::unpack(self);
            if self.wrong {
                return;
            }
            take(one);
        }
    }
}

/// Makes structs packed, field by field; what stands behind `=>` says how many bytes one takes.
#[macro_export]
macro_rules! packed {
    ($($type:ident { $($field:ident),* $(,)? } $(=> $room:expr;)?)*) => {
        $(impl $crate::packed::Packed for $type {
            $(fn room(&self) -> usize {
                let room: fn(&$type) -> usize = $room;
                room(self)
            })?
            fn pack(&self, out: &mut Vec<u8>) {
                let $type { $($field,)* } = self;
                $($crate::packed::Packed::pack($field, out);)*
            }
            fn unpack(from: &mut $crate::packed::Unpacking) -> $type {
                $type { $($field: $crate::packed::Packed::unpack(from),)* }
            }
        })*
    };
}

macro_rules! numbers {
    ($($type:ty,)*) => {
        $(
            impl Packed for $type {
                fn pack(&self, out: &mut Vec<u8>) {
                    out.extend_from_slice(&self.to_le_bytes());
                }
                fn unpack(from: &mut Unpacking) -> $type {
                    from.take(size_of::<$type>()).first_chunk().map_or_else(<$type>::default, |bytes| <$type>::from_le_bytes(*bytes))
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
                fn unslab(from: &mut Unpacking) -> Vec<$type> {
                    let length = u32::unpack(from) as usize;
                    let bytes = from.take(length.saturating_mul(size_of::<$type>()));
                    bytes.as_chunks().0.iter().map(|chunk| <$type>::from_le_bytes(*chunk)).collect()
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
    fn unslab(from: &mut Unpacking) -> Vec<Self>;
}

numbers! { u8, u32, u64, i64, i128, f64, }

impl Packed for bool {
    fn pack(&self, out: &mut Vec<u8>) {
        u8::from(*self).pack(out);
    }
    fn unpack(from: &mut Unpacking) -> bool {
        u8::unpack(from) != 0
    }
}

impl Packed for String {
    fn pack(&self, out: &mut Vec<u8>) {
        u8::slab(self.as_bytes(), out);
    }
    fn unpack(from: &mut Unpacking) -> String {
        let text = String::from_utf8(u8::unslab(from)).ok();
        from.or(text, String::new())
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        (self.len() as u32).pack(out);
        self.iter().for_each(|item| item.pack(out));
    }
    fn unpack(from: &mut Unpacking) -> Vec<T> {
        let mut items = Vec::new();
        from.some(&mut |item| items.push(item));
        items
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        u8::from(self.is_some()).pack(out);
        if let Some(inner) = self {
            inner.pack(out);
        }
    }
    fn unpack(from: &mut Unpacking) -> Option<T> {
        if u8::unpack(from) == 0 { None } else { Some(T::unpack(from)) }
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, out: &mut Vec<u8>) {
        self.0.pack(out);
        self.1.pack(out);
    }
    fn unpack(from: &mut Unpacking) -> (A, B) {
        (A::unpack(from), B::unpack(from))
    }
}

impl<V: Packed> Packed for SortedMap<String, V> {
    fn pack(&self, out: &mut Vec<u8>) {
        (self.len() as u32).pack(out);
        for (key, value) in self {
            key.pack(out);
            value.pack(out);
        }
    }
    fn unpack(from: &mut Unpacking) -> SortedMap<String, V> {
        let mut map = SortedMap::new();
        from.some(&mut |(key, value)| {
            map.insert(key, value);
        });
        map
    }
}

impl<T: Packed> Packed for Arc<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        T::pack(self, out);
    }
    fn unpack(from: &mut Unpacking) -> Arc<T> {
        Arc::new(T::unpack(from))
    }
}

impl Packed for Bits {
    fn pack(&self, out: &mut Vec<u8>) {
        (self.len() as u32).pack(out);
        u64::slab(self.words(), out);
    }
    fn unpack(from: &mut Unpacking) -> Bits {
        let length = u32::unpack(from) as usize;
        let bits = Bits::from_words(u64::unslab(from), length);
        from.or(bits, Bits::default())
    }
}

impl Packed for Dictionary {
    fn pack(&self, out: &mut Vec<u8>) {
        let (bytes, ends, hashes) = self.parts();
        u8::slab(bytes, out);
        u32::slab(ends, out);
        u32::slab(hashes, out);
    }
    fn unpack(from: &mut Unpacking) -> Dictionary {
        let dictionary = Dictionary::from_parts(u8::unslab(from), u32::unslab(from), u32::unslab(from));
        from.or(dictionary, Dictionary::default())
    }
}

impl Packed for Labels {
    fn pack(&self, out: &mut Vec<u8>) {
        u32::slab(&self.codes, out);
        self.dictionary.pack(out);
    }
    fn unpack(from: &mut Unpacking) -> Labels {
        Labels { codes: u32::unslab(from), dictionary: Dictionary::unpack(from) }
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
            fn unpack(from: &mut Unpacking) -> Column<$type> {
                Column { values: <$raw>::unslab(from).into_iter().map($of).collect(), present: Bits::unpack(from), unreadable: u32::unslab(from), zoned: Bits::unpack(from) }
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
            fn unpack(from: &mut Unpacking) -> AnyColumn {
                let column = match u8::unpack(from) { $($number => Some(AnyColumn::$variant(Packed::unpack(from))),)* _ => None };
                from.or(column, AnyColumn::Flags(Arc::default()))
            }
        }
    };
}

kinds! { 0 Labels, 1 Amounts, 2 Times, 3 Numbers, 4 Flags, }
