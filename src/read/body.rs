//! A file's records on their way into columns: bytes in any pieces → whole records → cells, and at the end the table.

use super::fill::Columns;
use super::rows::Filter;
use super::source::source;
use super::{Finished, Hints, TablePart, finish};
use crate::collect::{CollectVec, PushAll};
use crate::dataset::{LineNumbers, Table};
use crate::decode::csv::{Batch, Scanner};
use crate::decode::dialect;
use crate::decode::encoding::{self, Decoder, Encoding};
use crate::decode::kind::{self, Kind};
use crate::decode::limits::{self, MAX_ROWS};
use crate::decode::lines;
use crate::error::{Code, Error};
use crate::recognize::{Plan, recognize};
use crate::report::{Doubt, Rejected, Source};
use crate::text;

/// Bytes that are taken through all steps together, as long as they are near the processor.
const PIECE: usize = 1 << 18;

/// The length of the piece at the start of some bytes; it ends between two characters of UTF-8.
fn piece_of(bytes: &[u8]) -> usize {
    let most = bytes.len().min(PIECE);
    let is_within = |at: &usize| bytes.get(*at).is_some_and(|byte| byte & 0xC0 == 0x80);
    (most.saturating_sub(3)..=most).rev().find(|at| !is_within(at)).unwrap_or(most)
}

/// A file whose first part told what it is.
pub struct Body {
    decoder: Decoder,
    scanner: Scanner,
    batch: Batch,
    /// The record that the last piece broke off in.
    pending: Vec<u8>,
    /// Bytes that `pending` must have before it is looked at again.
    wait: usize,
    header: Vec<String>,
    plan: Plan,
    filter: Filter,
    columns: Columns,
    lines: LineNumbers,
    source: Source,
    keep: usize,
    sample: Vec<Vec<String>>,
    encoding: Encoding,
    /// Cells with characters that may be of another encoding, and the lines of the first of them.
    doubtful: (u64, Vec<u32>),
}

impl Body {
    /// From the first part of a file, `whole` where that is all of it.
    pub fn open(file: &str, part: &TablePart, hints: &Hints, keep: usize, head: &[u8], whole: bool) -> Result<Body, Error> {
        if head.is_empty() {
            return Err(Error::new(Code::EmptyFile, ""));
        }
        let ours = part.records.map(|line| (lines::DIALECT, line));
        let (found, mark) = if ours.is_some() { (Encoding::Utf8, 0) } else { Encoding::detect(head, whole) };
        let encoding = hints.notations.get("").and_then(|name| Encoding::named(name)).filter(|_| ours.is_none()).unwrap_or(found);
        if ours.is_none() && kind::of(head)? != Kind::Text {
            return Err(Error::about(Code::UnsupportedFormat, crate::error::Both { en: "an archive", fr: "une archive" }));
        }
        let mut decoder = Decoder::new(encoding);
        let text = decoder.decode(head.get(mark..).unwrap_or(b""), whole);
        let layout = dialect::layout(text, whole, ours)?;
        let plan = recognize(&layout, &hints.for_header(&layout.header))?;
        let mut source = source(file, &layout, &plan, encoding);
        source.sheet.clone_from(&part.name);
        if ours.is_some() {
            source.delimiter = None;
        }
        let width = layout.header.len();
        let mut body = Body {
            decoder: Decoder::new(Encoding::Utf8),
            scanner: Scanner::new(layout.dialect, layout.line).by_row(ours.is_some()),
            batch: Batch::new(width),
            pending: Vec::new(),
            wait: 0,
            filter: Filter::new(&layout, &plan),
            columns: Columns::new(&plan),
            header: layout.header,
            plan,
            lines: LineNumbers::default(),
            source,
            keep,
            sample: Vec::new(),
            encoding,
            doubtful: (0, Vec::new()),
        };
        body.text(text.get(layout.start..).unwrap_or(b""), whole)?;
        body.decoder = decoder;
        Ok(body)
    }

