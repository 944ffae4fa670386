//! Moves from stage to stage, by deal and in time, from stage histories and from entered-date columns.

use super::column::{Labels, Stack, Times};
use super::deal::{Deals, history_key};
use super::dictionary::Dictionary;
use super::link::Link;
use super::snapshots::Seen;
use super::{Entity, Table};
use crate::calendar::Stamp;
use std::sync::Arc;

/// One move. Stages are codes of [`History::stages`], 0 where the data does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Move {
    /// When.
    pub at: Stamp,
    /// Stage left.
    pub from: u16,
    /// Stage entered.
    pub to: u16,
}

/// All moves, deal by deal.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// `moves[starts[deal]..starts[deal + 1]]` are a deal's, in no order yet.
    pub starts: Vec<u32>,
    /// All of them.
    pub moves: Vec<Move>,
    /// Names of stages, those of `deals.stage` included.
    pub stages: Dictionary,
    /// Stage of each deal as exported, as a code.
    pub exported: Vec<u16>,
    /// Moves of deals that are not loaded.
    pub orphans: u64,
    /// Whether moves are known only from exports of different days: to the day of the later one.
    pub snapshots: bool,
}

/// More stages than this are not told apart.
const MOST_STAGES: usize = 60_000;

struct Stages {
    dictionary: Dictionary,
}

impl Stages {
    fn code(&mut self, text: &str) -> u16 {
        if self.dictionary.len() >= MOST_STAGES { 0 } else { self.dictionary.intern(text.as_bytes()) as u16 }
    }

    fn codes(&mut self, labels: &Labels) -> Vec<u16> {
        std::iter::once(0).chain(labels.dictionary.iter().map(|(_, text)| self.code(text))).collect()
    }
}

/// Moves of one source before they are put in order: one deal row and one move each.
struct Stream {
    deal: Whose,
    at: Arc<Times>,
    from: Option<(Arc<Labels>, Vec<u16>)>,
    to: To,
    rows: usize,
}

/// Which deal a row is about.
enum Whose {
    /// The one that its key means.
    Linked(Link, Arc<Labels>),
    /// The one of the same row, from this one on.
    Rows(u32),
    /// Row by row.
    Listed(Vec<u32>),
}

enum To {
    Column(Arc<Labels>, Vec<u16>),
    Always(u16),
}

impl Stream {
    fn to(&self, row: usize) -> u16 {
        match &self.to {
            To::Column(labels, codes) => codes.get(labels.code(row) as usize).copied().unwrap_or(0),
            To::Always(code) => *code,
        }
    }

    fn from(&self, row: usize) -> u16 {
        self.from.as_ref().map_or(0, |(labels, codes)| codes.get(labels.code(row) as usize).copied().unwrap_or(0))
    }

    /// The deal of each row; [`NOBODY`] where the row is no move, a number beyond all deals where it is nobody's.
    fn deals(&self) -> Vec<u32> {
        let is_move = |row: usize| self.at.present.get(row) && self.to(row) != 0;
        match &self.deal {
            Whose::Linked(link, keys) => (0..self.rows).map(|row| if is_move(row) { link.row(keys.code(row)).min(NOBODY - 1) } else { NOBODY }).collect(),
            Whose::Rows(first) => (0..self.rows).map(|row| if is_move(row) { first + row as u32 } else { NOBODY }).collect(),
            Whose::Listed(deals) => deals.clone(),
        }
    }
}

const NOBODY: u32 = u32::MAX;

