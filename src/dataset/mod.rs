//! Entities as typed columns, joined by key.

pub mod account;
pub mod activity;
pub mod campaign;
pub mod contact;
pub mod deal;
pub mod duplicates;
mod entity;
pub mod event;
pub mod history;
mod join;
mod lifecycle;
mod line_numbers;
pub mod link;
pub mod order;
mod packed;
mod snapshots;
pub mod spend;
pub mod stack;
mod streams;
pub mod subscription;
pub mod survey;
mod table;
pub mod target;
pub mod ticket;
pub mod traffic;
pub mod user;

pub use columns::{column, dictionary};
pub use entity::{Entity, EntityFields, Field, Kind};
pub use join::Dataset;
pub use line_numbers::LineNumbers;
pub use table::{Dimension, EnteredStage, EntityColumns, Table};
