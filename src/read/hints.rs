//! What is known of a file before it is read.

use crate::dataset::Entity;
use crate::error::Language;
use crate::map::SortedMap;
use serde::Serialize;

/// What is known about a file beforehand: from the user, or from an earlier reading that a later row contradicted.
///
/// ```
/// use crm_kpi::{dataset::Entity, read::Hints, workspace::Workspace};
///
/// let fields = [("k", "id"), ("what", "stage")].map(|(header, field)| (header.to_owned(), field.to_owned()));
/// let hints = Hints { entity: Some(Entity::Deal), fields: fields.into_iter().collect(), ..Hints::default() };
/// let mut workspace = Workspace::new();
/// workspace.read("odd.csv", b"k,what\n1,Won\n2,Lost\n", hints)?;
/// assert!(workspace.holds_data());
/// # Ok::<(), crm_kpi::error::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub struct Hints {
    /// What the rows are.
    pub entity: Option<Entity>,
    /// Header → field (`stage`, or `deal.stage`); empty: unused.
    pub fields: SortedMap<String, String>,
    /// Header → notation (`dd/mm/yyyy`, `1.234,56`…); the empty header: the file's encoding.
    pub notations: SortedMap<String, String>,
    /// What doubts are settled by where nothing else does.
    pub language: Language,
    /// What files with some columns were told before (a recipe's mappings): taken where the file has them, and nothing else is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub known: Option<Vec<Mapping>>,
}

/// What files with some columns were told: part of a recipe. It holds names of columns and no data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub struct Mapping {
    /// Headers of the file that it was made with.
    pub columns: Vec<String>,
    /// What the rows are.
    pub entity: Option<Entity>,
    /// Header → field; empty: unused.
    pub fields: SortedMap<String, String>,
    /// Header → notation.
    pub notations: SortedMap<String, String>,
}

impl Mapping {
    /// The share of its columns that a file has.
    fn share(&self, header: &[String]) -> usize {
        self.columns.iter().filter(|column| header.contains(column)).count() * 100 / self.columns.len().max(1)
    }
}

impl Hints {
    /// With what is known of files with that header: a mapping four fifths of whose columns are there, the most of them. What is told
    /// of this file itself comes first.
    pub fn for_header(&self, header: &[String]) -> Hints {
        let mut hints = self.clone();
        let best = self.known.iter().flatten().rev().map(|mapping| (mapping.share(header), mapping)).filter(|(share, _)| *share >= 80);
        if let Some((_, mapping)) = best.max_by_key(|(share, _)| *share) {
            hints.entity = hints.entity.or(mapping.entity);
            let there = |(column, _): &(&String, &String)| column.is_empty() || header.contains(column);
            for (column, field) in mapping.fields.iter().filter(there).filter(|(_, field)| field.is_empty() || !self.fields.values().any(|told| told == *field))
            {
                hints.fields.or_insert_with(column.clone(), || field.clone());
            }
            for (column, notation) in mapping.notations.iter().filter(there) {
                hints.notations.or_insert_with(column.clone(), || notation.clone());
            }
        }
        hints
    }
}

crate::fields! { Hints { entity, fields, notations, language, known } Mapping { columns, entity, fields, notations } }
