//! Figures by perspective, and advice by rule.

use crate::map::SortedMap;
use crate::report::Figure;

super::shapes! {
    /// Figures by perspective, and advice by rule.
    pub struct Scorecard {
        /// Financial, customer, internal process, learning and growth; within each in the catalogue's order.
        pub rows: Vec<ScorecardRow>,
        /// All advice.
        pub advice: Vec<Advice>,
    }

    /// One figure of the scorecard.
    pub struct ScorecardRow {
        /// `financial`, `customer`, `process` or `learning`.
        pub perspective: String,
        /// Id of the figure.
        pub kpi: String,
        /// `lead` or `lag`.
        pub kind: String,
        /// Its value.
        pub value: Option<Figure>,
        /// Its unit.
        pub unit: String,
        /// Against the previous period.
        pub change: Option<Figure>,
        /// The same as a share.
        pub growth: Option<f64>,
        /// What is aimed at.
        pub target: Option<Figure>,
        /// `good`, `likely`, `watch`, `bad` or `none`.
        pub status: String,
        /// What gave the status.
        pub status_rule: String,
        /// The first advice about it.
        pub advice: Option<Advice>,
    }

    /// Advice: a rule, whom or what it is about, and what it saw.
    pub struct Advice {
        /// `lead_quality`, `sales_process`, `leak`, `invest`, `coaching`, `stuck` or `target_missed`.
        pub rule: String,
        /// Id of the figure that it belongs to.
        pub kpi: String,
        /// A stage, a campaign or an owner.
        pub subject: Option<String>,
        /// The stage's action, where the settings give one.
        pub action: Option<String>,
        /// What the rule saw.
        pub figures: SortedMap<String, Option<Figure>>,
    }
}
