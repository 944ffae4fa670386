//! XLS (Excel 95 to 2003): the records of its stream, cells by what is there. Written against the published record layouts
//! ([MS-XLS]); nothing in a record is trusted beyond its own bytes.

use super::cells::{Cells, packed};
use super::cfb::{Compound, u16_at, u32_at};
use super::encoding::{Decoder, Encoding};
use super::limits::{self, MAX_DENSE_CELLS, MAX_STRINGS};
use super::serial::{self, Style};
use super::unpack::damaged;
use crate::collect::{CollectVec, PushAll};
use crate::error::{Both, Code, Error};

const CONTINUE: u16 = 0x3C;

/// One record: its kind, its bytes, and where the next one begins.
fn record(stream: &[u8], at: usize) -> Option<(u16, &[u8], usize)> {
    let start = at.checked_add(4)?;
    let end = start + usize::from(u16_at(stream, at + 2));
    Some((u16_at(stream, at), stream.get(start..end.min(stream.len()))?, end)).filter(|_| start <= stream.len() && at + 4 <= stream.len())
}

/// What all sheets share.
#[derive(Default)]
struct Book {
    /// Excel 97 and later: strings are UTF-16 or its low bytes.
    wide: bool,
    encoding: Option<Encoding>,
    since_1904: bool,
    strings: Vec<String>,
    styles: Vec<Style>,
    sheets: Vec<(String, usize)>,
}

/// The sheets with cells, each as text. Errors: [`Code::PasswordProtected`], [`Code::Damaged`], [`Code::TooManyCells`], and what it is where it is no workbook.
pub fn sheets(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let file = Compound::open(bytes)?;
    if file.has("EncryptedPackage") || file.has("EncryptionInfo") {
        return Err(password());
    }
    let Some(stream) = file.stream("Workbook").or_else(|| file.stream("Book")) else {
        let found = if file.has("WordDocument") {
            Both { en: "a Word document", fr: "un document Word" }
        } else if file.has("PowerPoint Document") {
            Both { en: "a PowerPoint document", fr: "un document PowerPoint" }
        } else {
            Both { en: "an Office file without a workbook in it", fr: "un fichier Office sans classeur" }
        };
        return Err(Error::about(Code::NotATable, found));
    };
    let book = Book::read(&stream)?;
    let mut left = MAX_DENSE_CELLS;
    let mut found = Vec::new();
    for (name, start) in &book.sheets {
        let text = book.sheet(&stream, *start, &mut left)?;
        if text.iter().any(|byte| *byte != b'\n') {
            found.push((name.clone(), text));
        }
    }
    Ok(found)
}

fn password() -> Error {
    Error::about(Code::PasswordProtected, Both { en: "workbook", fr: "classeur" })
}

impl Book {
    fn read(stream: &[u8]) -> Result<Book, Error> {
        let mut book = Book::default();
        let mut formats: Vec<(u16, Style)> = Vec::new();
        let mut cells: Vec<u16> = Vec::new();
        let mut at = 0;
        let mut begun = false;
        while let Some((kind, data, next)) = record(stream, at) {
            match kind {
                0x809 if !begun => {
                    begun = true;
                    book.wide = u16_at(data, 0) >= 0x600;
                }
                _ if !begun => return Err(damaged("it does not begin as a workbook", "il ne commence pas comme un classeur")),
                0x2F => return Err(password()),
                0x42 => {
                    book.encoding = Some(match u16_at(data, 0) {
                        10_000 | 32_768 => Encoding::MacRoman,
                        437 | 850 => Encoding::Cp850,
                        _ => Encoding::Windows1252,
                    });
                }
                0x22 => book.since_1904 = u16_at(data, 0) == 1,
                // Sheets, and charts with the numbers they show.
                0x85 if matches!(data.get(5), Some(0 | 2)) => {
                    let name = book.short_text(data.get(6..).unwrap_or(b""));
                    book.sheets.push((name, u32_at(data, 0) as usize));
                }
                0x41E => {
                    let rest = data.get(2..).unwrap_or(b"");
                    let code = if book.wide { book.long_text(rest) } else { book.short_text(rest) };
                    formats.push((u16_at(data, 0), serial::written(&code)));
                }
                0xE0 => cells.push(u16_at(data, 2)),
                0xFC => {
                    let (pieces, _) = with_continued(stream, data, next);
                    book.strings = shared(&pieces)?;
                }
                0x0A => break,
                _ => {}
            }
            at = next;
        }
        let style = |id: u16| formats.iter().find(|(known, _)| *known == id).map_or_else(|| serial::built_in(u32::from(id)), |(_, style)| *style);
        book.styles = cells.into_iter().map(style).collect_vec();
        Ok(book)
    }

