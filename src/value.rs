//! Plain values (what JSON holds), and structs filled from them by the names of their fields. One small reader for settings, hints
//! and profiles, the same natively and in the browser: what serde derives for them is a tenth of the wasm.

use crate::error::{Code, Error};
use crate::map::SortedMap;
use std::fmt;

/// What JSON holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`.
    Nothing,
    /// `true` or `false`.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// An object, in its own order.
    Map(Vec<(String, Value)>),
}

/// What does not fit, and where: `funnel.stages.2.limit_days`.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    path: String,
    what: &'static str,
}

impl Wrong {
    fn within(mut self, name: &str) -> Wrong {
        if !self.path.is_empty() {
            self.path.insert(0, '.');
        }
        self.path.insert_str(0, name);
        self
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&self.path)?;
        out.write_str(if self.path.is_empty() { "" } else { ": " })?;
        out.write_str(self.what)
    }
}

impl From<Wrong> for Error {
    fn from(wrong: Wrong) -> Error {
        Error::new(Code::BadSettings, wrong.to_string())
    }
}

/// What a plain value can be put into.
pub trait Take {
    /// Takes the value, or says what would fit.
    fn take(&mut self, value: Value) -> Result<(), Wrong>;
}

/// A struct whose fields are found by name.
pub trait Fields {
    /// The field of that name.
    fn field(&mut self, name: &str) -> Option<&mut dyn Take>;
}

/// Makes structs with named fields readable from plain values; an unknown name is an error.
#[macro_export]
macro_rules! fields {
    ($($name:ident { $($field:ident $(as $key:literal)?),* $(,)? })*) => {
        $(
            impl $crate::value::Fields for $name {
                fn field(&mut self, name: &str) -> Option<&mut dyn $crate::value::Take> {
                    $(if name == $crate::fields!(@name $field $($key)?) {
                        return Some(&mut self.$field);
                    })*
                    None
                }
            }
            impl $crate::value::Take for $name {
                fn take(&mut self, value: $crate::value::Value) -> Result<(), $crate::value::Wrong> {
                    $crate::value::fill(self, value)
                }
            }
        )*
    };
    (@name $field:ident $key:literal) => { $key };
    (@name $field:ident) => { stringify!($field) };
}

/// Fills a struct from a map; what the map does not name stays as it is.
pub fn fill(target: &mut dyn Fields, value: Value) -> Result<(), Wrong> {
    for (name, value) in map(value)? {
        let taken = match target.field(&name) {
            Some(field) => field.take(value),
            None => wrong("there is no such entry"),
        };
        taken.map_err(|wrong| wrong.within(&name))?;
    }
    Ok(())
}

/// That nothing fits but what is said.
pub fn wrong<T>(what: &'static str) -> Result<T, Wrong> {
    Err(Wrong { path: String::new(), what })
}

/// The text of a value.
pub fn text(value: Value) -> Result<String, Wrong> {
    if let Value::Text(text) = value { Ok(text) } else { wrong("a text is expected") }
}

fn map(value: Value) -> Result<Vec<(String, Value)>, Wrong> {
    if let Value::Map(entries) = value { Ok(entries) } else { wrong("an object is expected") }
}

fn list(value: Value) -> Result<Vec<Value>, Wrong> {
    if let Value::List(items) = value { Ok(items) } else { wrong("a list is expected") }
}

fn whole(value: &Value, most: f64) -> Result<f64, Wrong> {
    match value {
        Value::Number(number) if *number >= 0.0 && *number <= most && libm::trunc(*number) == *number => Ok(*number),
        _ => wrong("a whole number from 0 is expected"),
    }
}

impl Take for String {
    fn take(&mut self, value: Value) -> Result<(), Wrong> {
        *self = text(value)?;
        Ok(())
    }
}

impl Take for bool {
    fn take(&mut self, value: Value) -> Result<(), Wrong> {
        let Value::Flag(flag) = value else { return wrong("true or false is expected") };
        *self = flag;
        Ok(())
    }
}

impl Take for f64 {
    fn take(&mut self, value: Value) -> Result<(), Wrong> {
        let Value::Number(number) = value else { return wrong("a number is expected") };
        *self = number;
        Ok(())
    }
}

impl Take for u32 {
    fn take(&mut self, value: Value) -> Result<(), Wrong> {
        *self = whole(&value, f64::from(u32::MAX))? as u32;
        Ok(())
    }
}

impl Take for usize {
    fn take(&mut self, value: Value) -> Result<(), Wrong> {
        *self = whole(&value, 9e15)?.min(usize::MAX as f64) as usize;
        Ok(())
    }
}

