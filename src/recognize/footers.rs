//! Lines among or under the records that are none: totals and notices.

use super::plan::{Plan, Role};
use super::words::key;
use crate::dataset::{Entity, Kind};
use crate::decode::dialect::looks_like_a_value;
use std::borrow::Cow;

/// How footers begin, by key.
const FOOTERS: &[&str] = &[
    "grandtotal",
    "totauxgeneraux",
    "totalgeneral",
    "copyright",
    "confidentialinformation",
    "informationsconfidentielles",
    "generatedby",
    "genereepar",
    "generepar",
    "subtotal",
    "soustotal",
    "total",
];

/// Goes over a file's lines, one after another.
#[derive(Default)]
pub struct Footers {
    width: usize,
    /// A footer began: short lines after it belong to it.
    pub began: bool,
    /// Columns of names and days, of numbers, and of either: where only numbers say something, they are sums.
    says: Vec<usize>,
    sums: Vec<usize>,
    free: Vec<usize>,
}

impl Footers {
    /// For records of that many cells. An answer may be a number and nothing else.
    pub fn new(width: usize, plan: &Plan) -> Footers {
        let mut footers = Footers { width, ..Footers::default() };
        if plan.entity.is_some_and(|entity| entity != Entity::Survey) {
            for (at, column) in plan.columns.iter().enumerate() {
                match column.role {
                    Role::Field(field) if matches!(field.kind, Kind::Money | Kind::Number) => footers.sums.push(at),
                    Role::Unused | Role::Less(_) => {}
                    Role::Free => footers.free.push(at),
                    _ => footers.says.push(at),
                }
            }
        }
        footers
    }

    /// Whether the next line is a footer. `count`: its cells, written or not; `gap`: a blank line stands above it.
    pub fn is_footer<'a>(&mut self, count: usize, gap: bool, text: &dyn Fn(usize) -> Cow<'a, str>) -> bool {
        let width = self.width;
        let is_filled = |column: &usize| !text(*column).is_empty();
        let filled = (0..width).filter(is_filled).count();
        let last = (0..width).rev().find(is_filled).map_or(0, |last| last + 1);
        let mut found = false;
        if filled <= 1 && last < width.max(2) && width > 1 || filled * 2 <= width && width > 2 {
            let name = key(&(0..width.min(3)).map(text).find(|cell| !cell.is_empty()).unwrap_or_default());
            let sum = ["subtotal", "soustotal", "grandtotal"].iter().any(|word| name.starts_with(word));
            let title = count == 1 && width > 2 && gap;
            let named = FOOTERS.iter().any(|footer| name.starts_with(footer)) && (filled <= 1 || name == "total" || sum);
            found = title || named || self.began && filled <= 1 && last < width;
        }
        self.began = found;
        found
    }

    /// Whether a line holds numbers and neither a name nor a day, as GA4's first line and a table's last do.
    pub fn is_total<'a>(&self, text: &dyn Fn(usize) -> Cow<'a, str>) -> bool {
        let is_filled = |column: &usize| !text(*column).is_empty();
        let silent = |column: &usize| !is_filled(column) || FOOTERS.contains(&key(&text(*column)).as_str());
        let counts = |column: &usize| silent(column) || looks_like_a_value(&text(*column));
        !self.says.is_empty() && self.sums.iter().any(is_filled) && self.says.iter().all(silent) && self.free.iter().all(counts)
    }
}
