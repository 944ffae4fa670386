//! Bytes to records: what kind of file it is, what it holds, its encoding, its dialect, and the scanner of its cells.

mod cfb;
pub mod csv;
pub mod dialect;
pub mod encoding;
mod json;
pub mod kind;
pub mod limits;
pub mod lines;
mod masks;
mod ods;
pub mod package;
mod page;
mod sections;
mod serial;
mod unpack;
mod xls;
mod xlsx;
mod xml;
mod zip;
