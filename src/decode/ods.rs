//! ODS (LibreOffice and its kin): one pass over its content; what is repeated is written out only where it says something.

use super::limits::{self, Ledger, MAX_DENSE_CELLS};
use super::lines::Lines;
use super::unpack::damaged;
use super::xml::{Xml, add_text, attribute};
use super::zip::Archive;
use crate::error::{Both, Code, Error};
use crate::text::find;
use quick_xml::events::{BytesStart, Event};

/// Rows that a sheet may have.
const LAST_ROW: u64 = 16_777_216;

/// Whether an archive says that it is one.
pub fn is_one(archive: &Archive) -> bool {
    archive.find("content.xml").is_some() && archive.find("META-INF/manifest.xml").is_some()
}

/// A row being read.
#[derive(Default)]
struct Row {
    repeated: u64,
    column: usize,
    /// Column, how often, text, whether it is a number.
    cells: Vec<(usize, usize, String, bool)>,
}

/// A cell being read.
#[derive(Default)]
struct Cell {
    repeated: usize,
    kind: String,
    value: Option<String>,
    text: String,
    paragraphs: usize,
}

impl Cell {
    /// From what its element says; its text may follow.
    fn of(element: &BytesStart<'_>) -> Cell {
        let kind = attribute(element, "value-type").unwrap_or_default();
        let value = match kind.as_str() {
            "float" | "percentage" | "currency" => attribute(element, "value"),
            "date" => attribute(element, "date-value").map(|date| date.trim_end_matches("T00:00:00").to_owned()),
            "time" => attribute(element, "time-value").map(|time| clock(&time)),
            "boolean" => attribute(element, "boolean-value").map(|value| value.to_ascii_uppercase()),
            _ => attribute(element, "string-value"),
        };
        Cell { repeated: count(element, "number-columns-repeated") as usize, kind, value, ..Cell::default() }
    }
}

/// A sheet being read.
struct Sheet {
    name: String,
    lines: Lines,
    widest: usize,
    /// Rows without cells since the last one with any.
    blank: u64,
}

impl Sheet {
    /// Writes a row as often as it is repeated. `dense`: cells that repetition made, in the whole file.
    fn put(&mut self, row: &Row, dense: &mut u64) -> Result<(), Error> {
        if row.cells.is_empty() {
            self.blank = self.blank.saturating_add(row.repeated);
            return Ok(());
        }
        let line = self.lines.line().saturating_add(self.blank);
        if line > LAST_ROW {
            return Err(damaged("a row beyond the last", "une ligne au-delà de la dernière"));
        }
        self.lines.skip_to(line);
        self.blank = 0;
        let wide = row.cells.iter().fold(0_u64, |sum, cell| sum.saturating_add(cell.1 as u64));
        if row.repeated > 1 || wide > row.cells.len() as u64 {
            *dense = dense.saturating_add(row.repeated.saturating_mul(wide));
            if *dense > MAX_DENSE_CELLS {
                return Err(limits::too_many_cells(true));
            }
        }
        for _ in 0..row.repeated {
            for (column, repeated, text, number) in &row.cells {
                for column in (*column..).take(*repeated) {
                    if *number {
                        self.lines.number(column, text)?
                    } else {
                        self.lines.cell(column, text.as_bytes())?
                    }
                    self.widest = self.widest.max(column + 1);
                }
            }
            self.lines.end(self.widest);
            if self.lines.text.len() > limits::MAX_HELD {
                return Err(limits::file_too_large());
            }
        }
        Ok(())
    }
}

