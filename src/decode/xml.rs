//! XML as a stream of events, from inside an archive. Entities of a document type are never resolved: nothing outside is read.

use super::unpack::{Unpacked, damaged, trouble};
use crate::error::Error;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A document being read.
pub struct Xml {
    reader: Reader<Unpacked>,
    buffer: Vec<u8>,
}

impl Xml {
    /// From its start.
    pub fn new(from: Unpacked) -> Xml {
        let mut reader = Reader::from_reader(from);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Xml { reader, buffer: Vec::new() }
    }

    /// The next event; an empty element is its start and its end. Errors: those of the archive, and [`crate::error::Code::Damaged`].
    pub fn next(&mut self) -> Result<Event<'_>, Error> {
        self.reader.get_mut().mark();
        self.buffer.clear();
        self.reader.read_event_into(&mut self.buffer).map_err(|error| match error {
            quick_xml::Error::Io(error) => match std::sync::Arc::try_unwrap(error) {
                Ok(error) => trouble(error),
                Err(shared) => shared.get_ref().and_then(|inner| inner.downcast_ref::<Error>()).cloned().unwrap_or_else(not_xml),
            },
            _ => not_xml(),
        })
    }
}

fn not_xml() -> Error {
    damaged("a part of it is not XML", "une de ses parties n’est pas du XML")
}

/// An attribute by its name without prefix.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(match quick_xml::escape::unescape(&found.value) {
        Ok(text) => text.into_owned(),
        Err(_) => found.value.into_owned(),
    })
}

/// Appends what an event says as text.
pub fn add_text(event: &Event<'_>, to: &mut String) {
    match event {
        Event::Text(text) => to.push_str(&text.xml10_content()),
        Event::CData(text) => to.push_str(&text.xml10_content()),
        Event::GeneralRef(reference) => match reference.resolve_char_ref() {
            Ok(Some(character)) => to.push(character),
            _ => to.push_str(quick_xml::escape::resolve_predefined_entity(reference).unwrap_or("")),
        },
        _ => {}
    }
}
