//! What runs once a cell, and what runs once a record: cells to typed columns, moves to journeys. A package of its own, since the page's wasm is
//! compiled for size and this for speed: three times as fast, for a tenth of the download. It knows no file, no entity and no setting.
//!
//! ```text
//! text ──csv::Scanner──▶ Batch (places of cells) ──sink::Sink──▶ column::AnyColumn
//! ```
#![deny(missing_docs)]

mod batch;
mod blocks;
pub mod calendar;
pub mod chain;
pub mod closings;
pub mod cohort;
pub mod column;
pub mod counts;
pub mod crosstab;
pub mod csv;
pub mod dates;
pub mod dictionary;
mod ends;
pub mod engagement;
pub mod flow;
pub mod journey;
pub mod journeys;
pub mod link;
pub mod lists;
pub mod map;
mod masks;
pub mod money;
pub mod moves;
pub mod notation;
pub mod numbers;
pub mod order;
pub mod outcome;
pub mod outreach;
pub mod packed;
pub mod part;
pub mod periods;
pub mod real;
mod recent;
mod records;
pub mod response;
pub mod risk;
pub mod scores;
pub mod seen;
pub mod sink;
pub mod stages;
pub mod standing;
pub mod states;
pub mod stretches;
mod sums;
pub mod text;
pub mod touch;
pub mod words;
