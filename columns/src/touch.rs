//! Things that happened with contacts, in time.

use crate::calendar::Stamp;
use crate::column::{Labels, Times};
use crate::link::Link;
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

/// What a label says of a touch.
#[derive(Clone, Copy, Debug, Default)]
pub struct Meaning {
    /// From the contact.
    pub inbound: bool,
    /// Towards it.
    pub outbound: bool,
    /// No touch at all: a note, a task.
    pub internal: bool,
    /// By an automation.
    pub automated: bool,
    /// It came back.
    pub bounced: bool,
    /// As the outcome of an attempt: the other side spoke or wrote.
    pub replied: bool,
}

/// What records say of touches: when, and labels with what each code means.
pub struct Told<'a> {
    /// When.
    pub at: &'a Times,
    /// A call, an e-mail.
    pub kind: (&'a Labels, &'a [Meaning]),
    /// From whom.
    pub direction: (&'a Labels, &'a [Meaning]),
    /// What came of it.
    pub outcome: (&'a Labels, &'a [Meaning]),
}

impl Told<'_> {
    fn touch(&self, row: u32) -> Option<Touch> {
        let of = |(labels, meanings): (&Labels, &[Meaning])| meanings.get(labels.code(row as usize) as usize).copied().unwrap_or_default();
        let (kind, direction, outcome) = (of(self.kind), of(self.direction), of(self.outcome));
        let inbound = direction.inbound || (kind.inbound && !direction.outbound);
        (!kind.internal).then_some(Touch {
            at: self.at.get(row as usize)?,
            outbound: !inbound,
            human: !(kind.automated || direction.automated),
            replied: outcome.replied,
            bounced: kind.bounced || direction.bounced || outcome.bounced,
        })
    }

    /// The touches of some rows by whom they are with, of so many; each list in the order given.
    #[inline(never)]
    pub fn touches(&self, order: &[u32], with: &Link, units: usize) -> Lists<Touch> {
        let touch = |row: &u32| Some((with.row(*row), self.touch(*row).filter(|_| with.row(*row) != u32::MAX)?));
        Lists::gathered(units, || order.iter().filter_map(touch))
    }
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
