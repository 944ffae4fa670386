//! The boundary to the page: one class, plain values in and out, no logic.
#![allow(unsafe_code)] // what #[wasm_bindgen] writes; nothing of ours

use crate::collect::CollectVec;
use crate::dataset::Table;
use crate::error::{Code, Error};
use crate::json::to_json;
use crate::read::{Finished, Hints, Reading, TablePart};
use crate::report::{Draft, Figures, Source};
use crate::value::{Take, Value, taken};
use crate::workspace::{Added, Loaded, RecordsQuery, SourceId, Workspace};
use columns::packed::Packed;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// The core inside its worker.
#[wasm_bindgen]
#[derive(Default)]
pub struct Core {
    workspace: Workspace,
    reading: Option<Reading>,
    draft: Option<Draft>,
}

#[derive(Serialize)]
struct Finish<'a> {
    id: Option<SourceId>,
    source: Option<&'a Source>,
    again: Option<Hints>,
}

/// Values out go as JSON text: the browser reads it faster than it takes single values, and the report's types are not
/// compiled a second time (75 KB of the wasm). Values in are small and come as they are.
fn out(value: &impl Serialize) -> Result<JsValue, JsValue> {
    js_sys::JSON::parse(&to_json(value))
}

/// A plain value of the page. What is undefined in an object is as if left out; what JSON cannot hold is nothing.
fn plain(value: JsValue) -> Value {
    if let Some(flag) = value.as_bool() {
        Value::Flag(flag)
    } else if let Some(number) = value.as_f64() {
        Value::Number(number)
    } else if let Some(text) = value.as_string() {
        Value::Text(text)
    } else if let Some(list) = value.dyn_ref::<js_sys::Array>() {
        Value::List(list.iter().map(plain).collect_vec())
    } else if let Some(object) = value.dyn_ref::<js_sys::Object>() {
        let mut map = Vec::new();
        for entry in js_sys::Object::entries(object).iter() {
            let entry = js_sys::Array::from(&entry);
            if !entry.get(1).is_undefined() {
                map.push((entry.get(0).as_string().unwrap_or_default(), plain(entry.get(1))));
            }
        }
        Value::Map(map)
    } else {
        Value::Nothing
    }
}

/// An error as the page throws it: its code and what was found, for a sentence of the page's.
fn fail(error: Error) -> JsValue {
    out(&error).unwrap_or_else(|other| other)
}

fn take<T: Take + Default>(value: JsValue) -> Result<T, JsValue> {
    taken(plain(value)).map_err(|wrong| fail(wrong.into()))
}

