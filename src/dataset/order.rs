//! Orders: what customers pay once.

use super::column::Bits;
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

impl Orders {
    /// Lines of orders that come to less than nothing.
    pub fn returned(&self) -> Bits {
        let mut whole = vec![0i64; self.id.dictionary.len() + 1];
        let amount = |row: usize| self.amount.get(row).unwrap_or(0);
        (0..self.rows).for_each(|row| whole[self.id.code(row) as usize] = whole[self.id.code(row) as usize].saturating_add(amount(row)));
        let mut returned = Bits::filled(self.rows, false);
        for row in 0..self.rows {
            let code = self.id.code(row) as usize;
            returned.set(row, if code == 0 { amount(row) } else { whole[code] } < 0);
        }
        returned
    }
}
