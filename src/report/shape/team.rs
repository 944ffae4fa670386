//! A row an owner.

use super::kpi::Interval;
use crate::report::Figure;

super::shapes! {
    /// One owner.
    pub struct TeamRow {
        /// Name; null for deals of nobody.
        pub owner: Option<String>,
        /// Deals created in the period.
        #[cfg_attr(test, ts(type = "number"))]
        pub deals: u64,
        /// Deals open at its end.
        #[cfg_attr(test, ts(type = "number"))]
        pub open: u64,
        /// Deals won in it.
        #[cfg_attr(test, ts(type = "number"))]
        pub won: u64,
        /// Deals lost in it.
        #[cfg_attr(test, ts(type = "number"))]
        pub lost: u64,
        /// won / (won + lost).
        pub win_rate: Option<f64>,
        /// Wilson.
        pub win_rate_interval: Option<Interval>,
        /// Median days from creation to closing of deals won.
        pub cycle_days: Option<f64>,
        /// Amount won.
        pub won_amount: Option<Figure>,
        /// Deals to win.
        pub quota_count: Option<Figure>,
        /// Amount to win.
        pub quota_amount: Option<Figure>,
        /// Won / quota.
        pub attainment: Option<f64>,
        /// Under target in at least three of the last six units of the grain; null without a quota.
        pub needs_coaching: Option<bool>,
        /// Activities of the period; null where none are loaded.
        #[cfg_attr(test, ts(type = "number | null"))]
        pub calls: Option<u64>,
        /// Share of contacts or customers contacted within 30 days.
        pub freshness: Option<f64>,
    }
}
