//! What recognition finds: what each column is for, and how it is read.

use super::profile::Only;
use super::{Notation, Zoned};
use crate::dataset::{Entity, Field};
use crate::report::{Candidate, Doubt};

/// What a column is for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Role {
    /// A field of the main entity.
    Field(&'static Field),
    /// Fills the empty cells of a field.
    Fallback(&'static Field),
    /// What passed from the beginning of the record to that field's time.
    After(&'static Field),
    /// The hour of that field's day.
    Clock(&'static Field),
    /// Taken from that field's amount.
    Less(&'static Field),
    /// The first part of the name.
    FirstName(&'static Field),
    /// The last part of the name.
    LastName(&'static Field),
    /// When records entered a stage; see [`ColumnPlan::stage`].
    Entered,
    /// A field of the second entity that the rows feed.
    Second(Entity, &'static Field),
    /// Says with others how the record ended.
    Outcome,
    /// May become a dimension under its own header.
    Free,
    /// Left out.
    #[default]
    Unused,
}

/// One column.
#[derive(Clone, Debug)]
pub struct ColumnPlan {
    /// What it is for.
    pub role: Role,
    /// For [`Role::Entered`]: the stage, and its pipeline where the header names one.
    pub stage: Option<(String, Option<String>)>,
    /// How it is read.
    pub notation: Notation,
    /// The notation's name.
    pub notation_name: Option<String>,
    /// Amounts are in units of 10 to this power (cents: -2).
    pub power: i32,
    /// Seconds in the unit of a duration that is a plain number.
    pub seconds: Option<u32>,
    /// Whether cells say their distance from UTC: all of them (the header says so), or some.
    pub zoned: Zoned,
    /// Whether an empty cell means the one above (a grouped report).
    pub down: bool,
    /// From 0 to 1.
    pub confidence: f64,
    /// Up to five values.
    pub samples: Vec<String>,
    /// Whether the notation was told and not found.
    pub told: bool,
}

/// A rule for how a record ended: the outcome's word, then columns and the values that they must have.
pub type Rule = (&'static str, Vec<(usize, String)>);

/// Everything that recognition found.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Lower-case vendor name; `None` when nothing was recognized.
    pub vendor: Option<String>,
    /// What the rows are.
    pub entity: Option<Entity>,
    /// What else they are.
    pub also: Vec<Entity>,
    /// How sure that is, from 0 to 1.
    pub score: f64,
    /// The headers that gave it away.
    pub reasons: Vec<String>,
    /// What else it could be, the likeliest first.
    pub others: Vec<Candidate>,
    /// Fields of a second entity and their columns.
    pub second: Vec<(Entity, &'static Field, usize)>,
    /// Column by column.
    pub columns: Vec<ColumnPlan>,
    /// Only rows with one of these keys in that column (or with none of them).
    pub only: Vec<(usize, Only)>,
    /// How records ended, where columns say so together.
    pub outcome: Vec<Rule>,
    /// The vendor's words in `status`, folded, and what they mean.
    pub status: Vec<(String, &'static str)>,
    /// Fields that are the same in every record.
    pub constant: Vec<(&'static Field, String)>,
    /// The amount's column, where its cells show their currency and no column does.
    pub signs: Option<usize>,
    /// Whether a record stands over several lines with one id.
    pub lines: bool,
    /// Whether titles of groups stand between the records.
    pub groups: bool,
    /// Stages in the vendor's order.
    pub stage_order: Vec<String>,
    /// The vendor's words for lost.
    pub lost: Vec<String>,
    /// What was assumed.
    pub doubts: Vec<Doubt>,
}
