/** What the page knows, and the plain functions over it. */
import type { Dimension, Doubt, EntityFields, Facts, Grain, Loaded, Period, Report, Settings, Source, Target } from "../api";
import type { Trouble } from "../trouble";
import type { Language } from "../text/both";
import type { Theme } from "../theme";
import type { Choices } from "./keep";

/** A file that is being read, or waits for its turn. */
export interface Reading {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  readonly bytes: number;
  readonly rows: number;
  /** When its reading began, in ms; null: it waits. */
  readonly since: number | null;
}

/** Something that went wrong, until it is dismissed. */
export interface Alert { readonly key: number; readonly error: Trouble }

/** Whether it only tells: nothing failed. */
export function isCalm({ error }: Alert): boolean {
  return error.code === "cancelled" || error.code === "unmapped";
}

/** What is asked of the core: the rest of the settings keeps its defaults. */
export interface Asked {
  readonly period: Period | null;
  readonly grain: Grain;
  readonly asOf: string | null;
  readonly filters: Readonly<Record<string, ReadonlyArray<string | null>>>;
  /** Targets and what else was set by hand. */
  readonly settings?: Partial<Settings>;
}

/** Two segments side by side: a dimension, two of its labels, their reports once they are there. */
export interface Compared {
  readonly dimension: string;
  readonly labels: readonly [string | null, string | null];
  readonly reports: readonly [Report, Report] | null;
}

/** What was chosen on screen, for a page that this one stands in: ids, no more. */
export type Chosen =
  | { readonly kind: "figure"; readonly kpi: string; readonly part: string | null }
  | { readonly kind: "segment"; readonly dimension: string; readonly key: string | null }
  | { readonly kind: "record"; readonly kpi: string; readonly part: string; readonly id: string | null; readonly file: string; readonly line: number };

/** What a person asks to be done with records that are stuck in a stage. */
export interface Action { readonly stage: string; readonly action: string | null; readonly limit_days: number | null; readonly ids: readonly string[] }

/** The page around: its address, and what it wants to hear. */
export interface Around {
  /** Another view or scope; `push`: one that a person goes back from. */
  address?(href: string, push: boolean): void;
  language?(language: Language): void;
  /** Settings, recipes and files may be kept in this browser: not in somebody else's page. */
  readonly keeps?: boolean;
  chosen?(what: Chosen): void;
  /** Why these files are not taken, beside so many that are loaded; null where they are. */
  refuses?(files: readonly File[], loaded: number): Trouble | null;
  /** Given where stuck records can be acted upon. */
  act?(what: Action): void;
}

/** What the drawer shows. */
export interface Explained { readonly kpi: string; readonly part: string | null; readonly records: boolean }

export interface State {
  /** `sealing` until files may come in; `broken` when the core could not be loaded. */
  readonly phase: "sealing" | "open" | "broken";
  readonly language: Language;
  readonly theme: Theme;
  readonly view: string;
  readonly reading: readonly Reading[];
  readonly sources: readonly Loaded[];
  readonly entities: readonly EntityFields[];
  readonly facts: ReadonlyMap<string, Facts>;
  readonly dimensions: readonly Dimension[];
  readonly asked: Asked;
  readonly report: Report | null;
  /** The leading figures of many records, shown while the first report is on its way; a report of nothing else. */
  readonly early: Report | null;
  readonly computing: boolean;
  readonly alerts: readonly Alert[];
  readonly explained: Explained | null;
  /** A worker died and its work was done again. */
  readonly recovered: boolean;
  /** Names of persons and companies are masked. */
  readonly masked: boolean;
  /** One figure a screen. */
  readonly presenting: boolean;
  /** For print: the view with its sources and definitions, or all views one after another. */
  readonly printing: "view" | "all" | null;
  readonly compared: Compared | null;
  /** Changes of mappings that can be taken back, and done again. */
  readonly undoable: number;
  readonly redoable: number;
  /** The recipe in force: its file's name. */
  readonly recipe: string | null;
  /** What is kept in this browser. */
  readonly kept: Choices;
  /** Files of an earlier visit that are kept here. */
  readonly keptFiles: readonly File[];
}

