//! Things that happened with contacts, in time.

use crate::calendar::Stamp;
use crate::lists::Lists;

/// One thing that happened with a contact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Touch {
    /// When.
    pub at: Stamp,
    /// Towards the contact, an attempt; else from it.
    pub outbound: bool,
    /// By a person rather than an automation.
    pub human: bool,
    /// Whether it was replied to.
    pub replied: bool,
    /// Whether it came back.
    pub bounced: bool,
}

/// Touches by whom they were with.
#[derive(Clone, Debug, Default)]
pub struct Touched {
    /// Those of each contact, in time.
    pub lists: Lists<Touch>,
    /// The contact of each row, where several rows are of one; else every row is one.
    pub contacts: Vec<u32>,
}

impl Touched {
    /// The touches of the contact of a row, in time.
    #[inline]
    pub fn with(&self, row: u32) -> &[Touch] {
        self.lists.of(self.contacts.get(row as usize).copied().unwrap_or(row))
    }
}

/// The last of some times in order that lies before a moment.
pub fn latest(times: &[Stamp], before: Stamp) -> Option<Stamp> {
    times.partition_point(|at| *at < before).checked_sub(1).map(|last| times[last])
}
