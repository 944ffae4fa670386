//! Records to a mapping: whose export this is, which entity its rows are, which column is which field, and how each writes
//! dates and numbers. Every answer comes from a few strong names and from what the columns hold, never from the whole header.

pub mod dates;
pub mod entered;
mod mapping;
mod notation;
pub mod numbers;
pub mod profile;
mod sample;
pub mod words;

pub use mapping::{ColumnPlan, Plan, Role, recognize};
pub use notation::Notation;
