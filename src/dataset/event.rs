//! What persons did.

use super::stack::entity;

entity! {
    /// What persons did, one event a row.
    Events of Event {
        /// Who.
        person: Labels = "person",
        /// What.
        name: Labels = "name",
        /// When.
        at: Times = "at",
        /// What it was worth.
        value: Numbers = "value",
    }
}