#[wasm_bindgen]
impl Core {
    /// An empty workspace.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Core {
        Core::default()
    }

    /// Learns a zone that reports can be in: seconds since 1970 and the offset from each on, in turn.
    pub fn know(&mut self, zone: &str, steps: &[f64]) {
        let steps = steps.as_chunks().0.iter().map(|[from, offset]| (*from as i64, *offset as i32)).collect_vec();
        self.workspace.know(crate::zone::Zone::new(zone, steps));
    }

    /// Makes room for so many bytes in one step, where there is as much: each step by which memory grows lets the browser look for
    /// what it could clear away.
    pub fn expect(&self, bytes: f64) {
        let mut room: Vec<u8> = Vec::new();
        let _ = room.try_reserve_exact(bytes as usize);
        std::hint::black_box(&mut room);
    }

    /// Starts to read a file, or the table of that name in it; at most one at a time. `records`: its text is of our own making,
    /// the first record on this row (see [`TablePart`]).
    pub fn begin(&mut self, file: &str, hints: JsValue, name: Option<String>, records: Option<f64>) -> Result<(), JsValue> {
        let hints = if hints.is_null() || hints.is_undefined() { Hints::default() } else { take(hints)? };
        let part = TablePart { name, records: records.map(|line| line as u64) };
        self.reading = Some(Reading::of(file, part, hints));
        Ok(())
    }

    /// The next bytes of the file; gives the records so far.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<f64, JsValue> {
        let Some(reading) = &mut self.reading else { return Ok(0.0) };
        let fed = reading.push(bytes);
        let rows = reading.rows();
        match fed {
            Ok(()) => Ok(rows as f64),
            Err(error) => {
                self.reading = None;
                Err(fail(error))
            }
        }
    }

    /// What was recognized, once the first part was seen.
    pub fn recognition(&self) -> Result<JsValue, JsValue> {
        out(&self.reading.as_ref().and_then(Reading::recognition))
    }

    /// Ends the file and takes it, under a key, in the place of the file that has it.
    pub fn finish(&mut self, key: Option<SourceId>) -> Result<JsValue, JsValue> {
        let Some(reading) = self.reading.take() else { return Ok(JsValue::NULL) };
        match self.workspace.add(reading, key) {
            Ok(Added::Again(hints)) => out(&Finish { id: None, source: None, again: Some(hints) }),
            Ok(Added::Source(id)) => {
                out(&Finish { id: Some(id), source: self.workspace.sources().find(|(known, _)| *known == id).map(|(_, source)| source), again: None })
            }
            Err(error) => Err(fail(error)),
        }
    }

    /// Ends the file: its table as bytes, for another worker's [`Core::adopt`]. Taken here too, where a key is given.
    pub fn hand_over(&mut self, key: Option<SourceId>) -> Result<JsValue, JsValue> {
        let Some(reading) = self.reading.take() else { return Ok(JsValue::NULL) };
        match reading.finish().map_err(fail)? {
            Finished::Again(hints) => out(&hints),
            Finished::Table(table) => {
                let bytes = js_sys::Uint8Array::from(table.to_bytes().as_slice());
                if key.is_some() {
                    self.workspace.put(*table, key);
                }
                Ok(bytes.into())
            }
        }
    }

    /// A loaded file's table as bytes, for another worker's [`Core::adopt`].
    pub fn copy(&self, id: SourceId) -> Option<Vec<u8>> {
        self.workspace.table(id).map(Table::to_bytes)
    }

    /// Takes a table that another worker read, under a key as [`Core::finish`] does.
    pub fn adopt(&mut self, bytes: &[u8], key: Option<SourceId>) -> Result<JsValue, JsValue> {
        let table = Table::from_bytes(bytes).ok_or_else(|| fail(Error::new(Code::Unreadable, "")))?;
        let id = self.workspace.put(table, key);
        out(&Finish { id: Some(id), source: self.workspace.sources().find(|(known, _)| *known == id).map(|(_, source)| source), again: None })
    }

    /// Drops the file that is being read.
    pub fn abandon(&mut self) {
        self.reading = None;
    }

    /// Forgets a loaded file.
    pub fn remove(&mut self, id: SourceId) -> Result<(), JsValue> {
        self.workspace.remove(id).map_err(fail)
    }

    /// The loaded files.
    pub fn sources(&self) -> Result<JsValue, JsValue> {
        out(&self.workspace.sources().map(|(id, source)| Loaded { id, source: source.clone() }).collect_vec())
    }

    /// The report, as JSON.
    pub fn report(&mut self, settings: JsValue) -> Result<String, JsValue> {
        let settings = take(settings)?;
        match self.workspace.report(&settings) {
            Ok(report) => Ok(to_json(&report)),
            Err(error) => Err(fail(error)),
        }
    }

    /// Begins a report but for the figures that [`Core::figures`] gives, there or in another worker that holds the same files.
    pub fn draft(&mut self, settings: JsValue) -> Result<(), JsValue> {
        self.draft = Some(self.workspace.draft(&take(settings)?).map_err(fail)?);
        Ok(())
    }

    /// The figures that a draft is without, as bytes.
    pub fn figures(&mut self, settings: JsValue) -> Result<Vec<u8>, JsValue> {
        Ok(self.workspace.figures(&take(settings)?).map_err(fail)?.to_bytes())
    }

    /// The report of which a draft was made, as JSON, with the figures that it was without.
    pub fn complete(&mut self, figures: &[u8]) -> Result<String, JsValue> {
        let figures = Figures::from_bytes(figures).ok_or_else(|| fail(Error::new(Code::Unreadable, "")))?;
        Ok(to_json(&self.draft.take().map(|draft| draft.with(figures))))
    }

    /// The records behind a figure.
    pub fn records(&mut self, query: JsValue) -> Result<JsValue, JsValue> {
        let query: RecordsQuery = take(query)?;
        match self.workspace.records(&query) {
            Ok(records) => out(&records),
            Err(error) => Err(fail(error)),
        }
    }

    /// What can be filtered by.
    pub fn dimensions(&mut self) -> Result<JsValue, JsValue> {
        out(&self.workspace.dimensions())
    }
}
