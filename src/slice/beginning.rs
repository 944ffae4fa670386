//! Since when the records of a figure are known.

use super::Slice;
use super::population::Population;
use crate::calendar::Day;
use crate::dataset::Entity;
use crate::dataset::column::Times;

impl Population {
    /// The first day that a figure's records tell of.
    pub fn first_day(self, slice: &Slice) -> Option<Day> {
        let world = slice.world;
        let (deals, part) = (&world.deals, slice.part);
        // in the order of their day, those without one first
        let first = |rows: &[u32], times: &Times| rows.iter().find_map(|row| times.get(*row as usize)).map(|at| at.day());
        match self {
            Population::Customers => part.customers.first().map(|customer| world.customers.stretches.first(*customer)),
            Population::Answers(_) => first(&part.answers, &world.data.surveys.at),
            Population::Entered(step) => world.leads.steps.first(part.rows(Entity::Contact), step),
            Population::Open | Population::OpenAmounts | Population::OpenStages => first(&part.by_created, &deals.created),
            Population::Fresh => first(part.rows(Entity::Activity), &world.data.activities.at),
            other => match other.entity(slice) {
                Entity::Deal => first(&part.by_closed, &deals.closed),
                Entity::Spend => part.spend.iter().filter_map(|row| world.spend.days[*row as usize]).map(|days| days.start).min(),
                plain => first(part.rows(plain), world.data.times(plain)?),
            },
        }
    }

    /// The first day from which its records are known: one may come long before what a figure counts of it.
    pub fn known_since(self, slice: &Slice) -> Option<Day> {
        let created = match self.entity(slice) {
            Entity::Deal => Population::Open,
            plain => Population::Rows(plain),
        };
        [self, created].into_iter().filter_map(|population| population.first_day(slice)).min()
    }

    /// Whether a figure sets its records beside a length of time or beside others, which may be known for longer.
    pub fn is_beside(self) -> bool {
        matches!(
            self,
            Population::Acquisition
                | Population::Retention
                | Population::Marketing
                | Population::TicketsClosed
                | Population::Fresh
                | Population::Won
                | Population::Rows(Entity::Activity)
        )
    }
}
