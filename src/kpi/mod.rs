//! One file a KPI: its facts, `sums` from a slice to integers, `outcome` from integers to figures.

mod facts;

pub use facts::{DefaultTarget, Direction, Facts, Needs, Perspective, Timing, Unit, VariantFacts, Words};
