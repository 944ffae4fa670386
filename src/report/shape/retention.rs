//! Customers by first month and months since.

use crate::report::Figure;

super::shapes! {
    /// Customers by first month × months since.
    pub struct Retention {
        /// `months`.
        pub unit: String,
        /// A row a calendar month, gap-free.
        pub cohorts: Vec<RetentionCohort>,
    }

    /// The customers of one first month. A place in a list is a number of calendar months since; null: not yet reached.
    pub struct RetentionCohort {
        /// First day of the month.
        pub start: String,
        /// All of them.
        #[cfg_attr(test, ts(type = "number"))]
        pub customers: u64,
        /// Their monthly amounts on their first days.
        pub mrr: Option<Figure>,
        /// Active on the last day of the month.
        #[cfg_attr(test, ts(type = "Array<number | null>"))]
        pub active: Vec<Option<u64>>,
        /// The same over all of them.
        pub share: Vec<Option<f64>>,
        /// Monthly amounts on that day over those of the first days; empty where amounts are not known.
        pub mrr_share: Vec<Option<f64>>,
        /// Orders up to the end of the month, for each customer of the cohort; empty where there are none.
        pub revenue: Vec<Option<Figure>>,
    }
}