    /// The next bytes; `last`: no more come.
    pub fn feed(&mut self, bytes: &[u8], last: bool) -> Result<(), Error> {
        let mut decoder = std::mem::replace(&mut self.decoder, Decoder::new(Encoding::Utf8));
        let (mut rest, known) = (bytes, self.lines.len());
        let mut result;
        loop {
            let (piece, after) = rest.split_at(piece_of(rest));
            let is_first = rest.len() == bytes.len();
            rest = after;
            let end = last && rest.is_empty();
            result = self.text(decoder.decode(piece, end), end);
            if rest.is_empty() || result.is_err() {
                break;
            }
            if is_first {
                self.reserve(rest.len(), piece.len(), self.lines.len() - known);
            }
        }
        self.decoder = decoder;
        result
    }

    /// Makes room for the records in so many bytes, which are like those in the bytes before them.
    fn reserve(&mut self, bytes: usize, before: usize, records: usize) {
        // no cell is shorter than what ends it
        let length = (before / records.max(1)).max(self.header.len());
        let more = bytes / length;
        self.columns.reserve(more + more / 32);
    }

    /// What was recognized.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Records so far, rejected ones included.
    pub fn rows(&self) -> u64 {
        self.lines.len() as u64 + self.filter.rejected_rows()
    }

    /// Takes every whole record; what is left waits for the next piece.
    fn text(&mut self, text: &[u8], last: bool) -> Result<(), Error> {
        let mut at = 0;
        while !self.pending.is_empty() && (at < text.len() || last) {
            // Only as much is copied as the broken record needs.
            let known = self.pending.len();
            let more = text.get(at..).unwrap_or(b"");
            let take = more.len().min((known / 4).max(4096));
            let end = last && take == more.len();
            self.pending.extend_from_slice(&more[..take]);
            if self.pending.len() < self.wait && !end {
                at += take;
                continue;
            }
            let mut pending = std::mem::take(&mut self.pending);
            let consumed = self.take(&pending, end)?;
            if consumed >= known {
                at += consumed - known;
                pending.clear();
                self.wait = 0;
            } else {
                at += take;
                pending.drain(..consumed);
                self.wait = pending.len() + pending.len() / 4;
            }
            self.pending = pending;
            if end {
                return Ok(());
            }
        }
        let rest = text.get(at..).unwrap_or(b"");
        if !rest.is_empty() {
            let consumed = self.take(rest, last)?;
            self.pending.extend_from_slice(rest.get(consumed..).unwrap_or(b""));
            self.wait = self.pending.len() + 1;
        }
        Ok(())
    }

    /// Takes the whole records at the start of `buffer`; gives the bytes they have.
    fn take(&mut self, buffer: &[u8], last: bool) -> Result<usize, Error> {
        let mut at = 0;
        loop {
            let rest = buffer.get(at..).unwrap_or(b"");
            let scanned = self.scanner.scan(rest, last, &mut self.batch)?;
            at += scanned.consumed;
            if self.batch.rows() > 0 {
                self.filter.apply(rest, &mut self.batch);
                self.look_for_doubts(rest, scanned.consumed);
                self.lines.extend(self.batch.lines());
                for row in 0..self.batch.rows().min(self.keep.saturating_sub(self.sample.len())) {
                    self.sample
                        .push((0..self.header.len()).map(|column| String::from_utf8_lossy(self.batch.get(rest, row, column)).into_owned()).collect_vec());
                }
                self.columns.fill(rest, &self.batch);
                if self.rows() > MAX_ROWS {
                    return Err(limits::too_many_rows());
                }
            }
            if !scanned.full {
                return Ok(at);
            }
        }
    }

    /// Counts the cells of a batch that another encoding may have written.
    fn look_for_doubts(&mut self, buffer: &[u8], consumed: usize) {
        let is_doubtful = |text: &[u8]| match self.encoding {
            Encoding::Utf8 => text::find(text, "\u{FFFD}".as_bytes()).is_some(),
            Encoding::Utf16Le | Encoding::Utf16Be => false,
            _ => encoding::is_doubtful(text),
        };
        // a quote may stand between two halves that belong together in the cell
        if !is_doubtful(buffer.get(..consumed).unwrap_or(b"")) && !is_doubtful(self.batch.unescaped()) {
            return;
        }
        for row in 0..self.batch.rows() {
            let cells = (0..self.header.len()).filter(|column| is_doubtful(self.batch.get(buffer, row, *column))).count() as u64;
            self.doubtful.0 += cells;
            if cells > 0 && self.doubtful.1.len() < 10 {
                self.doubtful.1.push(self.batch.lines()[row]);
            }
        }
    }

