//! What is known of a KPI without any data: its id, unit, tags, needs and words.

use crate::dataset::Entity;
use crate::error::Both;
use serde::Serialize;

/// What a KPI is. The page, the command line and the docs read it; the report holds only ids.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub struct Facts {
    /// `sales.win_rate`: key in the report, the page and the settings.
    pub id: &'static str,
    /// Version of the definition; a change of meaning is a new number.
    pub version: u32,
    /// Unit of the value.
    pub unit: Unit,
    /// Whether up or down is better.
    pub direction: Direction,
    /// Whether it leads or lags.
    pub kind: Timing,
    /// Balanced Scorecard perspective.
    pub perspective: Perspective,
    /// What must be loaded; the first entity is the one whose rows are accounted for.
    pub needs: &'static [Needs],
    /// Its words.
    pub words: Words,
}

/// The facts of a KPI with those that few have: what is known of it without any data.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts", rename = "Facts"))]
pub struct AllFacts {
    /// What every KPI says of itself.
    #[serde(flatten)]
    pub facts: Facts,
    /// The field's other definitions.
    pub variants: &'static [VariantFacts],
    /// A default target and its source, editable in the settings.
    pub default_target: Option<&'static DefaultTarget>,
}

/// An entity and its fields.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub struct Needs {
    /// The entity.
    pub entity: Entity,
    /// Its fields.
    pub fields: &'static [&'static str],
}

/// The sentences of a KPI.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub struct Words {
    /// `Win rate`.
    pub name: Both,
    /// One sentence: what it says.
    pub about: Both,
    /// The formula with `{numerator}`, `{denominator}`, `{value}` or the name of a measure in braces, to be filled with this figure's numbers.
    pub formula: Both,
}

/// Another definition of the same figure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub struct VariantFacts {
    /// `start_all`.
    pub id: &'static str,
    /// How it differs.
    pub about: Both,
    /// Who uses it.
    pub used_by: &'static str,
}

/// A target that holds until another is set.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub struct DefaultTarget {
    /// Its value.
    pub value: f64,
    /// Where it comes from.
    pub source: Both,
}

/// Unit of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub enum Unit {
    /// A share, 0.153.
    Ratio,
    /// Shown `3.5×`.
    Factor,
    /// Whole records.
    Count,
    /// A plain number.
    Number,
    /// Money of the reporting currency.
    Money,
    /// Money a day.
    MoneyPerDay,
    /// Days.
    Days,
    /// Hours.
    Hours,
    /// Seconds.
    Seconds,
    /// Months.
    Months,
    /// Percentage points or NPS points.
    Points,
    /// A score of a scale.
    Score,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

/// Whether a figure tells what will come or what came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub enum Timing {
    /// Tells what will come.
    Lead,
    /// Tells what came.
    Lag,
}

/// Balanced Scorecard perspective (Kaplan and Norton 1992).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub enum Perspective {
    /// Money.
    Financial,
    /// Customers.
    Customer,
    /// Internal process.
    Process,
    /// Learning and growth.
    Learning,
}

/// The JSON name of a unit, a direction, a perspective.
pub fn tag(value: &impl serde::Serialize) -> String {
    crate::json::to_json(value).trim_matches('"').to_owned()
}
