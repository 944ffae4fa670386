//! XLSX and XLSM: what all sheets of a workbook share. The sheets themselves: `sheet`.

mod sheet;

use super::limits::{self, MAX_STRINGS};
use super::serial::{self, Style};
use super::unpack::damaged;
use super::xml::{Xml, add_text, attribute};
use super::zip::Archive;
use crate::collect::CollectVec;
use crate::error::Error;
use quick_xml::events::Event;
pub use sheet::Sheet;
use std::rc::Rc;

/// What all sheets of a workbook share.
pub struct Workbook {
    archive: Archive,
    strings: Strings,
    styles: Vec<Style>,
    since_1904: bool,
    /// Name and place in the archive of each sheet with cells, in the workbook's order.
    pub sheets: Vec<(String, usize)>,
}

/// Texts that cells name by number.
#[derive(Default)]
struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    fn get(&self, at: usize) -> Option<&str> {
        let start = if at == 0 { 0 } else { *self.ends.get(at - 1)? };
        self.text.get(start as usize..*self.ends.get(at)? as usize)
    }
}

/// A part that another names.
pub struct Relation {
    /// Its type's last word.
    pub kind: String,
    /// By which it is named.
    pub id: String,
    /// Its place in the archive.
    pub target: String,
}

impl Workbook {
    /// Reads all but the sheets. Errors: [`crate::error::Code::Damaged`] and those of the limits.
    pub fn open(archive: Archive) -> Result<Rc<Workbook>, Error> {
        let package = relations(&archive, "_rels/.rels", "")?;
        let main = package.into_iter().find(|part| part.kind == "officeDocument").map_or_else(|| "xl/workbook.xml".to_owned(), |part| part.target);
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
        let parts = relations(&archive, &format!("{folder}/_rels/{file}.rels"), folder)?;
        let mut workbook = Workbook { archive, strings: Strings::default(), styles: Vec::new(), since_1904: false, sheets: Vec::new() };
        let listed = workbook.list(&main)?;
        for part in &parts {
            match part.kind.as_str() {
                "sharedStrings" => workbook.read_strings(&part.target)?,
                "styles" => workbook.read_styles(&part.target)?,
                _ => {}
            }
        }
        for (name, id) in listed {
            let Some(part) = parts.iter().find(|part| part.id == id && part.kind == "worksheet") else { continue };
            let place = workbook.archive.find(&part.target).ok_or_else(|| damaged("a sheet is missing", "une feuille manque"))?;
            workbook.sheets.push((name, place));
        }
        let workbook = Rc::new(workbook);
        let mut filled = Vec::new();
        for sheet in 0..workbook.sheets.len() {
            filled.push(Sheet::open(&workbook, sheet)?.has_cells()?);
        }
        let mut workbook = Rc::try_unwrap(workbook).map_err(|_| damaged("", ""))?;
        let mut keep = filled.into_iter();
        workbook.sheets.retain(|_| keep.next().unwrap_or(false));
        Ok(Rc::new(workbook))
    }

    fn xml(&self, name: &str) -> Result<Xml, Error> {
        let place = self.archive.find(name).ok_or_else(|| damaged("a part that it names is missing", "une partie qu’il nomme manque"))?;
        Ok(Xml::new(self.archive.unpack(place)?))
    }

    /// Names and relation ids of the sheets.
    fn list(&mut self, main: &str) -> Result<Vec<(String, String)>, Error> {
        let mut sheets = Vec::new();
        let mut since_1904 = false;
        let mut xml = self.xml(main)?;
        loop {
            match xml.next()? {
                Event::Start(element) if element.local_name().as_ref() == "workbookPr" => {
                    since_1904 = attribute(&element, "date1904").is_some_and(|value| value == "1" || value == "true");
                }
                Event::Start(element) if element.local_name().as_ref() == "sheet" => {
                    sheets.push((attribute(&element, "name").unwrap_or_default(), attribute(&element, "id").unwrap_or_default()));
                }
                Event::Eof => break,
                _ => {}
            }
        }
        self.since_1904 = since_1904;
        Ok(sheets)
    }

