//! The journeys of all records of a funnel, in columns: what periods, filters and breakdowns count over.

use crate::calendar::Day;
use crate::column::{Bits, Times};
use crate::journey::{Journey, Record, travel};
use crate::moves::Moves;
use crate::outcome::Outcome;
use crate::stages::{Place, Stages};

/// Index of a place in the matrix of moves: ranks, then lost, then unlisted.
pub type PlaceIndex = u8;
/// Lost, in the matrix of moves.
pub const LOST: PlaceIndex = 254;
/// Not in the list, in the matrix of moves.
pub const UNLISTED: PlaceIndex = 255;
/// A rank that is not there.
pub const NONE: u8 = 255;

/// One stage's visits, the shortest first.
#[derive(Clone, Debug, Default)]
pub struct Visits {
    /// Length in seconds.
    pub seconds: Vec<u32>,
    /// The record, with the top bit set where the visit has ended.
    deals: Vec<u32>,
    /// Visits whose length is not known, by record.
    pub unknown: Vec<u32>,
}

const ENDED: u32 = 1 << 31;

impl Visits {
    /// Of some records: lengths of ended visits, and lengths and records of running ones, the shortest first.
    pub fn of(&self, records: &Bits) -> (Vec<i64>, Vec<(u32, u32)>) {
        let (mut ended, mut running) = (Vec::with_capacity(self.seconds.len()), Vec::new());
        for (seconds, row, has_ended) in self.iter().filter(|(_, row, _)| records.get(*row as usize)) {
            if has_ended {
                ended.push(i64::from(seconds));
            } else {
                running.push((seconds, row));
            }
        }
        (ended, running)
    }

    /// Length, record, and whether it has ended.
    pub fn iter(&self) -> impl Iterator<Item = (u32, u32, bool)> {
        self.seconds.iter().zip(&self.deals).map(|(seconds, deal)| (*seconds, deal & !ENDED, deal & ENDED != 0))
    }
}

/// The journeys of all records.
#[derive(Clone, Debug, Default)]
pub struct Journeys {
    /// The stages.
    pub stages: Stages,
    /// Records of the pipeline that exist.
    pub included: Bits,
    /// Records of another pipeline.
    pub other_pipeline: Bits,
    /// Highest stage reached by each record, [`NONE`] where it never stood in one.
    pub furthest: Vec<u8>,
    /// Stage now of each open record.
    pub current: Vec<u8>,
    /// Stages visited.
    pub visited: Vec<u64>,
    /// Stages named as left.
    pub passed: Vec<u64>,
    /// Visits by stage.
    pub visits: Vec<Visits>,
    /// Record, place left, place entered.
    pub moves: Vec<(u32, PlaceIndex, PlaceIndex)>,
    /// Record and stage of each visit beyond its first to that stage.
    pub reentries: Vec<(u32, u8)>,
    /// Record and stage of each move back.
    pub regressions: Vec<(u32, u8)>,
    /// Whether any move is known.
    pub has_history: bool,
    /// Whether every lost record tells from which stage; with a history, one without moves was lost from the first.
    pub loss_stage_known: bool,
    /// Whether the stage of some open record is known only as it was exported.
    pub as_exported: bool,
    /// Moves left out because the record was closed before.
    pub after_closing: u64,
}

/// What is known of all records before their moves are looked at.
pub struct Records<'a> {
    /// When each was created.
    pub created: &'a Times,
    /// How each stands.
    pub outcome: &'a [Outcome],
    /// When each was closed.
    pub closed: &'a Times,
    /// Stage of each as exported, as a code.
    pub exported: &'a [u16],
    /// Their moves.
    pub moves: &'a Moves,
}

/// A place in the matrix of moves.
pub fn index(place: Place) -> PlaceIndex {
    match place {
        Place::Rank(rank) => rank,
        Place::Lost => LOST,
        Place::Unlisted => UNLISTED,
    }
}

