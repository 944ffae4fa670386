//! What the figures of data quality are made of: all records that are loaded, whatever the period and the filters.

use super::parts::{Asked, Member};
use crate::slice::Slice;
use crate::slice::quality::INVALID;
use crate::slice::reason::{ORPHAN, Reason};

super::sums::sums! {
    /// Records and cells by what is wrong with them.
    Sums {
        /// All records.
        records: u64,
        /// With any defect.
        defective: u64,
        /// With a value that does not read or cannot be.
        invalid: u64,
        /// With a key that matches nothing.
        orphans: u64,
        /// Cells of the fields that are there.
        cells: u64,
        /// Of these, filled.
        filled: u64,
        /// Contacts and accounts.
        compared: u64,
        /// Of these, entered before.
        surplus: u64,
        /// Groups of two and more.
        groups: u64,
        /// Surplus besides if tags of e-mail addresses did not count.
        tagged: u64,
    }
}

/// Over what is loaded.
pub fn sums(slice: &Slice) -> Sums {
    let (data, quality) = (&slice.world.data, slice.world.quality());
    let both = [data.duplicate_contacts(), data.duplicate_accounts()];
    Sums {
        records: quality.records,
        defective: quality.defective,
        invalid: quality.of_faults(INVALID).len() as u64,
        orphans: quality.of_faults(&[ORPHAN]).len() as u64,
        cells: quality.fill.iter().map(|fill| fill.rows).sum(),
        filled: quality.fill.iter().map(|fill| fill.filled).sum(),
        compared: both.iter().map(|found| found.compared).sum(),
        surplus: both.iter().map(|found| found.surplus()).sum(),
        groups: both.iter().map(|found| found.groups.len() as u64).sum(),
        tagged: both[0].tagged,
    }
}

/// The records with one of some faults; with any, where none is named.
pub fn faulty(slice: &Slice, asked: &Asked, faults: &[Reason]) -> Option<Vec<Member>> {
    matches!(asked.name, "numerator" | "defective").then(|| Member::each(slice.world.quality().of_faults(faults)))
}
