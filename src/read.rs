//! One file, streamed: bytes in any pieces → a [`Table`]. No I/O, no clock; any split of the bytes gives the same table.

mod body;
mod fill;
mod finish;
mod hints;
mod rows;
mod source;

use crate::dataset::Table;
use crate::decode::package::Part;
use crate::error::Error;
use crate::report::Source;
use body::Body;
pub use hints::{Hints, Mapping};
use serde::Serialize;

/// Bytes looked at before the first record is taken.
const HEAD: usize = 1 << 20;

/// Which table of a file is read, as [`crate::decode::package`] gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub struct TablePart {
    /// Its name in the file: the sheet, the file in the archive.
    pub name: Option<String>,
    /// Its text is records that we wrote ourselves, the first on this row.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub records: Option<u64>,
}

impl From<&Part> for TablePart {
    fn from(part: &Part) -> TablePart {
        TablePart { name: part.name.clone(), records: part.records }
    }
}

/// A file read, or to be read again.
#[derive(Clone, Debug, PartialEq)]
pub enum Finished {
    /// The file's columns.
    Table(Box<Table>),
    /// A later row contradicted the first part: read the file anew with these hints.
    Again(Hints),
}

/// A file being read.
///
/// ```
/// use crm_kpi::read::{Finished, Hints, Reading};
///
/// let mut reading = Reading::new("deals.csv", Hints::default());
/// for piece in b"deal_id;stage;amount\n1;Won;1 200,50\n2;Lost;80\n".chunks(7) {
///     reading.push(piece)?;
/// }
/// let Finished::Table(table) = reading.finish()? else { panic!("nothing contradicts itself here") };
/// assert_eq!((table.source.rows, table.source.delimiter.as_deref()), (2, Some(";")));
/// assert_eq!(table.source.mapping[2].field.as_deref(), Some("amount"));
/// # Ok::<(), crm_kpi::error::Error>(())
/// ```
pub struct Reading {
    file: String,
    part: TablePart,
    hints: Hints,
    keep: usize,
    head: usize,
    phase: Phase,
}

enum Phase {
    Head(Vec<u8>),
    Body(Box<Body>),
    Failed(Error),
}

impl Reading {
    /// For the file of that base name.
    pub fn new(file: &str, hints: Hints) -> Reading {
        Reading::of(file, TablePart::default(), hints)
    }

    /// For one table of the file of that base name.
    pub fn of(file: &str, part: TablePart, hints: Hints) -> Reading {
        Reading { file: file.to_owned(), part, hints, keep: 0, head: HEAD, phase: Phase::Head(Vec::new()) }
    }

    /// Keeps the text of the first records, as [`Table::sample`].
    pub fn keep_text(&mut self, records: usize) {
        self.keep = records;
    }

    /// How many bytes are looked at before the first record is taken; 1 MiB by default.
    pub fn look_at(&mut self, bytes: usize) {
        self.head = bytes.max(1);
    }

    /// The next bytes. Errors: those of the limits, of the container, of the dialect; after one, the reading is over.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let result = self.advance(bytes);
        result.map_err(|error| self.fail(error))
    }

    fn fail(&mut self, error: Error) -> Error {
        let error = error.in_file(&self.file);
        self.phase = Phase::Failed(error.clone());
        error
    }

    fn advance(&mut self, bytes: &[u8]) -> Result<(), Error> {
        match &mut self.phase {
            Phase::Failed(error) => Err(error.clone()),
            Phase::Body(body) => body.feed(bytes, false),
            Phase::Head(head) => {
                let (first, rest) = bytes.split_at(bytes.len().min(self.head.saturating_sub(head.len())));
                let mut known = std::mem::take(head);
                let looked_at = if known.is_empty() && first.len() == self.head {
                    first
                } else {
                    known.extend_from_slice(first);
                    known.as_slice()
                };
                if looked_at.len() < self.head {
                    *head = known;
                    return Ok(());
                }
                let mut body = Body::open(&self.file, &self.part, &self.hints, self.keep, looked_at, false)?;
                body.feed(rest, false)?;
                self.phase = Phase::Body(Box::new(body));
                Ok(())
            }
        }
    }

    /// All of a table that a package holds.
    pub fn push_part(&mut self, part: &Part) -> Result<(), Error> {
        let pushed = part.open().and_then(|mut text| {
            let mut piece = Vec::new();
            loop {
                let more = text.next(&mut piece)?;
                self.push(&piece)?;
                piece.clear();
                if !more {
                    return Ok(());
                }
            }
        });
        pushed.map_err(|error| self.fail(error))
    }

    /// What was recognised, once the first part (1 MiB, or the whole) was seen.
    pub fn recognition(&self) -> Option<&Source> {
        match &self.phase {
            Phase::Body(body) => Some(body.source()),
            _ => None,
        }
    }

    /// Records so far, rejected ones included.
    pub fn rows(&self) -> u64 {
        match &self.phase {
            Phase::Body(body) => body.rows(),
            _ => 0,
        }
    }

    /// The end of the file. Errors: as in [`Reading::push`], and [`crate::error::Code::EmptyFile`], [`crate::error::Code::NoRows`].
    pub fn finish(mut self) -> Result<Finished, Error> {
        let result = self.end();
        result.map_err(|error| self.fail(error))
    }

    fn end(&mut self) -> Result<Finished, Error> {
        let body = match std::mem::replace(&mut self.phase, Phase::Head(Vec::new())) {
            Phase::Failed(error) => return Err(error),
            Phase::Head(head) => Body::open(&self.file, &self.part, &self.hints, self.keep, &head, true)?,
            Phase::Body(mut body) => {
                body.feed(b"", true)?;
                *body
            }
        };
        body.finish(&self.hints)
    }
}