impl Journeys {
    /// What a place is called in the matrix of moves: a stage, `lost` or `other`.
    pub fn place_name(&self, place: PlaceIndex) -> &str {
        match place {
            LOST => "lost",
            UNLISTED => "other",
            rank => self.stages.names.get(rank as usize).map_or("", String::as_str),
        }
    }

    /// All journeys, as they stood at the end of `as_of`.
    pub fn of(records: &Records, stages: Stages, included: Bits, other_pipeline: Bits, as_of: Day) -> Journeys {
        let rows = records.exported.len();
        let mut visits: Vec<Vec<(u32, u32)>> = vec![Vec::new(); stages.names.len()];
        let mut unknown: Vec<Vec<u32>> = vec![Vec::new(); stages.names.len()];
        let mut all = Journeys {
            furthest: vec![NONE; rows],
            current: vec![NONE; rows],
            visited: vec![0; rows],
            passed: vec![0; rows],
            has_history: !records.moves.list.is_empty(),
            loss_stage_known: true,
            ..Journeys::default()
        };
        let (mut moves, mut journey) = (Vec::new(), Journey::default());
        for deal in (0..rows).filter(|deal| included.get(*deal)) {
            let record = Record {
                created: records.created.get(deal),
                outcome: records.outcome[deal],
                closed: records.closed.get(deal),
                exported: records.exported[deal],
            };
            moves.clear();
            moves.extend_from_slice(records.moves.of(deal));
            let without_moves = moves.is_empty();
            all.as_exported |= without_moves && record.outcome == super::outcome::Outcome::Open && stages.open_rank(record.exported).is_some();
            travel(&record, &mut moves, &stages, as_of, &mut journey);
            let row = deal as u32;
            all.furthest[deal] = journey.furthest.unwrap_or(NONE);
            all.current[deal] = journey.current.unwrap_or(NONE);
            (all.visited[deal], all.passed[deal]) = (journey.visited, journey.passed);
            let mut seen = 0u64;
            for visit in &journey.visits {
                let ended = if visit.ended { ENDED } else { 0 };
                match visit.seconds {
                    Some(seconds) => visits[visit.stage as usize].push((seconds.min(i64::from(u32::MAX)) as u32, row | ended)),
                    None => unknown[visit.stage as usize].push(row),
                }
                if seen >> visit.stage & 1 == 1 {
                    all.reentries.push((row, visit.stage));
                }
                seen |= 1 << visit.stage;
            }
            all.moves.extend(journey.moves.iter().map(|(from, to)| (row, index(*from), index(*to))));
            all.regressions.extend(journey.regressions.iter().map(|stage| (row, *stage)));
            all.after_closing += u64::from(journey.after_closing);
            if record.outcome == Outcome::Lost && without_moves && stages.open_rank(record.exported).is_none() {
                all.loss_stage_known = false;
            }
        }
        all.loss_stage_known |= all.has_history || stages.names.len() <= 2;
        all.visits = visits.into_iter().zip(unknown).map(|(list, unknown)| by_length(list, unknown)).collect();
        (all.stages, all.included, all.other_pipeline) = (stages, included, other_pipeline);
        all
    }
}

/// A radix sort by length, stable, so that neither machine nor engine moves it.
fn by_length(mut list: Vec<(u32, u32)>, unknown: Vec<u32>) -> Visits {
    let mut buffer = vec![(0, 0); list.len()];
    for shift in [0, 11, 22] {
        let digit = |key: u32| (key >> shift) as usize & 2047;
        let mut starts = [0u32; 2049];
        list.iter().for_each(|(seconds, _)| starts[digit(*seconds) + 1] += 1);
        for slot in 0..2048 {
            starts[slot + 1] += starts[slot];
        }
        for entry in &list {
            let next = &mut starts[digit(entry.0)];
            buffer[*next as usize] = *entry;
            *next += 1;
        }
        std::mem::swap(&mut list, &mut buffer);
    }
    let (seconds, deals) = list.into_iter().unzip();
    Visits { seconds, deals, unknown }
}
