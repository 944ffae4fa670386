//! A file that holds tables in another form than separated text: its tables, each of them as text for the scanner.

use super::encoding::{Decoder, Encoding};
use super::json::Records;
use super::kind::{self, Kind};
use super::limits::{Ledger, MAX_NESTING, MAX_SECTIONED};
use super::sections;
use super::unpack::{Bytes, Packing, Unpacked, trouble};
use super::xlsx::{Sheet, Workbook};
use super::zip::Archive;
use crate::collect::{CollectVec, PushAll};
use crate::error::{Both, Code, Error};
use std::io::BufRead;
use std::rc::Rc;

/// Bytes by which a file's kind is told.
const LOOK: usize = 64 << 10;

/// Whether a file of `size` bytes is more than a stream of separated text, by its first bytes. Errors: those of [`kind::of`].
pub fn needed(head: &[u8], size: u64) -> Result<bool, Error> {
    Ok(kind::of(head)? != Kind::Text || (size <= MAX_SECTIONED && sections::may_have(head)))
}

/// An opened file.
pub struct Package {
    /// Its tables, in its order.
    pub parts: Vec<Part>,
    /// Its files that are no tables, with the reason.
    pub refused: Vec<(String, Error)>,
}

/// A table of a file.
pub struct Part {
    /// Its name in the file: the sheet, the file in the archive; none where the file is the table.
    pub name: Option<String>,
    /// Its records are written by [`super::lines`], the first on this row; none where it is text of somebody else's making.
    pub records: Option<u64>,
    form: Form,
}

enum Form {
    Bytes { bytes: Bytes, from: usize, to: usize, packing: Packing, before: usize },
    Entry(Rc<Archive>, usize),
    Sheet(Rc<Workbook>, usize),
    Json(Bytes),
    Written(Bytes),
}

/// A table's text, piece by piece.
pub enum Stream {
    /// Bytes of text in any encoding, after so many empty lines.
    Bytes(Unpacked, usize),
    /// A sheet.
    Sheet(Box<Sheet>),
    /// JSON.
    Records(Box<Records>),
}

impl Stream {
    /// Appends more of the text; false once there is no more. Errors: those of the limits, [`Code::Damaged`].
    pub fn next(&mut self, out: &mut Vec<u8>) -> Result<bool, Error> {
        match self {
            Stream::Bytes(from, before) => {
                out.resize(out.len() + std::mem::take(before), b'\n');
                let ready = from.fill_buf().map_err(trouble)?;
                out.extend_from_slice(ready);
                let count = ready.len();
                from.consume(count);
                from.mark();
                Ok(count > 0)
            }
            Stream::Sheet(sheet) => sheet.next(out),
            Stream::Records(records) => records.next(out),
        }
    }
}

impl Part {
    /// Begins to read it.
    pub fn open(&self) -> Result<Stream, Error> {
        Ok(match &self.form {
            Form::Bytes { bytes, from, to, packing, before } => Stream::Bytes(Unpacked::new(bytes, *from, *to, *packing, None), *before),
            Form::Entry(archive, entry) => Stream::Bytes(archive.unpack(*entry)?, 0),
            Form::Sheet(workbook, sheet) => Stream::Sheet(Box::new(Sheet::open(workbook, *sheet)?)),
            Form::Written(text) => Stream::Bytes(Unpacked::new(text, 0, text.len(), Packing::Stored, None), 0),
            Form::Json(bytes) => Stream::Records(Box::new(Records::open(decoded(bytes)?)?)),
        })
    }
}

/// All of a text, whatever its encoding.
fn decoded(bytes: &[u8]) -> Result<String, Error> {
    let (encoding, mark) = Encoding::detect(bytes, true);
    let text = Decoder::new(encoding).decode(bytes.get(mark..).unwrap_or(b""), true).to_vec();
    String::from_utf8(text).map_err(|_| Error::about(Code::NotATable, Both { en: "binary data", fr: "des données binaires" }))
}

impl Package {
    /// Of a whole file. Errors: what it is where it holds no table, [`Code::PasswordProtected`], [`Code::Damaged`], those of the limits.
    pub fn open(bytes: Vec<u8>) -> Result<Package, Error> {
        let mut package = Package { parts: Vec::new(), refused: Vec::new() };
        package.add(Rc::new(bytes), None, 0, &mut Ledger::default())?;
        match package.refused.first() {
            Some((_, error)) if package.parts.is_empty() => Err(error.clone()),
            None if package.parts.is_empty() => Err(Error::new(Code::EmptyFile, "")),
            _ => Ok(package),
        }
    }

