//! Answers to surveys.

use super::stack::entity;

entity! {
    /// Answers, one a row.
    Surveys of Survey {
        /// The score as given; an empty cell is no answer.
        score: Numbers = "score",
        /// When it was given.
        at: Times = "at",
        /// Who gave it.
        customer_id: Labels = "customer_id",
        /// NPS, CES or CSAT; not there: NPS.
        kind: Labels = "kind",
        /// When it was asked for.
        invited: Times = "invited",
        /// Key.
        id: Labels = "id",
        /// Segment.
        segment: Labels = "segment",
    }
}
