//! A figure, over time and by part.

use crate::dataset::Entity;
use crate::map::SortedMap;
use crate::report::Figure;

super::shapes! {
    /// One figure.
    pub struct Kpi {
        /// `churn.logo/1`.
        pub definition: String,
        /// Null with a `reason`, or with `needs`.
        pub value: Option<Figure>,
        /// `ratio`, `factor`, `count`, `number`, `money`, `money_per_day`, `days`, `hours`, `seconds`, `months`, `points`, `score`.
        pub unit: String,
        /// `up` or `down` is better.
        pub direction: String,
        /// What the value is a part of.
        pub numerator: Option<Figure>,
        /// What the value is out of.
        pub denominator: Option<Figure>,
        /// 95 % by default.
        pub interval: Option<Interval>,
        /// Further measures by name (`mean`, `p90`, …).
        pub measures: SortedMap<String, Option<Figure>>,
        /// The field's other definitions on the same data.
        pub variants: Vec<Variant>,
        /// The previous period's value.
        pub previous: Option<Figure>,
        /// First day from which its records are known, where the previous period begins before them: its value is of a shorter time.
        pub since: Option<String>,
        /// value − previous.
        pub change: Option<Figure>,
        /// value / previous − 1; null when previous ≤ 0.
        pub growth: Option<f64>,
        /// All data before the period.
        pub long_term: Option<LongTerm>,
        /// What is aimed at.
        pub target: Option<Figure>,
        /// What the field does.
        pub benchmark: Option<Figure>,
        /// Where `target`, `benchmark` and `long_term` come from, by these names; a long-term mean of the loaded data is not among them.
        pub against: SortedMap<String, Against>,
        /// `good`, `likely`, `watch`, `bad` or `none`.
        pub status: String,
        /// What gave the status: `met_clear_of_interval`, `missed_within_interval`, `few_cases`, `no_target`, …
        pub status_rule: String,
        /// Fewer than 30 cases.
        pub small_sample: bool,
        /// as_of cuts the period.
        pub partial: bool,
        /// The cohort has had less time than the usual cycle.
        pub immature: bool,
        /// Rows of the first entity that the figure is made of: used + excluded = all that pass the filters.
        #[cfg_attr(test, ts(type = "number"))]
        pub used: u64,
        /// Rows left out, by reason.
        pub excluded: Vec<Excluded>,
        /// What is missing, when something is.
        pub needs: Vec<Need>,
        /// Why the value is null, or how it was made (`empty_denominator`, `undated`, …).
        pub reason: Option<String>,
        /// Further figures by key, where the definition names some.
        pub rows: Vec<TableRow>,
        /// The same definition by calendar unit.
        pub series: Vec<Point>,
        /// The same definition by part.
        pub breakdowns: SortedMap<String, Vec<BreakdownRow>>,
    }

    /// Further figures of one key: a reason, a type, an owner.
    pub struct TableRow {
        /// Label; null where the record has none.
        pub key: Option<String>,
        /// A part of the key's records (a stage, an owner); null for all of them.
        pub group: Option<String>,
        /// Figures by name.
        pub figures: SortedMap<String, Option<Figure>>,
    }

    /// A confidence interval.
    pub struct Interval {
        /// Lower end; null is unbounded.
        pub low: Option<Figure>,
        /// Upper end; null is unbounded.
        pub high: Option<Figure>,
        /// 0.95 by default.
        pub level: f64,
    }

    /// Another definition of the same figure.
    pub struct Variant {
        /// `start_all`.
        pub id: String,
        /// Its value.
        pub value: Option<Figure>,
        /// What the value is a part of.
        pub numerator: Option<Figure>,
        /// What the value is out of.
        pub denominator: Option<Figure>,
        /// Its interval.
        pub interval: Option<Interval>,
    }

    /// Where something that a figure is held against comes from.
    pub struct Against {
        /// `settings`, `file` or `default`.
        pub origin: String,
        /// Who says so; of a default the catalogue tells.
        pub source: Option<String>,
        /// When it holds, or from when on; null: always.
        pub period: Option<String>,
    }

    /// The figure over all data before the period, or as the settings or a file tell it.
    pub struct LongTerm {
        /// Its value.
        pub value: Option<Figure>,
        /// Its interval.
        pub interval: Option<Interval>,
    }

    /// Rows left out for one reason.
    pub struct Excluded {
        /// `outside_period`, `no_date`, `future`, `no_amount`, `currency`, …
        pub reason: String,
        /// How many.
        #[cfg_attr(test, ts(type = "number"))]
        pub rows: u64,
    }

    /// A file, or columns of it, that would give the figure.
    pub struct Need {
        /// The entity.
        pub entity: Entity,
        /// Its fields.
        pub fields: Vec<String>,
    }

    /// One calendar unit of a series.
    pub struct Point {
        /// First day of the unit.
        pub start: String,
        /// The figure over it.
        pub value: Option<Figure>,
        /// What the value is a part of.
        pub numerator: Option<Figure>,
        /// What the value is out of.
        pub denominator: Option<Figure>,
        /// Its interval.
        pub interval: Option<Interval>,
        /// Clipped by the period or cut by as_of.
        pub partial: bool,
        /// The cohort has had less time than the usual cycle.
        pub immature: bool,
    }

    /// One part of a breakdown.
    pub struct BreakdownRow {
        /// Label; null where the record has none.
        pub key: Option<String>,
        /// The figure over it.
        pub value: Option<Figure>,
        /// What the value is a part of.
        pub numerator: Option<Figure>,
        /// What the value is out of.
        pub denominator: Option<Figure>,
        /// Its interval.
        pub interval: Option<Interval>,
        /// Against the rest, after Benjamini–Hochberg; null where no test is defined.
        pub p: Option<f64>,
    }
}

impl TableRow {
    /// Of figures by name.
    pub fn of(key: Option<String>, group: Option<String>, figures: &[(&str, Option<Figure>)]) -> TableRow {
        TableRow { key, group, figures: figures.iter().map(|(name, figure)| ((*name).to_owned(), *figure)).collect() }
    }
}
