//! What figures are held against, as loaded from a file.

use super::stack::entity;

entity! {
    /// Targets, one a row.
    Targets of Target {
        /// Id or name of the figure.
        kpi: Labels = "kpi",
        /// Its value.
        value: Numbers = "value",
        /// `2024`, `2024-Q1`, `2024-05` or A..B; empty: always.
        period: Labels = "period",
        /// Whose it is; empty: everybody's.
        owner: Labels = "owner",
        /// Of which segment; empty: of all.
        segment: Labels = "segment",
        /// What others do.
        benchmark: Numbers = "benchmark",
        /// What was usual.
        long_term: Numbers = "long_term",
        /// Where it comes from.
        source: Labels = "source",
    }
}
