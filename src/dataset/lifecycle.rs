//! Moves of contacts through their lifecycle, from entered-date columns and from histories of contacts; and of persons through
//! events. Both are a [`History`], as deals have one.

use super::column::{Labels, Stack, Times};
use super::contact::Contacts;
use super::dictionary::Dictionary;
use super::event::Events;
use super::history::{History, Move, Moves};
use super::link::Link;
use super::{Entity, Table};
use crate::calendar::Stamp;
use crate::collect::{CollectVec, PushAll};

impl History {
    /// The moves of all tables that concern these contacts.
    pub fn of_contacts(tables: &[&Table], contacts: &Contacts) -> History {
        let mut stages = Dictionary::default();
        let codes = codes(&mut stages, &contacts.lifecycle_stage);
        let exported = (0..contacts.rows).map(|row| codes[contacts.lifecycle_stage.code(row) as usize]).collect_vec();
        let mut moves: Vec<(u32, Move)> = Vec::new();
        let mut first = 0;
        for table in tables.iter().filter(|table| table.main() == Some(Entity::Contact)) {
            for entered in &table.entered {
                let to = stages.intern(entered.stage.as_bytes()) as u16;
                moves.push_all((0..table.rows()).filter_map(|row| Some((first + row as u32, Move { at: entered.at.get(row)?, from: 0, to }))));
            }
            first += table.rows() as u32;
        }
        for columns in tables.iter().filter_map(|table| table.entity(Entity::StageChange)) {
            let label = |name: &str| columns.column(name).and_then(Labels::of);
            if let (Some(key), Some(to), Some(at), None) = (label("contact_id"), label("to"), columns.column("at").and_then(Times::of), label("deal_id")) {
                let link = Link::to_contacts(key, contacts);
                let (to_codes, from) = (self::codes(&mut stages, to), label("from"));
                let from_codes = from.map(|from| self::codes(&mut stages, from)).unwrap_or_default();
                let code = |row: usize| from.map_or(0, |from| from_codes[from.code(row) as usize]);
                moves.push_all((0..at.len()).filter_map(|row| {
                    let step = Move { at: at.get(row)?, from: code(row), to: to_codes[to.code(row) as usize] };
                    (step.to != 0).then_some((link.row(key.code(row)), step))
                }));
            }
        }
        History::gather(moves, contacts.rows, stages, exported)
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
        History::gather((0..events.rows).filter_map(step).collect_vec(), persons, stages, vec![0; persons])
    }

    /// Moves of records to stages by name; `exported` is where each stands.
    pub fn of_steps(rows: usize, steps: &[(u32, Stamp, &str)], exported: &Labels) -> History {
        let mut stages = Dictionary::default();
        let codes = codes(&mut stages, exported);
        let exported = (0..rows).map(|row| codes[exported.code(row) as usize]).collect_vec();
        let moves = steps.iter().map(|(row, at, to)| (*row, Move { at: *at, from: 0, to: stages.intern(to.as_bytes()) as u16 })).collect_vec();
        History::gather(moves, rows, stages, exported)
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

    fn gather(moves: Vec<(u32, Move)>, rows: usize, stages: Dictionary, exported: Vec<u16>) -> History {
        let (moves, orphans) = Moves::of_list(&moves, rows);
        let mut history = History { moves, stages, exported, orphans, snapshots: false };
        history.name_order();
        history
    }
}

/// The stage of each code of a column; 0 for the empty cell.
fn codes(stages: &mut Dictionary, labels: &Labels) -> Vec<u16> {
    std::iter::once(0)
        .chain(labels.dictionary.iter().map(|(_, text)| if stages.len() >= 60_000 { 0 } else { stages.intern(text.as_bytes()) as u16 }))
        .collect_vec()
}
