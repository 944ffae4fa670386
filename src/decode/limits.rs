//! Every limit of what is read, in one place: stated here, checked before memory is taken, named in the error.

use crate::error::{Both, Code, Error};

pub use columns::csv::{MAX_CELL, MAX_COLUMNS};

/// Records that a table may have.
pub const MAX_ROWS: u64 = 50_000_000;
/// Bytes of a file that has to be held whole: archives, workbooks, JSON, web pages.
pub const MAX_HELD: usize = 512 << 20;
/// Bytes that all of an archive may unpack to.
pub const MAX_UNPACKED: u64 = 4 << 30;
/// How many times its packed size a file may unpack to, once it is larger than [`RATIO_FROM`].
pub const MAX_RATIO: u64 = 200;
/// Unpacked bytes from which the ratio counts.
pub const RATIO_FROM: u64 = 8 << 20;
/// Files that an archive may hold.
pub const MAX_ENTRIES: usize = 10_000;
/// Cells that a sheet may hold, by count and not by range.
pub const MAX_CELLS: u64 = 200_000_000;
/// Cells of workbooks that are not read as a stream: XLS, and what is repeated in ODS.
pub const MAX_DENSE_CELLS: u64 = 4_000_000;
/// Bytes of a workbook's shared strings.
pub const MAX_STRINGS: usize = 512 << 20;
/// Archives inside archives.
pub const MAX_NESTING: usize = 2;
/// Bytes of a text in which several tables are looked for.
pub const MAX_SECTIONED: u64 = 32 << 20;

/// 50,000,000 rows.
#[cold]
pub fn too_many_rows() -> Error {
    Error::about(Code::TooManyRows, Both { en: "50,000,000", fr: "50 000 000" })
}

/// A cell over [`MAX_CELL`].
#[cold]
pub fn cell_too_large(line: u64) -> Error {
    Error::about(Code::CellTooLarge, Both { en: "8 MiB", fr: "8 Mio" }).at_row(line)
}

/// More than [`MAX_HELD`] to be held.
#[cold]
pub fn file_too_large() -> Error {
    Error::about(Code::FileTooLarge, Both { en: "512 MiB", fr: "512 Mio" })
}

/// More than [`MAX_UNPACKED`] out of an archive.
#[cold]
pub fn unpacks_too_large() -> Error {
    Error::about(Code::UnpacksTooLarge, Both { en: "4 GiB", fr: "4 Gio" })
}

/// More than [`MAX_RATIO`] times the packed size.
#[cold]
pub fn ratio_too_large() -> Error {
    Error::about(Code::UnpacksTooLarge, Both { en: "200 times its size", fr: "200 fois sa taille" })
}

/// More than [`MAX_CELLS`], or [`MAX_DENSE_CELLS`].
#[cold]
pub fn too_many_cells(dense: bool) -> Error {
    let words = if dense { Both { en: "4,000,000", fr: "4 000 000" } } else { Both { en: "200,000,000", fr: "200 000 000" } };
    Error::about(Code::TooManyCells, words)
}

/// What a file took so far of the bytes that may be held at once.
#[derive(Clone, Copy, Debug)]
pub struct Ledger {
    left: usize,
}

impl Default for Ledger {
    fn default() -> Ledger {
        Ledger { left: MAX_HELD }
    }
}

impl Ledger {
    /// Room for `more` bytes in `buffer`. Errors: [`Code::FileTooLarge`] over the limit, [`Code::OutOfMemory`] where there is none.
    pub fn reserve(&mut self, buffer: &mut Vec<u8>, more: usize) -> Result<(), Error> {
        self.left = self.left.checked_sub(more).ok_or_else(file_too_large)?;
        buffer.try_reserve(more).map_err(|_| Error::new(Code::OutOfMemory, (more >> 20).to_string()))
    }

    /// The bytes behind those that `buffer` has.
    pub fn extend(&mut self, buffer: &mut Vec<u8>, bytes: &[u8]) -> Result<(), Error> {
        self.reserve(buffer, bytes.len())?;
        buffer.extend_from_slice(bytes);
        Ok(())
    }
}
