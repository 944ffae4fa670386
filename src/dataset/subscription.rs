//! Subscriptions: what customers pay again and again.

use super::stack::entity;

entity! {
    /// Subscriptions, one a row.
    Subscriptions of Subscription {
        /// Key.
        id: Labels = "id",
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
        /// When it is due for renewal.
        renewal_due: Times = "renewal_due",
        /// Whether it was renewed.
        renewed: Flags = "renewed",
    }
}
