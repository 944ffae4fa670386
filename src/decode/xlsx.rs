//! XLSX and XLSM: one pass over a sheet's cells, by what is there and not by the range that the file claims.

use super::limits::{self, MAX_CELLS, MAX_STRINGS};
use super::lines::Lines;
use super::serial::{self, Style};
use super::unpack::damaged;
use super::xml::{Xml, add_text, attribute};
use super::zip::Archive;
use crate::collect::CollectVec;
use crate::error::Error;
use quick_xml::events::{BytesStart, Event};
use std::rc::Rc;

/// Rows that a sheet may have.
const LAST_ROW: u64 = 1_048_576;
/// Text given at a time.
const PIECE: usize = 256 << 10;

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

/// What a cell's value is.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Type {
    #[default]
    Number,
    Shared,
    Text,
    Flag,
    Error,
}

/// A cell of the row that is being read.
struct Found {
    column: usize,
    start: usize,
    end: usize,
    number: bool,
}

/// A sheet as text, piece by piece.
pub struct Sheet {
    workbook: Rc<Workbook>,
    xml: Xml,
    lines: Lines,
    widest: usize,
    cells: u64,
    begun: bool,
    done: bool,
}

impl Sheet {
    /// From its first row.
    pub fn open(workbook: &Rc<Workbook>, sheet: usize) -> Result<Sheet, Error> {
        let place = workbook.sheets.get(sheet).map(|(_, place)| *place).unwrap_or(usize::MAX);
        let xml = Xml::new(workbook.archive.unpack(place)?);
        Ok(Sheet { workbook: workbook.clone(), xml, lines: Lines::new(1), widest: 0, cells: 0, begun: false, done: false })
    }

    fn has_cells(mut self) -> Result<bool, Error> {
        while !self.done {
            self.row()?;
            if self.lines.text.iter().any(|byte| *byte != b'\n') {
                return Ok(true);
            }
            self.lines.text.clear();
        }
        Ok(false)
    }

    /// Appends more of the text; false once there is no more.
    pub fn next(&mut self, out: &mut Vec<u8>) -> Result<bool, Error> {
        while !self.done && self.lines.text.len() < PIECE {
            self.row()?;
        }
        out.append(&mut self.lines.text);
        Ok(!self.done)
    }

    /// Up to the end of the next row.
    fn row(&mut self) -> Result<(), Error> {
        let (mut text, mut found): (String, Vec<Found>) = (String::new(), Vec::new());
        let (mut column, mut kind, mut style, mut start, mut reading, mut preserve) = (0, Type::Number, Style::Number, 0, false, true);
        loop {
            let event = self.xml.next()?;
            match &event {
                Event::Start(element) => match element.local_name().as_ref() {
                    "c" => {
                        let cell = Cell::of(element);
                        column = cell.column.unwrap_or(column + usize::from(!found.is_empty()));
                        kind = cell.kind;
                        style = self.workbook.styles.get(cell.style).copied().unwrap_or_default();
                        start = text.len();
                        self.cells += 1;
                        if self.cells > MAX_CELLS {
                            return Err(limits::too_many_cells(false));
                        }
                    }
                    "sheetData" => self.begun = true,
                    "v" => (reading, preserve) = (true, true),
                    "t" => (reading, preserve) = (true, attribute(element, "space").is_some_and(|value| value == "preserve")),
                    "rPh" => reading = false,
                    "row" => {
                        if let Some(row) = attribute(element, "r").and_then(|row| row.parse::<u64>().ok()) {
                            if row > LAST_ROW {
                                return Err(damaged("a row beyond the last", "une ligne au-delà de la dernière"));
                            }
                            self.lines.skip_to(row);
                        }
                    }
                    _ => {}
                },
                Event::End(element) => match element.local_name().as_ref() {
                    "v" => reading = false,
                    "t" if reading => {
                        reading = false;
                        finish_text(&mut text, start, preserve);
                    }
                    "c" => {
                        let number = self.value(&mut text, start, kind, style)?;
                        found.push(Found { column, start, end: text.len(), number });
                    }
                    "row" => break,
                    "sheetData" => {
                        self.done = true;
                        break;
                    }
                    _ => {}
                },
                Event::Eof if self.begun => return Err(damaged("its sheet breaks off", "sa feuille s’interrompt")),
                Event::Eof => {
                    self.done = true;
                    break;
                }
                _ if reading => add_text(&event, &mut text),
                _ => {}
            }
        }
        if !found.is_sorted_by_key(|cell| cell.column) {
            found.sort_by_key(|cell| cell.column);
        }
        for cell in &found {
            let text = text.get(cell.start..cell.end).unwrap_or("");
            if cell.number {
                self.lines.number(cell.column, text)?
            } else {
                self.lines.cell(cell.column, text.as_bytes())?
            }
            if !text.is_empty() {
                self.widest = self.widest.max(cell.column + 1);
            }
        }
        if !self.done || !found.is_empty() {
            self.lines.end(self.widest);
        }
        Ok(())
    }

    /// Puts what a cell shows in the place of its raw value; whether it is a number.
    fn value(&self, text: &mut String, start: usize, kind: Type, style: Style) -> Result<bool, Error> {
        let raw = text.get(start..).unwrap_or("").trim();
        if raw.is_empty() && kind != Type::Text {
            text.truncate(start);
            return Ok(false);
        }
        let shown = match kind {
            Type::Text => return Ok(false),
            Type::Error => String::new(),
            Type::Flag => if raw == "0" { "FALSE" } else { "TRUE" }.to_owned(),
            Type::Shared => {
                let known = raw.parse().ok().and_then(|at| self.workbook.strings.get(at));
                known.ok_or_else(|| damaged("its texts are missing", "ses textes manquent").at_row(self.lines.line()))?.to_owned()
            }
            Type::Number if style == Style::Number => return Ok(true),
            Type::Number => match crate::real::read(raw).and_then(|value| serial::text(value, style, self.workbook.since_1904)) {
                Some(shown) => shown,
                None => return Ok(true),
            },
        };
        text.truncate(start);
        text.push_str(&shown);
        Ok(false)
    }
}

/// What a cell's attributes say.
#[derive(Default)]
struct Cell {
    column: Option<usize>,
    kind: Type,
    style: usize,
}

impl Cell {
    fn of(element: &BytesStart<'_>) -> Cell {
        let mut cell = Cell::default();
        for attribute in element.attributes().with_checks(false).flatten() {
            match attribute.key.as_ref() {
                "r" => cell.column = column(&attribute.value),
                "s" => cell.style = attribute.value.parse().unwrap_or(0),
                "t" => {
                    cell.kind = match &*attribute.value {
                        "s" => Type::Shared,
                        "b" => Type::Flag,
                        "e" => Type::Error,
                        "n" => Type::Number,
                        _ => Type::Text,
                    }
                }
                _ => {}
            }
        }
        cell
    }
}

/// `AB12`: column 27.
fn column(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    letters.fold(None, |column: Option<usize>, letter| Some(column.map_or(0, |column| column + 1) * 26 + usize::from(letter.to_ascii_uppercase() - b'A')))
}