    fn read_strings(&mut self, name: &str) -> Result<(), Error> {
        let mut xml = self.xml(name)?;
        let mut strings = Strings::default();
        let (mut phonetic, mut inside, mut preserve, mut start) = (false, false, false, 0);
        loop {
            let event = xml.next()?;
            match &event {
                Event::Start(element) => match element.local_name().as_ref() {
                    "rPh" => phonetic = true,
                    "t" if !phonetic => {
                        inside = true;
                        preserve = attribute(element, "space").is_some_and(|value| value == "preserve");
                        start = strings.text.len();
                    }
                    _ => {}
                },
                Event::End(element) => match element.local_name().as_ref() {
                    "rPh" => phonetic = false,
                    "t" if inside => {
                        inside = false;
                        finish_text(&mut strings.text, start, preserve);
                    }
                    "si" => strings.ends.push(strings.text.len() as u32),
                    _ => {}
                },
                Event::Eof => break,
                _ if inside => add_text(&event, &mut strings.text),
                _ => {}
            }
            if strings.text.len() + strings.ends.len() * 4 > MAX_STRINGS {
                return Err(limits::file_too_large());
            }
        }
        self.strings = strings;
        Ok(())
    }

    fn read_styles(&mut self, name: &str) -> Result<(), Error> {
        let mut xml = self.xml(name)?;
        let mut formats: Vec<(u32, Style)> = Vec::new();
        let mut styles = Vec::new();
        let mut cells = false;
        loop {
            match xml.next()? {
                Event::Start(element) => {
                    let number = |name: &str| attribute(&element, name).and_then(|id| id.parse().ok()).unwrap_or(0);
                    match element.local_name().as_ref() {
                        "numFmt" => formats.push((number("numFmtId"), serial::written(&attribute(&element, "formatCode").unwrap_or_default()))),
                        "cellXfs" => cells = true,
                        "xf" if cells => styles.push(number("numFmtId")),
                        _ => {}
                    }
                }
                Event::End(element) if element.local_name().as_ref() == "cellXfs" => cells = false,
                Event::Eof => break,
                _ => {}
            }
        }
        let style = |id: u32| formats.iter().rev().find(|(known, _)| *known == id).map_or_else(|| serial::built_in(id), |(_, style)| *style);
        self.styles = styles.into_iter().map(style).collect_vec();
        Ok(())
    }
}

/// What a part names, with targets as paths of the archive; nothing where it names nothing.
pub fn relations(archive: &Archive, name: &str, folder: &str) -> Result<Vec<Relation>, Error> {
    let Some(place) = archive.find(name) else { return Ok(Vec::new()) };
    let mut xml = Xml::new(archive.unpack(place)?);
    let mut found = Vec::new();
    loop {
        match xml.next()? {
            Event::Start(element) if element.local_name().as_ref() == "Relationship" => {
                let value = |name: &str| attribute(&element, name).unwrap_or_default();
                let target = value("Target");
                let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').filter(|part| !part.is_empty()).collect_vec() };
                for part in target.split('/').filter(|part| !part.is_empty() && *part != ".") {
                    if part == ".." {
                        path.pop();
                    } else {
                        path.push(part);
                    }
                }
                let kind = value("Type");
                found.push(Relation { kind: kind.rsplit('/').next().unwrap_or("").to_owned(), id: value("Id"), target: path.join("/") });
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// A text element is over: spaces around it count only where it says so, and `_x000D_` is a character.
fn finish_text(text: &mut String, start: usize, preserve: bool) {
    if !preserve {
        let new = text.get(start..).unwrap_or("").trim().to_owned();
        text.truncate(start);
        text.push_str(&new);
    }
    if text.get(start..).is_some_and(|new| new.contains("_x")) {
        let new = text.split_off(start);
        let mut rest = new.as_str();
        while let Some(at) = rest.find("_x") {
            let code = rest.get(at + 2..at + 6).filter(|_| rest.get(at + 6..at + 7) == Some("_")).and_then(|code| u32::from_str_radix(code, 16).ok());
            match code.and_then(char::from_u32) {
                Some(character) => {
                    text.push_str(&rest[..at]);
                    text.push(character);
                    rest = &rest[at + 7..];
                }
                None => {
                    text.push_str(&rest[..at + 2]);
                    rest = &rest[at + 2..];
                }
            }
        }
        text.push_str(rest);
    }
}
