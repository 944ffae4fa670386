//! How a record ended.

/// How a record ended, if it did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outcome {
    /// Not closed: not lost either.
    #[default]
    Open,
    /// Won.
    Won,
    /// Lost.
    Lost,
}
