//! Moves of contacts through their lifecycle, from entered-date columns and from histories of contacts; and of persons through
//! events. Both are a [`History`], as deals have one.

use super::column::{Labels, Stack};
use super::contact::Contacts;
use super::dictionary::Dictionary;
use super::event::Events;
use super::history::{History, Move, Moves};
use super::link;
use super::streams::{codes, dated, logged};
use super::{Entity, Table};
use crate::calendar::Stamp;
use crate::collect::{CollectVec, PushAll};
use columns::moves::Whose;

impl History {
    /// The moves of all tables that concern these contacts.
    pub fn of_contacts(tables: &[&Table], contacts: &Contacts) -> History {
        let mut stages = Dictionary::default();
        let codes = codes(&mut stages, &contacts.lifecycle_stage);
        let exported = (0..contacts.rows).map(|row| codes[contacts.lifecycle_stage.code(row) as usize]).collect_vec();
        let (mut streams, mut first) = (Vec::new(), 0);
        for table in tables.iter().filter(|table| table.main() == Some(Entity::Contact)) {
            streams.push_all(dated(table, &mut stages, first));
            first += table.rows() as u32;
        }
        for columns in tables.iter().filter_map(|table| table.entity(Entity::StageChange)) {
            let label = |name: &str| columns.column(name).and_then(Labels::of).cloned();
            if let (Some(key), None) = (label("contact_id"), label("deal_id")) {
                let whose = Whose::Keyed(link::to_contacts(&key, contacts).into_rows(), key);
                streams.push_all(logged(columns, &mut stages, whose));
            }
        }
        History::named(Moves::of_streams(&streams, contacts.rows), stages, exported)
    }

    /// The events of persons as moves; a person's row is its code less one.
    pub fn of_persons(events: &Events) -> History {
        let mut stages = Dictionary::default();
        let codes = codes(&mut stages, &events.name);
        let persons = events.person.dictionary.len();
        let step = |row: usize| {
            let (person, to) = (events.person.code(row), codes[events.name.code(row) as usize]);
            (person != 0 && to != 0).then_some((person - 1, Move { at: events.at.get(row)?, from: 0, to }))
        };
        History::named(Moves::of_list(&(0..events.rows).filter_map(step).collect_vec(), persons), stages, vec![0; persons])
    }

    /// Moves of records to stages by name; `exported` is where each stands.
    pub fn of_steps(rows: usize, steps: &[(u32, Stamp, &str)], exported: &Labels) -> History {
        let mut stages = Dictionary::default();
        let codes = codes(&mut stages, exported);
        let exported = (0..rows).map(|row| codes[exported.code(row) as usize]).collect_vec();
        let moves = steps.iter().map(|(row, at, to)| (*row, Move { at: *at, from: 0, to: stages.intern(to.as_bytes()) as u16 })).collect_vec();
        History::named(Moves::of_list(&moves, rows), stages, exported)
    }

    /// Leaves out what records did after they first came to a stage.
    pub fn end_at(&mut self, aim: &dyn Fn(u16) -> bool) {
        self.moves = self.moves.kept(|moves, kept| {
            let done = moves.iter().filter(|step| aim(step.to)).map(|step| step.at).min();
            let mut there = false;
            kept.extend(moves.iter().filter(|step| {
                let last = aim(step.to);
                done.is_none_or(|done| step.at < done || (step.at == done && !(last && std::mem::replace(&mut there, true))))
            }));
        });
    }
}
