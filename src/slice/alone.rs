//! One record alone, or one customer with its records: what a figure is asked about to learn which records are behind it.

use super::Slice;
use super::outcome::Outcome;
use super::part::Part;
use super::population::Population;
use super::seen::Fresh;
use super::tables::Tables;
use super::world::World;
use crate::collect::{CollectVec, PushAll};
use crate::dataset::Entity;

/// What figures count one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A row of an entity.
    Row(Entity, u32),
    /// A customer.
    Customer(u32),
    /// A customer without dates, as a place in `Customers::undated`.
    Undated(u32),
}

impl Unit {
    /// The record that stands for it: a customer's is the one whose labels it has.
    pub fn record(self, slice: &Slice) -> (Entity, u32) {
        let customers = &slice.world.customers;
        let basis = customers.basis.unwrap_or(Entity::Subscription);
        match self {
            Unit::Row(entity, row) => (entity, row),
            Unit::Customer(customer) => (basis, customers.stretches.representative(customer, slice.span.map_or(slice.world.as_of, |span| span.start.plus(-1)))),
            Unit::Undated(place) => (basis, customers.undated[place as usize].row),
        }
    }
}

impl Part {
    /// Its customers.
    pub fn customer_units(&self) -> impl Iterator<Item = Unit> + '_ {
        self.customers.iter().copied().map(Unit::Customer).chain(self.undated.iter().copied().map(Unit::Undated))
    }

    /// Its rows of an entity.
    pub fn row_units(&self, entity: Entity) -> impl Iterator<Item = Unit> + '_ {
        let (rows, more): (&[u32], &[u32]) = match entity {
            Entity::Deal => (&self.by_created, &[]),
            Entity::Survey => (&self.answers, &self.not_answers),
            Entity::Spend => (&self.spend, &[]),
            Entity::Subscription => (&self.basis, &[]),
            plain => (self.rows(plain), &[]),
        };
        rows.iter().chain(more).map(move |row| Unit::Row(entity, *row))
    }

    /// A selection of nothing else than one of its units.
    pub fn alone(&self, world: &World, unit: Unit) -> Part {
        let mut part = Part::default();
        match unit {
            Unit::Customer(customer) => {
                part.customers.push(customer);
                part.basis.push_all(world.customers.stretches.of(customer).iter().map(|stretch| stretch.row));
            }
            Unit::Undated(place) => {
                part.undated.push(place);
                part.basis.push(world.customers.undated[place as usize].row);
            }
            Unit::Row(Entity::Deal, row) => {
                part.by_created.push(row);
                part.deals.push(row);
                if world.deals.outcome[row as usize] != Outcome::Open {
                    part.by_closed.push(row);
                }
            }
            Unit::Row(Entity::Survey, row) => {
                let valid = world.answers.excluded.binary_search_by_key(&row, |(excluded, _)| *excluded).is_err();
                if valid { part.answers.push(row) } else { part.not_answers.push(row) }
            }
            Unit::Row(Entity::Spend, row) => part.spend.push(row),
            Unit::Row(Entity::Subscription, row) => part.basis.push(row),
            Unit::Row(plain, row) => part.tables = Tables::of_row(plain, row).into(),
        }
        part
    }
}

impl Population {
    /// Whether it is made of customers rather than of rows.
    pub fn is_of_customers(self, slice: &Slice) -> bool {
        match self {
            Population::Customers | Population::Lifetimes | Population::Models => true,
            Population::Fresh => slice.fresh() == Fresh::Customers,
            _ => false,
        }
    }

    /// Everything that a figure of this population counts, with what it is divided by (`beside`).
    pub fn units(self, slice: &Slice, beside: &[Entity]) -> Vec<Unit> {
        let part = slice.part;
        let entity = self.entity(slice);
        let mut units: Vec<Unit> = if self.is_of_customers(slice) { part.customer_units().collect_vec() } else { part.row_units(entity).collect_vec() };
        for other in beside.iter().filter(|other| **other != entity) {
            if *other == Entity::Subscription { units.push_all(part.customer_units()) } else { units.push_all(part.row_units(*other)) }
        }
        // mailings are credited with what was bought
        if self == Population::Messages {
            [Entity::Deal, Entity::Order].into_iter().for_each(|other| units.push_all(part.row_units(other)));
        }
        // campaigns have costs of their own, and are credited with orders
        if matches!(self, Population::Acquisition | Population::Marketing | Population::Ran) {
            units.push_all([Entity::Campaign, Entity::Order].into_iter().filter(|other| *other != entity).flat_map(|other| part.row_units(other)));
        }
        units
    }
}
