/** The rows that a figure brings of its own, as a ranking: reasons, types, tenths, months. */
import { html, type TemplateResult } from "lit";
import type { Figure, Kpi, TableRow } from "../api";
import { figure } from "../charts/figure";
import { ranking } from "../charts/ranking";
import { formatMonth } from "../dates";
import { hook, named, real } from "../format";
import { WORDS } from "../text/panels";
import type { Both } from "../text/both";
import { FIGURES, THEME_WORDS } from "../text/themes";
import type { View } from "../view";
import { voice, type Voice } from "./voice";
import type { Entry } from "./waiting";

const MOST = 10;
/** A figure's unit and what heads its column; `tests/words.rs` holds that the table has all of them. */
const figureOf = (name: string): Both & { unit: string } => (FIGURES as Record<string, Both & { unit: string }>)[name] ?? { en: name, fr: name, unit: "number" };

/** A figure of a row; `like`: the largest of its column, so that all are written in one unit. */
const write = (name: string, value: Figure | null | undefined, v: Voice, like?: number): string => v.figure(value, figureOf(name).unit, { compact: true, ...(like === undefined ? {} : { like }) });

/** Keys that have an order of their own: tenths, months. */
const ORDERED = /^(?:0\.\d|\d{4}-\d{2}(?:-\d{2})?)$/;

/** A key in words: "20–30 %" of a tenth, the month of a day. */
function keyWords(key: string, v: Voice): string {
  if (/^0\.\d$/.test(key)) return `${v.count(Math.round(Number(key) * 100))}–${v.figure(Number(key) + 0.1, "ratio", { decimals: 0 })}`;
  return ORDERED.test(key) ? `${formatMonth(key.slice(0, 7).concat("-01"), v.language)} ${key.slice(0, 4)}` : key;
}

/** Rows of the whole, without their parts, largest first, or in their own order. */
function wholes(rows: readonly TableRow[], by: string): TableRow[] {
  const whole = rows.filter((row) => row.group === null);
  const shown = [...(whole.length > 0 ? whole : rows)];
  // what has no key comes after the last tenth, month
  if (shown.every((row) => row.key === null || ORDERED.test(row.key))) return shown.sort((a, b) => Number(a.key === null) - Number(b.key === null) || (a.key ?? "").localeCompare(b.key ?? ""));
  return shown.sort((a, b) => (real(b.figures[by]) ?? 0) - (real(a.figures[by]) ?? 0));
}

const headsOf = ({ rows }: Kpi): string[] => [...new Set(rows.flatMap((row) => Object.keys(row.figures)))];

/** Whether a figure's rows are drawn; those of sellers stand in the team's table. */
export const drawn = (of: Kpi): boolean => of.rows.length > 0 && headsOf(of).length <= 3;

/** Whether a figure is no more than the number of what its rows count: then it stands over them. */
export const counts = (of: Kpi): boolean => drawn(of) && of.unit === "count" && headsOf(of).includes("count");

/** The rows of a figure as a chart. */
export function detail(view: View, { facts, of }: Entry, width: number): TemplateResult {
  const { id } = facts;
  const v = voice(view);
  const heads = headsOf(of);
  const by = heads.includes("count") ? "count" : (heads[0] ?? "count");
  const rows = wholes(of.rows, by);
  const grouped = of.rows.some((row) => row.group !== null);
  const monthly = rows.some((row) => row.key !== null && ORDERED.test(row.key));
  const most = new Map(heads.map((head) => [head, Math.max(...rows.map((row) => Math.abs(real(row.figures[head]) ?? 0)))]));
  const name = (row: TableRow): string => row.key === null ? v.say(monthly ? THEME_WORDS.later : WORDS.blank) : keyWords(row.key, v);
  const title = v.say(facts.words.name);
  const about = v.say(facts.words.about);
  const twin = {
    caption: title, heads: [v.say(WORDS.group), ...(grouped ? [v.say(THEME_WORDS.part)] : []), ...heads.map((head) => v.say(figureOf(head)))],
    rows: of.rows.map((row) => [name(row), ...(grouped ? [row.group ?? ""] : []), ...heads.map((head) => write(head, row.figures[head], v))]),
  };
  const ends = heads.includes("low") && heads.includes("high");
  const second = heads.find((head) => head !== by);
  const beside = (row: TableRow): string => {
    if (ends) return v.interval({ low: row.figures["low"] ?? null, high: row.figures["high"] ?? null, level: 0 }, "money", { compact: true, ...(most.has("high") ? { like: most.get("high") ?? 0 } : {}) }) ?? "";
    return second ? write(second, row.figures[second], v, most.get(second)) : "";
  };
  const ranks = rows.slice(0, MOST).map((row) => {
    const words = write(by, row.figures[by], v, most.get(by));
    return { key: row.key, name: name(row), value: Math.max(0, real(row.figures[by]) ?? 0), words, beside: beside(row), say: [named(name(row), words, v.language), beside(row)].filter(Boolean).join(", "), hook: hook(row.figures[by]), measure: by };
  });
  const { marks, height } = ranking(id, ranks, width, second ? { heads: [v.say(figureOf(by)), v.say(ends ? WORDS.interval : figureOf(second))] } : {});
  return figure({ title, sub: counts(of) ? html`<b data-kpi=${id} data-value=${hook(of.value)}>${v.figure(of.value, of.unit)}</b> · ${about}` : about, label: title, links: html`<button type="button" class="link" @click=${() => view.explain(id)}>${v.say(WORDS.explain)}</button>`, width, height, marks, language: v.language, twin });
}
