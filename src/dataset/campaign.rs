//! Marketing campaigns.

use super::stack::entity;

entity! {
    /// Campaigns, one a row.
    Campaigns of Campaign {
        /// Key.
        id: Labels = "id",
        /// Name.
        name: Labels = "name",
        /// E-mail, fair, advertising…
        kind: Labels = "type",
        /// First day.
        start: Times = "start",
        /// Last day.
        end: Times = "end",
        /// What it cost; it counts where the campaign has no spend of its own.
        cost: Amounts = "cost",
        /// Answers to it.
        responses: Numbers = "responses",
        /// Messages sent.
        sent: Numbers = "sent",
        /// Messages delivered.
        delivered: Numbers = "delivered",
        /// Messages opened.
        opened: Numbers = "opened",
        /// Messages clicked.
        clicked: Numbers = "clicked",
        /// People who unsubscribed.
        unsubscribed: Numbers = "unsubscribed",
        /// Messages that came back.
        bounced: Numbers = "bounced",
    }
}