/// The sheets with cells, each as text. Errors: [`Code::PasswordProtected`], [`Code::Damaged`], [`Code::TooManyCells`].
pub fn sheets(archive: &Archive, ledger: &mut Ledger) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let missing = || damaged("its content is missing", "son contenu manque");
    let manifest = archive.unpack(archive.find("META-INF/manifest.xml").ok_or_else(missing)?)?.all(ledger)?;
    if find(&manifest, b"encryption-data").is_some() {
        return Err(Error::about(Code::PasswordProtected, Both { en: "workbook", fr: "classeur" }));
    }
    let mut xml = Xml::new(archive.unpack(archive.find("content.xml").ok_or_else(missing)?)?);
    let mut sheets: Vec<(String, Vec<u8>)> = Vec::new();
    let mut sheet: Option<Sheet> = None;
    let (mut row, mut cell) = (Row::default(), None::<Cell>);
    let (mut hidden, mut dense) = (0_u32, 0_u64);
    let mut spreadsheet = false;
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "annotation" | "tracked-changes" => hidden += 1,
                _ if hidden > 0 => {}
                "spreadsheet" => spreadsheet = true,
                "table" if sheet.is_none() => {
                    sheet = Some(Sheet { name: attribute(element, "name").unwrap_or_default(), lines: Lines::new(1), widest: 0, blank: 0 });
                }
                "table-row" => row = Row { repeated: count(element, "number-rows-repeated"), ..Row::default() },
                "table-cell" | "covered-table-cell" => cell = Some(Cell::of(element)),
                "p" => {
                    if let Some(cell) = &mut cell {
                        if cell.paragraphs > 0 {
                            cell.text.push('\n');
                        }
                        cell.paragraphs += 1;
                    }
                }
                name @ ("s" | "tab" | "line-break") => {
                    if let Some(cell) = &mut cell {
                        match name {
                            "s" => cell.text.extend(std::iter::repeat_n(' ', (count(element, "c") as usize).min(1_000))),
                            "tab" => cell.text.push('\t'),
                            _ => cell.text.push('\n'),
                        }
                    }
                }
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "annotation" | "tracked-changes" => hidden = hidden.saturating_sub(1),
                _ if hidden > 0 => {}
                "table-cell" | "covered-table-cell" => {
                    if let Some(cell) = cell.take() {
                        let number = cell.value.is_some() && matches!(cell.kind.as_str(), "float" | "percentage" | "currency");
                        let text = cell.value.unwrap_or(cell.text);
                        if !text.is_empty() {
                            row.cells.push((row.column, cell.repeated, text, number));
                        }
                        row.column = row.column.saturating_add(cell.repeated);
                    }
                }
                "table-row" => {
                    if let Some(sheet) = &mut sheet {
                        sheet.put(&row, &mut dense)?;
                    }
                }
                "table" => {
                    if let Some(sheet) = sheet.take().filter(|sheet| sheet.lines.text.iter().any(|byte| *byte != b'\n')) {
                        sheets.push((sheet.name, sheet.lines.text));
                    }
                }
                _ => {}
            },
            Event::Eof if sheet.is_some() => return Err(damaged("its sheet breaks off", "sa feuille s’interrompt")),
            Event::Eof => break,
            _ if hidden == 0 => {
                if let Some(cell) = cell.as_mut().filter(|cell| cell.paragraphs > 0) {
                    add_text(&event, &mut cell.text);
                }
            }
            _ => {}
        }
    }
    if !spreadsheet {
        return Err(Error::about(Code::NotATable, Both { en: "an OpenDocument text or drawing", fr: "un texte ou un dessin OpenDocument" }));
    }
    Ok(sheets)
}

/// How often something is repeated: 1 where nothing is said.
fn count(element: &BytesStart<'_>, name: &str) -> u64 {
    attribute(element, name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}

/// `PT12H30M05S` as `12:30:05`.
fn clock(text: &str) -> String {
    let mut parts = [0_u64; 3];
    let mut number = 0_u64;
    for character in text.trim_start_matches("PT").chars() {
        match character {
            '0'..='9' => number = number.saturating_mul(10).saturating_add(u64::from(character) - 48),
            'H' => (parts[0], number) = (number, 0),
            'M' => (parts[1], number) = (number, 0),
            'S' | '.' | ',' => {
                if parts[2] == 0 {
                    parts[2] = number;
                }
                number = 0;
            }
            _ => return text.to_owned(),
        }
    }
    format!("{:02}:{:02}:{:02}", parts[0], parts[1], parts[2])
}
