//! The funnel, stage by stage.

use super::kpi::{Excluded, Interval};
use crate::report::Figure;

super::shapes! {
    /// The funnel: `entered = advanced + lost + open` at every stage but the last.
    pub struct Funnel {
        /// Won at as_of.
        #[cfg_attr(test, ts(type = "number"))]
        pub won: u64,
        /// Lost at as_of.
        #[cfg_attr(test, ts(type = "number"))]
        pub lost: u64,
        /// Neither.
        #[cfg_attr(test, ts(type = "number"))]
        pub open: u64,
        /// Records of the pipeline's entity that are not in it, by reason.
        pub excluded: Vec<Excluded>,
        /// Between which shares the final rate will lie: won / entered and (won + open) / entered.
        pub bounds: Bounds,
        /// First to last; the last means won.
        pub stages: Vec<Stage>,
        /// Records that moved back at least once.
        #[cfg_attr(test, ts(type = "number"))]
        pub regressed_records: u64,
        /// All moves, closings included.
        pub moves: Vec<Move>,
        /// `no_history`, `loss_stage_unknown`: why measures are null.
        pub reasons: Vec<String>,
        /// The same funnel as each mode counts it; only where `kpis` of the settings names `funnel.modes`.
        pub modes: Vec<FunnelMode>,
    }

    /// A funnel as a mode counts it.
    pub struct FunnelMode {
        /// `reached`, `strict`, `any` or `window`.
        pub mode: String,
        /// Stage by stage.
        #[cfg_attr(test, ts(type = "Array<number | null>"))]
        pub entered: Vec<Option<u64>>,
        /// Entered of the last stage / entered of the first.
        pub conversion_total: Option<f64>,
    }

    /// Two ends of a share.
    pub struct Bounds {
        /// Every open one is lost.
        pub low: Option<f64>,
        /// Every open one is won.
        pub high: Option<f64>,
    }

    /// One stage of the funnel. A measure is null where the data cannot tell it.
    pub struct Stage {
        /// As in the data, or as named in the settings.
        pub name: String,
        /// furthest ≥ this.
        #[cfg_attr(test, ts(type = "number | null"))]
        pub entered: Option<u64>,
        /// furthest > this.
        #[cfg_attr(test, ts(type = "number | null"))]
        pub advanced: Option<u64>,
        /// furthest = this and lost.
        #[cfg_attr(test, ts(type = "number | null"))]
        pub lost: Option<u64>,
        /// furthest = this and not closed.
        #[cfg_attr(test, ts(type = "number | null"))]
        pub open: Option<u64>,
        /// Open records whose stage now is this one.
        #[cfg_attr(test, ts(type = "number"))]
        pub current: u64,
        /// Passed without a visit.
        #[cfg_attr(test, ts(type = "number | null"))]
        pub skipped: Option<u64>,
        /// advanced / entered.
        pub conversion: Option<f64>,
        /// entered / entered of the first stage.
        pub conversion_total: Option<f64>,
        /// advanced / (advanced + lost).
        pub conversion_closed: Option<f64>,
        /// Wilson, of `conversion`.
        pub conversion_interval: Option<Interval>,
        /// lost / entered.
        pub abandon: Option<f64>,
        /// Moves from here to an earlier stage.
        #[cfg_attr(test, ts(type = "number | null"))]
        pub regressions: Option<u64>,
        /// Visits beyond each record's first.
        #[cfg_attr(test, ts(type = "number | null"))]
        pub reentries: Option<u64>,
        /// Time in the stage; null without history.
        pub time: Option<StageTime>,
        /// Open records that have stayed longer than the limit.
        pub stuck: Stuck,
    }

    /// Time in a stage, in days.
    pub struct StageTime {
        /// Kaplan–Meier; null when not reached.
        pub median_days: Option<f64>,
        /// Interval of the median, where the band crosses one half.
        pub median_interval: Option<Interval>,
        /// Kaplan–Meier.
        pub p90_days: Option<f64>,
        /// Over ended visits.
        pub completed_mean_days: Option<f64>,
        /// Over ended visits, type 7.
        pub completed_median_days: Option<f64>,
        /// Over ended visits, type 7.
        pub completed_p90_days: Option<f64>,
        /// All visits.
        #[cfg_attr(test, ts(type = "number"))]
        pub visits: u64,
        /// Visits that have not ended at as_of.
        #[cfg_attr(test, ts(type = "number"))]
        pub running: u64,
    }

    /// Open records that have stayed too long.
    pub struct Stuck {
        /// How many.
        #[cfg_attr(test, ts(type = "number"))]
        pub count: u64,
        /// Longer than this; null: too few completed visits to tell.
        pub limit_days: Option<f64>,
        /// The oldest, at most 20; all of them where `kpis` of the settings names `funnel.stuck`.
        pub records: Vec<StuckRecord>,
    }

    /// One of them.
    pub struct StuckRecord {
        /// Id, or `#row`.
        pub id: String,
        /// Name, where the file has one.
        pub name: Option<String>,
        /// Owner.
        pub owner: Option<String>,
        /// Days in the stage.
        pub age_days: f64,
        /// Amount.
        pub amount: Option<Figure>,
        /// The stage's action.
        pub action: Option<String>,
    }

    /// Moves from one stage to another.
    pub struct Move {
        /// Stage left.
        pub from: String,
        /// Stage entered.
        pub to: String,
        /// How often.
        #[cfg_attr(test, ts(type = "number"))]
        pub count: u64,
    }
}
