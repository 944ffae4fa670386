//! What changed beyond chance.

use crate::report::Figure;
use crate::settings::Period;

super::shapes! {
    /// What changed beyond chance.
    pub struct Review {
        /// The period, cut at as_of.
        pub period: Period,
        /// The last whole unit of the grain in it.
        pub unit: Period,
        /// The surest first.
        pub items: Vec<ReviewItem>,
    }

    /// One change, or one part that stands out.
    pub struct ReviewItem {
        /// Id of a figure, `funnel.conversion_closed` or `funnel.median_days`.
        pub kpi: String,
        /// `period` or `unit`.
        pub scope: String,
        /// `previous`, `long_term` or `rest`.
        pub against: String,
        /// Of which dimension it is a part; `stage` for a stage of the funnel.
        pub dimension: Option<String>,
        /// Which part.
        pub key: Option<String>,
        /// The figure.
        pub value: Option<Figure>,
        /// What it is compared with; counts for as many days.
        pub reference: Option<Figure>,
        /// Value less reference.
        pub change: Option<Figure>,
        /// The change in standard errors.
        pub standard_errors: f64,
        /// Whether the change is the better way.
        pub better: bool,
    }
}
