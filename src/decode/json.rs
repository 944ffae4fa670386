//! JSON: arrays of records, lines of records, and the one array inside a wrapper (`{"data": [...]}`). Objects inside records
//! are columns with dotted names, lists of plain values one cell.

use super::lines::Lines;
use crate::collect::CollectVec;
use crate::error::{Both, Code, Error};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::fmt;

/// Objects inside objects, and values in a list, up to which they are columns of their own; what is deeper stays text.
const DEEP: usize = 8;
const LONG: usize = 16;
const PIECE: usize = 256 << 10;

/// Records as text, piece by piece.
pub struct Records {
    text: String,
    /// Where the records begin, and whether they stand in a list.
    start: usize,
    at: usize,
    listed: bool,
    columns: Vec<String>,
    places: BTreeMap<String, usize>,
    lines: Lines,
    row: Vec<String>,
    begun: bool,
    /// Records are lists themselves: the first holds the names.
    lists: bool,
}

/// The members of an object in their order.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> serde::Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Members<'a>, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Vec<(String, &'de RawValue)>;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut all = Vec::new();
                while let Some(member) = map.next_entry()? {
                    all.push(member);
                }
                Ok(all)
            }
        }
        from.deserialize_map(All).map(Members)
    }
}

fn not_records() -> Error {
    Error::about(Code::NotATable, Both { en: "JSON without a list of records", fr: "du JSON sans liste d’enregistrements" })
}

/// The value at the start of `text` (after spaces), and where it ends.
fn value(text: &str) -> Result<Option<(&RawValue, usize)>, Error> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    match values.next() {
        None => Ok(None),
        Some(Ok(value)) => Ok(Some((value, values.byte_offset()))),
        Some(Err(_)) => Err(Error::about(Code::Damaged, Both { en: "its JSON breaks off or has a mistake", fr: "son JSON s’interrompt ou a une erreur" })),
    }
}

