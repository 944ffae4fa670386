//! The boundary of the second module: files that hold tables in another form than text, and the demo data. It is loaded behind
//! the first paint; what it gives is bytes, which the core reads.
#![allow(unsafe_code)] // what #[wasm_bindgen] writes; nothing of ours

use crate::decode::limits::Ledger;
use crate::decode::package::{self, Stream};
use crate::error::{Code, Error};
use wasm_bindgen::prelude::*;

/// A file being opened: `new`, `push` all of it, `open`, then for each part `start` and `more` until there is no more.
#[wasm_bindgen]
pub struct Package {
    bytes: Vec<u8>,
    ledger: Ledger,
    opened: Option<package::Package>,
    stream: Option<Stream>,
}

fn out(value: &impl serde::Serialize) -> Result<JsValue, JsValue> {
    js_sys::JSON::parse(&crate::json::to_json(value))
}

fn fail(error: Error) -> JsValue {
    out(&error).unwrap_or_else(|other| other)
}

/// A part, or a file that is none: its name and why.
#[derive(serde::Serialize)]
struct Inner<'a> {
    name: Option<&'a str>,
    records: Option<u64>,
    error: Option<Error>,
}

#[wasm_bindgen]
impl Package {
    /// For a file of so many bytes. Errors: over the limit, no memory.
    #[wasm_bindgen(constructor)]
    pub fn new(size: f64) -> Result<Package, JsValue> {
        let mut package = Package { bytes: Vec::new(), ledger: Ledger::default(), opened: None, stream: None };
        package.ledger.reserve(&mut package.bytes, size as usize).map_err(fail)?;
        Ok(package)
    }

    /// Whether a file of so many bytes is more than separated text, by its first megabyte. Errors: what it is where it holds no table.
    pub fn needed(head: &[u8], size: f64) -> Result<bool, JsValue> {
        package::needed(head, size as u64).map_err(fail)
    }

    /// The next bytes of the file.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        let room = self.bytes.capacity() - self.bytes.len();
        if bytes.len() > room {
            return Err(fail(Error::new(Code::Unreadable, "it grew while it was read")));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    /// The tables of the file, each `{name, records, error}`: with an error where a file in it is none.
    pub fn open(&mut self) -> Result<JsValue, JsValue> {
        let opened = package::Package::open(std::mem::take(&mut self.bytes)).map_err(fail)?;
        let parts = opened.parts.iter().map(|part| Inner { name: part.name.as_deref(), records: part.records, error: None });
        let refused = opened.refused.iter().map(|(name, error)| Inner { name: Some(name), records: None, error: Some(error.clone()) });
        let all = out(&parts.chain(refused).collect::<Vec<_>>());
        self.opened = Some(opened);
        all
    }

    /// Begins a part.
    pub fn start(&mut self, part: usize) -> Result<(), JsValue> {
        let Some(part) = self.opened.as_ref().and_then(|opened| opened.parts.get(part)) else { return Ok(()) };
        self.stream = Some(part.open().map_err(fail)?);
        Ok(())
    }

    /// More of the part's text; nothing once there is no more.
    pub fn more(&mut self) -> Result<Option<Vec<u8>>, JsValue> {
        let Some(stream) = &mut self.stream else { return Ok(None) };
        let mut text = Vec::new();
        match stream.next(&mut text) {
            Ok(true) => {}
            Ok(false) => self.stream = None,
            Err(error) => return Err(fail(error)),
        }
        Ok(if text.is_empty() && self.stream.is_none() { None } else { Some(text) })
    }
}

/// A demo data set, of a software firm with so many deals or of a shop with so many customers: names and bytes of its files.
#[wasm_bindgen]
pub fn sample(shop: bool, size: usize, seed: u32) -> js_sys::Array {
    let file = |file: crate::sample::SampleFile| {
        let object = js_sys::Object::new();
        let set = |key: &str, value: &JsValue| js_sys::Reflect::set(&object, &JsValue::from_str(key), value).is_ok();
        set("name", &JsValue::from_str(&file.name));
        set("bytes", &js_sys::Uint8Array::from(file.bytes.as_slice()));
        object
    };
    let make = if shop { crate::sample::shop } else { crate::sample::sample };
    make(size, u64::from(seed)).into_iter().map(file).collect()
}
