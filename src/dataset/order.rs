//! Orders: what customers pay once.

use super::stack::entity;

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
        /// Gross margin.
        margin: Amounts = "margin",
    }
}