fn blank(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

impl Records {
    /// Of a JSON text: looks through all records for their columns. Errors: [`Code::NotATable`] without records, [`Code::Damaged`] where it is not JSON.
    pub fn open(text: String) -> Result<Records, Error> {
        let (start, listed) = place(&text)?;
        let mut records = Records {
            text,
            start,
            at: start,
            listed,
            columns: Vec::new(),
            places: BTreeMap::new(),
            lines: Lines::new(0),
            row: Vec::new(),
            begun: false,
            lists: false,
        };
        let mut found = 0_u64;
        while records.read()? {
            found += 1;
        }
        if found == 0 {
            return Err(Error::new(Code::NoRows, ""));
        }
        if records.columns.is_empty() {
            return Err(not_records());
        }
        records.at = records.start;
        Ok(records)
    }

    /// Appends more of the text; false once there is no more.
    pub fn next(&mut self, out: &mut Vec<u8>) -> Result<bool, Error> {
        if !std::mem::replace(&mut self.begun, true) && !self.lists {
            self.row = self.columns.clone();
            self.write()?;
        }
        let mut more = true;
        while more && self.lines.text.len() < PIECE {
            self.row.iter_mut().for_each(String::clear);
            more = self.read()?;
            if more {
                self.write()?;
            }
        }
        out.append(&mut self.lines.text);
        Ok(more)
    }

    fn write(&mut self) -> Result<(), Error> {
        for (column, cell) in self.row.iter().enumerate() {
            self.lines.cell(column, cell.as_bytes())?;
        }
        self.lines.end(self.columns.len());
        Ok(())
    }

    /// Reads the next record into `row`; new columns are added to those known.
    fn read(&mut self) -> Result<bool, Error> {
        let mut at = self.at;
        let text = std::mem::take(&mut self.text);
        let rest = text.get(at..).unwrap_or("");
        at += blank(rest);
        if self.listed {
            match text.as_bytes().get(at) {
                Some(b',') => at += 1 + blank(text.get(at + 1..).unwrap_or("")),
                Some(b']') | None => {
                    self.text = text;
                    return Ok(false);
                }
                _ => {}
            }
        }
        let read = match value(text.get(at..).unwrap_or("")) {
            Ok(Some((raw, length))) => {
                let line = self.lines.line();
                self.take("", raw.get(), 0).map(|()| Some(length)).map_err(|error| error.at_row(line))
            }
            Ok(None) => Ok(None),
            Err(error) => Err(error.at_row(text.get(..at).unwrap_or("").matches('\n').count() as u64 + 1)),
        };
        self.text = text;
        let length = read?;
        self.at = at + length.unwrap_or(0);
        Ok(length.is_some())
    }

    /// Puts a value under its name.
    fn take(&mut self, name: &str, raw: &str, depth: usize) -> Result<(), Error> {
        let inner = |key: &str| if name.is_empty() { key.to_owned() } else { format!("{name}.{key}") };
        match raw.as_bytes().first() {
            Some(b'{') if depth < DEEP => {
                let members: Members = serde_json::from_str(raw).map_err(|_| not_records())?;
                for (key, raw) in members.0 {
                    self.take(&inner(&key), raw.get(), depth + 1)?;
                }
                return Ok(());
            }
            Some(b'[') if depth < DEEP => {
                let items: Vec<&RawValue> = serde_json::from_str(raw).map_err(|_| not_records())?;
                let plain = |raw: &&RawValue| !raw.get().starts_with(['{', '[']);
                let all_plain = items.iter().all(plain);
                if depth == 0 {
                    self.lists = all_plain;
                }
                if depth == 0 && !all_plain {
                    return Err(not_records());
                }
                if depth == 0 || (items.len() <= LONG && !all_plain) {
                    for (index, raw) in items.iter().enumerate() {
                        self.take(&inner(&(index + 1).to_string()), raw.get(), depth + 1)?;
                    }
                    return Ok(());
                }
                if all_plain {
                    let texts: Vec<String> = items.iter().map(|raw| plain_text(raw.get())).collect_vec();
                    return self.put(name, texts.join(";"));
                }
            }
            _ if depth == 0 => return Err(not_records()),
            _ => {}
        }
        self.put(name, plain_text(raw))
    }

    fn put(&mut self, name: &str, cell: String) -> Result<(), Error> {
        let place = match self.places.get(name) {
            Some(place) => *place,
            None => {
                if self.columns.len() > super::limits::MAX_COLUMNS {
                    return Err(Error::new(Code::TooManyColumns, self.columns.len().to_string()));
                }
                self.places.insert(name.to_owned(), self.columns.len());
                self.columns.push(name.to_owned());
                self.columns.len() - 1
            }
        };
        if self.row.len() <= place {
            self.row.resize(place + 1, String::new());
        }
        self.row[place] = cell;
        Ok(())
    }
}

/// A value as a cell: texts without quotes, null as nothing, numbers in the spelling that is read in one way only.
fn plain_text(raw: &str) -> String {
    match raw.as_bytes().first() {
        Some(b'"') => serde_json::from_str(raw).unwrap_or_else(|_| raw.to_owned()),
        Some(b'n') => String::new(),
        Some(b'-' | b'0'..=b'9') => super::lines::spelled(raw).into_owned(),
        _ => raw.to_owned(),
    }
}

/// Where the records are: after the bracket of a list, or at the first of several values.
fn place(text: &str) -> Result<(usize, bool), Error> {
    let start = blank(text);
    match text.as_bytes().get(start) {
        Some(b'[') => Ok((start + 1, true)),
        Some(b'{') => {
            let Some((first, length)) = value(&text[start..])? else { return Err(not_records()) };
            if !text[start + length..].trim_start().is_empty() {
                return Ok((start, false));
            }
            // One object: the longest list of objects in it, else it is the only record.
            let members: Members = serde_json::from_str(first.get()).map_err(|_| not_records())?;
            let lists =
                members.0.iter().map(|(_, raw)| raw.get()).filter(|raw| raw.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with(['{', ']'])));
            match lists.max_by_key(|raw| raw.len()) {
                Some(list) => Ok((list.as_ptr() as usize - text.as_ptr() as usize + 1, true)),
                None => Ok((start, false)),
            }
        }
        _ => Err(not_records()),
    }
}
