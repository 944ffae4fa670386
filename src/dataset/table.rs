//! What reading one file gives: its source record and its typed columns, not yet joined with other files.

use super::column::{AnyColumn, Labels, Times};
use super::{Entity, LineNumbers};
use crate::report::Source;
use crate::zone::Zone;
use std::sync::Arc;

/// One file read: every column that a field or a dimension takes, in row order. Rejected records are not in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What was recognised, with every row accounted for.
    pub source: Source,
    /// Lower-case vendor name, `generic` where no profile fits.
    pub vendor: String,
    /// The main entity first, then those of `also`. All have the same rows.
    pub entities: Vec<EntityColumns>,
    /// Columns that no field takes, with 2 to 50 distinct labels.
    pub dimensions: Vec<Dimension>,
    /// Entered-date columns (`Date entered "Stage (Pipeline)"`, `Became a Customer Date`).
    pub entered: Vec<EnteredStage>,
    /// Stages in the vendor's order, where its profile fixes one. The last means won.
    pub stage_order: Vec<String>,
    /// Words of the vendor's profile for lost stages.
    pub lost_stages: Vec<String>,
    /// Line of the file (from 1) of each record.
    pub lines: LineNumbers,
    /// Cells of the first records as text, where asked for.
    pub sample: Vec<Vec<String>>,
}

/// An entity's columns out of one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EntityColumns {
    /// The entity.
    pub entity: Entity,
    /// Field name and column; a field that the file does not have is not in it.
    pub columns: Vec<(&'static str, AnyColumn)>,
}

/// A column by which records can be grouped, under its own header.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dimension {
    /// Header as in the file.
    pub header: String,
    /// Its labels.
    pub labels: Arc<Labels>,
}

/// When records entered a stage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EnteredStage {
    /// The stage.
    pub stage: String,
    /// Its pipeline, where the header names one.
    pub pipeline: Option<String>,
    /// The dates.
    pub at: Arc<Times>,
}

impl EntityColumns {
    /// The column of a field.
    pub fn column(&self, field: &str) -> Option<&AnyColumn> {
        self.columns.iter().find(|(name, _)| *name == field).map(|(_, column)| column)
    }
}

impl Table {
    /// The same with its times on the clocks of a zone.
    pub fn in_zone(&self, zone: &Zone) -> Table {
        let mut table = self.clone();
        let columns = table.entities.iter_mut().flat_map(|columns| &mut columns.columns);
        let times = columns.filter_map(|(_, column)| if let AnyColumn::Times(times) = column { Some(times) } else { None });
        for times in times.chain(table.entered.iter_mut().map(|stage| &mut stage.at)) {
            let times = Arc::make_mut(times);
            for row in 0..times.len() {
                times.values[row] = zone.place(times.values[row], times.zoned.get(row));
            }
        }
        table
    }

    /// Records in it.
    pub fn rows(&self) -> usize {
        self.lines.len()
    }

    /// The columns of an entity, main or not.
    pub fn entity(&self, entity: Entity) -> Option<&EntityColumns> {
        self.entities.iter().find(|columns| columns.entity == entity)
    }

    /// Header of the column that a field was taken from.
    pub fn header_of(&self, field: &str) -> Option<&str> {
        self.source.mapping.iter().find(|column| column.field.as_deref() == Some(field)).map(|column| column.column.as_str())
    }

    /// The main entity.
    pub fn main(&self) -> Option<Entity> {
        self.entities.first().map(|columns| columns.entity)
    }
}
