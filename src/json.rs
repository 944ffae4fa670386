//! JSON as the report is written: serde's data, without spaces, by a writer that cannot fail. serde_json's own carries an error
//! through every field of every type, which was a fiftieth of the wasm.

use serde::ser::{self, Serialize};
use std::fmt;

/// JSON without spaces; a number that is not finite is null. Keys of maps are texts.
///
/// ```
/// let value = serde_json::json!({"a": [1, 0.5, null, "\"\n"]});
/// assert_eq!(crm_kpi::json::to_json(&value), r#"{"a":[1,0.5,null,"\"\n"]}"#);
/// ```
pub fn to_json(value: &(impl Serialize + ?Sized)) -> String {
    let mut out = Writer(String::with_capacity(1 << 10));
    match value.serialize(&mut out) {
        Ok(()) => out.0,
        Err(never) => match never {},
    }
}

struct Writer(String);

impl Writer {
    fn text(&mut self, text: &str) {
        self.0.push('"');
        let mut written = 0;
        for (at, byte) in text.bytes().enumerate() {
            let short = match byte {
                b'"' | b'\\' => byte,
                8 => b'b',
                9 => b't',
                10 => b'n',
                12 => b'f',
                13 => b'r',
                0..32 => 0,
                _ => continue,
            };
            self.0.push_str(&text[written..at]);
            written = at + 1;
            if short == 0 {
                self.0.push_str("\\u00");
                self.0.push(char::from(b'0' + byte / 16));
                self.0.push(char::from(b"0123456789abcdef"[usize::from(byte % 16)]));
            } else {
                self.0.push('\\');
                self.0.push(char::from(short));
            }
        }
        self.0.push_str(&text[written..]);
        self.0.push('"');
    }

    fn whole(&mut self, mut number: u64) {
        let mut digits = [0; 20];
        let mut at = digits.len();
        loop {
            at -= 1;
            digits[at] = b'0' + (number % 10) as u8;
            number /= 10;
            if number == 0 {
                break;
            }
        }
        digits[at..].iter().for_each(|digit| self.0.push(char::from(*digit)));
    }

    /// What holds others, up to its end.
    fn open(&mut self, start: &str, end: &'static str) -> Items<'_> {
        self.0.push_str(start);
        Items { out: self, end, first: true }
    }

    /// A variant that holds something: an object of one entry.
    fn variant(&mut self, name: &str) {
        self.0.push('{');
        self.text(name);
        self.0.push(':');
    }
}

/// An array's or an object's items.
struct Items<'a> {
    out: &'a mut Writer,
    end: &'static str,
    first: bool,
}

impl Items<'_> {
    fn next(&mut self) -> &mut Writer {
        if !std::mem::take(&mut self.first) {
            self.out.0.push(',');
        }
        self.out
    }

    /// A field's name, which has nothing to escape.
    fn name(&mut self, name: &'static str) -> &mut Writer {
        let out = self.next();
        out.0.push('"');
        out.0.push_str(name);
        out.0.push_str("\":");
        out
    }

    fn close(self) {
        self.out.0.push_str(self.end);
    }
}

/// There is none.
#[derive(Debug)]
enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl ser::Error for Never {
    fn custom<T: fmt::Display>(reason: T) -> Never {
        unreachable!("{reason}: nothing here refuses to be written")
    }
}

type Written = Result<(), Never>;