    /// A text after a length of one byte.
    fn short_text(&self, data: &[u8]) -> String {
        let Some((length, rest)) = data.split_first() else { return String::new() };
        self.text(usize::from(*length), rest)
    }

    /// A text after a length of two bytes.
    fn long_text(&self, data: &[u8]) -> String {
        self.text(usize::from(u16_at(data, 0)), data.get(2..).unwrap_or(b""))
    }

    fn text(&self, length: usize, data: &[u8]) -> String {
        if !self.wide {
            let bytes = data.get(..length.min(data.len())).unwrap_or(b"");
            let mut decoder = Decoder::new(self.encoding.unwrap_or(Encoding::Windows1252));
            return String::from_utf8_lossy(decoder.decode(bytes, true)).into_owned();
        }
        let mut pieces = Pieces { pieces: vec![data], piece: 0, at: 0 };
        let flags = pieces.byte().unwrap_or(0);
        let mut text = String::new();
        let _ = pieces.text(length, flags & 1 != 0, &mut text);
        text
    }

    /// A sheet's cells as text.
    fn sheet(&self, stream: &[u8], start: usize, left: &mut u64) -> Result<Vec<u8>, Error> {
        let mut cells = Cells::new(&self.styles, self.since_1904, left);
        let mut at = start;
        let mut waiting = None;
        let mut depth = 0;
        while let Some((kind, data, next)) = record(stream, at) {
            let (row, column, style) = (u32::from(u16_at(data, 0)), u16_at(data, 2), usize::from(u16_at(data, 4)));
            match kind {
                0x809 => depth += 1,
                0x0A if depth <= 1 => break,
                0x0A => depth -= 1,
                // Charts inside the sheet.
                _ if depth > 1 => {}
                0x203 => cells.number(row, column, style, f64_at(data, 6))?,
                0x27E => cells.number(row, column, style, packed(u32_at(data, 6)))?,
                0xBD => {
                    for (offset, pair) in data.get(4..data.len().saturating_sub(2)).unwrap_or(b"").chunks_exact(6).enumerate() {
                        cells.number(row, column.saturating_add(offset as u16), usize::from(u16_at(pair, 0)), packed(u32_at(pair, 2)))?;
                    }
                }
                0xFD => {
                    let text = self.strings.get(u32_at(data, 6) as usize);
                    let missing = || damaged("its texts are missing", "ses textes manquent").at_row(u64::from(row) + 1);
                    cells.put(row, column, text.ok_or_else(missing)?, false)?;
                }
                0x204 | 0xD6 => cells.put(row, column, &self.long_text(data.get(6..).unwrap_or(b"")), false)?,
                0x205 if data.get(7) == Some(&0) => cells.flag(row, column, data.get(6) != Some(&0))?,
                0x06 | 0x206 | 0x406 => match (u16_at(data, 12), data.get(6)) {
                    (0xFFFF, Some(0)) => waiting = Some((row, column)),
                    (0xFFFF, Some(1)) => cells.flag(row, column, data.get(8) != Some(&0))?,
                    (0xFFFF, _) => {}
                    _ => cells.number(row, column, style, f64_at(data, 6))?,
                },
                0x207 => {
                    if let Some((row, column)) = waiting.take() {
                        let text = if self.wide {
                            let (pieces, _) = with_continued(stream, data, next);
                            let mut pieces = Pieces { pieces, piece: 0, at: 0 };
                            let length = pieces.word().unwrap_or(0);
                            let wide = pieces.byte().unwrap_or(0) & 1 != 0;
                            let mut text = String::new();
                            let _ = pieces.text(length, wide, &mut text);
                            text
                        } else {
                            self.long_text(data)
                        };
                        cells.put(row, column, &text, false)?;
                    }
                }
                _ => {}
            }
            at = next;
        }
        cells.write()
    }
}

