//! The report's JSON, type by type. Names bind: outside checks and the page hold on to them. It holds no sentences.

use super::Figure;
use crate::dataset::Entity;
use crate::settings::{Period, Settings};
use serde::Serialize;
use std::collections::BTreeMap;

macro_rules! shapes {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* })*) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Debug, Default, PartialEq, Serialize)]
            #[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
            pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }
        )*
    };
}

shapes! {
    /// Everything that one request gives.
    pub struct Report {
        /// Version of this shape.
        pub schema: String,
        /// Who made it.
        pub generated_by: GeneratedBy,
        /// All settings, with defaults filled in: the report can be run again.
        pub settings: Settings,
        /// The files, with every row accounted for.
        pub sources: Vec<Source>,
        /// Figures by id.
        pub kpis: BTreeMap<String, Kpi>,
        /// The funnel, where deals (or what it is over) are loaded.
        pub funnel: Option<Funnel>,
        /// What each campaign cost and brought, by revenue; null where nothing loaded names a campaign.
        pub campaigns: Option<Vec<CampaignRow>>,
        /// Twelve months of visits, leads and customers, forecast beside actual; null without visits and leads.
        pub runway: Option<Runway>,
        /// Answers by score.
        pub nps: Option<Nps>,
        /// Lifetimes of customers.
        pub survival: Option<Survival>,
        /// A row an owner.
        pub team: Option<Vec<TeamRow>>,
        /// Perspectives × figures, and advice.
        pub scorecard: Option<Scorecard>,
        /// What changed beyond chance.
        pub review: Option<Review>,
        /// Customers by first month and months since.
        pub retention: Option<Retention>,
        /// Who is still a customer among those who buy.
        pub predicted: Option<Predicted>,
        /// What is wrong with the records, whatever the period and the filters.
        pub quality: Option<Quality>,
    }

    /// What is wrong with the records.
    pub struct Quality {
        /// 100 × (1 − records with a defect / records).
        pub score: Option<f64>,
        /// All records.
        #[cfg_attr(test, ts(type = "number"))]
        pub records: u64,
        /// Of these, with a defect.
        #[cfg_attr(test, ts(type = "number"))]
        pub defective: u64,
        /// Fault by fault; the records by `records` with the part `entity.field.fault`.
        pub defects: Vec<Defect>,
        /// How full each field is that some file has.
        pub completeness: Vec<Completeness>,
        /// Customers entered more than once.
        pub duplicates: Vec<DuplicateGroups>,
        /// Figures with all records, and with each customer counted once.
        pub effects: Vec<Effect>,
        /// Money by currency, where there are several.
        pub currencies: Vec<CurrencyRows>,
    }

    /// Records with one fault.
    pub struct Defect {
        /// Of which entity.
        pub entity: Entity,
        /// In which field; null: the whole record.
        pub field: Option<String>,
        /// `unreadable`, `future`, `closed_before_created`, `ends_before_start`, `out_of_range`, `unknown_stage`, `orphan`, `duplicate`, `same_customer`, `currency`.
        pub fault: String,
        /// How many.
        #[cfg_attr(test, ts(type = "number"))]
        pub rows: u64,
    }

    /// How full a field is.
    pub struct Completeness {
        /// Of which entity.
        pub entity: Entity,
        /// Which field.
        pub field: String,
        /// Records that have it.
        #[cfg_attr(test, ts(type = "number"))]
        pub filled: u64,
        /// All records.
        #[cfg_attr(test, ts(type = "number"))]
        pub rows: u64,
    }

    /// Customers entered more than once.
    pub struct DuplicateGroups {
        /// `contact` or `account`.
        pub entity: Entity,
        /// Records compared.
        #[cfg_attr(test, ts(type = "number"))]
        pub compared: u64,
        /// Records beyond the first of each group.
        #[cfg_attr(test, ts(type = "number"))]
        pub surplus: u64,
        /// How many groups.
        #[cfg_attr(test, ts(type = "number"))]
        pub groups: u64,
        /// The first of them, at most 50.
        pub listed: Vec<DuplicateGroup>,
    }

    /// Records that are one customer.
    pub struct DuplicateGroup {
        /// Ids (or names, or `#row`) of the records.
        pub records: Vec<String>,
        /// Pairs, by their place in `records`, and what they have in common: `email`, `phone`, `domain`, `name`.
        pub evidence: Vec<Likeness>,
    }

    /// Two records and what they have in common.
    pub struct Likeness {
        /// One, by its place in the group.
        pub a: u32,
        /// The other.
        pub b: u32,
        /// `email`, `phone`, `domain`, `name`.
        pub by: String,
    }

    /// A figure with and without customers entered twice.
    pub struct Effect {
        /// Id of the figure.
        pub kpi: String,
        /// With all records.
        pub with: Option<f64>,
        /// With each customer once.
        pub without: Option<f64>,
    }

    /// Records with money in one currency.
    pub struct CurrencyRows {
        /// As in the files.
        pub currency: String,
        /// How many.
        #[cfg_attr(test, ts(type = "number"))]
        pub rows: u64,
    }

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
        pub figures: BTreeMap<String, Option<Figure>>,
    }

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

    /// Name and version of the program.
    pub struct GeneratedBy {
        /// `crm-kpi`.
        pub name: String,
        /// Semantic version.
        pub version: String,
    }

    /// One file (or one table of a file).
    pub struct Source {
        /// Base name of the file.
        pub file: String,
        /// `hubspot`, `salesforce`, … or `generic`; null when nothing was recognised.
        pub vendor: Option<String>,
        /// Main entity; null when nothing was recognised.
        pub entity: Option<Entity>,
        /// Other entities that it feeds.
        pub also: Vec<Entity>,
        /// How sure vendor and entity are, from 0 to 1.
        pub score: f64,
        /// Headers that gave it away.
        pub reasons: Vec<String>,
        /// What else it could be, the likeliest first.
        pub others: Vec<Candidate>,
        /// `utf-8`, `windows-1252`, …
        pub encoding: String,
        /// The character between fields.
        pub delimiter: Option<String>,
        /// Sheet of a workbook.
        pub sheet: Option<String>,
        /// Records in the table: `rows = used + rejected`.
        #[cfg_attr(test, ts(type = "number"))]
        pub rows: u64,
        /// Records taken.
        #[cfg_attr(test, ts(type = "number"))]
        pub used: u64,
        /// Records refused, and cells left out, by reason.
        pub rejected: Vec<Rejected>,
        /// What the file does not say and was assumed.
        pub doubts: Vec<Doubt>,
        /// Column by column, in the file's order.
        pub mapping: Vec<MappedColumn>,
    }

    /// What a file could be.
    pub struct Candidate {
        /// Lower-case vendor name, or `generic`.
        pub vendor: String,
        /// Main entity.
        pub entity: Entity,
        /// How sure that is, from 0 to 1.
        pub score: f64,
    }

    /// Records refused for one reason.
    pub struct Rejected {
        /// `ragged`, `not_recognised`, `ends_before_start`, …
        pub reason: String,
        /// How many.
        #[cfg_attr(test, ts(type = "number"))]
        pub rows: u64,
        /// The first of them, as lines of the file from 1.
        #[cfg_attr(test, ts(type = "Array<number>"))]
        pub first_rows: Vec<u64>,
    }

    /// A question that the file leaves open.
    pub struct Doubt {
        /// Header of the column; null for the whole file.
        pub column: Option<String>,
        /// `day_or_month_first`, `decimal_or_thousands`, `stage_order`, `encoding`, …; told and not asked: `unreadable`, `short_rows`, `doubtful_cells`, …
        pub question: String,
        /// The possible answers.
        pub options: Vec<String>,
        /// The one that was taken.
        pub taken: String,
    }

    /// One column and what it was taken for.
    pub struct MappedColumn {
        /// Header as in the file.
        pub column: String,
        /// Field of the data model (`stage`, `created`, …); null: a dimension or unused.
        pub field: Option<String>,
        /// Entity of the field.
        pub entity: Option<Entity>,
        /// From 0 to 1.
        pub confidence: f64,
        /// How its values are written: `yyyy-mm-dd hh:mm`, `1,234.56`, …
        pub notation: Option<String>,
        /// Up to five values as in the file.
        pub samples: Vec<String>,
    }

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
        pub measures: BTreeMap<String, Option<Figure>>,
        /// The field's other definitions on the same data.
        pub variants: Vec<Variant>,
        /// The previous period's value.
        pub previous: Option<Figure>,
        /// value − previous.
        pub change: Option<Figure>,
        /// value / previous − 1; null when previous ≤ 0.
        pub growth: Option<f64>,
        /// All data before the period.
        pub long_term: Option<LongTerm>,
        /// What is aimed at.
        pub target: Option<Figure>,
        /// `settings`, `file` or `default`.
        pub target_source: Option<String>,
        /// What the field does.
        pub benchmark: Option<Figure>,
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
        pub breakdowns: BTreeMap<String, Vec<BreakdownRow>>,
    }

    /// Further figures of one key: a reason, a type, an owner.
    pub struct TableRow {
        /// Label; null where the record has none.
        pub key: Option<String>,
        /// A part of the key's records (a stage, an owner); null for all of them.
        pub group: Option<String>,
        /// Figures by name.
        pub figures: BTreeMap<String, Option<Figure>>,
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

    /// The figure over all data before the period.
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
    }

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

    /// The Results Runway.
    pub struct Runway {
        /// First day of the twelve months.
        pub start: String,
        /// Growth that a built forecast takes.
        pub growth: f64,
        /// Visits, leads, MQL, SQL, opportunities, customers: those that are loaded.
        pub lines: Vec<RunwayLine>,
        /// From each line to the next.
        pub steps: Vec<RunwayStep>,
    }

    /// One line of the runway. Attainment, bias and WAPE are over the complete months that have a forecast.
    pub struct RunwayLine {
        /// `visits`, `leads`, `mql`, `sql`, `opportunities` or `customers`.
        pub key: String,
        /// `loaded`, or `built` from the year before.
        pub basis: String,
        /// Of the twelve months.
        pub forecast: Option<f64>,
        /// Of the complete ones.
        #[cfg_attr(test, ts(type = "number"))]
        pub actual: u64,
        /// actual / forecast.
        pub attainment: Option<f64>,
        /// attainment − 1.
        pub bias: Option<f64>,
        /// Σ |actual − forecast| / Σ forecast.
        pub wape: Option<f64>,
        /// actual + what is forecast for the rest × attainment.
        pub year_end: Option<f64>,
        /// Each month of the year before over its mean month.
        pub seasonality: Vec<Option<f64>>,
        /// The year after, month by month, from this one's actuals.
        pub second_year: Vec<Option<f64>>,
        /// Month by month.
        pub months: Vec<RunwayMonth>,
    }

    /// One month of a line.
    pub struct RunwayMonth {
        /// Its first day.
        pub start: String,
        /// What was forecast.
        pub forecast: Option<f64>,
        /// What came; null for months to come.
        #[cfg_attr(test, ts(type = "number | null"))]
        pub actual: Option<u64>,
        /// actual − forecast, of complete months.
        pub gap: Option<f64>,
        /// Of this month and those before.
        pub cumulated_gap: Option<f64>,
        /// actual / forecast, of complete months.
        pub attainment: Option<f64>,
        /// as_of cuts it.
        pub partial: bool,
    }

    /// From one line to the next: entries over entries.
    pub struct RunwayStep {
        /// The line before.
        pub from: String,
        /// The line after.
        pub to: String,
        /// Over the complete months.
        pub actual: Option<f64>,
        /// As forecast for them.
        pub forecast: Option<f64>,
        /// Over the year before.
        pub before: Option<f64>,
        /// Customers a year that one more point of it is worth.
        pub worth: Option<f64>,
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
        /// The oldest, at most 20; the rest by `records`.
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

    /// Answers to "how likely are you to recommend us".
    pub struct Nps {
        /// Share of promoters − share of detractors, in points.
        pub score: Option<f64>,
        /// Half width of the interval, in points.
        pub margin: Option<f64>,
        /// 9 and above.
        #[cfg_attr(test, ts(type = "number"))]
        pub promoters: u64,
        /// From 7 to under 9.
        #[cfg_attr(test, ts(type = "number"))]
        pub passives: u64,
        /// Under 7.
        #[cfg_attr(test, ts(type = "number"))]
        pub detractors: u64,
        /// All of them.
        #[cfg_attr(test, ts(type = "number"))]
        pub responses: u64,
        /// Answers by score, 0 to 10.
        pub distribution: Vec<ScoreCount>,
    }

    /// Answers with one score.
    pub struct ScoreCount {
        /// 0 to 10.
        pub score: u8,
        /// How many.
        #[cfg_attr(test, ts(type = "number"))]
        pub count: u64,
    }

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
        pub by: BTreeMap<String, LogRankTest>,
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
}
