//! Which rows of its first entity a figure is made of, and why each other row is not: used + excluded = all.

use super::Slice;
use super::outreach::Sought;
use super::reason::*;
use super::renewals;
use super::seen::Fresh;
use super::spend::{Category, is_marketing};
use super::surveys::Question;
use crate::calendar::{Day, Stamp};
use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::dataset::column::Bits;
use columns::chain::Entry;

/// The records that a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Population {
    /// Deals closed in the period.
    Closed,
    /// The same, with an amount.
    ClosedAmounts,
    /// Deals won in the period.
    Won,
    /// The same, with an amount.
    WonAmounts,
    /// Deals won in the period, created before they were closed.
    WonCycles,
    /// Deals created in the period.
    Created,
    /// Deals open at the state's day.
    Open,
    /// The same, with an amount.
    OpenAmounts,
    /// The same, in a stage of the funnel.
    OpenStages,
    /// Deals open at the end of as_of in a stage of the funnel, whatever the period: no series, no previous.
    Prospects,
    /// The same, with an amount.
    ProspectAmounts,
    /// Answers to a question given in the period.
    Answers(Question),
    /// People asked in the period whether they recommend the firm.
    Invited,
    /// Contracts due for renewal in the period.
    Renewals,
    /// The same, with an amount.
    RenewalAmounts,
    /// Customers over the period.
    Customers,
    /// Customers, whatever the period: no series, no previous.
    Lifetimes,
    /// The same, for models: no parts either.
    Models,
    /// Spend to win customers.
    Acquisition,
    /// Spend to keep them.
    Retention,
    /// Contacts that entered a step in the period.
    Entered(usize),
    /// The same, followed to a later step.
    Followed(usize, usize),
    /// Spend on marketing and acquisition.
    Marketing,
    /// Rows of a plain table, by its day.
    Rows(Entity),
    /// Campaigns that ran in the period.
    Ran,
    /// Campaigns of the period that sent messages.
    Messages,
    /// Tickets closed in the period.
    TicketsClosed,
    /// Tickets answered first or closed in the period.
    TicketsHandled,
    /// Tickets open at the state's day.
    Backlog,
    /// Contacts that the team wrote to or called, else deals, else whom activities name.
    Sought(Sought),
    /// Customers active at the state's day, else contacts.
    Fresh,
    /// Every record of every entity, whatever the period and the filters: no series, no parts.
    Loaded,
    /// Orders of the period.
    Orders,
    /// The same, with an amount.
    OrderValues,
    /// The same, and what was sent back.
    OrderAmounts,
    /// What revenue comes from in the period: orders, else deals won, with an amount.
    Revenue,
    /// Deals lost in the period.
    Lost,
    /// The same, created before they were closed.
    LostCycles,
}

impl Population {
    /// Revenue as what it comes from; all others as they are.
    pub(super) fn settled(self, slice: &Slice) -> Population {
        match self {
            Population::Revenue if slice.revenue_is_of_orders() => Population::OrderAmounts,
            Population::Revenue => Population::WonAmounts,
            other => other,
        }
    }

    /// The entity whose rows are accounted for; for customers, their basis.
    pub fn entity(self, slice: &Slice) -> Entity {
        match self.settled(slice) {
            Population::Orders | Population::OrderValues | Population::OrderAmounts => Entity::Order,
            Population::Answers(_) | Population::Invited => Entity::Survey,
            Population::Customers | Population::Lifetimes | Population::Models | Population::Renewals | Population::RenewalAmounts => {
                slice.world.customers.basis.unwrap_or(Entity::Subscription)
            }
            Population::Entered(_) | Population::Followed(..) => Entity::Contact,
            Population::Acquisition | Population::Retention | Population::Marketing => Entity::Spend,
            // Not cut by any dimension.
            Population::Loaded => Entity::StageChange,
            Population::Rows(entity) => entity,
            Population::Messages | Population::Ran => Entity::Campaign,
            Population::Sought(_) => slice.world.touches.base.unwrap_or(Entity::Activity),
            Population::Fresh if slice.fresh() == Fresh::Customers => slice.world.customers.basis.unwrap_or(Entity::Contact),
            Population::Fresh if slice.fresh() == Fresh::Accounts => Entity::Account,
            Population::Fresh => Entity::Contact,
            Population::TicketsClosed | Population::TicketsHandled | Population::Backlog => Entity::Ticket,
            _ => Entity::Deal,
        }
    }

