//! Settings as people write them, and as the report gives them back: every default filled in, unknown keys refused by name.

pub use crate::calendar::Grain;
#[cfg(not(target_arch = "wasm32"))]
use crate::error::{Code, Error};
use crate::map::SortedMap;
use crate::value::{Take, Value, Wrong, taken, text, wrong};
use serde::Serialize;

macro_rules! settings {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident $(as $key:literal)?: $type:ty = $default:expr,)* })*) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Debug, PartialEq, Serialize)]
            #[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
            pub struct $name { $($(#[$field_meta])* $(#[serde(rename = $key)])? pub $field: $type,)* }
            impl Default for $name {
                fn default() -> $name { $name { $($field: $default,)* } }
            }
            crate::fields! { $name { $($field $(as $key)?,)* } }
        )*
    };
}

settings! {
    /// Everything that can be set. Dates are ISO days; `null` or leaving out means the default of `kpis.md`.
    pub struct Settings {
        /// The day at whose end the world is looked at.
        pub as_of: Option<String> = None,
        /// The period, whole days.
        pub period: Option<Period> = None,
        /// `day`, `week`, `month`, `quarter` or `year`.
        pub grain: Grain = Grain::Month,
        /// Today, filled by page and command line from the clock; below them there is no clock.
        pub now: Option<String> = None,
        /// Reporting currency; default: the currency of most rows.
        pub currency: Option<String> = None,
        /// One unit of a currency is so many of the reporting currency.
        pub rates: SortedMap<String, Rate> = SortedMap::new(),
        /// Name of the report's time zone.
        pub time_zone: String = "UTC".into(),
        /// First month of the fiscal year, 1 to 12.
        pub fiscal_year_start: u32 = 1,
        /// Dimension → accepted labels; null is the empty one.
        pub filters: SortedMap<String, Vec<Option<String>>> = SortedMap::new(),
        /// Dimensions to break figures down by; default: every dimension with 2 to 50 labels.
        pub by: Option<Vec<String>> = None,
        /// Ids of the figures and views that are wanted (`sales.win_rate`, `funnel`, `nps`…); default: all.
        pub kpis: Option<Vec<String>> = None,
        /// The funnel.
        pub funnel: FunnelSettings = FunnelSettings::default(),
        /// Lifecycle stages by criteria.
        pub lifecycle: SortedMap<String, Criterion> = SortedMap::new(),
        /// Gross margin, from 0 to 1; null: 1, stated.
        pub gross_margin: Option<f64> = None,
        /// Lifetime value.
        pub ltv: LtvSettings = LtvSettings::default(),
        /// Acquisition cost.
        pub cac: CacSettings = CacSettings::default(),
        /// `first`, `last`, `even` or `u_shaped`.
        pub campaign_attribution: String = "first".into(),
        /// Two groups to compare; null: none.
        pub experiment: Option<ExperimentSettings> = None,
        /// The Results Runway's forecast.
        pub runway: RunwaySettings = RunwaySettings::default(),
        /// Customers.
        pub customer: CustomerSettings = CustomerSettings::default(),
        /// Net promoter score.
        pub nps: NpsSettings = NpsSettings::default(),
        /// Customer effort score.
        pub ces: CesSettings = CesSettings::default(),
        /// Days after which an untouched open deal is stale.
        pub stale_days: u32 = 30,
        /// Days from an outreach to the conversion that it counts for.
        pub outreach_days: u32 = 30,
        /// When the firm works.
        pub business_hours: BusinessHours = BusinessHours::default(),
        /// What is aimed at.
        pub targets: Vec<Target> = Vec::new(),
        /// Level of intervals.
        pub confidence: f64 = 0.95,
    }

    /// A funnel: stages over one entity.
    pub struct FunnelSettings {
        /// `deal`.
        pub entity: String = "deal".into(),
        /// Null: the pipeline with most records.
        pub pipeline: Option<String> = None,
        /// `cohort` or `activity`.
        pub attribution: String = "cohort".into(),
        /// `reached`, `strict`, `any` or `window`.
        pub mode: String = "reached".into(),
        /// `visit` or `record`.
        pub per: String = "visit".into(),
        /// Conversion window.
        pub window_days: Option<u32> = None,
        /// `first` or `latest`.
        pub reentry: String = "first".into(),
        /// Stages that mean lost; default: the vendor's and words.
        pub lost: Option<Vec<String>> = None,
        /// Stages in order, the last one means won; default: found.
        pub stages: Option<Vec<StageSetting>> = None,
        /// Limits and actions of stages by name, wherever these come from.
        pub limits: Vec<StageDetails> = Vec::new(),
    }

    /// What makes a contact stand in a lifecycle stage: a field with one of some labels, a date in a column, or criteria
    /// joined by and, or. All that is said in one criterion must hold.
    pub struct Criterion {
        /// The field.
        pub field: Option<String> = None,
        /// Its labels.
        pub labels as "in": Option<Vec<String>> = None,
        /// The column that says when.
        pub entered: Option<String> = None,
        /// All of these hold too.
        pub and: Vec<Criterion> = Vec::new(),
        /// One of these holds too.
        pub or: Vec<Criterion> = Vec::new(),
    }

    /// Lifetime value.
    pub struct LtvSettings {
        /// `margin` or `simple`.
        pub variant: String = "margin".into(),
        /// For the restricted mean lifetime.
        pub horizon_months: u32 = 60,
        /// For predicted values.
        pub annual_discount: f64 = 0.1,
        /// Expected years as a customer, for `ltv.simple`; null: 1 / annual churn.
        pub years: Option<f64> = None,
    }

    /// Acquisition cost.
    pub struct CacSettings {
        /// Spend that counts.
        pub categories: Vec<String> = vec!["acquisition".into(), "marketing".into(), "sales".into()],
        /// Spend of so many months earlier is set against the period's new customers.
        pub lag_months: u32 = 0,
    }

    /// Two groups to compare.
    pub struct ExperimentSettings {
        /// Dimension.
        pub by: String = String::new(),
        /// Label of the first.
        pub a: String = String::new(),
        /// Label of the second.
        pub b: String = String::new(),
        /// Id of a figure that is a share of records.
        pub kpi: String = "sales.close_rate".into(),
    }

    /// The Results Runway's forecast, where none is loaded.
    pub struct RunwaySettings {
        /// Growth of visits against the year before.
        pub growth: f64 = 0.0,
        /// Conversions aimed at: `leads_to_mql` and so on; default: those of the year before.
        pub goals: SortedMap<String, f64> = SortedMap::new(),
    }

    /// Customers.
    pub struct CustomerSettings {
        /// By orders: active for so long after each.
        pub inactive_after_days: u32 = 365,
        /// A gap of at most so many days is bridged.
        pub grace_days: u32 = 0,
    }

    /// Net promoter score.
    pub struct NpsSettings {
        /// `all` or `latest`.
        pub answers: String = "all".into(),
        /// `0-10` or `1-10`.
        pub scale: String = "0-10".into(),
    }

    /// Customer effort score.
    pub struct CesSettings {
        /// 5 or 7; default: proposed from the answers.
        pub scale: Option<u32> = None,
        /// Whether a high score is an easy one; default: proposed from scale and words.
        pub high_is_easy: Option<bool> = None,
    }

    /// When the firm works.
    pub struct BusinessHours {
        /// 1 is Monday.
        pub days: Vec<u32> = vec![1, 2, 3, 4, 5],
        /// `09:00`.
        pub from: String = "09:00".into(),
        /// `18:00`.
        pub to: String = "18:00".into(),
    }

    /// What a figure is held against.
    pub struct Target {
        /// Id of the figure.
        pub kpi: String = String::new(),
        /// `target`, `benchmark` or `long_term`.
        pub kind: String = "target".into(),
        /// Its value.
        pub value: f64 = 0.0,
        /// When it holds (`2024`, `2024-Q1`, `2024-05`, A..B; of a benchmark or a long-term mean: from when on); null: always.
        pub period: Option<String> = None,
        /// Whose it is; null: everybody's.
        pub owner: Option<String> = None,
        /// Of which segment; null: of all.
        pub segment: Option<String> = None,
        /// Where it comes from.
        pub source: Option<String> = None,
    }
}

