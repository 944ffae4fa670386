//! How a column's cells are written.

use crate::dates::TimeNotation;
use crate::numbers::Decimal;

/// How a column's cells are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// As text.
    Text,
    /// As amounts.
    Money(Decimal),
    /// As numbers.
    Number(Decimal),
    /// As days and instants.
    Time(TimeNotation),
    /// As yes and no.
    Flag,
}

impl Notation {
    /// The one that a contradiction asks for.
    pub fn other(self) -> Notation {
        match self {
            Notation::Money(decimal) => Notation::Money(decimal.other()),
            Notation::Number(decimal) => Notation::Number(decimal.other()),
            Notation::Time(TimeNotation::Written(order)) => Notation::Time(TimeNotation::Written(order.other())),
            same => same,
        }
    }

    /// The name under which hints carry it.
    pub fn hint(self) -> String {
        match self {
            Notation::Money(decimal) | Notation::Number(decimal) => decimal.name(None),
            Notation::Time(notation) => notation.name("31/12/2025"),
            Notation::Text | Notation::Flag => String::new(),
        }
    }
}

/// Which cells of a column of times say their distance from UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zoned {
    /// None.
    #[default]
    Never,
    /// Some: each is looked at.
    Cells,
    /// All: the header says so, or they are counted seconds.
    Always,
}
