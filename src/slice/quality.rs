//! What is wrong with the records as loaded, whatever the period and the filters: cells that do not read, impossible dates, keys
//! that match nothing, customers entered twice.

use super::customers::Customers;
use super::reason::{
    CLOSED_BEFORE_CREATED, CURRENCY, DUPLICATE, ENDS_BEFORE_START, FUTURE, ORPHAN, OUT_OF_RANGE, Reason, SAME_CUSTOMER, UNKNOWN_STAGE, UNREADABLE,
};
use super::stages::Place;
use super::world::World;
use crate::calendar::{Day, Stamp};
use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::dataset::column::{AnyColumn, Bits, Times};
use std::sync::Arc;

/// Records with one fault.
#[derive(Clone, Debug, PartialEq)]
pub struct Defect {
    /// Of which entity.
    pub entity: Entity,
    /// In which field; empty where it is the whole record.
    pub field: &'static str,
    /// What is wrong.
    pub fault: Reason,
    /// Rows, ascending.
    pub rows: Vec<u32>,
}

/// How full a field is.
#[derive(Clone, Debug, PartialEq)]
pub struct Fill {
    /// Of which entity.
    pub entity: Entity,
    /// Which field.
    pub field: &'static str,
    /// Records that have it.
    pub filled: u64,
    /// All records.
    pub rows: u64,
}

/// Values that do not read or cannot be.
pub const INVALID: &[Reason] = &[UNREADABLE, CLOSED_BEFORE_CREATED, ENDS_BEFORE_START, OUT_OF_RANGE, FUTURE];

/// All that is wrong.
#[derive(Clone, Debug, Default)]
pub struct Quality {
    /// Records of all entities.
    pub records: u64,
    /// Of these, with a defect.
    pub defective: u64,
    /// Fault by fault.
    pub defects: Vec<Defect>,
    /// Field by field, of those that some file has.
    pub fill: Vec<Fill>,
    /// The customers with those that were entered twice as one; nobody where none were.
    pub merged: Arc<Customers>,
}

/// What has happened cannot lie ahead: these fields.
const PAST: &[(Entity, &str)] = &[
    (Entity::Deal, "created"),
    (Entity::Contact, "created"),
    (Entity::Account, "created"),
    (Entity::Activity, "at"),
    (Entity::Event, "at"),
    (Entity::Survey, "at"),
    (Entity::Order, "at"),
    (Entity::Ticket, "opened"),
    (Entity::Ticket, "closed"),
];

/// Fields that must not come before others.
const ORDER: &[(Entity, &str, &str, Reason)] = &[
    (Entity::Deal, "created", "closed", CLOSED_BEFORE_CREATED),
    (Entity::Ticket, "opened", "closed", CLOSED_BEFORE_CREATED),
    (Entity::Subscription, "start", "end", ENDS_BEFORE_START),
];

