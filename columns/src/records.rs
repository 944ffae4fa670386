//! Records of a small text, for headers and samples.

use crate::batch::Batch;
use crate::csv::{Broken, Dialect, MAX_COLUMNS, Scanner};

/// Records as owned cells, with their lines. Stops after `most` records.
pub fn records(dialect: Dialect, text: &[u8], last: bool, most: usize) -> Result<Vec<Record>, Broken> {
    let widest =
        text.split(|byte| *byte == b'\n').take(most.min(200) * 4).map(|line| memchr::memchr_iter(dialect.delimiter, line).count() + 1).max().unwrap_or(1);
    let found = records_of(widest.min(MAX_COLUMNS + 1), dialect, text, last, most)?;
    // A record that goes over several lines may be wider than any of them.
    match found.iter().map(|record| record.count.min(MAX_COLUMNS + 1)).max() {
        Some(count) if count > widest => records_of(count, dialect, text, last, most),
        _ => Ok(found),
    }
}

pub(crate) fn records_of(width: usize, dialect: Dialect, text: &[u8], last: bool, most: usize) -> Result<Vec<Record>, Broken> {
    let mut batch = Batch::new(width).at_most(most);
    let mut scanner = Scanner::new(dialect, 1);
    let mut found = Vec::new();
    let mut at = 0;
    while found.len() < most {
        let buffer = text.get(at..).unwrap_or(b"");
        let scanned = scanner.scan(buffer, last, &mut batch)?;
        for row in 0..batch.rows() {
            let cells = (0..batch.count(row).min(width)).map(|column| String::from_utf8_lossy(batch.get(buffer, row, column)).into_owned()).collect();
            found.push(Record { line: u64::from(batch.lines()[row]), cells, count: batch.count(row) });
        }
        at += scanned.consumed;
        if !scanned.full {
            break;
        }
    }
    found.truncate(most);
    Ok(found)
}

/// One record of a sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Where it begins, from 1.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
    /// How many cells it has.
    pub count: usize,
}
