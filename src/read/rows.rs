//! Which records are records: footers, repeated headers and rows of other things are not.

use crate::collect::CollectVec;
use crate::decode::csv::Batch;
use crate::decode::dialect::{Layout, looks_like_a_value};
use crate::map::SortedMap;
use crate::recognize::profile::Only;
use crate::recognize::{Footers, Plan, words};
use crate::report::Rejected;

/// Goes over every batch before its columns are filled.
pub struct Filter {
    width: usize,
    /// First header cell, as in the file.
    first: Vec<u8>,
    header: Vec<String>,
    /// The header is names, so that a record like it repeats it.
    named: bool,
    only: Vec<(usize, Only)>,
    /// Titles of groups stand between the records, and lines that belong to the record above.
    groups: bool,
    /// Line of the record before the batch; 0 for the first.
    last_line: u32,
    footers_of: Footers,
    rejected: SortedMap<String, (u64, Vec<u64>)>,
    /// Rows with fewer cells than the header.
    pub short: u64,
    /// Lines of the first of them.
    pub first_short: Vec<u32>,
    /// Lines of totals and notices that are no records.
    pub footers: u64,
    /// The first of them.
    pub first_footers: Vec<u32>,
    keep: Vec<bool>,
}

impl Filter {
    /// For a file of that layout.
    pub fn new(layout: &Layout, plan: &Plan) -> Filter {
        Filter {
            width: layout.header.len(),
            first: layout.raw_header.first().map_or(Vec::new(), |first| first.clone().into_bytes()),
            header: layout.raw_header.clone(),
            named: !layout.raw_header.iter().all(|cell| looks_like_a_value(cell)),
            only: plan.only.clone(),
            groups: plan.groups,
            last_line: 0,
            footers_of: Footers::new(layout.header.len(), plan),
            rejected: SortedMap::new(),
            short: 0,
            first_short: Vec::new(),
            footers: 0,
            first_footers: Vec::new(),
            keep: Vec::new(),
        }
    }

    /// Records refused so far.
    pub fn rejected_rows(&self) -> u64 {
        self.rejected.values().map(|(rows, _)| rows).sum()
    }

    /// Them by reason.
    pub fn rejected(&self) -> Vec<Rejected> {
        self.rejected.iter().map(|(reason, (rows, first))| Rejected { reason: reason.clone(), rows: *rows, first_rows: first.clone() }).collect_vec()
    }

    fn reject(&mut self, reason: &str, line: u32) {
        let (rows, first) = self.rejected.or_insert_with(reason.to_owned(), Default::default);
        *rows += 1;
        if first.len() < 10 {
            first.push(u64::from(line));
        }
    }

    /// Takes out of a batch what is not a record.
    pub fn apply(&mut self, buffer: &[u8], batch: &mut Batch) {
        let rows = batch.rows();
        self.keep.clear();
        self.keep.resize(rows, true);
        let mut dropped = false;
        for (row, cell) in batch.column(buffer, 0).enumerate() {
            let count = batch.count(row);
            // Most rows are as wide as the header and begin with neither a header's nor a footer's first letter.
            let suspect = matches!(cell.first(), None | Some(b'T' | b't' | b'S' | b's' | b'G' | b'g' | b' ' | 0xC2..))
                || (cell.len() == self.first.len() && cell.first() == self.first.first() && cell == self.first);
            // A sheet's footers are as wide as its records.
            let alone = self.width > 2 && batch.is_empty(row, 1) && batch.is_empty(row, self.width - 1);
            if count == self.width && !suspect && !alone && !self.footers_of.began && !self.groups {
                continue;
            }
            let before = row.checked_sub(1).map_or(self.last_line, |before| batch.lines()[before]);
            if !self.check(buffer, batch, row, before) {
                self.keep[row] = false;
                dropped = true;
            }
        }
        self.last_line = batch.lines().last().copied().unwrap_or(self.last_line);
        for (column, only) in std::mem::take(&mut self.only) {
            for row in 0..rows {
                if self.keep[row] && only.values.contains(&words::key(&String::from_utf8_lossy(batch.get(buffer, row, column)))) == only.except {
                    self.keep[row] = false;
                    dropped = true;
                    self.reject(&only.reason, batch.lines()[row]);
                }
            }
            self.only.push((column, only));
        }
        if dropped {
            batch.retain(&self.keep);
        }
    }

    /// Whether a suspect row is a record.
    fn check(&mut self, buffer: &[u8], batch: &Batch, row: usize, before: u32) -> bool {
        let line = batch.lines()[row];
        let count = batch.count(row);
        let text = |column: usize| String::from_utf8_lossy(words::trim(batch.get(buffer, row, column)));
        let is_filled = |column: &usize| !words::trim(batch.get(buffer, row, *column)).is_empty();
        let filled = (0..self.width.min(count)).filter(is_filled).count();
        if filled == 0 && !batch.has_extra(row) && self.width > 1 {
            return false;
        }
        if self.named && count >= self.width.min(2) && (0..self.width).all(|column| text(column).trim_start_matches('\u{FEFF}') == self.header[column]) {
            return false;
        }
        if self.footers_of.is_footer(count, before > 0 && line > before + 1, &text) {
            self.footers += 1;
            if self.first_footers.len() < 10 {
                self.first_footers.push(line);
            }
            return false;
        }
        if self.footers_of.is_total(&text) {
            self.reject("total", line);
            return false;
        }
        if self.groups {
            let name = text(0);
            if filled <= 1 && !name.is_empty() || words::key(&name) == "subitems" {
                return false;
            }
            if name.is_empty() {
                self.reject("subitem", line);
                return false;
            }
        }
        if batch.has_extra(row) {
            self.reject("too_many_fields", line);
            return false;
        }
        if count < self.width {
            self.short += 1;
            if self.first_short.len() < 10 {
                self.first_short.push(line);
            }
        }
        true
    }
}