    /// Whether the column that says when is in no file: then all rows count, once.
    pub fn undated(self, slice: &Slice) -> bool {
        let world = slice.world;
        match self.settled(slice) {
            Population::Closed
            | Population::ClosedAmounts
            | Population::Won
            | Population::WonAmounts
            | Population::WonCycles
            | Population::Lost
            | Population::LostCycles
            | Population::Revenue => !world.deals.has_closed,
            Population::Created => !world.deals.has_created,
            Population::Open | Population::OpenAmounts | Population::OpenStages => !world.deals.has_created && !world.deals.has_closed,
            Population::Answers(_) => !world.answers.dated,
            Population::Invited | Population::Loaded | Population::Prospects | Population::ProspectAmounts => false,
            Population::Customers | Population::Lifetimes | Population::Models => world.customers.are_undated(),
            Population::Renewals | Population::RenewalAmounts => false,
            Population::Acquisition | Population::Retention | Population::Marketing => world.spend.days.iter().all(Option::is_none),
            Population::Entered(step) | Population::Followed(step, _) => !world.leads.steps.dated[step],
            Population::Fresh => world.data.activities.at.is_empty(),
            Population::Sought(_) => world.data.activities.at.is_empty(),
            Population::TicketsClosed | Population::TicketsHandled => world.data.tickets.closed.is_empty(),
            _ => world.data.times(self.entity(slice)).is_none_or(|times| times.is_empty()),
        }
    }

    /// Whether it is the same whatever the period: then there is no series and no previous.
    pub fn is_timeless(self) -> bool {
        matches!(self, Population::Lifetimes | Population::Models | Population::Loaded | Population::Prospects | Population::ProspectAmounts)
    }

    /// Whether what is loaded can tell who is in it at all.
    pub fn told(self, slice: &Slice) -> bool {
        let told = |step: usize| slice.world.leads.told[step];
        match self {
            Population::Entered(step) => told(step),
            Population::Followed(from, to) => told(from) && told(to),
            _ => true,
        }
    }

    /// Rows of the selection that could be in it.
    pub fn candidates(self, slice: &Slice) -> Vec<u32> {
        let part = slice.part;
        match self.settled(slice) {
            Population::Orders | Population::OrderValues | Population::OrderAmounts => part.rows(Entity::Order).to_vec(),
            Population::Answers(_) | Population::Invited => part.answers.iter().chain(&part.not_answers).copied().collect_vec(),
            Population::Customers | Population::Lifetimes | Population::Models | Population::Renewals | Population::RenewalAmounts => part.basis.clone(),
            Population::Fresh if slice.fresh() == Fresh::Customers => part.basis.clone(),
            Population::Acquisition | Population::Retention | Population::Marketing => part.spend.clone(),
            _ => match self.entity(slice) {
                Entity::Deal => part.deals.clone(),
                plain => part.rows(plain).to_vec(),
            },
        }
    }

    /// Whether a row is in it, else why not.
    pub fn place(self, slice: &Slice, row: u32) -> Result<(), Reason> {
        self.settled(slice).put(slice, row)
    }

    pub(super) fn put(self, slice: &Slice, row: u32) -> Result<(), Reason> {
        match self {
            Population::Orders => kept(slice, row),
            Population::OrderValues => kept(slice, row).and_then(|()| Population::OrderAmounts.put(slice, row)),
            Population::OrderAmounts => {
                order(slice, row)?;
                let revenue = &slice.world.revenue;
                if revenue.unconverted.get(row as usize) {
                    return Err(CURRENCY);
                }
                revenue.line(row).map(|_| ()).ok_or(NO_AMOUNT)
            }
            Population::Answers(question) => answer(slice, row, question),
            Population::Invited => slice.invited(row),
            Population::Customers | Population::Lifetimes | Population::Models => customer(slice, row),
            Population::Renewals => renewals::due(slice, row),
            Population::RenewalAmounts => {
                renewals::due(slice, row)?;
                slice.world.customers.row_mrr(row).map(|_| ()).ok_or(NO_AMOUNT)
            }
            Population::Acquisition => spend(slice, row, &|name| slice.world.settings.cac.accepts(name)),
            Population::Retention => spend(slice, row, &|name| name == Category::Retention.name()),
            Population::Entered(step) | Population::Followed(step, _) => contact(slice, row, step),
            Population::Marketing => spend(slice, row, &is_marketing),
            Population::Rows(_) | Population::Messages => plain(slice, self.entity(slice), row).and_then(|()| match self {
                Population::Messages if slice.world.data.campaigns.messages(row as usize).is_none() => Err(EMPTY),
                _ => Ok(()),
            }),
            Population::Ran => slice.ran(row),
            Population::Sought(which) => slice.sought(row, which),
            Population::Fresh if slice.fresh() == Fresh::Customers => customer(slice, row),
            Population::Fresh => exists(slice, self.entity(slice), row),
            Population::TicketsClosed => ticket(slice, row).and_then(|()| match slice.world.data.tickets.closed.get(row as usize) {
                None if slice.world.data.tickets.closed.is_empty() => Ok(()),
                None => Err(OPEN),
                closed => slice.lies(closed, true),
            }),
            Population::TicketsHandled => ticket(slice, row).and_then(|()| if slice.handled(row) { Ok(()) } else { Err(OUTSIDE_PERIOD) }),
            Population::Backlog => ticket(slice, row).and_then(|()| slice.waiting(row)),
            deals => slice.deal_standing(row).counts(deals),
        }
    }
}

