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

impl Campaigns {
    /// What other records call them by: their names, else their keys.
    pub fn named(&self) -> &std::sync::Arc<super::column::Labels> {
        if self.name.is_empty() { &self.id } else { &self.name }
    }

    /// Messages sent and delivered by a campaign; nothing where it sent none. Delivered: as told, else those that did not bounce.
    pub fn messages(&self, row: usize) -> Option<(f64, f64)> {
        let told = |column: &super::column::Numbers| column.get(row).filter(|count| *count > 0.0);
        let sent = told(&self.sent).or(told(&self.delivered))?;
        Some((sent, told(&self.delivered).unwrap_or_else(|| (sent - told(&self.bounced).unwrap_or(0.0)).max(0.0))))
    }
}