impl History {
    /// The moves of all tables that concern these deals.
    pub fn join(tables: &[&Table], deals: &Deals) -> History {
        let mut stages = Stages { dictionary: Dictionary::default() };
        let codes = stages.codes(&deals.stage);
        let exported = (0..deals.rows).map(|row| codes.get(deals.stage.code(row) as usize).copied().unwrap_or(0)).collect();
        let mut streams = Vec::new();
        for table in tables {
            if let (Some(columns), Some(key)) = (table.entity(Entity::StageChange), history_key(table)) {
                let get = |name: &str| columns.column(name).and_then(Labels::of).cloned();
                if let (Some(to), Some(at)) = (get("to"), columns.column("at").and_then(Times::of).cloned()) {
                    let from = get("from").map(|labels| (labels.clone(), stages.codes(&labels)));
                    let to_codes = stages.codes(&to);
                    let link = Link::to_deals(&key, deals);
                    streams.push(Stream { rows: table.rows(), deal: Whose::Linked(link, key), at, from, to: To::Column(to, to_codes) });
                }
            }
        }
        for (index, table) in tables.iter().enumerate().filter(|(_, table)| table.main() == Some(Entity::Deal)) {
            let first = deals.origins.iter().position(|origin| origin.table == index as u32).unwrap_or(0) as u32;
            for entered in &table.entered {
                let code = stages.code(&entered.stage);
                streams.push(Stream { rows: table.rows(), deal: Whose::Rows(first), at: entered.at.clone(), from: None, to: To::Always(code) });
            }
        }
        let exported: Vec<u16> = exported;
        let seen = if streams.is_empty() { super::snapshots::seen(tables, deals, &|row| exported[row]) } else { Vec::new() };
        if !seen.is_empty() {
            let label = |of: &dyn Fn(&Seen) -> u16| Arc::new(Labels { codes: seen.iter().map(|step| u32::from(of(step))).collect(), ..Labels::default() });
            let same: Vec<u16> = (0..=stages.dictionary.len() as u16).collect();
            let mut at = Times::default();
            seen.iter().for_each(|step| at.push(Some(step.at)));
            let (from, to) = (label(&|step| step.from), label(&|step| step.to));
            let deals: Vec<u32> = seen.iter().map(|step| step.deal).collect();
            streams.push(Stream {
                rows: deals.len(),
                deal: Whose::Listed(deals),
                at: Arc::new(at),
                from: Some((from, same.clone())),
                to: To::Column(to, same),
            });
        }
        let (starts, moves, orphans) = by_deal(&streams, deals.rows);
        let mut history = History { starts, moves, stages: stages.dictionary, exported, orphans, snapshots: !seen.is_empty() };
        history.name_order();
        history
    }

    /// Codes of stages in the order of their names, so that the order of files and rows decides nothing.
    pub(super) fn name_order(&mut self) {
        let names = crate::order::sorted_by(self.stages.iter().collect(), &|a: &(u32, &str), b| a.1.cmp(b.1));
        let mut code = vec![0_u16; self.stages.len() + 1];
        let mut ordered = Dictionary::default();
        for (before, name) in &names {
            code[*before as usize] = ordered.intern(name.as_bytes()) as u16;
        }
        for step in &mut self.moves {
            (step.from, step.to) = (code[step.from as usize], code[step.to as usize]);
        }
        self.exported.iter_mut().for_each(|stage| *stage = code[*stage as usize]);
        self.stages = ordered;
    }

    /// A deal's moves.
    pub fn of(&self, deal: usize) -> &[Move] {
        match (self.starts.get(deal), self.starts.get(deal + 1)) {
            (Some(start), Some(end)) => &self.moves[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// Whether nothing says when records moved.
    pub fn is_empty(&self) -> bool {
        self.moves.is_empty()
    }
}

/// A counting sort by deal: stable, so a log in time order stays in time order.
fn by_deal(streams: &[Stream], deals: usize) -> (Vec<u32>, Vec<Move>, u64) {
    let whose: Vec<Vec<u32>> = streams.iter().map(Stream::deals).collect();
    let mut starts = vec![0u32; deals + 1];
    let mut orphans = 0;
    for deal in whose.iter().flatten().filter(|deal| **deal != NOBODY) {
        match starts.get_mut(*deal as usize + 1) {
            Some(count) => *count += 1,
            None => orphans += 1,
        }
    }
    for deal in 0..deals {
        starts[deal + 1] += starts[deal];
    }
    let mut next = starts.clone();
    let mut moves = vec![Move::default(); starts[deals] as usize];
    for (stream, whose) in streams.iter().zip(&whose) {
        for (row, deal) in whose.iter().enumerate().filter(|(_, deal)| (**deal as usize) < deals) {
            let slot = &mut next[*deal as usize];
            moves[*slot as usize] = Move { at: stream.at.values[row], from: stream.from(row), to: stream.to(row) };
            *slot += 1;
        }
    }
    (starts, moves, orphans)
}
