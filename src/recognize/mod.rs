//! Records to a mapping: whose export this is, which entity its rows are, which column is which field, and how each writes
//! dates and numbers. Every answer comes from a few strong names and from what the columns hold, never from the whole header.

mod assign;
mod choose;
mod clock;
pub mod entered;
mod footers;
mod mapping;
mod notation;
mod plan;
pub mod profile;
mod sample;
pub mod unit;

pub use columns::notation::{Notation, Zoned};
pub use columns::{dates, numbers, words};
pub use footers::Footers;
pub use mapping::recognize;
pub use plan::{ColumnPlan, Plan, Role, Rule};
