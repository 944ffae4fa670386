//! Rows used and rows left out: their sum is the rows read.

use super::reason::Reason;
use crate::map::SortedMap;

/// Rows used, and rows left out by reason.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Accounting {
    /// Rows that the figure is made of.
    pub used: u64,
    /// The others.
    pub excluded: SortedMap<Reason, u64>,
}

/// Counts by reason, quick where a few reasons come again and again.
#[derive(Default)]
pub struct Tally(Vec<(Reason, u64)>);

impl Tally {
    /// So many more rows for a reason.
    pub fn add(&mut self, reason: Reason, rows: u64) {
        match self.0.iter_mut().find(|(known, _)| std::ptr::eq(*known, reason)) {
            Some((_, count)) => *count += rows,
            None => self.0.push((reason, rows)),
        }
    }

    /// The counts in the order of the reasons' ids.
    pub fn into_counts(self) -> SortedMap<Reason, u64> {
        let mut counts = SortedMap::new();
        self.0.into_iter().for_each(|(reason, count)| *counts.or_insert_with(reason, Default::default) += count);
        counts
    }
}
