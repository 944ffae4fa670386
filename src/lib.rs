//! crm-kpi: CRM exports in, the figures an analyst would sign out.
//!
//! The way of the data, each arrow one function, each box one type; nothing points left:
//!
//! ```text
//! bytes ──Reading──▶ Table ──join──▶ Dataset ──Selection──▶ Slice ──sums──▶ integers ──outcome──▶ Outcome ──▶ Report
//! ```
#![deny(missing_docs)]

pub mod dataset;
pub mod decode;
pub mod error;
pub mod kpi;
mod lazy;
pub mod read;
pub mod real;
#[cfg(not(target_arch = "wasm32"))]
pub mod recipe;
pub mod recognize;
pub mod report;
pub mod sample;
pub mod settings;
pub mod slice;
pub mod stats;
#[cfg(test)]
mod typescript;
pub mod value;
#[cfg(all(target_arch = "wasm32", feature = "core"))]
pub mod wasm;
#[cfg(all(target_arch = "wasm32", feature = "workbooks"))]
pub mod workbooks;
pub mod workspace;
pub mod zone;

pub use columns::{calendar, money, order, text};
