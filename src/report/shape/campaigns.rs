//! What each campaign cost and brought.

use super::kpi::Interval;
use crate::report::Figure;

super::shapes! {
    /// One campaign over the period. What is not loaded is null.
    pub struct CampaignRow {
        /// Its name; null is what no campaign is credited with.
        pub key: Option<String>,
        /// Marketing spend.
        pub spend: Option<Figure>,
        /// Responses, as its own rows tell them.
        #[cfg_attr(test, ts(type = "number | null"))]
        pub responses: Option<u64>,
        /// Leads created.
        #[cfg_attr(test, ts(type = "number | null"))]
        pub leads: Option<u64>,
        /// Contacts that became marketing qualified.
        #[cfg_attr(test, ts(type = "number | null"))]
        pub mql: Option<u64>,
        /// Contacts that became sales qualified.
        #[cfg_attr(test, ts(type = "number | null"))]
        pub sql: Option<u64>,
        /// Contacts that became customers; without contacts, deals won.
        #[cfg_attr(test, ts(type = "number | null"))]
        pub customers: Option<u64>,
        /// Of the period's leads, the share that are customers by as_of.
        pub conversion: Option<f64>,
        /// Of these, how many.
        #[cfg_attr(test, ts(type = "number | null"))]
        pub converted: Option<u64>,
        /// Wilson, of `conversion`.
        pub conversion_interval: Option<Interval>,
        /// Days from lead to customer, Kaplan–Meier; null when not reached.
        pub median_days: Option<f64>,
        /// Revenue won.
        pub revenue: Option<Figure>,
        /// Its gross margin.
        pub margin: Option<Figure>,
        /// spend / leads.
        pub cost_per_lead: Option<Figure>,
        /// spend / customers.
        pub cac: Option<Figure>,
        /// (margin − spend) / spend.
        pub romi: Option<f64>,
        /// 1 is the campaign whose leads convert best and soonest; null under 10 leads.
        pub quality_rank: Option<u32>,
    }
}