/// Whole days, `[start, end)`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub struct Period {
    /// First day.
    pub start: String,
    /// The day after the last.
    pub end: String,
}

/// What one unit of a currency is worth: always, or by the day (`2024-03-15`, or the first of `2024-03`, `2024-Q1`, `2024`) from which
/// on it was. Before the first of these days it is not known.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub enum Rate {
    /// `"0.92"`.
    Always(String),
    /// `{ "2024-01-01": "0.92", "2024-07-01": "0.93" }`.
    Dated(SortedMap<String, String>),
}

/// A stage: its name alone, or with the labels it stands for, its limit and its action.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub enum StageSetting {
    /// `"Qualification"`.
    Name(String),
    /// With details.
    Detailed(StageDetails),
}

settings! {
    /// A stage's details.
    pub struct StageDetails {
        /// Its name in the report.
        pub name: String = String::new(),
        /// Labels of the data that mean it, beside its name.
        pub labels as "match": Vec<String> = Vec::new(),
        /// Longer than this is stuck.
        pub limit_days: Option<f64> = None,
        /// What to do about it.
        pub action: Option<String> = None,
    }
}

crate::fields! { Period { start, end } }

impl Take for Grain {
    fn take(&mut self, value: Value) -> Result<(), Wrong> {
        match Grain::named(&text(value)?) {
            Some(grain) => *self = grain,
            None => return wrong("day, week, month, quarter or year is expected"),
        }
        Ok(())
    }
}

