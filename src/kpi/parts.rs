//! Parts that one figure has and others have not, and what it foretells of its records: said by the KPI's own file with [`Kpi::parts`](super::Kpi::parts).

use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::report::Figure;
use crate::slice::Slice;
use crate::slice::alone::Unit;

/// What is asked for: a number of a figure, and its place in the figure's own table.
#[derive(Debug, Default)]
pub struct Asked<'a> {
    /// Which number.
    pub name: &'a str,
    /// The key of a row; within, none: the row of what has no key.
    pub key: Option<Option<String>>,
    /// The row's group.
    pub group: Option<String>,
    /// Places on the table's axes.
    pub places: Vec<(&'static str, String)>,
}

impl Asked<'_> {
    /// The place on an axis.
    pub fn on(&self, axis: &str) -> Option<&str> {
        self.places.iter().find(|(of, _)| *of == axis).map(|(_, place)| place.as_str())
    }
}

/// A record behind a part, and what it adds to the part's number.
pub struct Member {
    /// The record, or the customer.
    pub unit: Unit,
    /// Counts and money; nothing where numbers of records do not add up.
    pub adds: Option<Figure>,
}

impl Member {
    /// Records that count one each.
    pub fn each(rows: impl IntoIterator<Item = (Entity, u32)>) -> Vec<Member> {
        rows.into_iter().map(|(entity, row)| Member { unit: Unit::Row(entity, row), adds: Some(Figure::Count(1)) }).collect_vec()
    }
}

/// What is foretold of each record, where anything is.
pub type Chance<'a> = Box<dyn Fn(Unit) -> Option<f64> + 'a>;

/// What one figure has.
pub struct Parts {
    /// Axes of its own table, in the place of dimensions: `score`.
    pub axes: &'static [&'static str],
    /// How many of a slice are at a place on these axes; `None` where none is asked for.
    pub count: fn(&Slice, &Asked) -> Option<u64>,
    /// Records that are not of its population: users, deals that a model was tested on. `None`: the part is one like others.
    pub list: fn(&Slice, &Asked) -> Option<Vec<Member>>,
    /// The chance of its records: of a deal to be won, of a customer to still be one.
    pub chance: for<'a> fn(&'a Slice<'_>) -> Chance<'a>,
}

impl Parts {
    /// Only what all figures have.
    pub const NONE: Parts = Parts { axes: &[], count: |_, _| None, list: |_, _| None, chance: |_| Box::new(|_| None) };
}
