//! What customers pay: subscriptions and orders; and what is spent to win and keep them.

use super::stack::entity;

entity! {
    /// Subscriptions, one a row.
    Subscriptions of Subscription {
        /// The customer.
        customer_id: Labels = "customer_id",
        /// First day.
        start: Times = "start",
        /// Months as a customer, where there is no start.
        tenure_months: Numbers = "tenure_months",
        /// The day after the last.
        end: Times = "end",
        /// Whether it ended.
        churned: Flags = "churned",
        /// Status as exported.
        status: Labels = "status",
        /// Monthly amount.
        mrr: Amounts = "mrr",
        /// Amount an interval.
        amount: Amounts = "amount",
        /// Billing interval.
        interval: Labels = "interval",
        /// Units.
        quantity: Numbers = "quantity",
        /// Plan.
        plan: Labels = "plan",
        /// Product.
        product: Labels = "product",
        /// Who works on it.
        owner: Labels = "owner",
        /// Currency.
        currency: Labels = "currency",
        /// Why it ended.
        cancel_reason: Labels = "cancel_reason",
        /// Segment.
        segment: Labels = "segment",
        /// Country.
        country: Labels = "country",
    }
}

entity! {
    /// Orders, one a row (or several lines of one).
    Orders of Order {
        /// The customer.
        customer_id: Labels = "customer_id",
        /// When.
        at: Times = "at",
        /// Amount.
        amount: Amounts = "amount",
        /// Key.
        id: Labels = "id",
        /// Currency.
        currency: Labels = "currency",
        /// Product.
        product: Labels = "product",
        /// Campaign.
        campaign: Labels = "campaign",
        /// Country.
        country: Labels = "country",
        /// Segment.
        segment: Labels = "segment",
    }
}

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