impl Default for Rate {
    fn default() -> Rate {
        Rate::Dated(SortedMap::new())
    }
}

impl Take for Rate {
    fn take(&mut self, value: Value) -> Result<(), Wrong> {
        *self = match value {
            Value::Text(rate) => Rate::Always(rate),
            dated => Rate::Dated(taken(dated)?),
        };
        Ok(())
    }
}

impl Default for StageSetting {
    fn default() -> StageSetting {
        StageSetting::Name(String::new())
    }
}

impl Take for StageSetting {
    fn take(&mut self, value: Value) -> Result<(), Wrong> {
        *self = match value {
            Value::Text(name) => StageSetting::Name(name),
            details => StageSetting::Detailed(taken(details)?),
        };
        Ok(())
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl<'de> serde::Deserialize<'de> for Settings {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Settings, D::Error> {
        let value = <serde_json::Value as serde::Deserialize>::deserialize(from)?;
        taken(value.into()).map_err(|wrong: Wrong| serde::de::Error::custom(wrong))
    }
}

impl FunnelSettings {
    /// What is said of a stage of that name: its limit, its action.
    pub fn details<'a>(&'a self, stage: &'a str) -> impl Iterator<Item = &'a StageDetails> {
        let listed = self.stages.iter().flatten().filter_map(StageSetting::details);
        self.limits.iter().chain(listed).filter(move |details| details.name == stage)
    }
}

impl StageSetting {
    /// The stage's name.
    pub fn name(&self) -> &str {
        match self {
            StageSetting::Name(name) => name,
            StageSetting::Detailed(details) => &details.name,
        }
    }

    /// Whether a label of the data means this stage.
    pub fn matches(&self, label: &str) -> bool {
        match self {
            StageSetting::Name(name) => name == label,
            StageSetting::Detailed(details) => details.name == label || details.labels.iter().any(|l| l == label),
        }
    }

    /// The details, where there are any.
    pub fn details(&self) -> Option<&StageDetails> {
        match self {
            StageSetting::Name(_) => None,
            StageSetting::Detailed(details) => Some(details),
        }
    }
}

impl Settings {
    /// Settings from JSON text. An unknown key, or a value of the wrong kind, is an error that names it.
    ///
    /// ```
    /// # use crm_kpi::settings::{Grain, Settings};
    /// let settings = Settings::from_json(r#"{"grain": "quarter", "funnel": {"stages": ["Demo", {"name": "Proposal", "limit_days": 30}, "Won"]}}"#).unwrap();
    /// assert_eq!(settings.grain, Grain::Quarter);
    /// let wrong = Settings::from_json(r#"{"grian": "quarter"}"#).unwrap_err();
    /// assert!(wrong.to_string().contains("grian"));
    /// ```
    #[cfg(not(target_arch = "wasm32"))]
    pub fn from_json(text: &str) -> Result<Settings, Error> {
        let value: serde_json::Value = serde_json::from_str(text).map_err(|error| Error::new(Code::BadSettings, error.to_string()))?;
        Ok(taken(value.into())?)
    }
}

impl CacSettings {
    /// Whether spend of that category counts.
    pub fn accepts(&self, category: &str) -> bool {
        self.categories.iter().any(|accepted| accepted == category)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_is_named() {
        let error = Settings::from_json(r#"{"grian": "month"}"#).unwrap_err();
        assert!(error.to_string().contains("grian"), "{error}");
    }

    #[test]
    fn defaults_read_back() {
        let text = serde_json::to_string(&Settings::default()).unwrap();
        assert_eq!(Settings::from_json(&text).unwrap(), Settings::default());
    }
}
