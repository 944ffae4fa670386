//! The report: its shape, and how it is made.

mod build;
mod campaigns;
mod canonical;
mod effects;
mod figure;
mod funnel;
mod half;
mod nps;
mod parts;
mod predicted;
mod quality;
mod record;
mod records;
mod retention;
mod review;
mod runway;
mod scorecard;
mod shape;
mod survival;
mod team;

pub use build::{Draft, draft, figures, has_figures, report};
pub use canonical::to_canonical;
pub use figure::Figure;
pub use half::{Figures, Half};
pub use record::RecordRow;
pub use records::{Behind, Records, behind};
pub use shape::*;
