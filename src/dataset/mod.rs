//! Entities as typed columns, joined by key.

pub mod billing;
pub mod column;
pub mod deal;
pub mod dictionary;
mod entity;
pub mod history;
mod join;
pub mod link;
pub mod people;
pub mod stack;
pub mod survey;
mod table;

pub use entity::{Entity, EntityFields, Field, Kind};
pub use join::Dataset;
pub use table::{Dimension, EnteredStage, EntityColumns, Table};
