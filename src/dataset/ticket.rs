//! Support cases.

use super::stack::entity;

entity! {
    /// Support cases, one a row.
    Tickets of Ticket {
        /// Key.
        id: Labels = "id",
        /// When it was opened.
        opened: Times = "opened",
        /// When it was solved.
        closed: Times = "closed",
        /// When it was first answered.
        first_response: Times = "first_response",
        /// Whose it is.
        customer_id: Labels = "customer_id",
        /// Who works on it.
        owner: Labels = "owner",
        /// Status as exported.
        status: Labels = "status",
        /// Priority.
        priority: Labels = "priority",
        /// Channel.
        channel: Labels = "channel",
    }
}
