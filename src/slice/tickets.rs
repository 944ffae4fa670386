//! Support cases over a period: opened, answered, closed, and waiting at its end.

use super::Slice;
use super::reason::{CLOSED, OUTSIDE_PERIOD, Reason};
use crate::calendar::Stamp;
use crate::dataset::Entity;
use crate::dataset::column::Times;
use crate::stats::Lifetimes;

impl Slice<'_> {
    fn in_period(&self, at: Option<Stamp>) -> bool {
        let span = self.span.map(|span| span.cut(self.world.as_of));
        at.is_some_and(|at| span.is_none_or(|span| span.contains(at.day())))
    }

    /// Tickets that exist, whatever the period.
    pub fn tickets(&self) -> impl Iterator<Item = u32> + '_ {
        let data = &self.world.data;
        let exists = |row: usize| data.tickets.opened.get(row).is_none_or(|at| at.day() <= self.world.as_of);
        self.part.rows(Entity::Ticket).iter().copied().filter(move |row| !data.ticket_superseded.get(*row as usize) && exists(*row as usize))
    }

    /// Tickets opened in the period.
    pub fn tickets_opened(&self) -> impl Iterator<Item = u32> + '_ {
        let opened = &self.world.data.tickets.opened;
        self.tickets().filter(move |row| opened.is_empty() || self.in_period(opened.get(*row as usize)))
    }

    /// Tickets closed in the period.
    pub fn tickets_closed(&self) -> impl Iterator<Item = u32> + '_ {
        let closed = &self.world.data.tickets.closed;
        self.tickets().filter(move |row| self.in_period(closed.get(*row as usize)))
    }

    /// Whether a ticket was first answered or closed in the period.
    pub fn handled(&self, row: u32) -> bool {
        let tickets = &self.world.data.tickets;
        [&tickets.first_response, &tickets.closed].into_iter().any(|times| self.in_period(times.get(row as usize)))
    }

    /// Whether a ticket is open at the state's day, else why not.
    pub fn waiting(&self, row: u32) -> Result<(), Reason> {
        let (tickets, end) = (&self.world.data.tickets, Stamp::start_of(self.state_day().plus(1)));
        if tickets.opened.get(row as usize).is_some_and(|at| at >= end) {
            return Err(OUTSIDE_PERIOD);
        }
        let closed = match tickets.closed.get(row as usize) {
            Some(at) => at < end,
            None => tickets.status.get(row as usize).is_some_and(closed_word),
        };
        if closed { Err(CLOSED) } else { Ok(()) }
    }

    /// Seconds from the opening of the period's tickets to a later date; those without one are censored at their closing, else at
    /// as_of. A date before the opening is left out.
    pub fn ticket_times(&self, until: &Times) -> Lifetimes {
        let tickets = &self.world.data.tickets;
        let end = Stamp::start_of(self.world.as_of.plus(1));
        let (mut ended, mut censored) = (Vec::new(), Vec::new());
        for row in self.tickets_opened() {
            let row = row as usize;
            let Some(opened) = tickets.opened.get(row) else { continue };
            let told = |times: &Times| times.get(row).filter(|at| *at < end);
            match told(until) {
                Some(at) if opened.until(at) >= 0 => ended.push(opened.until(at)),
                Some(_) => {}
                None if tickets.closed.get(row).is_none() && tickets.status.get(row).is_some_and(closed_word) => {}
                None => censored.push(told(&tickets.closed).map_or(opened.until_end_of(self.world.as_of), |closed| opened.until(closed)).max(0)),
            }
        }
        Lifetimes { ended: ended.into(), censored: censored.into() }
    }
}

/// Whether a status says that a case is closed.
fn closed_word(status: &str) -> bool {
    let ends = ["closed", "solved", "resolved", "merged", "ferme", "clos", "resolu", "fusionne", "traite", "termine"];
    crate::text::fold(status).split(' ').any(|word| ends.iter().any(|end| word.starts_with(end)))
}
