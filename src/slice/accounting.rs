//! Rows used and rows left out: their sum is the rows read.

use super::Slice;
use super::population::{Population, repeated, stood};
use super::reason::Reason;
use crate::calendar::{Day, Stamp};
use crate::dataset::Entity;
use crate::map::SortedMap;
use columns::chain::ENTRIES;

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

impl Population {
    /// Whether it is told by how a deal stands.
    fn is_of_deals(self) -> bool {
        use Population::*;
        matches!(
            self,
            Closed
                | ClosedAmounts
                | Won
                | WonAmounts
                | WonCycles
                | Lost
                | LostCycles
                | Created
                | Open
                | OpenAmounts
                | OpenStages
                | Population::Prospects
                | ProspectAmounts
        )
    }

    /// All rows of the selection, counted.
    pub fn account(self, slice: &Slice) -> Accounting {
        if self == Population::Loaded {
            return Accounting { used: slice.world.quality().records, excluded: Default::default() };
        }
        let (mut used, mut excluded, settled) = (0, Tally::default(), self.settled(slice));
        let mut add = |counted: Result<(), Reason>, rows: u64| match counted {
            Ok(()) => used += rows,
            Err(reason) => excluded.add(reason, rows),
        };
        if settled.is_of_deals() {
            slice.deal_standings().iter().for_each(|(standing, rows)| add(standing.counts(settled), *rows));
        } else if let Population::Rows(entity) = settled
            && repeated(slice, entity).is_none_or(|rows| rows.count() == 0)
        {
            alike(slice, entity)
                .iter()
                .filter_map(|rows| rows.first().zip(Some(rows.len())))
                .for_each(|(row, rows)| add(settled.put(slice, *row), rows as u64));
        } else if let Population::Entered(step) | Population::Followed(step, _) = settled {
            let counts = slice.world.leads.steps.entries(slice.part.rows(Entity::Contact), &slice.world.data.contact_superseded, step, slice.span);
            ENTRIES.into_iter().zip(counts).filter(|(_, rows)| *rows > 0).for_each(|(entry, rows)| add(stood(entry), rows));
        } else if let Population::Customers | Population::Lifetimes | Population::Models = settled {
            let basis = &slice.part.basis;
            let refused = slice.world.customers.excluded.iter().filter(|(row, _)| basis.binary_search(row).is_ok());
            let mut counted = basis.len() as u64;
            refused.for_each(|(_, reason)| {
                counted -= 1;
                add(Err(reason), 1);
            });
            add(Ok(()), counted);
        } else if let Population::Sought(which) = settled {
            slice.account_sought(&self.candidates(slice), which, &mut add);
        } else {
            self.candidates(slice).into_iter().for_each(|row| add(settled.put(slice, row), 1));
        }
        Accounting { used, excluded: excluded.into_counts() }
    }
}

/// The rows of a plain table, those together that lie alike towards the period and as_of.
fn alike<'a>(slice: &Slice<'a>, entity: Entity) -> Vec<&'a [u32]> {
    let (mut rows, mut parts) = (slice.part.rows(entity), Vec::new());
    let times = slice.world.data.times(entity).filter(|times| !times.is_empty());
    let mut ends = [Some(slice.world.as_of.plus(1)), slice.span.map(|span| span.start), slice.span.map(|span| span.end)];
    crate::order::few(&mut ends);
    let before = |at: Option<Stamp>, end: Option<Day>| at.is_none_or(|at| end.is_some_and(|end| at < Stamp::start_of(end)));
    for end in [None].into_iter().chain(ends) {
        let here = rows.partition_point(|row| times.is_none_or(|times| before(times.get(*row as usize), end)));
        parts.push(&rows[..here]);
        rows = &rows[here..];
    }
    parts.push(rows);
    parts
}