impl<T: Take + Default> Take for Option<T> {
    fn take(&mut self, value: Value) -> Result<(), Wrong> {
        *self = None;
        if matches!(value, Value::Nothing) { Ok(()) } else { self.insert(T::default()).take(value) }
    }
}

impl<T: Take + Default> Take for Vec<T> {
    fn take(&mut self, value: Value) -> Result<(), Wrong> {
        self.clear();
        for (at, item) in list(value)?.into_iter().enumerate() {
            let mut taken = T::default();
            taken.take(item).map_err(|wrong| wrong.within(&at.to_string()))?;
            self.push(taken);
        }
        Ok(())
    }
}

impl<T: Take + Default> Take for SortedMap<String, T> {
    fn take(&mut self, value: Value) -> Result<(), Wrong> {
        *self = SortedMap::new();
        for (name, item) in map(value)? {
            let mut taken = T::default();
            taken.take(item).map_err(|wrong| wrong.within(&name))?;
            self.insert(name, taken);
        }
        Ok(())
    }
}

impl Take for (String, String) {
    fn take(&mut self, value: Value) -> Result<(), Wrong> {
        let mut items = list(value)?.into_iter();
        match (items.next(), items.next(), items.next()) {
            (Some(first), Some(second), None) => *self = (text(first)?, text(second)?),
            _ => return wrong("two texts are expected"),
        }
        Ok(())
    }
}

/// A value of a type from a plain one.
pub fn taken<T: Take + Default>(value: Value) -> Result<T, Wrong> {
    let mut taken = T::default();
    taken.take(value)?;
    Ok(taken)
}

#[cfg(not(target_arch = "wasm32"))]
impl From<serde_json::Value> for Value {
    fn from(value: serde_json::Value) -> Value {
        match value {
            serde_json::Value::Null => Value::Nothing,
            serde_json::Value::Bool(flag) => Value::Flag(flag),
            serde_json::Value::Number(number) => number.as_f64().map_or(Value::Nothing, Value::Number),
            serde_json::Value::String(text) => Value::Text(text),
            serde_json::Value::Array(items) => Value::List(items.into_iter().map(Value::from).collect()),
            serde_json::Value::Object(entries) => Value::Map(entries.into_iter().map(|(name, value)| (name, Value::from(value))).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, PartialEq)]
    struct Inner {
        labels: Vec<String>,
        days: Option<u32>,
    }
    #[derive(Debug, Default, PartialEq)]
    struct Outer {
        inner: Inner,
        many: Vec<Inner>,
        by_name: SortedMap<String, f64>,
        is: bool,
    }
    fields! {
        Inner { labels as "in", days }
        Outer { inner, many, by_name, is }
    }

    fn read(json: serde_json::Value) -> Result<Outer, String> {
        taken(Value::from(json)).map_err(|wrong| Error::from(wrong).to_string())
    }

    #[test]
    fn what_is_named_is_taken_and_the_rest_stays() {
        let outer =
            read(serde_json::json!({ "inner": { "in": ["a", "b"], "days": null }, "many": [{ "days": 3 }], "by_name": { "x": 0.5 }, "is": true })).unwrap();
        assert_eq!(outer.inner, Inner { labels: vec!["a".into(), "b".into()], days: None });
        assert_eq!((outer.many[0].days, outer.by_name["x"], outer.is), (Some(3), 0.5, true));
        assert_eq!(read(serde_json::json!({})).unwrap(), Outer::default());
    }

    #[test]
    fn what_does_not_fit_is_named_with_its_place() {
        for (json, expected) in [
            (serde_json::json!({ "inner": { "labels": [] } }), "inner.labels: there is no such entry"),
            (serde_json::json!({ "many": [{}, { "days": 1.5 }] }), "many.1.days: a whole number from 0 is expected"),
            (serde_json::json!({ "many": [{ "days": -1 }] }), "many.0.days: a whole number"),
            (serde_json::json!({ "inner": { "in": ["a", 1] } }), "inner.in.1: a text is expected"),
            (serde_json::json!({ "by_name": { "x": "1" } }), "by_name.x: a number is expected"),
            (serde_json::json!({ "is": null }), "is: true or false is expected"),
            (serde_json::json!({ "inner": [] }), "inner: an object is expected"),
            (serde_json::json!([]), "an object is expected"),
        ] {
            let message = read(json).unwrap_err();
            assert!(message.contains(expected), "{message}");
        }
    }
}