    /// The table, or how to read the file anew.
    pub fn finish(self, hints: &Hints) -> Result<Finished, Error> {
        if self.rows() == 0 {
            return Err(Error::new(Code::NoRows, "").at_row(self.scanner.line().saturating_sub(1).max(1)));
        }
        if let Some(again) = self.again(hints) {
            return Ok(Finished::Again(again));
        }
        let mut source = self.source;
        // What a later cell proved is no doubt any more.
        source.doubts.retain(|doubt| {
            let column = self.header.iter().position(|header| Some(header) == doubt.column.as_ref());
            !["day_or_month_first", "decimal_or_thousands"].contains(&doubt.question.as_str()) || !column.is_some_and(|column| self.columns.is_proved(column))
        });
        source.doubts.push_all(self.columns.doubts(&self.header));
        if self.decoder.seen.bad > 0 {
            source.doubts.push(Doubt {
                column: None,
                question: "encoding".into(),
                options: vec!["utf-8".into(), self.decoder.other().name().into()],
                taken: "utf-8".into(),
            });
        }
        let short = if source.delimiter.is_some() { self.filter.short } else { 0 };
        for (question, lines, count) in [
            ("doubtful_cells", &self.doubtful.1, self.doubtful.0),
            ("short_rows", &self.filter.first_short, short),
            ("footer_lines", &self.filter.first_footers, self.filter.footers),
        ] {
            if count > 0 {
                let options = lines.iter().map(u32::to_string).collect_vec();
                source.doubts.push(Doubt { column: None, question: question.into(), options, taken: count.to_string() });
            }
        }
        source.rejected = self.filter.rejected();
        source.rows = self.lines.len() as u64 + self.filter.rejected_rows();
        source.used = self.lines.len() as u64;
        if self.plan.entity.is_none() {
            source.rejected.push(Rejected {
                reason: "not_recognised".into(),
                rows: source.used,
                first_rows: (0..10).filter_map(|row| self.lines.get(row)).map(u64::from).collect_vec(),
            });
            source.rejected.retain(|rejected| rejected.rows > 0);
            source.used = 0;
            let vendor = "generic".to_owned();
            return Ok(Finished::Table(Box::new(Table { source, vendor, sample: self.sample, ..Table::default() })));
        }
        let (cells, signs) = self.columns.parts();
        let made = finish::finish(cells, signs, &self.plan, &self.header, self.lines.len());
        let mut lines = self.lines;
        if !made.lines.is_empty() {
            source.used -= made.lines.len() as u64;
            let of = |row: &u32| lines.get(*row as usize).map_or(0, u64::from);
            source.rejected.push(Rejected {
                reason: "order_line".into(),
                rows: made.lines.len() as u64,
                first_rows: made.lines.iter().take(10).map(of).collect_vec(),
            });
            lines.remove(&made.lines);
        }
        Ok(Finished::Table(Box::new(Table {
            source,
            vendor: self.plan.vendor.unwrap_or_else(|| "generic".to_owned()),
            entities: made.entities,
            dimensions: made.dimensions,
            entered: made.entered,
            stage_order: self.plan.stage_order,
            lost_stages: self.plan.lost,
            lines,
            sample: self.sample,
        })))
    }

    /// Hints for another reading, where the first part led astray.
    fn again(&self, hints: &Hints) -> Option<Hints> {
        let mut again = hints.clone();
        for (column, notation) in self.columns.contradicted() {
            if self.plan.columns.get(column).is_some_and(|plan| !plan.told) {
                again.notations.insert(self.header.get(column)?.clone(), notation.hint());
            }
        }
        if self.decoder.encoding() == Encoding::Utf8 && !self.decoder.seen.is_utf8() && !hints.notations.contains_key("") {
            again.notations.insert(String::new(), self.decoder.other().name().to_owned());
        }
        (again != *hints).then_some(again)
    }
}
