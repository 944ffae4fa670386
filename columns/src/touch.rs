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

/// The last of some times in order that lies before a moment.
pub fn latest(times: &[Stamp], before: Stamp) -> Option<Stamp> {
    times.partition_point(|at| *at < before).checked_sub(1).map(|last| times[last])
}

/// Whom a row tells of: the unit that stands in the row, or the units that are listed for what stands there.
pub type Way<'a> = (&'a [u32], Option<&'a Lists>);

/// When some rows, in time, tell of each of so many units.
#[inline(never)]
pub fn seen(units: usize, order: &[u32], times: &Times, ways: &[Way]) -> Lists<Stamp> {
    let mut starts = vec![0u32; units + 1];
    told(order, ways, units, |unit, _| starts[unit + 1] += 1);
    for unit in 0..units {
        starts[unit + 1] += starts[unit];
    }
    let (mut next, mut items) = (starts.clone(), vec![Stamp::default(); starts[units] as usize]);
    told(order, ways, units, |unit, row| {
        items[next[unit] as usize] = times.values[row as usize];
        next[unit] += 1;
    });
    Lists::from_parts(starts, items)
}

/// Calls `each` with every unit that a row tells of, but not twice in turn.
#[inline(always)]
fn told(order: &[u32], ways: &[Way], units: usize, mut each: impl FnMut(usize, u32)) {
    for row in order {
        let mut last = u32::MAX;
        let mut note = |unit: u32| {
            if unit != last && (unit as usize) < units {
                last = unit;
                each(unit as usize, *row);
            }
        };
        for (of, listed) in ways {
            match (of.get(*row as usize), listed) {
                (Some(unit), None) => note(*unit),
                (Some(unit), Some(lists)) => lists.of(*unit).iter().for_each(|unit| note(*unit)),
                (None, _) => {}
            }
        }
    }
}
