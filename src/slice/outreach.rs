//! Whom the team sought out: contacts (else deals, else whom activities name) with what was done towards them, those that a figure
//! counts in a period, and those that turned away.

use super::Slice;
use super::leads::{CUSTOMER, LEAD};
use super::outcome::Outcome;
use super::reason::{CONVERTED, DUPLICATE, FUTURE, NO_TOUCH, OUTSIDE_PERIOD, Reason};
use crate::calendar::Stamp;
use crate::collect::CollectVec;
use crate::dataset::Entity;
use columns::engagement::{self, Engagement, Known, never};
pub use columns::outreach::Sought;
use columns::outreach::{Outreach, counted};
use std::borrow::Cow;
use std::rc::Rc;

/// The reasons of `columns::outreach::Missed`, in its order.
const MISSED: [Reason; 3] = [NO_TOUCH, OUTSIDE_PERIOD, CONVERTED];

impl<'a> Slice<'a> {
    /// What is known of the contact (deal, name) of a row of the base.
    fn known(&self, row: u32) -> Known {
        let (world, at) = (self.world, row as usize);
        let (base, there) = (world.touches.base, self.stands(row).is_ok() && world.touches.is_first(row));
        let won = match base {
            Some(Entity::Deal) => world.deals.outcome[at] == Outcome::Won,
            Some(Entity::Contact) => world.leads.steps.has_entered(row, CUSTOMER),
            _ => false,
        };
        let (created, converted, unsubscribed) = match base {
            Some(Entity::Deal) => (world.deals.created.get(at), world.deals.closed.get(at), false),
            Some(Entity::Contact) => {
                let steps = &world.leads.steps;
                (steps.entered_at(row, LEAD), steps.entered_at(row, CUSTOMER), world.data.contacts.unsubscribed.get(at) == Some(true))
            }
            _ => (None, None, false),
        };
        Known { there, created, won, converted: converted.filter(|_| won), unsubscribed }
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

    /// What became of each row of the base.
    pub fn engagements(&self) -> &'a [Engagement] {
        let (data, touches) = (&self.world.data, &self.world.touches);
        let rows = match touches.base {
            Some(Entity::Deal) => data.deals.rows,
            Some(Entity::Contact) => data.contacts.rows,
            _ => data.activities.rows,
        };
        touches.engagements.get_or_init(|| (0..rows as u32).map(|row| Engagement::of(&self.known(row), touches.touched.with(row))).collect_vec())
    }

    /// Whether a row of the base is counted, else why not.
    pub fn sought(&self, row: u32, which: Sought) -> Result<(), Reason> {
        let engagements = self.engagements();
        if which == Sought::All || engagements[row as usize].is_nowhere() {
            self.stands(row)?;
        }
        if which == Sought::All || self.moments(which)[row as usize] != never() {
            return Ok(());
        }
        // several activities may name whom one of them counts
        self.outreach().place(row, which, self.span).map_err(|missed| MISSED[missed as usize])
    }

    /// How many of some rows of the base are counted, and how many of them not for each reason.
    pub fn account_sought(&self, rows: &[u32], which: Sought, add: &mut dyn FnMut(Result<(), Reason>, u64)) {
        let (counts, nowhere) = self.outreach().account(rows, which, if which == Sought::All { &[] } else { self.moments(which) }, self.span);
        let results = std::iter::once(Ok(())).chain(MISSED.map(Err));
        results.zip(counts).filter(|(_, rows)| *rows > 0).for_each(|(result, rows)| add(result, rows));
        nowhere.iter().for_each(|row| add(self.sought(*row, which), 1));
    }

    fn outreach(&self) -> Outreach<'a> {
        Outreach { engagements: self.engagements(), touched: &self.world.touches.touched }
    }

    /// Of each row of the base the moment that counts it.
    fn moments(&self, which: Sought) -> &[Stamp] {
        self.shared.moments[which as usize].get_or_init(|| self.outreach().moments(which, self.span))
    }

    /// Rows of the base, each contact (deal, name) once.
    fn base(&self) -> Cow<'a, [u32]> {
        let touches = &self.world.touches;
        match touches.base {
            Some(Entity::Deal) => (&self.part.by_created).into(),
            Some(Entity::Activity) => self.part.rows(Entity::Activity).iter().copied().filter(|row| touches.is_first(*row)).collect_vec().into(),
            Some(base) => self.part.rows(base).into(),
            None => Cow::Borrowed(&[]),
        }
    }

    /// Rows of the base that are counted, each contact (deal, name) once, with the moment that counts them.
    pub fn seek(&self, which: Sought) -> Rc<Vec<(u32, Stamp)>> {
        let base = self.base();
        match &self.sweep {
            None => Rc::new(counted(&base, self.moments(which))),
            Some(_) => self
                .swept(|sweep| &sweep.sought[which as usize], &|periods| self.outreach().counted(&base, which, periods).into_iter().map(Rc::new).collect_vec()),
        }
    }

    /// Contacts (deals, names) that are there at the end of the state's day; and of these unsubscribed, bounced, silent.
    pub fn disengaged(&self) -> (u64, [u64; 3]) {
        engagement::gone(self.engagements(), &self.base(), Stamp::start_of(self.state_day().plus(1)))
    }
}