/// Rows of a plain table that come again, where it has such.
pub(super) fn repeated<'a>(slice: &Slice<'a>, entity: Entity) -> Option<&'a Bits> {
    let data = &slice.world.data;
    match entity {
        Entity::Contact => Some(&data.contact_superseded),
        Entity::Ticket => Some(&data.ticket_superseded),
        Entity::Campaign => Some(&data.campaign_superseded),
        Entity::Traffic => Some(&data.traffic_repeated),
        _ => None,
    }
}

/// A row that exists at as_of, whatever the period.
fn exists(slice: &Slice, entity: Entity, row: u32) -> Result<(), Reason> {
    match repeated(slice, entity).filter(|rows| rows.get(row as usize)) {
        Some(_) if entity == Entity::Traffic => Err(TOLD_ELSEWHERE),
        Some(_) => Err(DUPLICATE),
        None => future(slice, entity, row as usize),
    }
}

fn future(slice: &Slice, entity: Entity, at: usize) -> Result<(), Reason> {
    let data = &slice.world.data;
    let day = data.times(entity).and_then(|times| times.get(at)).map(Stamp::day);
    if day.is_some_and(|day| day > slice.world.as_of) { Err(FUTURE) } else { Ok(()) }
}

fn plain(slice: &Slice, entity: Entity, row: u32) -> Result<(), Reason> {
    exists(slice, entity, row)?;
    let times = slice.world.data.times(entity);
    slice.lies(times.and_then(|times| times.get(row as usize)), times.is_some_and(|times| !times.is_empty()))
}

fn ticket(slice: &Slice, row: u32) -> Result<(), Reason> {
    exists(slice, Entity::Ticket, row)
}

fn answer(slice: &Slice, row: u32, question: Question) -> Result<(), Reason> {
    if slice.world.answers.question[row as usize] != question {
        return Err(OTHER_SURVEY);
    }
    let excluded = &slice.world.answers.excluded;
    match excluded.binary_search_by_key(&row, |(excluded, _)| *excluded) {
        Ok(at) => Err(excluded[at].1),
        Err(_) => {
            slice.lies(slice.world.data.surveys.at.get(row as usize), slice.world.answers.dated)?;
            let counts = slice.world.settings.nps.answers == "all" || slice.world.answers.is_latest(row as usize, slice.span);
            if counts { Ok(()) } else { Err(EARLIER_ANSWER) }
        }
    }
}

fn customer(slice: &Slice, row: u32) -> Result<(), Reason> {
    let excluded = &slice.world.customers.excluded;
    match excluded.binary_search_by_key(&row, |(excluded, _)| *excluded) {
        Ok(at) => Err(excluded[at].1),
        Err(_) => Ok(()),
    }
}

fn contact(slice: &Slice, row: u32, step: usize) -> Result<(), Reason> {
    stood(slice.world.leads.steps.entry(row, &slice.world.data.contact_superseded, step, slice.span))
}

pub(super) fn stood(entry: Entry) -> Result<(), Reason> {
    Err(match entry {
        Entry::Inside => return Ok(()),
        Entry::Repeated => DUPLICATE,
        Entry::Nowhere => FUTURE,
        Entry::NotEntered => NOT_ENTERED,
        Entry::Outside => OUTSIDE_PERIOD,
        Entry::Undated => NO_DATE,
    })
}

fn order(slice: &Slice, row: u32) -> Result<(), Reason> {
    plain(slice, Entity::Order, row)?;
    if slice.world.revenue.repeated.get(row as usize) { Err(DUPLICATE) } else { Ok(()) }
}

/// An order that was not sent back.
fn kept(slice: &Slice, row: u32) -> Result<(), Reason> {
    order(slice, row)?;
    if slice.world.data.order_returned.get(row as usize) { Err(RETURNED) } else { Ok(()) }
}

fn spend(slice: &Slice, row: u32, accepted: &dyn Fn(&str) -> bool) -> Result<(), Reason> {
    let lines = &slice.world.spend;
    let at = row as usize;
    if !accepted(lines.category[at].name()) {
        return Err(OTHER_CATEGORY);
    }
    let (Some(days), Some(span)) = (lines.days[at], slice.span) else {
        return Err(NO_DATE);
    };
    if lines.unconverted.get(at) {
        return Err(CURRENCY);
    }
    if lines.amount.get(at).is_none() {
        return Err(NO_AMOUNT);
    }
    let end: Day = span.end.min(lines.as_of.plus(1));
    if days.start < end && span.start < days.end { Ok(()) } else { Err(OUTSIDE_PERIOD) }
}