    fn add(&mut self, bytes: Bytes, name: Option<String>, depth: usize, ledger: &mut Ledger) -> Result<(), Error> {
        let kind = kind::of(&bytes)?;
        if depth > MAX_NESTING {
            return Err(Error::about(
                Code::UnsupportedFormat,
                Both { en: "an archive in an archive in an archive", fr: "une archive dans une archive dans une archive" },
            ));
        }
        match kind {
            Kind::Text => {
                let sectioned = bytes.len() as u64 <= MAX_SECTIONED && sections::may_have(&bytes);
                let sections = if sectioned { sections::split(&bytes) } else { vec![sections::Section { bytes: 0..bytes.len(), before: 0 }] };
                let many = sections.len() > 1;
                for (index, section) in sections.into_iter().enumerate() {
                    let form = Form::Bytes {
                        bytes: bytes.clone(),
                        from: section.bytes.start,
                        to: section.bytes.end,
                        packing: Packing::Stored,
                        before: section.before,
                    };
                    let name = if many { Some(within(&name, &(index + 1).to_string())) } else { name.clone() };
                    self.parts.push(Part { name, records: None, form });
                }
            }
            Kind::Gzip => {
                let length = bytes.len();
                let stream = || Unpacked::new(&bytes, 0, length, Packing::Gzip, None);
                self.unpacked(
                    stream(),
                    stream(),
                    None,
                    name,
                    depth,
                    ledger,
                    Form::Bytes { bytes: bytes.clone(), from: 0, to: length, packing: Packing::Gzip, before: 0 },
                )?;
            }
            Kind::Zip => self.add_archive(bytes, name, depth, ledger)?,
            Kind::Json => self.parts.push(Part { name, records: Some(0), form: Form::Json(bytes) }),
            Kind::Compound => self.written(&name, super::xls::sheets(&bytes)?),
            Kind::Page => {
                let mut tables = super::page::tables(&decoded(&bytes)?)?;
                match tables.len() {
                    1 => self.parts.push_all(tables.pop().map(|text| Part { name, records: Some(1), form: Form::Written(Rc::new(text)) })),
                    _ => self.written(&name, tables.into_iter().enumerate().map(|(index, text)| ((index + 1).to_string(), text)).collect_vec()),
                }
            }
        }
        Ok(())
    }

    /// Sheets that are text already.
    fn written(&mut self, name: &Option<String>, sheets: Vec<(String, Vec<u8>)>) {
        let part = |(sheet, text): (String, Vec<u8>)| Part { name: Some(within(name, &sheet)), records: Some(1), form: Form::Written(Rc::new(text)) };
        self.parts.push_all(sheets.into_iter().map(part));
    }

    /// What is packed: separated text stays a stream, anything else is unpacked and opened.
    #[allow(clippy::too_many_arguments)]
    fn unpacked(
        &mut self,
        mut look: Unpacked,
        all: Unpacked,
        size: Option<u64>,
        name: Option<String>,
        depth: usize,
        ledger: &mut Ledger,
        form: Form,
    ) -> Result<(), Error> {
        let mut head = Vec::new();
        while head.len() < LOOK {
            let ready = look.fill_buf().map_err(trouble)?;
            let count = ready.len();
            if count == 0 {
                break;
            }
            head.extend_from_slice(ready);
            look.consume(count);
        }
        if head.is_empty() {
            return Err(Error::new(Code::EmptyFile, ""));
        }
        let size = size.unwrap_or(if head.len() < LOOK { head.len() as u64 } else { MAX_SECTIONED });
        if needed(&head, size)? {
            let bytes = all.all(ledger)?;
            return self.add(Rc::new(bytes), name, depth + 1, ledger);
        }
        self.parts.push(Part { name, records: None, form });
        Ok(())
    }

    fn add_archive(&mut self, bytes: Bytes, name: Option<String>, depth: usize, ledger: &mut Ledger) -> Result<(), Error> {
        let archive = Archive::open(bytes)?;
        if archive.find("[Content_Types].xml").is_some() {
            return self.add_office(archive, name, ledger);
        }
        if super::ods::is_one(&archive) {
            let sheets = super::ods::sheets(&archive, ledger)?;
            self.written(&name, sheets);
            return Ok(());
        }
        let archive = Rc::new(archive);
        for (at, entry) in archive.entries.iter().enumerate() {
            let file = entry.name.rsplit('/').next().unwrap_or("");
            if file.is_empty() || file.starts_with('.') || entry.name.starts_with("__MACOSX/") {
                continue;
            }
            let inside = within(&name, &entry.name);
            let added = archive.unpack(at).and_then(|look| {
                let all = archive.unpack(at)?;
                self.unpacked(look, all, Some(entry.size), Some(inside.clone()), depth, ledger, Form::Entry(archive.clone(), at))
            });
            match added {
                Ok(()) => {}
                Err(error) if matches!(error.code, Code::UnpacksTooLarge | Code::FileTooLarge | Code::OutOfMemory | Code::PasswordProtected) => {
                    return Err(error);
                }
                Err(error) => self.refused.push((inside, error)),
            }
        }
        Ok(())
    }

    fn add_office(&mut self, archive: Archive, name: Option<String>, ledger: &mut Ledger) -> Result<(), Error> {
        let begins = |start: &str| archive.entries.iter().any(|entry| entry.name.starts_with(start));
        if archive.find(super::xlsb::MAIN).is_some() {
            let sheets = super::xlsb::sheets(&archive, ledger)?;
            self.written(&name, sheets);
            return Ok(());
        }
        if begins("word/") || begins("ppt/") {
            return Err(Error::about(Code::NotATable, Both { en: "a Word or PowerPoint document", fr: "un document Word ou PowerPoint" }));
        }
        let workbook = Workbook::open(archive)?;
        for (at, (sheet, _)) in workbook.sheets.iter().enumerate() {
            self.parts.push(Part { name: Some(within(&name, sheet)), records: Some(1), form: Form::Sheet(workbook.clone(), at) });
        }
        Ok(())
    }
}

fn within(outer: &Option<String>, name: &str) -> String {
    outer.as_ref().map_or_else(|| name.to_owned(), |outer| format!("{outer}/{name}"))
}
