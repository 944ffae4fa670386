//! Moves from stage to stage, by deal and in time, from stage histories and from entered-date columns.

use super::column::{Labels, Times};
use super::deal::{Deals, history_key};
use super::dictionary::Dictionary;
use super::link;
use super::snapshots::Seen;
use super::streams::{codes, dated, logged};
use super::{Entity, Table};
use crate::collect::{CollectVec, PushAll};
pub use columns::moves::{Move, Moves};
use columns::moves::{Stream, To, Whose};
use std::sync::Arc;

/// All moves, deal by deal.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// By deal.
    pub moves: Moves,
    /// Names of stages, those of `deals.stage` included.
    pub stages: Dictionary,
    /// Stage of each deal as exported, as a code.
    pub exported: Vec<u16>,
    /// Moves of deals that are not loaded.
    pub orphans: u64,
    /// Whether moves are known only from exports of different days: to the day of the later one.
    pub snapshots: bool,
}

impl History {
    /// The moves of all tables that concern these deals.
    pub fn join(tables: &[&Table], deals: &Deals) -> History {
        let mut stages = Dictionary::default();
        let codes = codes(&mut stages, &deals.stage);
        let exported: Vec<u16> = (0..deals.rows).map(|row| codes.get(deals.stage.code(row) as usize).copied().unwrap_or(0)).collect_vec();
        let mut streams = Vec::new();
        for table in tables {
            if let (Some(columns), Some(key)) = (table.entity(Entity::StageChange), history_key(table)) {
                let whose = Whose::Keyed(link::to_deals(&key, deals).into_rows(), key);
                streams.push_all(logged(columns, &mut stages, whose));
            }
        }
        for (index, table) in tables.iter().enumerate().filter(|(_, table)| table.main() == Some(Entity::Deal)) {
            let first = deals.origins.iter().position(|origin| origin.table == index as u32).unwrap_or(0) as u32;
            streams.push_all(dated(table, &mut stages, first));
        }
        let seen = if streams.is_empty() { super::snapshots::seen(tables, deals, &|row| exported[row]) } else { Vec::new() };
        if !seen.is_empty() {
            let label = |of: &dyn Fn(&Seen) -> u16| Arc::new(Labels { codes: seen.iter().map(|step| u32::from(of(step))).collect_vec(), ..Labels::default() });
            let same: Vec<u16> = (0..=stages.len() as u16).collect_vec();
            let mut at = Times::default();
            seen.iter().for_each(|step| at.push(Some(step.at)));
            let (from, to) = (label(&|step| step.from), label(&|step| step.to));
            let whose: Vec<u32> = seen.iter().map(|step| step.deal).collect_vec();
            streams.push(Stream { whose: Whose::Listed(whose), at: Arc::new(at), from: Some((from, same.clone())), to: To::Column(to, same) });
        }
        History { snapshots: !seen.is_empty(), ..History::named(Moves::of_streams(&streams, deals.rows), stages, exported) }
    }

    /// Of moves and how many of them are nobody's.
    pub(super) fn named((moves, orphans): (Moves, u64), stages: Dictionary, exported: Vec<u16>) -> History {
        let mut history = History { moves, stages, exported, orphans, snapshots: false };
        history.name_order();
        history
    }

    /// Codes of stages in the order of their names, so that the order of files and rows decides nothing.
    fn name_order(&mut self) {
        let names = crate::order::sorted_by(self.stages.iter().collect_vec(), &|a: &(u32, &str), b| a.1.cmp(b.1));
        let mut code = vec![0_u16; self.stages.len() + 1];
        let mut ordered = Dictionary::default();
        for (before, name) in &names {
            code[*before as usize] = ordered.intern(name.as_bytes()) as u16;
        }
        self.moves.recode(&code);
        self.exported.iter_mut().for_each(|stage| *stage = code[*stage as usize]);
        self.stages = ordered;
    }

    /// A deal's moves.
    pub fn of(&self, deal: usize) -> &[Move] {
        self.moves.of(deal)
    }

    /// Whether nothing says when records moved.
    pub fn is_empty(&self) -> bool {
        self.moves.list.is_empty()
    }
}
