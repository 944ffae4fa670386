//! XLSB: a workbook whose parts are records instead of XML. Written against the published record layouts ([MS-XLSB]); nothing in a
//! record is trusted beyond its own bytes.

use super::cells::{Cells, packed};
use super::cfb::{u16_at, u32_at};
use super::limits::{self, Ledger, MAX_DENSE_CELLS, MAX_STRINGS};
use super::serial::{self, Style};
use super::unpack::damaged;
use super::xlsx::relations;
use super::zip::Archive;
use crate::collect::CollectVec;
use crate::error::Error;

/// The part that makes an archive one.
pub const MAIN: &str = "xl/workbook.bin";
/// Columns that a sheet may have.
const COLUMNS: u32 = 16_384;

/// The sheets with cells, each as text. Errors: [`crate::error::Code::Damaged`] and those of the limits.
pub fn sheets(archive: &Archive, ledger: &mut Ledger) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut part = |name: &str| -> Result<Vec<u8>, Error> {
        let place = archive.find(name).ok_or_else(|| damaged("a part that it names is missing", "une partie qu’il nomme manque"))?;
        archive.unpack(place)?.all(ledger)
    };
    let named = relations(archive, "xl/_rels/workbook.bin.rels", "xl")?;
    let of = |kind: &str| named.iter().find(|part| part.kind == kind).map(|part| part.target.clone());
    let (mut since_1904, mut listed) = (false, Vec::new());
    for (kind, data) in Records::of(&part(MAIN)?) {
        match kind {
            153 => since_1904 = u32_at(data, 0) & 1 == 1,
            156 => {
                let (id, next) = text(data, 8);
                listed.push((text(data, next).0, id));
            }
            _ => {}
        }
    }
    let styles = of("styles").map(|name| part(&name)).transpose()?.map_or(Vec::new(), |bytes| styles(&bytes));
    let strings = of("sharedStrings").map(|name| part(&name)).transpose()?.map_or(Ok(Vec::new()), |bytes| strings(&bytes))?;
    let mut left = MAX_DENSE_CELLS;
    let mut found = Vec::new();
    for (name, id) in listed {
        let Some(target) = named.iter().find(|part| part.id == id && part.kind == "worksheet") else { continue };
        let text = sheet(&part(&target.target)?, &strings, Cells::new(&styles, since_1904, &mut left))?;
        if text.iter().any(|byte| *byte != b'\n') {
            found.push((name, text));
        }
    }
    Ok(found)
}

/// The records of a part: kind and bytes.
struct Records<'a> {
    bytes: &'a [u8],
}

impl<'a> Records<'a> {
    fn of(bytes: &'a [u8]) -> Records<'a> {
        Records { bytes }
    }

    /// A number in groups of seven bits, at most `most` of them.
    fn number(&mut self, most: u32) -> Option<usize> {
        let mut number = 0;
        for group in 0..most {
            let (byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            number |= usize::from(byte & 0x7F) << (7 * group);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = (usize, &'a [u8]);

    fn next(&mut self) -> Option<(usize, &'a [u8])> {
        let kind = self.number(2)?;
        let length = self.number(4)?;
        let (data, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        Some((kind, data))
    }
}

/// A text after its length, and where it ends; nothing where it has none.
fn text(data: &[u8], at: usize) -> (String, usize) {
    let length = u32_at(data, at) as usize;
    let start = at.saturating_add(4);
    let bytes = length.checked_mul(2).and_then(|length| data.get(start..start.checked_add(length)?));
    let units: Vec<u16> = bytes.unwrap_or(b"").chunks_exact(2).map(|unit| u16_at(unit, 0)).collect_vec();
    (String::from_utf16_lossy(&units), start + units.len() * 2)
}

fn strings(bytes: &[u8]) -> Result<Vec<String>, Error> {
    let (mut all, mut size) = (Vec::new(), 0);
    for (_, data) in Records::of(bytes).filter(|(kind, _)| *kind == 19) {
        let one = text(data, 1).0;
        size += one.len() + 24;
        if size > MAX_STRINGS {
            return Err(limits::file_too_large());
        }
        all.push(one);
    }
    Ok(all)
}

fn styles(bytes: &[u8]) -> Vec<Style> {
    let (mut formats, mut cells, mut inside): (Vec<(u16, Style)>, Vec<Style>, bool) = (Vec::new(), Vec::new(), false);
    for (kind, data) in Records::of(bytes) {
        match kind {
            44 => formats.push((u16_at(data, 0), serial::written(&text(data, 2).0))),
            617 => inside = true,
            618 => inside = false,
            47 if inside => {
                let id = u16_at(data, 2);
                let known = formats.iter().rev().find(|(known, _)| *known == id);
                cells.push(known.map_or_else(|| serial::built_in(u32::from(id)), |(_, style)| *style));
            }
            _ => {}
        }
    }
    cells
}

fn sheet(bytes: &[u8], strings: &[String], mut cells: Cells) -> Result<Vec<u8>, Error> {
    let mut row = 0;
    for (kind, data) in Records::of(bytes) {
        let (column, style) = (u32_at(data, 0), u32_at(data, 4) as usize & 0xFF_FFFF);
        let value = data.get(8..).unwrap_or(b"");
        if matches!(kind, 1..=11 | 62) && column >= COLUMNS || kind == 0 && column > 1_048_575 {
            return Err(damaged("a cell beyond the last", "une cellule au-delà de la dernière"));
        }
        let at = column as u16;
        match kind {
            0 => row = column,
            2 => cells.number(row, at, style, packed(u32_at(value, 0)))?,
            4 | 10 => cells.flag(row, at, value.first() == Some(&1))?,
            5 | 9 => cells.number(row, at, style, value.first_chunk().map_or(f64::NAN, |eight| f64::from_le_bytes(*eight)))?,
            6 | 8 => cells.put(row, at, &text(value, 0).0, false)?,
            62 => cells.put(row, at, &text(value, 1).0, false)?,
            7 => {
                let known = strings.get(u32_at(value, 0) as usize);
                let missing = || damaged("its texts are missing", "ses textes manquent").at_row(u64::from(row) + 1);
                cells.put(row, at, known.ok_or_else(missing)?, false)?;
            }
            146 => break,
            _ => {}
        }
    }
    cells.write()
}
