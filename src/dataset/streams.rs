//! Moves as tables tell them: a log of one a row, or a column of dates for each stage.

use super::column::{Labels, Stack, Times};
use super::dictionary::Dictionary;
use super::{EnteredStage, EntityColumns, Table};
use crate::collect::CollectVec;
use columns::moves::{Stream, To, Whose};

/// More stages than this are not told apart.
const MOST_STAGES: usize = 60_000;

/// A stage's code.
pub fn code(stages: &mut Dictionary, text: &str) -> u16 {
    if stages.len() >= MOST_STAGES { 0 } else { stages.intern(text.as_bytes()) as u16 }
}

/// The stage of each code of a column; 0 for the empty cell.
pub fn codes(stages: &mut Dictionary, labels: &Labels) -> Vec<u16> {
    std::iter::once(0).chain(labels.dictionary.iter().map(|(_, text)| code(stages, text))).collect_vec()
}

/// Those of a log.
pub fn logged(columns: &EntityColumns, stages: &mut Dictionary, whose: Whose) -> Option<Stream> {
    let labels = |name: &str| columns.column(name).and_then(Labels::of).cloned();
    let (to, at) = (labels("to")?, columns.column("at").and_then(Times::of).cloned()?);
    let from = labels("from").map(|from| (from.clone(), codes(stages, &from)));
    let to_codes = codes(stages, &to);
    Some(Stream { whose, at, from, to: To::Column(to, to_codes) })
}

/// Those of a table's columns of dates; its rows are the records from `first` on.
pub fn dated(table: &Table, stages: &mut Dictionary, first: u32) -> Vec<Stream> {
    let stream =
        |entered: &EnteredStage| Stream { whose: Whose::Rows(first), at: entered.at.clone(), from: None, to: To::Always(code(stages, &entered.stage)) };
    table.entered.iter().map(stream).collect_vec()
}
