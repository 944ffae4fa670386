//! The report: its shape, and how it is made.

mod build;
mod campaigns;
mod canonical;
mod effects;
mod figure;
mod figures;
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
mod wanted;

pub use build::{Draft, draft, figures, report};
pub use canonical::to_canonical;
pub use figure::Figure;
pub use figures::Figures;
pub use half::Half;
pub use record::RecordRow;
pub use records::{Behind, Records, behind};
pub use shape::*;
