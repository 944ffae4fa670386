//! A sheet: one pass over its cells, by what is there and not by the range that the file claims.

use super::{Workbook, finish_text};
use crate::decode::limits::{self, MAX_CELLS};
use crate::decode::lines::Lines;
use crate::decode::serial::{self, Style};
use crate::decode::unpack::damaged;
use crate::decode::xml::{Xml, add_text, attribute};
use crate::error::Error;
use quick_xml::events::{BytesStart, Event};
use std::rc::Rc;

/// Rows that a sheet may have.
const LAST_ROW: u64 = 1_048_576;
/// Text given at a time.
const PIECE: usize = 256 << 10;

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

    /// Whether any of its cells holds something.
    pub fn has_cells(mut self) -> Result<bool, Error> {
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
