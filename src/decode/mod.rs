//! Bytes to records: what kind of file it is, what it holds, its encoding, its dialect, and the scanner of its cells.

mod cells;
mod cfb;
pub mod dialect;
pub mod encoding;
mod json;
pub mod kind;
pub mod limits;
pub mod lines;
mod ods;
pub mod package;
mod page;
mod sections;
mod serial;
mod unpack;
mod xls;
mod xlsb;
mod xlsx;
mod xml;
mod zip;

pub use columns::csv;

use crate::error::{Code, Error};
use csv::Broken;

impl From<Broken> for Error {
    fn from(broken: Broken) -> Error {
        match broken {
            Broken::UnclosedQuote(line) => Error::new(Code::UnclosedQuote, "").at_row(line),
            Broken::CellTooLarge(line) => limits::cell_too_large(line),
        }
    }
}
