//! Records to a mapping: whose export this is, which entity its rows are, which column is which field, and how each writes
//! dates and numbers. Every answer comes from a few strong names and from what the columns hold, never from the whole header.

mod assign;
mod choose;
pub mod dates;
pub mod entered;
mod mapping;
mod notation;
pub mod numbers;
mod plan;
pub mod profile;
mod sample;
pub mod unit;
pub mod words;

pub use mapping::recognize;
pub use notation::Notation;
pub use plan::{ColumnPlan, Plan, Role, Rule, Zoned};
