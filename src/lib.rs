//! crm-kpi: CRM exports in, the figures an analyst would sign out.
//!
//! The way of the data, each arrow one function, each box one type; nothing points left:
//!
//! ```text
//! bytes ──Reading──▶ Table ──join──▶ Dataset ──Selection──▶ Slice ──sums──▶ integers ──outcome──▶ Outcome ──▶ Report
//! ```
//!
//! From a file to a figure, its interval and the records behind it:
//!
//! ```
//! use crm_kpi::read::Hints;
//! use crm_kpi::report::Figure;
//! use crm_kpi::settings::Settings;
//! use crm_kpi::workspace::{RecordsQuery, Workspace};
//!
//! # fn main() -> Result<(), crm_kpi::error::Error> {
//! let export = "deal_id,created_at,stage,amount,close_date,owner\n\
//!               1,2024-06-01,Won,1200,2024-07-01,Ana\n\
//!               2,2024-06-02,Lost,800,2024-07-02,Bo\n\
//!               3,2024-06-03,Proposal,500,,Ana\n";
//! let mut workspace = Workspace::new();
//! workspace.read("deals.csv", export.as_bytes(), Hints::default())?;
//!
//! let settings = Settings::from_json(r#"{"period": {"start": "2024-01-01", "end": "2025-01-01"}, "by": ["owner"]}"#)?;
//! let report = workspace.report(&settings)?;
//! let rate = &report.kpis["sales.win_rate"];
//! assert_eq!(rate.value, Some(Figure::Number(0.5)));
//! assert_eq!((rate.numerator, rate.denominator), (Some(Figure::Count(1)), Some(Figure::Count(2))));
//! assert_eq!(rate.used + rate.excluded.iter().map(|left| left.rows).sum::<u64>(), 3, "no record is lost");
//!
//! let query = RecordsQuery { settings, kpi: "sales.win_rate".into(), part: "lost".into(), limit: 100, ..RecordsQuery::default() };
//! let lost = workspace.records(&query)?;
//! assert_eq!(lost.rows[0].id.as_deref(), Some("2"));
//! # Ok(())
//! # }
//! ```
//!
//! A file in pieces, as it comes: [`read::Reading`]. What a person says of its columns: [`read::Hints`]. What the figures are: [`kpi::CATALOGUE`].
//! The report's bytes, the same on every machine: [`report::to_canonical`]. A formula alone: [`stats`].
#![deny(missing_docs)]

mod collect;
pub mod dataset;
pub mod decode;
pub mod error;
pub mod json;
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

pub use columns::{calendar, map, money, order, text};