fn f64_at(bytes: &[u8], at: usize) -> f64 {
    bytes.get(at..).and_then(<[u8]>::first_chunk).map_or(f64::NAN, |eight| f64::from_le_bytes(*eight))
}

/// A record's bytes with those of the records that continue it.
fn with_continued<'a>(stream: &'a [u8], data: &'a [u8], mut next: usize) -> (Vec<&'a [u8]>, usize) {
    let mut pieces = vec![data];
    while let Some((CONTINUE, more, after)) = record(stream, next) {
        pieces.push(more);
        next = after;
    }
    (pieces, next)
}

/// Bytes in pieces; the characters of a text that goes over an edge begin with a flag again.
struct Pieces<'a> {
    pieces: Vec<&'a [u8]>,
    piece: usize,
    at: usize,
}

impl Pieces<'_> {
    fn rest(&mut self) -> Option<&[u8]> {
        while self.pieces.get(self.piece)?.len() <= self.at {
            self.piece += 1;
            self.at = 0;
        }
        self.pieces.get(self.piece)?.get(self.at..)
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.rest()?.first()?;
        self.at += 1;
        Some(byte)
    }

    fn word(&mut self) -> Option<usize> {
        Some(usize::from(self.byte()?) | usize::from(self.byte()?) << 8)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let step = self.rest()?.len().min(count);
            self.at += step;
            count -= step;
        }
        Some(())
    }

    fn text(&mut self, length: usize, mut wide: bool, to: &mut String) -> Option<()> {
        let mut units: Vec<u16> = Vec::new();
        while units.len() < length {
            let at_edge = self.pieces.get(self.piece)?.len() <= self.at;
            if at_edge {
                wide = self.byte()? & 1 != 0;
            }
            let rest = self.rest()?;
            let size = if wide { 2 } else { 1 };
            let count = (rest.len() / size).min(length - units.len());
            if count == 0 {
                return None;
            }
            units.push_all(rest.chunks(size).take(count).map(|unit| if wide { u16_at(unit, 0) } else { u16::from(unit.first().copied().unwrap_or(0)) }));
            self.at += count * size;
        }
        to.push_str(&String::from_utf16_lossy(&units));
        Some(())
    }
}

/// The shared strings. Errors: [`Code::Damaged`] where they break off is left to the cells that name them.
fn shared(pieces: &[&[u8]]) -> Result<Vec<String>, Error> {
    let mut pieces = Pieces { pieces: pieces.to_vec(), piece: 0, at: 8 };
    let mut strings = Vec::new();
    let mut bytes = 0;
    let one = |pieces: &mut Pieces| -> Option<String> {
        let length = pieces.word()?;
        let flags = pieces.byte()?;
        let runs = if flags & 8 != 0 { pieces.word()? } else { 0 };
        let more = if flags & 4 != 0 { pieces.word()? | pieces.word()? << 16 } else { 0 };
        let mut text = String::new();
        if length > 0 {
            pieces.text(length, flags & 1 != 0, &mut text)?;
        }
        pieces.skip(runs * 4)?;
        pieces.skip(more)?;
        Some(text)
    };
    loop {
        match one(&mut pieces) {
            Some(text) => {
                bytes += text.len() + 24;
                if bytes > MAX_STRINGS {
                    return Err(limits::file_too_large());
                }
                strings.push(text);
            }
            None => return Ok(strings),
        }
    }
}
