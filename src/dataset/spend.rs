//! What is spent to win and keep customers.

use super::stack::entity;

entity! {
    /// Spend, one line a row.
    Spend of Spend {
        /// The day it was spent.
        at: Times = "at",
        /// The month it belongs to.
        month: Times = "month",
        /// Amount.
        amount: Amounts = "amount",
        /// Acquisition, marketing, sales, retention or service.
        category: Labels = "category",
        /// Campaign.
        campaign: Labels = "campaign",
        /// Channel.
        channel: Labels = "channel",
        /// Currency.
        currency: Labels = "currency",
    }
}
