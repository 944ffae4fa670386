//! All columns of a file being filled.

use crate::collect::CollectVec;
use crate::dataset::column::{AnyColumn, Labels};
use crate::decode::csv::Batch;
use crate::recognize::{Notation, Plan, Role, unit};
use crate::report::Doubt;
pub use columns::sink::MOST_LABELS;
use columns::sink::Sink;

/// All columns of a file.
pub struct Columns {
    sinks: Vec<Sink>,
    /// The amount's column whose cells show their currency, and what they show.
    signs: Option<(usize, Labels)>,
}

impl Columns {
    /// One for each column of the plan.
    pub fn new(plan: &Plan) -> Columns {
        let sinks = plan.columns.iter().map(|column| match column.role {
            Role::Unused => Sink::off(),
            _ if plan.entity.is_none() => Sink::off(),
            Role::Free => Sink::dimension(),
            _ => Sink::new(column.notation, column.zoned),
        });
        Columns { sinks: sinks.collect_vec(), signs: plan.signs.map(|column| (column, Labels::default())) }
    }

    /// Makes room for so many more records.
    pub fn reserve(&mut self, more: usize) {
        self.sinks.iter_mut().for_each(|sink| sink.reserve(more));
    }

    /// Appends a batch.
    pub fn fill(&mut self, buffer: &[u8], batch: &Batch) {
        for (column, sink) in self.sinks.iter_mut().enumerate() {
            sink.fill(buffer, batch, column);
        }
        if let Some((column, labels)) = &mut self.signs {
            for cell in batch.column(buffer, *column) {
                labels.push(std::str::from_utf8(cell).ok().and_then(unit::currency_of_cell).unwrap_or(""));
            }
        }
    }

    /// Columns whose notation was assumed, and wrongly.
    pub fn contradicted(&self) -> impl Iterator<Item = (usize, Notation)> {
        self.sinks.iter().enumerate().filter_map(|(column, sink)| Some((column, sink.contradicted()?)))
    }

    /// Cells that did not read, column by column.
    pub fn doubts(&self, header: &[String]) -> Vec<Doubt> {
        let unreadable = self.sinks.iter().zip(header).filter(|(sink, _)| sink.unreadable > 0);
        unreadable
            .map(|(sink, header)| Doubt {
                column: Some(header.clone()),
                question: "unreadable".into(),
                options: sink.found.clone(),
                taken: sink.unreadable.to_string(),
            })
            .collect_vec()
    }

    /// Every column's cells, and the currencies that the amounts show.
    pub fn parts(self) -> (Vec<Option<AnyColumn>>, Option<Labels>) {
        (self.sinks.into_iter().map(|sink| sink.column()).collect_vec(), self.signs.map(|(_, labels)| labels))
    }

    /// Whether a column's notation was proved by some cell.
    pub fn is_proved(&self, column: usize) -> bool {
        self.sinks.get(column).is_some_and(|sink| sink.proved)
    }
}
