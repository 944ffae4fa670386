//! Entities as typed columns, joined by key.

pub mod column;
pub mod dictionary;
mod entity;
mod table;

pub use entity::{Entity, Field, Kind};
pub use table::{Dimension, EntityColumns, EnteredStage, Table};
