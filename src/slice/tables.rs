//! Rows of the plain tables, kept or shared out when they are first looked at: most figures look at few tables, and some tables are long.

use super::part::{Keep, PLAIN};
use super::world::by_day;
use crate::collect::CollectVec;
use crate::dataset::column::Labels;
use crate::dataset::{Dataset, Entity};
use crate::lazy::Lazy;
use columns::part::by_label;
use std::sync::Arc;

/// Rows by entity and part, by their day, those without one first.
#[derive(Debug, Default)]
pub struct Tables(Vec<(Entity, Lazy<Vec<Vec<u32>>>)>);

impl Tables {
    /// All rows of a dataset, as one part.
    pub fn of(data: &Arc<Dataset>) -> Tables {
        let table = |entity: &Entity| {
            let (entity, data) = (*entity, data.clone());
            data.times(entity)?;
            Some((entity, Lazy::new(move || data.times(entity).map(|times| by_day(times, data.rows(entity))).into_iter().collect_vec())))
        };
        Tables(PLAIN.iter().filter_map(table).collect_vec())
    }

    /// One row of one table.
    pub fn of_row(entity: Entity, row: u32) -> Tables {
        Tables(vec![(entity, Lazy::new(move || vec![vec![row]]))])
    }

    /// A part's rows.
    pub fn rows(&self, entity: Entity, part: usize) -> &[u32] {
        self.0.iter().find(|(of, _)| *of == entity).and_then(|(_, parts)| parts.get(part)).map_or(&[], Vec::as_slice)
    }

    /// The entities that it holds.
    pub fn entities(&self) -> impl Iterator<Item = Entity> {
        self.0.iter().map(|(entity, _)| *entity)
    }

    /// The rows of one part that are kept, as one part.
    pub(super) fn kept(self: &Arc<Tables>, part: usize, keep: impl Fn(Entity) -> Keep) -> Tables {
        let table = |entity: Entity| {
            let (all, keep) = (self.clone(), keep(entity));
            let kept = move || {
                let mut rows = all.rows(entity, part).to_vec();
                keep.rows(&mut rows);
                vec![rows]
            };
            (entity, Lazy::new(kept))
        };
        Tables(self.entities().map(table).collect_vec())
    }

    /// Adds a table, one part's rows by their labels: `codes` are the places of the labels' parts.
    pub(super) fn share(&mut self, entity: Entity, (all, part): (Arc<Tables>, usize), labels: Arc<Labels>, codes: Vec<u32>, parts: usize) {
        self.0.push((entity, Lazy::new(move || by_label(all.rows(entity, part), &labels, &codes, parts))));
    }
}