impl<'a> ser::Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Items<'a>;
    type SerializeTuple = Items<'a>;
    type SerializeTupleStruct = Items<'a>;
    type SerializeTupleVariant = Items<'a>;
    type SerializeMap = Items<'a>;
    type SerializeStruct = Items<'a>;
    type SerializeStructVariant = Items<'a>;

    fn serialize_bool(self, value: bool) -> Written {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }
    fn serialize_i8(self, value: i8) -> Written {
        self.serialize_i64(value.into())
    }
    fn serialize_i16(self, value: i16) -> Written {
        self.serialize_i64(value.into())
    }
    fn serialize_i32(self, value: i32) -> Written {
        self.serialize_i64(value.into())
    }
    fn serialize_i64(self, value: i64) -> Written {
        if value < 0 {
            self.0.push('-');
        }
        self.whole(value.unsigned_abs());
        Ok(())
    }
    fn serialize_u8(self, value: u8) -> Written {
        self.serialize_u64(value.into())
    }
    fn serialize_u16(self, value: u16) -> Written {
        self.serialize_u64(value.into())
    }
    fn serialize_u32(self, value: u32) -> Written {
        self.serialize_u64(value.into())
    }
    fn serialize_u64(self, value: u64) -> Written {
        self.whole(value);
        Ok(())
    }
    fn serialize_f32(self, value: f32) -> Written {
        self.serialize_f64(value.into())
    }
    fn serialize_f64(self, value: f64) -> Written {
        if !value.is_finite() {
            return self.serialize_unit();
        }
        self.0.push_str(&crate::real::shortest(value));
        Ok(())
    }
    fn serialize_char(self, value: char) -> Written {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }
    fn serialize_str(self, value: &str) -> Written {
        self.text(value);
        Ok(())
    }
    fn serialize_bytes(self, value: &[u8]) -> Written {
        self.collect_seq(value)
    }
    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Written {
        self.0.push_str("null");
        Ok(())
    }
    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, variant: &'static str, value: &T) -> Written {
        self.variant(variant);
        value.serialize(&mut *self)?;
        self.0.push('}');
        Ok(())
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'a>, Never> {
        Ok(self.open("[", "]"))
    }
    fn serialize_tuple(self, _: usize) -> Result<Items<'a>, Never> {
        Ok(self.open("[", "]"))
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items<'a>, Never> {
        Ok(self.open("[", "]"))
    }
    fn serialize_tuple_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Items<'a>, Never> {
        self.variant(variant);
        Ok(self.open("[", "]}"))
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Items<'a>, Never> {
        Ok(self.open("{", "}"))
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Items<'a>, Never> {
        Ok(self.open("{", "}"))
    }
    fn serialize_struct_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Items<'a>, Never> {
        self.variant(variant);
        Ok(self.open("{", "}}"))
    }
}

macro_rules! items {
    ($($trait:ident $method:ident,)*) => {
        $(impl ser::$trait for Items<'_> {
            type Ok = ();
            type Error = Never;
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
                value.serialize(self.next())
            }
            fn end(self) -> Written {
                self.close();
                Ok(())
            }
        })*
    };
}

macro_rules! fields {
    ($($trait:ident,)*) => {
        $(impl ser::$trait for Items<'_> {
            type Ok = ();
            type Error = Never;
            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Written {
                value.serialize(self.name(name))
            }
            fn end(self) -> Written {
                self.close();
                Ok(())
            }
        })*
    };
}

items! { SerializeSeq serialize_element, SerializeTuple serialize_element, SerializeTupleStruct serialize_field, SerializeTupleVariant serialize_field, }
fields! { SerializeStruct, SerializeStructVariant, }

impl ser::SerializeMap for Items<'_> {
    type Ok = ();
    type Error = Never;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        key.serialize(self.next())
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.out.0.push(':');
        value.serialize(&mut *self.out)
    }
    fn end(self) -> Written {
        self.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::to_json;
    use proptest::prelude::*;
    use serde::Serialize;

    #[test]
    fn what_is_not_finite_is_null() {
        assert_eq!(to_json(&[f64::NAN, f64::INFINITY, 0.5, -3.0]), "[null,null,0.5,-3.0]");
    }

    #[derive(Serialize)]
    enum Variant {
        Unit,
        Newtype(u8),
        Tuple(i64, char),
        Struct { a: Option<bool>, b: f32 },
    }

    #[test]
    fn every_kind_of_data_is_written_as_serde_json_does() {
        let all = (Variant::Unit, Variant::Newtype(7), Variant::Tuple(i64::MIN, '"'), Variant::Struct { a: None, b: 0.5 }, u64::MAX, 0, (), [Some(-1i8)]);
        assert_eq!(to_json(&all), serde_json::to_string(&all).unwrap());
    }

    proptest! {
        #[test]
        fn any_text_is_written_as_serde_json_does(text in ".*", control in "[\\x00-\\x1f\"\\\\é]*") {
            for text in [text, control] {
                let value = serde_json::json!({ text.clone(): [text] });
                prop_assert_eq!(to_json(&value), serde_json::to_string(&value).unwrap());
            }
        }
    }
}
