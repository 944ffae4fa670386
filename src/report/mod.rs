//! The report: its shape, and how it is made.

mod figure;
mod shape;

pub use figure::Figure;
pub use shape::*;
