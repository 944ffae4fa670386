//! Whom the team sought out: contacts (else deals, else whom activities name) with what was done towards them, those that a figure
//! counts in a period, and those that turned away.

use super::Slice;
use super::leads::{CUSTOMER, LEAD};
use super::outcome::Outcome;
use super::reason::{CONVERTED, DUPLICATE, FUTURE, NO_TOUCH, OUTSIDE_PERIOD, Reason};
use super::touches::Touch;
use crate::calendar::Stamp;
use crate::collect::CollectVec;
use crate::dataset::Entity;
use columns::engagement::{self, Engagement, never};
use std::rc::Rc;

/// A contact (deal, name) and its touches.
pub struct Approach<'a> {
    /// When it came.
    pub created: Option<Stamp>,
    /// When it was won.
    pub converted: Option<Stamp>,
    /// Whether it was won, dated or not.
    pub won: bool,
    /// Its touches, in time.
    pub touches: &'a [Touch],
}

impl<'a> Approach<'a> {
    /// Touches towards it.
    pub fn attempts(&self) -> impl Iterator<Item = &'a Touch> + use<'a> {
        self.touches.iter().filter(|touch| touch.outbound)
    }
}

/// Which contacts a figure of outreach counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// First attempt in the period.
    Approached,
    /// Some attempt in the period, before it was won.
    Reached,
    /// Came in the period, with an attempt.
    Courted,
    /// All that exist.
    All,
}

/// Attempts without a reply after which a contact is silent.
const SILENT_AFTER: usize = 5;

impl<'a> Slice<'a> {
    /// The contact (deal, name) of a row of the base.
    pub fn approach(&self, row: u32) -> Approach<'a> {
        let (world, touches) = (self.world, self.world.touches.with(row));
        match self.world.touches.base {
            Some(Entity::Deal) => Approach {
                created: world.deals.created.get(row as usize),
                converted: world.deals.closed.get(row as usize).filter(|_| world.deals.outcome[row as usize] == Outcome::Won),
                won: world.deals.outcome[row as usize] == Outcome::Won,
                touches,
            },
            Some(Entity::Contact) => Approach {
                created: world.leads.steps.entered_at(row, LEAD),
                converted: world.leads.steps.entered_at(row, CUSTOMER).filter(|_| world.leads.steps.has_entered(row, CUSTOMER)),
                won: world.leads.steps.has_entered(row, CUSTOMER),
                touches,
            },
            _ => Approach { created: None, converted: None, won: false, touches },
        }
    }

    /// Whether a row of the base stands for somebody at the end of as_of.
    fn stands(&self, row: u32) -> Result<(), Reason> {
        let world = self.world;
        match world.touches.base {
            Some(Entity::Contact) if world.data.contact_superseded.get(row as usize) => Err(DUPLICATE),
            Some(Entity::Deal) if world.data.superseded.get(row as usize) => Err(DUPLICATE),
            Some(Entity::Contact) if !world.leads.steps.exists(row) => Err(FUTURE),
            Some(Entity::Deal) if world.deals.future.get(row as usize) => Err(FUTURE),
            _ => Ok(()),
        }
    }

    /// Calls `each` for every period in which a row of the base is counted, by `place`: which period a stamp lies in. Else why none.
    fn count(&self, row: u32, which: Sought, place: &dyn Fn(Stamp) -> Option<usize>, each: &mut dyn FnMut(usize)) -> Result<(), Reason> {
        let one = &self.engagements()[row as usize];
        if one.came == never() {
            self.stands(row)?;
        }
        if one.approached == never() {
            return Err(NO_TOUCH);
        }
        let mut counted = Err(OUTSIDE_PERIOD);
        if which == Sought::Reached {
            let approach = self.approach(row);
            let mut latest = None;
            for touch in approach.attempts() {
                let then = place(touch.at);
                if then.is_none() || then == latest {
                    continue;
                }
                latest = then;
                if approach.converted.is_some_and(|at| at < touch.at) {
                    return counted.map_err(|_| CONVERTED);
                }
                then.into_iter().for_each(&mut *each);
                counted = Ok(());
            }
            return counted;
        }
        place(if which == Sought::Courted { one.courted } else { one.approached }).map(each).ok_or(OUTSIDE_PERIOD)
    }

    /// Whether a row of the base is counted, else why not.
    pub fn sought(&self, row: u32, which: Sought) -> Result<(), Reason> {
        if which == Sought::All {
            return self.stands(row);
        }
        let place = |at: Stamp| self.span.is_none_or(|span| span.contains(at.day())).then_some(0);
        self.count(row, which, &place, &mut |_| {})
    }

    /// Rows of the base, each contact (deal, name) once.
    fn base(&self) -> &'a [u32] {
        match self.world.touches.base {
            Some(Entity::Deal) => &self.part.by_created,
            Some(base) => self.part.rows(base),
            None => &[],
        }
    }

    /// Rows of the base that are counted, each contact (deal, name) once.
    pub fn seek(&self, which: Sought) -> Rc<Vec<u32>> {
        let place = which as usize;
        self.swept(|sweep| &sweep.sought[place], &|periods| {
            let mut counted = vec![Vec::new(); periods.count()];
            let place = |at: Stamp| if periods.are_always() { Some(0) } else { periods.of(at.day()) };
            for row in self.base().iter().filter(|row| self.world.touches.is_first(**row)) {
                // why not is accounted for elsewhere
                let _ = self.count(*row, which, &place, &mut |place| counted[place].push(*row));
            }
            counted.into_iter().map(Rc::new).collect_vec()
        })
    }

    /// Contacts (deals, names) that are there at the end of the state's day; and of these unsubscribed, bounced, silent.
    pub fn disengaged(&self) -> (u64, [u64; 3]) {
        engagement::gone(self.engagements(), self.base(), Stamp::start_of(self.state_day().plus(1)))
    }

    /// What became of each row of the base.
    fn engagements(&self) -> &'a [Engagement] {
        let (data, touches) = (&self.world.data, &self.world.touches);
        let rows = match touches.base {
            Some(Entity::Deal) => data.deals.rows,
            Some(Entity::Contact) => data.contacts.rows,
            _ => data.activities.rows,
        };
        touches.engagements.get_or_init(|| (0..rows as u32).map(|row| self.engagement(row)).collect_vec())
    }

    fn engagement(&self, row: u32) -> Engagement {
        let (world, approach) = (self.world, self.approach(row));
        let first = |found: Option<&Touch>| found.map_or(never(), |touch| touch.at);
        let approached = first(approach.attempts().next());
        let there = self.stands(row).is_ok() && world.touches.is_first(row);
        Engagement {
            came: if there { approach.created.unwrap_or(Stamp::of_packed(i64::MIN)) } else { never() },
            approached,
            courted: approach.created.filter(|_| approached != never()).unwrap_or(approached),
            unsubscribed: world.touches.base == Some(Entity::Contact) && world.data.contacts.unsubscribed.get(row as usize) == Some(true),
            bounced: first(approach.touches.iter().find(|touch| touch.bounced)),
            silent: if approach.won { never() } else { first(approach.attempts().nth(SILENT_AFTER - 1)) },
            answered: first(approach.touches.iter().find(|touch| !touch.outbound || touch.replied)),
        }
    }
}