/** `body[data-state]`. */
export function bodyState({ phase, reading, report, sources, alerts, computing }: State): "empty" | "loading" | "ready" | "error" {
  if (phase === "broken") return "error";
  if (phase === "sealing" || reading.length > 0) return "loading";
  if (report) return "ready";
  if (computing) return "loading";
  return alerts.some((one) => !isCalm(one)) || sources.length > 0 ? "error" : "empty";
}

const TOLD = new Set(["unreadable", "short_rows", "footer_lines", "doubtful_cells"]);

/** Doubts that ask; the rest only tell (cells that could not be read, rows that were cut short). */
export function asks(doubt: Doubt): boolean {
  return !TOLD.has(doubt.question);
}

/** What a file asks: how days or numbers are written is one question for all of its columns. */
export function questionsOf(source: Source): Doubt[] {
  const asked = source.doubts.filter(asks);
  return asked.filter(({ question }, at) => !SETTLED_AT_ONCE.has(question) || asked.findIndex((other) => other.question === question) === at);
}
const SETTLED_AT_ONCE = new Set(["day_or_month_first", "decimal_or_thousands"]);

/** What waits for a person under Sources: files that were not recognised, and questions. */
export function openQuestions(sources: readonly Loaded[]): number {
  return sources.reduce((sum, { source }) => sum + (source.entity === null ? 1 : questionsOf(source).length), 0);
}

/** With one label more in a filter, or without it where it was there. */
export function toggled(asked: Asked, dimension: string, label: string | null): Asked {
  const had = asked.filters[dimension] ?? [];
  return filtered(asked, dimension, had.includes(label) ? had.filter((one) => one !== label) : [...had, label]);
}

/** With these labels as the filter of a dimension; none of them is all of it. */
export function filtered(asked: Asked, dimension: string, labels: ReadonlyArray<string | null>): Asked {
  const others = Object.entries(asked.filters).filter(([name]) => name !== dimension);
  return { ...asked, filters: Object.fromEntries(labels.length > 0 ? [...others, [dimension, labels]] : others) };
}

/** Settings for the core. Today's date comes from here: below the page there is no clock. */
export function settingsOf({ period, grain, asOf, filters, settings }: Asked, now: string): Partial<Settings> {
  return { ...settings, now, grain, ...(period && { period }), ...(asOf && { as_of: asOf }), filters: Object.fromEntries(Object.entries(filters).map(([name, labels]) => [name, [...labels]])) };
}

/** With a target, a benchmark or a long-term mean in the place of the same one of the same period, or without it. */
export function held(asked: Asked, target: Target, keep: boolean): Asked {
  const same = (other: Target): boolean => (["kpi", "kind", "period", "owner", "segment"] as const).every((key) => (other[key] ?? null) === (target[key] ?? null));
  const others = (asked.settings?.targets ?? []).filter((other) => !same(other));
  return { ...asked, settings: { ...asked.settings, targets: keep ? [...others, target] : others } };
}

/** The figures that are told first. */
const LEADING = ["sales.won_amount", "sales.win_rate", "mrr", "churn.logo", "orders.revenue", "nps", "ltv_cac", "leads.created"];
/** So many records take long enough for a first report that one would rather not wait for all of it. */
const MANY = 200_000;

/** What is asked for before a first report: a few figures, where that takes long and nobody chose figures; null where it is not worth it. */
export function earlyOf(settings: Partial<Settings>, sources: readonly Loaded[]): Partial<Settings> | null {
  const records = sources.reduce((sum, { source }) => sum + source.used, 0);
  return records < MANY || settings.kpis ? null : { ...settings, by: [], kpis: LEADING };
}

/** Bytes read and to read, and the seconds left at this speed; null while it cannot be told. */
export function secondsLeft(reading: readonly Reading[], now: number): number | null {
  const since = Math.min(...reading.map((one) => one.since ?? Infinity));
  const done = reading.reduce((sum, one) => sum + one.bytes, 0);
  const all = reading.reduce((sum, one) => sum + one.size, 0);
  if (!Number.isFinite(since) || done === 0 || now - since < 500) return null;
  return Math.ceil((((all - done) / done) * (now - since)) / 1000);
}

/** The calendar day of a clock, in its own zone. */
export function dayOf(date: Date): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
