// Generated from the Rust types by `cargo xtask types`. Money is a decimal string.

export type Advice = { 
/**
 * `lead_quality`, `sales_process`, `leak`, `invest`, `coaching`, `stuck` or `target_missed`.
 */
rule: string, 
/**
 * Id of the figure that it belongs to.
 */
kpi: string, 
/**
 * A stage, a campaign or an owner.
 */
subject: string | null, 
/**
 * The stage's action, where the settings give one.
 */
action: string | null, 
/**
 * What the rule saw.
 */
figures: { [key in string]: Figure | null }, };
export type Against = { 
/**
 * `settings`, `file` or `default`.
 */
origin: string, 
/**
 * Who says so; of a default the catalogue tells.
 */
source: string | null, 
/**
 * When it holds, or from when on; null: always.
 */
period: string | null, };
export type Both = { 
/**
 * English.
 */
en: string, 
/**
 * French.
 */
fr: string, };
export type Bounds = { 
/**
 * Every open one is lost.
 */
low: number | null, 
/**
 * Every open one is won.
 */
high: number | null, };
export type BreakdownRow = { 
/**
 * Label; null where the record has none.
 */
key: string | null, 
/**
 * The figure over it.
 */
value: Figure | null, 
/**
 * What the value is a part of.
 */
numerator: Figure | null, 
/**
 * What the value is out of.
 */
denominator: Figure | null, 
/**
 * Its interval.
 */
interval: Interval | null, 
/**
 * Against the rest, after Benjamini–Hochberg; null where no test is defined.
 */
p: number | null, };
export type BusinessHours = { 
/**
 * 1 is Monday.
 */
days: Array<number>, 
/**
 * `09:00`.
 */
from: string, 
/**
 * `18:00`.
 */
to: string, };
export type CacSettings = { 
/**
 * Spend that counts.
 */
categories: Array<string>, 
/**
 * Spend of so many months earlier is set against the period's new customers.
 */
lag_months: number, };
export type CampaignRow = { 
/**
 * Its name; null is what no campaign is credited with.
 */
key: string | null, 
/**
 * Marketing spend.
 */
spend: Figure | null, 
/**
 * Responses, as its own rows tell them.
 */
responses: number | null, 
/**
 * Leads created.
 */
leads: number | null, 
/**
 * Contacts that became marketing qualified.
 */
mql: number | null, 
/**
 * Contacts that became sales qualified.
 */
sql: number | null, 
/**
 * Contacts that became customers; without contacts, deals won.
 */
customers: number | null, 
/**
 * Of the period's leads, the share that are customers by as_of.
 */
conversion: number | null, 
/**
 * Of these, how many.
 */
converted: number | null, 
/**
 * Wilson, of `conversion`.
 */
conversion_interval: Interval | null, 
/**
 * Days from lead to customer, Kaplan–Meier; null when not reached.
 */
median_days: number | null, 
/**
 * Revenue won.
 */
revenue: Figure | null, 
/**
 * Its gross margin.
 */
margin: Figure | null, 
/**
 * spend / leads.
 */
cost_per_lead: Figure | null, 
/**
 * spend / customers.
 */
cac: Figure | null, 
/**
 * (margin − spend) / spend.
 */
romi: number | null, 
/**
 * 1 is the campaign whose leads convert best and soonest; null under 10 leads.
 */
quality_rank: number | null, };
export type Candidate = { 
/**
 * Lower-case vendor name, or `generic`.
 */
vendor: string, 
/**
 * Main entity.
 */
entity: Entity, 
/**
 * How sure that is, from 0 to 1.
 */
score: number, };
export type CesSettings = { 
/**
 * 5 or 7; default: proposed from the answers.
 */
scale: number | null, 
/**
 * Whether a high score is an easy one; default: proposed from scale and words.
 */
high_is_easy: boolean | null, };
export type Code = "empty_file" | "no_rows" | "not_a_table" | "unsupported_format" | "password_protected" | "damaged" | "file_too_large" | "unpacks_too_large" | "too_many_entries" | "too_many_cells" | "out_of_memory" | "unclosed_quote" | "too_many_columns" | "too_many_rows" | "cell_too_large" | "unreadable" | "bad_settings" | "bad_mapping" | "nothing_recognised" | "unknown_kpi" | "unknown_source" | "newer_recipe" | "unwritable" | "cancelled";
export type Completeness = { 
/**
 * Of which entity.
 */
entity: Entity, 
/**
 * Which field.
 */
field: string, 
/**
 * Records that have it.
 */
filled: number, 
/**
 * All records.
 */
rows: number, };
export type CoreError = { 
/**
 * Stable identifier, e.g. `empty_file`.
 */
code: Code, 
/**
 * What was found, for the place of `{}` in the code's sentence.
 */
found: string, 
/**
 * The same in French, where it is words and not data.
 */
found_fr: string | null, 
/**
 * Base name of the file.
 */
file: string | null, 
/**
 * Line of the file, from 1.
 */
row: number | null, 
/**
 * Header of the column, or what was found there.
 */
column: string | null, };
export type Criterion = { 
/**
 * The field.
 */
field: string | null, 
/**
 * Its labels.
 */
in: Array<string> | null, 
/**
 * The column that says when.
 */
entered: string | null, 
/**
 * All of these hold too.
 */
and: Array<Criterion>, 
/**
 * One of these holds too.
 */
or: Array<Criterion>, };
export type CurrencyRows = { 
/**
 * As in the files.
 */
currency: string, 
/**
 * How many.
 */
rows: number, };
export type CustomerSettings = { 
/**
 * By orders: active for so long after each.
 */
inactive_after_days: number, 
/**
 * A gap of at most so many days is bridged.
 */
grace_days: number, };
export type DefaultTarget = { 
/**
 * Its value.
 */
value: number, 
/**
 * Where it comes from.
 */
source: Both, };
export type Defect = { 
/**
 * Of which entity.
 */
entity: Entity, 
/**
 * In which field; null: the whole record.
 */
field: string | null, 
/**
 * `unreadable`, `future`, `closed_before_created`, `ends_before_start`, `out_of_range`, `unknown_stage`, `orphan`, `duplicate`, `same_customer`, `currency`.
 */
fault: string, 
/**
 * How many.
 */
rows: number, };
export type Dimension = { 
/**
 * Name, as in settings.
 */
name: string, 
/**
 * Labels, in the order of their first appearance.
 */
labels: Array<string>, };
export type Direction = "up" | "down";
export type Doubt = { 
/**
 * Header of the column; null for the whole file.
 */
column: string | null, 
/**
 * `day_or_month_first`, `decimal_or_thousands`, `stage_order`, `encoding`, …; told and not asked: `unreadable`, `short_rows`, `footer_lines`, `doubtful_cells`, …
 */
question: string, 
/**
 * The possible answers.
 */
options: Array<string>, 
/**
 * The one that was taken.
 */
taken: string, };
export type DuplicateGroup = { 
/**
 * Ids (or names, or `#row`) of the records.
 */
records: Array<string>, 
/**
 * Pairs, by their place in `records`, and what they have in common: `email`, `phone`, `domain`, `name`.
 */
evidence: Array<Likeness>, };
export type DuplicateGroups = { 
/**
 * `contact` or `account`.
 */
entity: Entity, 
/**
 * Records compared.
 */
compared: number, 
/**
 * Records beyond the first of each group.
 */
surplus: number, 
/**
 * How many groups.
 */
groups: number, 
/**
 * The first of them, at most 50.
 */
listed: Array<DuplicateGroup>, };
export type Effect = { 
/**
 * Id of the figure.
 */
kpi: string, 
/**
 * With all records.
 */
with: number | null, 
/**
 * With each customer once.
 */
without: number | null, };
export type Entity = "account" | "contact" | "deal" | "stage_change" | "activity" | "event" | "survey" | "subscription" | "order" | "spend" | "campaign" | "traffic" | "ticket" | "user" | "target";
export type EntityFields = { 
/**
 * The entity.
 */
entity: Entity, 
/**
 * Names of its fields.
 */
fields: Array<string>, };
export type Excluded = { 
/**
 * `outside_period`, `no_date`, `future`, `no_amount`, `currency`, …
 */
reason: string, 
/**
 * How many.
 */
rows: number, };
export type ExperimentSettings = { 
/**
 * Dimension.
 */
by: string, 
/**
 * Label of the first.
 */
a: string, 
/**
 * Label of the second.
 */
b: string, 
/**
 * Id of a figure that is a share of records.
 */
kpi: string, };
export type Facts = { 
/**
 * The field's other definitions.
 */
variants: Array<VariantFacts>, 
/**
 * A default target and its source, editable in the settings.
 */
default_target: DefaultTarget | null, 
/**
 * `sales.win_rate`: key in the report, the page and the settings.
 */
id: string, 
/**
 * Version of the definition; a change of meaning is a new number.
 */
version: number, 
/**
 * Unit of the value.
 */
unit: Unit, 
/**
 * Whether up or down is better.
 */
direction: Direction, 
/**
 * Whether it leads or lags.
 */
kind: Timing, 
/**
 * Balanced Scorecard perspective.
 */
perspective: Perspective, 
/**
 * What must be loaded; the first entity is the one whose rows are accounted for.
 */
needs: Array<Needs>, 
/**
 * Its words.
 */
words: Words, };
export type Figure = number | string;
export type Funnel = { 
/**
 * Won at as_of.
 */
won: number, 
/**
 * Lost at as_of.
 */
lost: number, 
/**
 * Neither.
 */
open: number, 
/**
 * Records of the pipeline's entity that are not in it, by reason.
 */
excluded: Array<Excluded>, 
/**
 * Between which shares the final rate will lie: won / entered and (won + open) / entered.
 */
bounds: Bounds, 
/**
 * First to last; the last means won.
 */
stages: Array<Stage>, 
/**
 * Records that moved back at least once.
 */
regressed_records: number, 
/**
 * All moves, closings included.
 */
moves: Array<Move>, 
/**
 * `no_history`, `loss_stage_unknown`: why measures are null.
 */
reasons: Array<string>, 
/**
 * The same funnel as each mode counts it; only where `kpis` of the settings names `funnel.modes`.
 */
modes: Array<FunnelMode>, };
export type FunnelMode = { 
/**
 * `reached`, `strict`, `any` or `window`.
 */
mode: string, 
/**
 * Stage by stage.
 */
entered: Array<number | null>, 
/**
 * Entered of the last stage / entered of the first.
 */
conversion_total: number | null, };
export type FunnelSettings = { 
/**
 * `deal`.
 */
entity: string, 
/**
 * Null: the pipeline with most records.
 */
pipeline: string | null, 
/**
 * `cohort` or `activity`.
 */
attribution: string, 
/**
 * `reached`, `strict`, `any` or `window`.
 */
mode: string, 
/**
 * `visit` or `record`.
 */
per: string, 
/**
 * Conversion window.
 */
window_days: number | null, 
/**
 * `first` or `latest`.
 */
reentry: string, 
/**
 * Stages that mean lost; default: the vendor's and words.
 */
lost: Array<string> | null, 
/**
 * Stages in order, the last one means won; default: found.
 */
stages: Array<StageSetting> | null, 
/**
 * Limits and actions of stages by name, wherever these come from.
 */
limits: Array<StageDetails>, };
export type GeneratedBy = { 
/**
 * `crm-kpi`.
 */
name: string, 
/**
 * Semantic version.
 */
version: string, };
export type Grain = "day" | "week" | "month" | "quarter" | "year";
export type Hints = { 
/**
 * What the rows are.
 */
entity: Entity | null, 
/**
 * Header → field (`stage`, or `deal.stage`); empty: unused.
 */
fields: { [key in string]: string }, 
/**
 * Header → notation (`dd/mm/yyyy`, `1.234,56`…); the empty header: the file's encoding.
 */
notations: { [key in string]: string }, 
/**
 * What doubts are settled by where nothing else does.
 */
language: Language, 
/**
 * What files with some columns were told before (a recipe's mappings): taken where the file has them, and nothing else is told.
 */
known?: Array<Mapping>, };
export type Interval = { 
/**
 * Lower end; null is unbounded.
 */
low: Figure | null, 
/**
 * Upper end; null is unbounded.
 */
high: Figure | null, 
/**
 * 0.95 by default.
 */
level: number, };
export type Kpi = { 
/**
 * `churn.logo/1`.
 */
definition: string, 
/**
 * Null with a `reason`, or with `needs`.
 */
value: Figure | null, 
/**
 * `ratio`, `factor`, `count`, `number`, `money`, `money_per_day`, `days`, `hours`, `seconds`, `months`, `points`, `score`.
 */
unit: string, 
/**
 * `up` or `down` is better.
 */
direction: string, 
/**
 * What the value is a part of.
 */
numerator: Figure | null, 
/**
 * What the value is out of.
 */
denominator: Figure | null, 
/**
 * 95 % by default.
 */
interval: Interval | null, 
/**
 * Further measures by name (`mean`, `p90`, …).
 */
measures: { [key in string]: Figure | null }, 
/**
 * The field's other definitions on the same data.
 */
variants: Array<Variant>, 
/**
 * The previous period's value.
 */
previous: Figure | null, 
/**
 * First day from which its records are known, where the previous period begins before them: its value is of a shorter time.
 */
since: string | null, 
/**
 * value − previous.
 */
change: Figure | null, 
/**
 * value / previous − 1; null when previous ≤ 0.
 */
growth: number | null, 
/**
 * All data before the period.
 */
long_term: LongTerm | null, 
/**
 * What is aimed at.
 */
target: Figure | null, 
/**
 * What the field does.
 */
benchmark: Figure | null, 
/**
 * Where `target`, `benchmark` and `long_term` come from, by these names; a long-term mean of the loaded data is not among them.
 */
against: { [key in string]: Against }, 
/**
 * `good`, `likely`, `watch`, `bad` or `none`.
 */
status: string, 
/**
 * What gave the status: `met_clear_of_interval`, `missed_within_interval`, `few_cases`, `no_target`, …
 */
status_rule: string, 
/**
 * Fewer than 30 cases.
 */
small_sample: boolean, 
/**
 * as_of cuts the period.
 */
partial: boolean, 
/**
 * The cohort has had less time than the usual cycle.
 */
immature: boolean, 
/**
 * Rows of the first entity that the figure is made of: used + excluded = all that pass the filters.
 */
used: number, 
/**
 * Rows left out, by reason.
 */
excluded: Array<Excluded>, 
/**
 * What is missing, when something is.
 */
needs: Array<Need>, 
/**
 * Why the value is null, or how it was made (`empty_denominator`, `undated`, …).
 */
reason: string | null, 
/**
 * Further figures by key, where the definition names some.
 */
rows: Array<TableRow>, 
/**
 * The same definition by calendar unit.
 */
series: Array<Point>, 
/**
 * The same definition by part.
 */
breakdowns: { [key in string]: Array<BreakdownRow> }, };
export type Language = "en" | "fr";
export type Likeness = { 
/**
 * One, by its place in the group.
 */
a: number, 
/**
 * The other.
 */
b: number, 
/**
 * `email`, `phone`, `domain`, `name`.
 */
by: string, };
export type Loaded = { 
/**
 * Its key.
 */
id: number, 
/**
 * What was recognized.
 */
source: Source, };
export type LogRankTest = { 
/**
 * The statistic; null where nobody left.
 */
chi_square: number | null, 
/**
 * Degrees of freedom.
 */
df: number | null, 
/**
 * Chance of such a statistic if all groups had one curve.
 */
p: number | null, 
/**
 * By size; small ones are put together at the end.
 */
groups: Array<SurvivalGroup>, };
export type LongTerm = { 
/**
 * Its value.
 */
value: Figure | null, 
/**
 * Its interval.
 */
interval: Interval | null, };
export type LtvSettings = { 
/**
 * `margin` or `simple`.
 */
variant: string, 
/**
 * For the restricted mean lifetime.
 */
horizon_months: number, 
/**
 * For predicted values.
 */
annual_discount: number, 
/**
 * Expected years as a customer, for `ltv.simple`; null: 1 / annual churn.
 */
years: number | null, };
export type MappedColumn = { 
/**
 * Header as in the file.
 */
column: string, 
/**
 * Field of the data model (`stage`, `created`, …); null: a dimension or unused.
 */
field: string | null, 
/**
 * Entity of the field.
 */
entity: Entity | null, 
/**
 * From 0 to 1.
 */
confidence: number, 
/**
 * How its values are written: `yyyy-mm-dd hh:mm`, `1,234.56`, …
 */
notation: string | null, 
/**
 * Up to five values as in the file.
 */
samples: Array<string>, };
export type Mapping = { 
/**
 * Headers of the file that it was made with.
 */
columns: Array<string>, 
/**
 * What the rows are.
 */
entity: Entity | null, 
/**
 * Header → field; empty: unused.
 */
fields: { [key in string]: string }, 
/**
 * Header → notation.
 */
notations: { [key in string]: string }, };
export type Move = { 
/**
 * Stage left.
 */
from: string, 
/**
 * Stage entered.
 */
to: string, 
/**
 * How often.
 */
count: number, };
export type Need = { 
/**
 * The entity.
 */
entity: Entity, 
/**
 * Its fields.
 */
fields: Array<string>, };
export type Needs = { 
/**
 * The entity.
 */
entity: Entity, 
/**
 * Its fields.
 */
fields: Array<string>, };
export type Nps = { 
/**
 * Share of promoters − share of detractors, in points.
 */
score: number | null, 
/**
 * Half width of the interval, in points.
 */
margin: number | null, 
/**
 * 9 and above.
 */
promoters: number, 
/**
 * From 7 to under 9.
 */
passives: number, 
/**
 * Under 7.
 */
detractors: number, 
/**
 * All of them.
 */
responses: number, 
/**
 * Answers by score, 0 to 10.
 */
distribution: Array<ScoreCount>, };
export type NpsSettings = { 
/**
 * `all` or `latest`.
 */
answers: string, 
/**
 * `0-10` or `1-10`.
 */
scale: string, };
export type Period = { 
/**
 * First day.
 */
start: string, 
/**
 * The day after the last.
 */
end: string, };
export type Perspective = "financial" | "customer" | "process" | "learning";
export type Point = { 
/**
 * First day of the unit.
 */
start: string, 
/**
 * The figure over it.
 */
value: Figure | null, 
/**
 * What the value is a part of.
 */
numerator: Figure | null, 
/**
 * What the value is out of.
 */
denominator: Figure | null, 
/**
 * Its interval.
 */
interval: Interval | null, 
/**
 * Clipped by the period or cut by as_of.
 */
partial: boolean, 
/**
 * The cohort has had less time than the usual cycle.
 */
immature: boolean, };
export type Predicted = { 
/**
 * All of them.
 */
customers: number, 
/**
 * Σ of their chances.
 */
expected_alive: number, 
/**
 * Customers by chance: under 0.1, 0.2, … 1.
 */
deciles: Array<number>, 
/**
 * Customers with a chance under one half.
 */
doubtful: number, 
/**
 * Of these, the 50 who ordered most.
 */
at_risk: Array<PredictedCustomer>, };
export type PredictedCustomer = { 
/**
 * Key.
 */
id: string, 
/**
 * Days with an order.
 */
orders: number, 
/**
 * All orders so far.
 */
ordered: Figure | null, 
/**
 * Day of the last one.
 */
last: string, 
/**
 * The chance that it still is a customer.
 */
alive: number, 
/**
 * Orders expected within a year.
 */
next_year: number | null, };
export type Quality = { 
/**
 * 100 × (1 − records with a defect / records).
 */
score: number | null, 
/**
 * All records.
 */
records: number, 
/**
 * Of these, with a defect.
 */
defective: number, 
/**
 * Fault by fault; the records by `records` with the part `entity.field.fault`.
 */
defects: Array<Defect>, 
/**
 * How full each field is that some file has.
 */
completeness: Array<Completeness>, 
/**
 * Customers entered more than once.
 */
duplicates: Array<DuplicateGroups>, 
/**
 * Figures with all records, and with each customer counted once.
 */
effects: Array<Effect>, 
/**
 * Money by currency, where there are several.
 */
currencies: Array<CurrencyRows>, };
export type Rate = string | { [key in string]: string };
export type RecordRow = { 
/**
 * What it is a record of.
 */
entity: Entity, 
/**
 * Base name of the file.
 */
file: string, 
/**
 * Line of the file, from 1.
 */
line: number, 
/**
 * Key.
 */
id: string | null, 
/**
 * Name.
 */
name: string | null, 
/**
 * Owner.
 */
owner: string | null, 
/**
 * Stage, plan or category.
 */
stage: string | null, 
/**
 * `open`, `won`, `lost`; a score.
 */
status: string | null, 
/**
 * Amount.
 */
amount: Figure | null, 
/**
 * The day that the figure goes by.
 */
date: string | null, 
/**
 * Why it is left out; null where it is used.
 */
reason: string | null, 
/**
 * The chance foretold: of a deal to be won, of a customer to still be one; null elsewhere.
 */
chance: number | null, 
/**
 * What it adds to the part's number; null where numbers of records do not add up.
 */
adds: Figure | null, };
export type Records = { 
/**
 * How many there are in all.
 */
total: number, 
/**
 * This page.
 */
rows: Array<RecordRow>, };
export type RecordsQuery = { 
/**
 * Under which settings.
 */
settings: Partial<Settings>, 
/**
 * Of which figure, of the `funnel`, or of `campaigns`.
 */
kpi: string, 
/**
 * `used`, `excluded`, `all`, a reason, or a part of the number: `lost`, `numerator@2024-03-01&owner=Ana`, `lost&stage=Demo`.
 */
part: string, 
/**
 * Column that they are in the order of, `-amount` for the other way round; empty: of the files.
 */
sort?: string, 
/**
 * Records to skip.
 */
offset: number, 
/**
 * Records to give, at most.
 */
limit: number, };
export type Rejected = { 
/**
 * `ragged`, `not_recognised`, `ends_before_start`, …
 */
reason: string, 
/**
 * How many.
 */
rows: number, 
/**
 * The first of them, as lines of the file from 1.
 */
first_rows: Array<number>, };
export type Report = { 
/**
 * Version of this shape.
 */
schema: string, 
/**
 * Who made it.
 */
generated_by: GeneratedBy, 
/**
 * All settings, with defaults filled in: the report can be run again.
 */
settings: Settings, 
/**
 * The files, with every row accounted for.
 */
sources: Array<Source>, 
/**
 * Figures by id.
 */
kpis: { [key in string]: Kpi }, 
/**
 * The funnel, where deals (or what it is over) are loaded.
 */
funnel: Funnel | null, 
/**
 * What each campaign cost and brought, by revenue; null where nothing loaded names a campaign.
 */
campaigns: Array<CampaignRow> | null, 
/**
 * Twelve months of visits, leads and customers, forecast beside actual; null without visits and leads.
 */
runway: Runway | null, 
/**
 * Answers by score.
 */
nps: Nps | null, 
/**
 * Lifetimes of customers.
 */
survival: Survival | null, 
/**
 * A row an owner.
 */
team: Array<TeamRow> | null, 
/**
 * Perspectives × figures, and advice.
 */
scorecard: Scorecard | null, 
/**
 * What changed beyond chance.
 */
review: Review | null, 
/**
 * Customers by first month and months since.
 */
retention: Retention | null, 
/**
 * Who is still a customer among those who buy.
 */
predicted: Predicted | null, 
/**
 * What is wrong with the records, whatever the period and the filters.
 */
quality: Quality | null, };
export type Retention = { 
/**
 * `months`.
 */
unit: string, 
/**
 * A row a calendar month, gap-free.
 */
cohorts: Array<RetentionCohort>, };
export type RetentionCohort = { 
/**
 * First day of the month.
 */
start: string, 
/**
 * All of them.
 */
customers: number, 
/**
 * Their monthly amounts on their first days.
 */
mrr: Figure | null, 
/**
 * Active on the last day of the month.
 */
active: Array<number | null>, 
/**
 * The same over all of them.
 */
share: Array<number | null>, 
/**
 * Monthly amounts on that day over those of the first days; empty where amounts are not known.
 */
mrr_share: Array<number | null>, 
/**
 * Orders up to the end of the month, for each customer of the cohort; empty where there are none.
 */
revenue: Array<Figure | null>, };
export type Review = { 
/**
 * The period, cut at as_of.
 */
period: Period, 
/**
 * The last whole unit of the grain in it.
 */
unit: Period, 
/**
 * The surest first.
 */
items: Array<ReviewItem>, };
export type ReviewItem = { 
/**
 * Id of a figure, `funnel.conversion_closed` or `funnel.median_days`.
 */
kpi: string, 
/**
 * `period` or `unit`.
 */
scope: string, 
/**
 * `previous`, `long_term` or `rest`.
 */
against: string, 
/**
 * Of which dimension it is a part; `stage` for a stage of the funnel.
 */
dimension: string | null, 
/**
 * Which part.
 */
key: string | null, 
/**
 * The figure.
 */
value: Figure | null, 
/**
 * What it is compared with; counts for as many days.
 */
reference: Figure | null, 
/**
 * Value less reference.
 */
change: Figure | null, 
/**
 * The change in standard errors.
 */
standard_errors: number, 
/**
 * Whether the change is the better way.
 */
better: boolean, };
export type Runway = { 
/**
 * First day of the twelve months.
 */
start: string, 
/**
 * Growth that a built forecast takes.
 */
growth: number, 
/**
 * Visits, leads, MQL, SQL, opportunities, customers: those that are loaded.
 */
lines: Array<RunwayLine>, 
/**
 * From each line to the next.
 */
steps: Array<RunwayStep>, };
export type RunwayLine = { 
/**
 * `visits`, `leads`, `mql`, `sql`, `opportunities` or `customers`.
 */
key: string, 
/**
 * `loaded`, or `built` from the year before.
 */
basis: string, 
/**
 * Of the twelve months.
 */
forecast: number | null, 
/**
 * Of the complete ones.
 */
actual: number, 
/**
 * actual / forecast.
 */
attainment: number | null, 
/**
 * attainment − 1.
 */
bias: number | null, 
/**
 * Σ |actual − forecast| / Σ forecast.
 */
wape: number | null, 
/**
 * actual + what is forecast for the rest × attainment.
 */
year_end: number | null, 
/**
 * Each month of the year before over its mean month.
 */
seasonality: Array<number | null>, 
/**
 * The year after, month by month, from this one's actuals.
 */
second_year: Array<number | null>, 
/**
 * Month by month.
 */
months: Array<RunwayMonth>, };
export type RunwayMonth = { 
/**
 * Its first day.
 */
start: string, 
/**
 * What was forecast.
 */
forecast: number | null, 
/**
 * What came; null for months to come.
 */
actual: number | null, 
/**
 * actual − forecast, of complete months.
 */
gap: number | null, 
/**
 * Of this month and those before.
 */
cumulated_gap: number | null, 
/**
 * actual / forecast, of complete months.
 */
attainment: number | null, 
/**
 * as_of cuts it.
 */
partial: boolean, };
export type RunwaySettings = { 
/**
 * Growth of visits against the year before.
 */
growth: number, 
/**
 * Conversions aimed at: `leads_to_mql` and so on; default: those of the year before.
 */
goals: { [key in string]: number }, };
export type RunwayStep = { 
/**
 * The line before.
 */
from: string, 
/**
 * The line after.
 */
to: string, 
/**
 * Over the complete months.
 */
actual: number | null, 
/**
 * As forecast for them.
 */
forecast: number | null, 
/**
 * Over the year before.
 */
before: number | null, 
/**
 * Customers a year that one more point of it is worth.
 */
worth: number | null, };
export type ScoreCount = { 
/**
 * 0 to 10.
 */
score: number, 
/**
 * How many.
 */
count: number, };
export type Scorecard = { 
/**
 * Financial, customer, internal process, learning and growth; within each in the catalogue's order.
 */
rows: Array<ScorecardRow>, 
/**
 * All advice.
 */
advice: Array<Advice>, };
export type ScorecardRow = { 
/**
 * `financial`, `customer`, `process` or `learning`.
 */
perspective: string, 
/**
 * Id of the figure.
 */
kpi: string, 
/**
 * `lead` or `lag`.
 */
kind: string, 
/**
 * Its value.
 */
value: Figure | null, 
/**
 * Its unit.
 */
unit: string, 
/**
 * Against the previous period.
 */
change: Figure | null, 
/**
 * The same as a share.
 */
growth: number | null, 
/**
 * What is aimed at.
 */
target: Figure | null, 
/**
 * `good`, `likely`, `watch`, `bad` or `none`.
 */
status: string, 
/**
 * What gave the status.
 */
status_rule: string, 
/**
 * The first advice about it.
 */
advice: Advice | null, };
export type Settings = { 
/**
 * The day at whose end the world is looked at.
 */
as_of: string | null, 
/**
 * The period, whole days.
 */
period: Period | null, 
/**
 * `day`, `week`, `month`, `quarter` or `year`.
 */
grain: Grain, 
/**
 * Today, filled by page and command line from the clock; below them there is no clock.
 */
now: string | null, 
/**
 * Reporting currency; default: the currency of most rows.
 */
currency: string | null, 
/**
 * One unit of a currency is so many of the reporting currency.
 */
rates: { [key in string]: Rate }, 
/**
 * Name of the report's time zone.
 */
time_zone: string, 
/**
 * First month of the fiscal year, 1 to 12.
 */
fiscal_year_start: number, 
/**
 * Dimension → accepted labels; null is the empty one.
 */
filters: { [key in string]: Array<string | null> }, 
/**
 * Dimensions to break figures down by; default: every dimension with 2 to 50 labels.
 */
by: Array<string> | null, 
/**
 * Ids of the figures and views that are wanted (`sales.win_rate`, `funnel`, `nps`…); default: all.
 */
kpis: Array<string> | null, 
/**
 * The funnel.
 */
funnel: FunnelSettings, 
/**
 * Lifecycle stages by criteria.
 */
lifecycle: { [key in string]: Criterion }, 
/**
 * Gross margin, from 0 to 1; null: 1, stated.
 */
gross_margin: number | null, 
/**
 * Lifetime value.
 */
ltv: LtvSettings, 
/**
 * Acquisition cost.
 */
cac: CacSettings, 
/**
 * `first`, `last`, `even` or `u_shaped`.
 */
campaign_attribution: string, 
/**
 * Two groups to compare; null: none.
 */
experiment: ExperimentSettings | null, 
/**
 * The Results Runway's forecast.
 */
runway: RunwaySettings, 
/**
 * Customers.
 */
customer: CustomerSettings, 
/**
 * Net promoter score.
 */
nps: NpsSettings, 
/**
 * Customer effort score.
 */
ces: CesSettings, 
/**
 * Days after which an untouched open deal is stale.
 */
stale_days: number, 
/**
 * Days from an outreach to the conversion that it counts for.
 */
outreach_days: number, 
/**
 * When the firm works.
 */
business_hours: BusinessHours, 
/**
 * What is aimed at.
 */
targets: Array<Target>, 
/**
 * Level of intervals.
 */
confidence: number, };
export type Source = { 
/**
 * Base name of the file.
 */
file: string, 
/**
 * `hubspot`, `salesforce`, … or `generic`; null when nothing was recognized.
 */
vendor: string | null, 
/**
 * Main entity; null when nothing was recognized.
 */
entity: Entity | null, 
/**
 * Other entities that it feeds.
 */
also: Array<Entity>, 
/**
 * How sure vendor and entity are, from 0 to 1.
 */
score: number, 
/**
 * Headers that gave it away.
 */
reasons: Array<string>, 
/**
 * What else it could be, the likeliest first.
 */
others: Array<Candidate>, 
/**
 * `utf-8`, `windows-1252`, …
 */
encoding: string, 
/**
 * The character between fields.
 */
delimiter: string | null, 
/**
 * Sheet of a workbook.
 */
sheet: string | null, 
/**
 * Records in the table: `rows = used + rejected`.
 */
rows: number, 
/**
 * Records taken.
 */
used: number, 
/**
 * Records refused, and cells left out, by reason.
 */
rejected: Array<Rejected>, 
/**
 * What the file does not say and was assumed.
 */
doubts: Array<Doubt>, 
/**
 * Column by column, in the file's order.
 */
mapping: Array<MappedColumn>, };
export type Stage = { 
/**
 * As in the data, or as named in the settings.
 */
name: string, 
/**
 * furthest ≥ this.
 */
entered: number | null, 
/**
 * furthest > this.
 */
advanced: number | null, 
/**
 * furthest = this and lost.
 */
lost: number | null, 
/**
 * furthest = this and not closed.
 */
open: number | null, 
/**
 * Open records whose stage now is this one.
 */
current: number, 
/**
 * Passed without a visit.
 */
skipped: number | null, 
/**
 * advanced / entered.
 */
conversion: number | null, 
/**
 * entered / entered of the first stage.
 */
conversion_total: number | null, 
/**
 * advanced / (advanced + lost).
 */
conversion_closed: number | null, 
/**
 * Wilson, of `conversion`.
 */
conversion_interval: Interval | null, 
/**
 * lost / entered.
 */
abandon: number | null, 
/**
 * Moves from here to an earlier stage.
 */
regressions: number | null, 
/**
 * Visits beyond each record's first.
 */
reentries: number | null, 
/**
 * Time in the stage; null without history.
 */
time: StageTime | null, 
/**
 * Open records that have stayed longer than the limit.
 */
stuck: Stuck, };
export type StageDetails = { 
/**
 * Its name in the report.
 */
name: string, 
/**
 * Labels of the data that mean it, beside its name.
 */
match: Array<string>, 
/**
 * Longer than this is stuck.
 */
limit_days: number | null, 
/**
 * What to do about it.
 */
action: string | null, };
export type StageSetting = string | StageDetails;
export type StageTime = { 
/**
 * Kaplan–Meier; null when not reached.
 */
median_days: number | null, 
/**
 * Interval of the median, where the band crosses one half.
 */
median_interval: Interval | null, 
/**
 * Kaplan–Meier.
 */
p90_days: number | null, 
/**
 * Over ended visits.
 */
completed_mean_days: number | null, 
/**
 * Over ended visits, type 7.
 */
completed_median_days: number | null, 
/**
 * Over ended visits, type 7.
 */
completed_p90_days: number | null, 
/**
 * All visits.
 */
visits: number, 
/**
 * Visits that have not ended at as_of.
 */
running: number, };
export type Stuck = { 
/**
 * How many.
 */
count: number, 
/**
 * Longer than this; null: too few completed visits to tell.
 */
limit_days: number | null, 
/**
 * The oldest, at most 20; all of them where `kpis` of the settings names `funnel.stuck`.
 */
records: Array<StuckRecord>, };
export type StuckRecord = { 
/**
 * Id, or `#row`.
 */
id: string, 
/**
 * Name, where the file has one.
 */
name: string | null, 
/**
 * Owner.
 */
owner: string | null, 
/**
 * Days in the stage.
 */
age_days: number, 
/**
 * Amount.
 */
amount: Figure | null, 
/**
 * The stage's action.
 */
action: string | null, };
export type Survival = { 
/**
 * `months`.
 */
unit: string, 
/**
 * A step a distinct time.
 */
points: Array<SurvivalPoint>, 
/**
 * Where the curve crosses one half.
 */
median: SurvivalMedian, 
/**
 * Mean lifetime up to the horizon, in months.
 */
restricted_mean: number | null, 
/**
 * In months.
 */
horizon: number, 
/**
 * Do groups share one curve? By dimension.
 */
by: { [key in string]: LogRankTest }, };
export type SurvivalGroup = { 
/**
 * Label; null for the empty one, and for labels put together.
 */
key: string | null, 
/**
 * Labels put together; 0 for a label of its own.
 */
folded: number, 
/**
 * All of them.
 */
customers: number, 
/**
 * Those who left.
 */
left: number, 
/**
 * In months; null when not reached.
 */
median: number | null, 
/**
 * S at 0, 1, 2… months, as far as anybody was seen.
 */
monthly: Array<number>, };
export type SurvivalMedian = { 
/**
 * In months; null when not reached.
 */
value: number | null, 
/**
 * Lower end.
 */
low: number | null, 
/**
 * Upper end.
 */
high: number | null, };
export type SurvivalPoint = { 
/**
 * In months.
 */
t: number, 
/**
 * Just before t.
 */
at_risk: number, 
/**
 * At t.
 */
events: number, 
/**
 * S(t).
 */
survival: number, 
/**
 * Log-log Greenwood.
 */
low: number | null, 
/**
 * Log-log Greenwood.
 */
high: number | null, };
export type TableRow = { 
/**
 * Label; null where the record has none.
 */
key: string | null, 
/**
 * A part of the key's records (a stage, an owner); null for all of them.
 */
group: string | null, 
/**
 * Figures by name.
 */
figures: { [key in string]: Figure | null }, };
export type Target = { 
/**
 * Id of the figure.
 */
kpi: string, 
/**
 * `target`, `benchmark` or `long_term`.
 */
kind: string, 
/**
 * Its value.
 */
value: number, 
/**
 * When it holds (`2024`, `2024-Q1`, `2024-05`, A..B; of a benchmark or a long-term mean: from when on); null: always.
 */
period: string | null, 
/**
 * Whose it is; null: everybody's.
 */
owner: string | null, 
/**
 * Of which segment; null: of all.
 */
segment: string | null, 
/**
 * Where it comes from.
 */
source: string | null, };
export type TeamRow = { 
/**
 * Name; null for deals of nobody.
 */
owner: string | null, 
/**
 * Deals created in the period.
 */
deals: number, 
/**
 * Deals open at its end.
 */
open: number, 
/**
 * Deals won in it.
 */
won: number, 
/**
 * Deals lost in it.
 */
lost: number, 
/**
 * won / (won + lost).
 */
win_rate: number | null, 
/**
 * Wilson.
 */
win_rate_interval: Interval | null, 
/**
 * Median days from creation to closing of deals won.
 */
cycle_days: number | null, 
/**
 * Amount won.
 */
won_amount: Figure | null, 
/**
 * Deals to win.
 */
quota_count: Figure | null, 
/**
 * Amount to win.
 */
quota_amount: Figure | null, 
/**
 * Won / quota.
 */
attainment: number | null, 
/**
 * Under target in at least three of the last six units of the grain; null without a quota.
 */
needs_coaching: boolean | null, 
/**
 * Activities of the period; null where none are loaded.
 */
calls: number | null, 
/**
 * Share of contacts or customers contacted within 30 days.
 */
freshness: number | null, };
export type Timing = "lead" | "lag";
export type Unit = "ratio" | "factor" | "count" | "number" | "money" | "money_per_day" | "days" | "hours" | "seconds" | "months" | "points" | "score";
export type Variant = { 
/**
 * `start_all`.
 */
id: string, 
/**
 * Its value.
 */
value: Figure | null, 
/**
 * What the value is a part of.
 */
numerator: Figure | null, 
/**
 * What the value is out of.
 */
denominator: Figure | null, 
/**
 * Its interval.
 */
interval: Interval | null, };
export type VariantFacts = { 
/**
 * `start_all`.
 */
id: string, 
/**
 * How it differs.
 */
about: Both, 
/**
 * Who uses it.
 */
used_by: string, };
export type Words = { 
/**
 * `Win rate`.
 */
name: Both, 
/**
 * One sentence: what it says.
 */
about: Both, 
/**
 * The formula with `{numerator}`, `{denominator}`, `{value}` or the name of a measure in braces, to be filled with this figure's numbers.
 */
formula: Both, };
