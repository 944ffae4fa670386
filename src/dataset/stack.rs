//! Several files of one entity put under each other. One file alone is shared, not copied.

use super::column::{AnyColumn, Bits, Labels, Stack};
use super::{Entity, EntityColumns, Table};
use crate::collect::{CollectVec, PushAll};
use std::sync::Arc;

/// Where a record came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Index of the table.
    pub table: u32,
    /// Row in the table.
    pub row: u32,
}

/// The part that one table gives to an entity: all its rows, or some of them.
pub struct Layer<'a> {
    /// Index of the table.
    pub table: u32,
    /// The table.
    pub source: &'a Table,
    /// Its columns for the entity.
    pub columns: &'a EntityColumns,
    /// `None`: all rows.
    pub rows: Option<Vec<u32>>,
}

impl Layer<'_> {
    /// Records in it.
    pub(crate) fn len(&self) -> usize {
        self.rows.as_ref().map_or(self.source.rows(), Vec::len)
    }
}

/// One field of all layers.
pub fn column<T: Stack>(layers: &[Layer], field: &str) -> Arc<T> {
    let found = |layer: &Layer| layer.columns.column(field).and_then(T::of).cloned();
    stack(layers, &found)
}

/// One dimension of all layers, by its header.
pub fn dimension(layers: &[Layer], header: &str) -> Arc<Labels> {
    let found = |layer: &Layer| layer.source.dimensions.iter().find(|d| d.header == header).map(|d| d.labels.clone());
    stack(layers, &found)
}

fn stack<T: Stack>(layers: &[Layer], found: &dyn Fn(&Layer) -> Option<Arc<T>>) -> Arc<T> {
    if let [Layer { rows: None, .. }] = layers {
        return found(&layers[0]).unwrap_or_default();
    }
    if layers.iter().all(|layer| found(layer).is_none()) {
        return Arc::default();
    }
    let mut stacked = T::default();
    for layer in layers {
        let column = found(layer).map(|column| match &layer.rows {
            Some(rows) => Arc::new(column.pick(rows)),
            None => column,
        });
        stacked.append(column.as_deref(), layer.len());
    }
    Arc::new(stacked)
}

/// The layers of an entity: every table of which it is the main one.
pub fn layers<'a>(tables: &[&'a Table], entity: Entity) -> Vec<Layer<'a>> {
    tables
        .iter()
        .enumerate()
        .filter(|(_, table)| table.main() == Some(entity))
        .filter_map(|(index, table)| table.entity(entity).map(|columns| Layer { table: index as u32, source: table, columns, rows: None }))
        .collect_vec()
}

/// Where each record of the layers came from.
pub fn origins(layers: &[Layer]) -> Vec<Origin> {
    let mut origins = Vec::with_capacity(layers.iter().map(Layer::len).sum());
    for layer in layers {
        match &layer.rows {
            Some(rows) => origins.push_all(rows.iter().map(|row| Origin { table: layer.table, row: *row })),
            None => origins.push_all((0..layer.source.rows() as u32).map(|row| Origin { table: layer.table, row })),
        }
    }
    origins
}

/// Whether some file has a column.
pub fn is_filled((_, column): &(&'static str, AnyColumn)) -> bool {
    !column.is_empty()
}

/// The columns of the layers that no field takes, by header.
pub fn dimensions(layers: &[Layer]) -> Vec<(String, Arc<Labels>)> {
    let all = layers.iter().flat_map(|layer| layer.source.dimensions.iter().map(|dimension| dimension.header.as_str()));
    let mut headers = crate::order::sorted_by(all.collect_vec(), &Ord::cmp);
    headers.dedup();
    headers.iter().map(|header| (header.to_string(), dimension(layers, header))).collect_vec()
}

/// Records whose id comes again later: the later file, or row, wins.
pub fn superseded(id: &Labels) -> Bits {
    let mut bits = Bits::filled(id.len(), false);
    if id.dictionary.len() < id.len() {
        let mut last = vec![u32::MAX; id.dictionary.len() + 1];
        for (row, code) in id.codes.iter().enumerate() {
            if *code != 0 {
                let before = std::mem::replace(&mut last[*code as usize], row as u32);
                if before != u32::MAX {
                    bits.set(before as usize, true);
                }
            }
        }
    }
    bits
}

macro_rules! entity {
    ($(#[$doc:meta])* $name:ident of $entity:ident { $($(#[$field_doc:meta])* $field:ident: $type:ident = $key:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default)]
        pub struct $name {
            /// Records.
            pub rows: usize,
            /// Where each came from.
            pub origins: Vec<$crate::dataset::stack::Origin>,
            /// Columns that no field takes, by header.
            pub dimensions: Vec<(String, std::sync::Arc<$crate::dataset::column::Labels>)>,
            $($(#[$field_doc])* pub $field: std::sync::Arc<$crate::dataset::column::$type>,)*
        }
        impl $name {
            /// The entity of all tables.
            pub fn of(tables: &[&$crate::dataset::Table]) -> $name {
                $name::stack(&$crate::dataset::stack::layers(tables, $crate::dataset::Entity::$entity))
            }

            /// The layers under each other.
            pub fn stack(layers: &[$crate::dataset::stack::Layer]) -> $name {
                use $crate::dataset::stack;
                let origins = stack::origins(layers);
                $name {
                    rows: origins.len(),
                    origins,
                    dimensions: stack::dimensions(layers),
                    $($field: stack::column(layers, $key),)*
                }
            }

            /// Whether some file has a field.
            pub fn has(&self, field: &str) -> bool {
                self.rows > 0 && match field { $($key => !self.$field.is_empty(),)* _ => false }
            }

            /// The columns that some file has.
            pub fn columns(&self) -> Vec<(&'static str, $crate::dataset::column::AnyColumn)> {
                let mut all = vec![$(($key, $crate::dataset::column::AnyColumn::from(self.$field.clone())),)*];
                all.retain($crate::dataset::stack::is_filled);
                all
            }

            /// The labels of a dimension among its own columns: a field's, or a header's.
            pub fn own_dimension(&self, name: &str) -> Option<std::sync::Arc<$crate::dataset::column::Labels>> {
                $($crate::dataset::stack::own_label!(self, $field, $type, $key, name);)*
                self.dimensions.iter().find(|(header, _)| header == name).map(|(_, labels)| labels.clone())
            }
        }
    };
}

macro_rules! own_label {
    ($self:ident, $field:ident, Labels, $key:literal, $name:ident) => {
        if $name == $key && !$self.$field.is_empty() {
            return Some($self.$field.clone());
        }
    };
    ($self:ident, $field:ident, $type:ident, $key:literal, $name:ident) => {};
}

pub(crate) use {entity, own_label};
