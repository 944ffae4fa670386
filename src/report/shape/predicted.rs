//! Who is still a customer among those who buy.

use crate::report::Figure;

super::shapes! {
    /// Chances that customers who buy are still customers, under the fit of `ltv.predicted`.
    pub struct Predicted {
        /// All of them.
        #[cfg_attr(test, ts(type = "number"))]
        pub customers: u64,
        /// Σ of their chances.
        pub expected_alive: f64,
        /// Customers by chance: under 0.1, 0.2, … 1.
        #[cfg_attr(test, ts(type = "Array<number>"))]
        pub deciles: Vec<u64>,
        /// Customers with a chance under one half.
        #[cfg_attr(test, ts(type = "number"))]
        pub doubtful: u64,
        /// Of these, the 50 who ordered most.
        pub at_risk: Vec<PredictedCustomer>,
    }

    /// One of them.
    pub struct PredictedCustomer {
        /// Key.
        pub id: String,
        /// Days with an order.
        #[cfg_attr(test, ts(type = "number"))]
        pub orders: u64,
        /// All orders so far.
        pub ordered: Option<Figure>,
        /// Day of the last one.
        pub last: String,
        /// The chance that it still is a customer.
        pub alive: f64,
        /// Orders expected within a year.
        pub next_year: Option<f64>,
    }
}
