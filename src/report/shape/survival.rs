//! Lifetimes of customers.

use crate::map::SortedMap;

super::shapes! {
    /// Kaplan–Meier over customers' lifetimes.
    pub struct Survival {
        /// `months`.
        pub unit: String,
        /// A step a distinct time.
        pub points: Vec<SurvivalPoint>,
        /// Where the curve crosses one half.
        pub median: SurvivalMedian,
        /// Mean lifetime up to the horizon, in months.
        pub restricted_mean: Option<f64>,
        /// In months.
        pub horizon: f64,
        /// Do groups share one curve? By dimension.
        pub by: SortedMap<String, LogRankTest>,
    }

    /// One step.
    pub struct SurvivalPoint {
        /// In months.
        pub t: f64,
        /// Just before t.
        #[cfg_attr(test, ts(type = "number"))]
        pub at_risk: u64,
        /// At t.
        #[cfg_attr(test, ts(type = "number"))]
        pub events: u64,
        /// S(t).
        pub survival: f64,
        /// Log-log Greenwood.
        pub low: Option<f64>,
        /// Log-log Greenwood.
        pub high: Option<f64>,
    }

    /// A median with its band.
    pub struct SurvivalMedian {
        /// In months; null when not reached.
        pub value: Option<f64>,
        /// Lower end.
        pub low: Option<f64>,
        /// Upper end.
        pub high: Option<f64>,
    }

    /// The log-rank test between the groups of a dimension (Mantel 1966), with their curves.
    pub struct LogRankTest {
        /// The statistic; null where nobody left.
        pub chi_square: Option<f64>,
        /// Degrees of freedom.
        pub df: Option<u32>,
        /// Chance of such a statistic if all groups had one curve.
        pub p: Option<f64>,
        /// By size; small ones are put together at the end.
        pub groups: Vec<SurvivalGroup>,
    }

    /// One of them.
    pub struct SurvivalGroup {
        /// Label; null for the empty one, and for labels put together.
        pub key: Option<String>,
        /// Labels put together; 0 for a label of its own.
        #[cfg_attr(test, ts(type = "number"))]
        pub folded: u64,
        /// All of them.
        #[cfg_attr(test, ts(type = "number"))]
        pub customers: u64,
        /// Those who left.
        #[cfg_attr(test, ts(type = "number"))]
        pub left: u64,
        /// In months; null when not reached.
        pub median: Option<f64>,
        /// S at 0, 1, 2… months, as far as anybody was seen.
        pub monthly: Vec<f64>,
    }
}
