//! Bytes to records: what kind of file it is, its encoding, its dialect, and the scanner of its cells.

pub mod csv;
pub mod dialect;
pub mod encoding;
pub mod kind;
mod masks;
