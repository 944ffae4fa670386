/** The rows that a figure brings of its own: reasons, types, sellers; a ranking where they count, a table where they say more. */
import { html, nothing, type TemplateResult } from "lit";
import type { Figure, TableRow } from "../api";
import { figure, twinTable } from "../charts/figure";
import { ranking } from "../charts/ranking";
import { formatMonth, hook, named, real } from "../format";
import { WORDS } from "../text/panels";
import { FIGURES } from "../text/themes";
import type { View } from "../view";
import { kpi, voice, type Voice } from "./voice";

const MOST = 10;
const SHARE = /rate|share|chance|attainment|conversion|completeness|filled/;

/** The unit of a row's figure: money comes as text, shares are known by their name. */
function unitOf(name: string, value: Figure | null): string {
  if (typeof value === "string") return "money";
  return SHARE.test(name) ? "ratio" : /days/.test(name) ? "days" : /hours/.test(name) ? "hours" : "number";
}

const write = (name: string, value: Figure | null | undefined, v: Voice): string => (value === null || value === undefined ? "—" : v.figure(value, unitOf(name, value), { compact: true }));
const headOf = (name: string, v: Voice): string => (Object.hasOwn(FIGURES, name) ? v.say(FIGURES[name as keyof typeof FIGURES]) : name.replaceAll("_", " ").replace(/^./, (letter) => letter.toLocaleUpperCase()));

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
  if (shown.every((row) => row.key === null || ORDERED.test(row.key))) return shown.sort((a, b) => (a.key ?? "").localeCompare(b.key ?? ""));
  return shown.sort((a, b) => (real(b.figures[by]) ?? 0) - (real(a.figures[by]) ?? 0));
}

/** The rows of a figure as a chart or a table; nothing where it has none. */
export function detail(view: View, id: string, width: number): TemplateResult | typeof nothing {
  const of = kpi(view, id);
  const facts = view.facts.get(id);
  if (!of || !facts || of.rows.length === 0) return nothing;
  const v = voice(view);
  const heads = [...new Set(of.rows.flatMap((row) => Object.keys(row.figures)))];
  const by = heads.includes("count") ? "count" : (heads[0] ?? "count");
  const rows = wholes(of.rows, by);
  const grouped = of.rows.some((row) => row.group !== null);
  const name = (row: TableRow): string => row.key === null ? v.say(WORDS.blank) : keyWords(row.key, v);
  const title = v.say(facts.words.name);
  const twin = {
    caption: title, heads: [v.say(WORDS.group), ...(grouped ? [v.say(FIGURES.part)] : []), ...heads.map((head) => headOf(head, v))],
    rows: of.rows.map((row) => [name(row), ...(grouped ? [row.group ?? ""] : []), ...heads.map((head) => write(head, row.figures[head], v))]),
  };
  if (heads.length > 3) return html`<figure class="plate-figure"><h3 class="fig-title">${title}</h3><p class="fig-sub">${v.say(facts.words.about)}</p>
    <div class="scroll" tabindex="0" role="group" aria-label=${title}><table><thead><tr><th scope="col">${v.say(WORDS.group)}</th>${heads.map((head) => html`<th scope="col" class="num">${headOf(head, v)}</th>`)}</tr></thead>
    <tbody>${rows.slice(0, 30).map((row) => html`<tr><th scope="row">${name(row)}</th>${heads.map((head) => html`<td class="num" data-kpi=${id} data-key=${row.key ?? "null"} data-measure=${head} data-value=${hook(row.figures[head])}>${write(head, row.figures[head], v)}</td>`)}</tr>`)}</tbody></table></div>
    <figcaption class="fig-foot"><span class="foot-line" data-rest=""></span>${nothing}${twinTable(twin, v.language)}</figcaption></figure>`;
  const second = heads.find((head) => head !== by);
  const ranks = rows.slice(0, MOST).map((row) => {
    const words = write(by, row.figures[by], v);
    const beside = second ? write(second, row.figures[second], v) : "";
    return { key: row.key, name: name(row), value: Math.max(0, real(row.figures[by]) ?? 0), words, beside, say: [named(name(row), words, v.language), beside].filter(Boolean).join(", "), hook: hook(row.figures[by]), measure: by };
  });
  const { marks, height } = ranking(id, ranks, width);
  return figure({ title, sub: v.say(facts.words.about), label: title, width, height, marks, language: v.language, twin });
}
