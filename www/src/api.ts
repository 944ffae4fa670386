// Written by hand after the Rust types until ts-rs generates this file with the same names. Money is a decimal string.

/** A number of the report: counts and reals as numbers, money as a decimal string. */
export type Figure = number | string;
export type Entity = "account" | "contact" | "deal" | "stage_change" | "activity" | "event" | "survey" | "subscription" | "order" | "spend" | "campaign" | "traffic" | "ticket" | "user" | "target";
export type Grain = "day" | "week" | "month" | "quarter" | "year";
export type Period = { start: string; end: string };
export type Both = { en: string; fr: string };

export type Settings = {
  as_of: string | null; period: Period | null; grain: Grain; now: string | null; currency: string | null; rates: { [key in string]?: string };
  time_zone: string; fiscal_year_start: number; filters: { [key in string]?: Array<string | null> }; by: Array<string> | null; funnel: FunnelSettings;
  lifecycle: { [key in string]?: unknown }; gross_margin: number | null; ltv: LtvSettings; cac: CacSettings; campaign_attribution: string;
  customer: CustomerSettings; nps: NpsSettings; ces: CesSettings; stale_days: number; outreach_days: number; business_hours: BusinessHours;
  targets: Array<Target>; confidence: number;
};
export type FunnelSettings = { entity: string; pipeline: string | null; attribution: string; mode: string; per: string; window_days: number | null; reentry: string; lost: Array<string> | null; stages: Array<StageSetting> | null };
export type StageSetting = string | StageDetails;
export type StageDetails = { name: string; match: Array<string>; limit_days: number | null; action: string | null };
export type LtvSettings = { variant: string; horizon_months: number; annual_discount: number; years: number | null };
export type CacSettings = { categories: Array<string>; lag_months: number };
export type CustomerSettings = { inactive_after_days: number; grace_days: number };
export type NpsSettings = { answers: string; scale: string };
export type CesSettings = { scale: number; high_is_easy: boolean };
export type BusinessHours = { days: Array<number>; from: string; to: string };
export type Target = { kpi: string; value: number };

export type Report = { schema: string; generated_by: GeneratedBy; settings: Settings; sources: Array<Source>; kpis: { [key in string]?: Kpi }; funnel: Funnel | null; nps: Nps | null; survival: Survival | null };
export type GeneratedBy = { name: string; version: string };
export type Source = {
  file: string; vendor: string | null; entity: Entity | null; also: Array<Entity>; encoding: string; delimiter: string | null; sheet: string | null;
  rows: number; used: number; rejected: Array<Rejected>; doubts: Array<Doubt>; mapping: Array<MappedColumn>;
};
export type Rejected = { reason: string; rows: number; first_rows: Array<number> };
export type Doubt = { column: string | null; question: string; options: Array<string>; taken: string };
export type MappedColumn = { column: string; field: string | null; entity: Entity | null; confidence: number; notation: string | null; samples: Array<string> };
export type Kpi = {
  definition: string; value: Figure | null; unit: string; direction: string; numerator: Figure | null; denominator: Figure | null; interval: Interval | null;
  measures: { [key in string]?: Figure | null }; variants: Array<Variant>; previous: Figure | null; change: Figure | null; growth: number | null;
  long_term: LongTerm | null; target: Figure | null; benchmark: Figure | null; status: string; small_sample: boolean; partial: boolean; immature: boolean;
  used: number; excluded: Array<Excluded>; needs: Array<Need>; reason: string | null; series: Array<Point>; breakdowns: { [key in string]?: Array<BreakdownRow> };
};
export type Interval = { low: Figure | null; high: Figure | null; level: number };
export type Variant = { id: string; value: Figure | null; numerator: Figure | null; denominator: Figure | null; interval: Interval | null };
export type LongTerm = { value: Figure | null; interval: Interval | null };
export type Excluded = { reason: string; rows: number };
export type Need = { entity: Entity; fields: Array<string> };
export type Point = { start: string; value: Figure | null; numerator: Figure | null; denominator: Figure | null; interval: Interval | null; partial: boolean; immature: boolean };
export type BreakdownRow = { key: string | null; value: Figure | null; numerator: Figure | null; denominator: Figure | null; interval: Interval | null; p: number | null };
export type Funnel = { won: number; lost: number; open: number; excluded: Array<Excluded>; bounds: Bounds; stages: Array<Stage>; regressed_records: number; moves: Array<Move>; reasons: Array<string> };
export type Bounds = { low: number | null; high: number | null };
export type Stage = {
  name: string; entered: number | null; advanced: number | null; lost: number | null; open: number | null; current: number; skipped: number | null;
  conversion: number | null; conversion_total: number | null; conversion_closed: number | null; conversion_interval: Interval | null; abandon: number | null;
  regressions: number | null; reentries: number | null; time: StageTime | null; stuck: Stuck;
};
export type StageTime = { median_days: number | null; median_interval: Interval | null; p90_days: number | null; completed_mean_days: number | null; completed_median_days: number | null; completed_p90_days: number | null; visits: number; running: number };
export type Stuck = { count: number; limit_days: number | null; records: Array<StuckRecord> };
export type StuckRecord = { id: string; name: string | null; owner: string | null; age_days: number; amount: Figure | null; action: string | null };
export type Move = { from: string; to: string; count: number };
export type Nps = { score: number | null; margin: number | null; promoters: number; passives: number; detractors: number; responses: number; distribution: Array<ScoreCount> };
export type ScoreCount = { score: number; count: number };
export type Survival = { unit: string; points: Array<SurvivalPoint>; median: SurvivalMedian; restricted_mean: number | null; horizon: number };
export type SurvivalPoint = { t: number; at_risk: number; events: number; survival: number; low: number | null; high: number | null };
export type SurvivalMedian = { value: number | null; low: number | null; high: number | null };

export type Unit = "ratio" | "factor" | "count" | "number" | "money" | "money_per_day" | "days" | "hours" | "seconds" | "months" | "points" | "score";
export type Direction = "up" | "down";
export type Timing = "lead" | "lag";
export type Perspective = "financial" | "customer" | "process" | "learning";
export type Facts = {
  id: string; version: number; unit: Unit; direction: Direction; kind: Timing; perspective: Perspective; needs: Array<Needs>; words: Words;
  variants: Array<VariantFacts>; default_target: DefaultTarget | null;
};
export type Needs = { entity: Entity; fields: Array<string> };
export type Words = { name: Both; about: Both; formula: Both };
export type VariantFacts = { id: string; about: Both; used_by: string };
export type DefaultTarget = { value: number; source: string };

/** What a person says of a file; `fields`: header → "stage", "deal.stage" or "" (unused). */
export type Hints = { entity: Entity | null; fields: { [key in string]?: string }; notations: { [key in string]?: string }; language: "en" | "fr" };
/** What the core throws: `message` is in the language of `speak()`. */
export type CoreError = { code: string; message: string; file: string | null; row: number | null; column: string | null };
export type RecordsQuery = { settings: Partial<Settings>; kpi: string; part: string; offset: number; limit: number };
export type Records = { total: number; rows: Array<RecordRow> };
export type RecordRow = { file: string; line: number; id: string | null; name: string | null; owner: string | null; stage: string | null; status: string | null; amount: Figure | null; date: string | null; reason: string | null };
export type Dimension = { name: string; labels: Array<string> };
export type Loaded = { id: number; source: Source };
export type EntityFields = { entity: Entity; fields: Array<string> };