impl Quality {
    /// Of the world's records.
    pub fn of(world: &World) -> Quality {
        let data = &world.data;
        let mut quality = Quality::default();
        let today = world.settings.now.as_deref().and_then(|now| Day::parse(now).ok()).unwrap_or(world.as_of);
        for entity in Entity::ALL.iter().copied().filter(|entity| *entity != Entity::StageChange && data.rows(*entity) > 0) {
            let rows = data.rows(entity) as u64;
            quality.records += rows;
            let columns = data.columns(entity);
            for (field, column) in &columns {
                quality.fill.push(Fill { entity, field, filled: column.filled(), rows });
                quality.add(entity, field, UNREADABLE, column.unreadable().to_vec());
            }
            let times = |name: &str| {
                columns
                    .iter()
                    .find(|(field, _)| *field == name)
                    .and_then(|(_, column)| if let AnyColumn::Times(times) = column { Some(&**times) } else { None })
            };
            for (_, field) in PAST.iter().filter(|(of, _)| *of == entity) {
                let ahead = |times: &Times, row: &u32| times.get(*row as usize).is_some_and(|at| at >= Stamp::start_of(today.plus(1)));
                quality.add(entity, field, FUTURE, times(field).map_or(Vec::new(), |times| (0..rows as u32).filter(|row| ahead(times, row)).collect_vec()));
            }
            for (_, from, to, fault) in ORDER.iter().filter(|(of, ..)| *of == entity) {
                if let (Some(from), Some(until)) = (times(from), times(to)) {
                    let backward =
                        |row: &u32| from.get(*row as usize).zip(until.get(*row as usize)).is_some_and(|(from, until)| is_backward(from, until, fault));
                    quality.add(entity, to, fault, (0..rows as u32).filter(backward).collect_vec());
                }
            }
        }
        for (entity, superseded) in [
            (Entity::Deal, &data.superseded),
            (Entity::Contact, &data.contact_superseded),
            (Entity::Ticket, &data.ticket_superseded),
            (Entity::Subscription, &data.subscription_superseded),
            (Entity::Survey, &data.survey_superseded),
        ] {
            quality.add(entity, "id", DUPLICATE, set(superseded));
        }
        for (entity, duplicates) in [(Entity::Contact, data.duplicate_contacts()), (Entity::Account, data.duplicate_accounts())] {
            let surplus = duplicates.first.iter().enumerate().filter(|(row, first)| **first != *row as u32);
            quality.add(entity, "", SAME_CUSTOMER, surplus.map(|(row, _)| row as u32).collect_vec());
        }
        for (entity, field, rows) in data.orphans() {
            quality.add(entity, field, ORPHAN, rows);
        }
        let beyond = world.answers.excluded.iter().filter(|(_, reason)| *reason == OUT_OF_RANGE);
        quality.add(Entity::Survey, "score", OUT_OF_RANGE, beyond.map(|(row, _)| *row).collect_vec());
        quality.add(Entity::Deal, "currency", CURRENCY, set(&world.deals.unconverted));
        let stages = &world.journeys.stages;
        let strange = |row: &u32| {
            let code = data.history.exported.get(*row as usize).copied().unwrap_or(0);
            code != 0 && world.journeys.included.get(*row as usize) && matches!(stages.place(code), Place::Unlisted)
        };
        if !stages.names.is_empty() {
            quality.add(Entity::Deal, "stage", UNKNOWN_STAGE, (0..data.deals.rows as u32).filter(strange).collect_vec());
        }
        quality.count(world);
        if !data.duplicate_contacts().groups.is_empty() || !data.duplicate_accounts().groups.is_empty() {
            quality.merged = Arc::new(Customers::rewind(&data.merged(), &world.deals, None, world.as_of, &world.settings.customer, &world.currency));
        }
        quality
    }

    fn add(&mut self, entity: Entity, field: &'static str, fault: Reason, rows: Vec<u32>) {
        if !rows.is_empty() {
            self.defects.push(Defect { entity, field, fault, rows });
        }
    }

    fn count(&mut self, world: &World) {
        for entity in Entity::ALL {
            let mut faulty = Bits::filled(world.data.rows(*entity), false);
            self.defects.iter().filter(|defect| defect.entity == *entity).flat_map(|defect| &defect.rows).for_each(|row| faulty.set(*row as usize, true));
            self.defective += faulty.count() as u64;
        }
    }

    /// Records with one of some faults; with any, where none is named.
    pub fn of_faults(&self, faults: &[Reason]) -> Vec<(Entity, u32)> {
        let mut rows: Vec<(Entity, u32)> = self
            .defects
            .iter()
            .filter(|defect| faults.is_empty() || faults.contains(&defect.fault))
            .flat_map(|defect| defect.rows.iter().map(|row| (defect.entity, *row)))
            .collect_vec();
        rows = crate::order::sorted_by(rows, &Ord::cmp);
        rows.dedup();
        rows
    }
}

/// Closed before created by the day where either has no time of day; a contract of no day is none.
fn is_backward(from: Stamp, until: Stamp, fault: Reason) -> bool {
    from.until(until) < 0 || (fault == ENDS_BEFORE_START && until.day() == from.day())
}

fn set(bits: &Bits) -> Vec<u32> {
    (0..bits.len() as u32).filter(|row| bits.get(*row as usize)).collect_vec()
}
