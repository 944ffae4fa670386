/** A band of the catalogue: figures by the beginning of their ids, drawn by their shape alone, so that a new figure needs no change here. */
import { html, nothing, type TemplateResult } from "lit";
import { real } from "../format";
import type { Theme } from "../text/themes";
import { THEME_WORDS, THEMES } from "../text/themes";
import type { View } from "../view";
import { band, grid, halves, pair } from "./band";
import { cell, stateOf } from "./cell";
import { counts, detail, drawn } from "./detail";
import { leading } from "./leading";
import { rows } from "./row";
import { breakdownFigure, dimensionsOf, finding } from "./split";
import { timeline } from "./timeline";
import { kpi, voice } from "./voice";
import { untold, type Entry } from "./waiting";

/** Figures of the report whose id is one of these, or begins with one that ends in a dot. */
export function entriesOf(view: View, ids: readonly string[], without: ReadonlySet<string> = new Set()): Entry[] {
  const fits = (id: string): boolean => !without.has(id) && ids.some((one) => (one.endsWith(".") ? id.startsWith(one) : id === one));
  return [...view.facts.values()].flatMap((facts) => {
    const of = kpi(view, facts.id);
    return of && fits(facts.id) ? [{ facts, of }] : [];
  });
}

/** How the figures of a group are laid out. */
export interface Layout {
  readonly id: string;
  readonly theme: Theme;
  /** Prefixes or ids. */
  readonly ids: readonly string[];
  /** Drawn elsewhere in the view. */
  readonly without?: ReadonlySet<string>;
  /** Whether the first figure's past and its best breakdown are drawn too. */
  readonly charts?: boolean;
  /** Figures whose own rows are drawn elsewhere. */
  readonly apart?: ReadonlySet<string>;
  readonly advice?: string | null;
}

const known = ({ of }: Entry): number => of.series.filter((point) => real(point.value) !== null).length;

/** The past of the figure with most to tell, and the breakdown with most established differences. */
function charts(view: View, there: readonly Entry[]): TemplateResult | typeof nothing {
  const v = voice(view);
  const timed = there.filter((entry) => known(entry) > 2);
  const past = timed.find(({ of }) => of.unit === "ratio" || of.interval !== null) ?? timed[0];
  const sure = ({ of }: Entry): number => Object.values(of.breakdowns).flat().filter((row) => row?.p !== null && (row?.p ?? 1) < 0.05).length;
  const cut = [...there].filter(({ of }) => dimensionsOf(of).length > 0).sort((a, b) => sure(b) - sure(a))[0];
  const dimension = cut && dimensionsOf(cut.of)[0];
  if (!past && !cut) return nothing;
  const { left, right, stacked } = halves(view.width);
  const first = past ? timeline(view, past.facts.id, dimension ? left : Math.min(view.width, 720), { title: v.say(past.facts.words.name), sub: v.say(past.facts.words.about) }) : nothing;
  const second = cut && dimension ? breakdownFigure(view, cut.facts.id, dimension, past ? right : Math.min(view.width, 720), finding(view, cut.facts.id, dimension), v.say(cut.facts.words.name)) : nothing;
  return html`<div class="theme-charts">${pair(stacked || !past || !dimension, first, second)}</div>`;
}

/** The rows that figures bring of their own, two side by side. */
function details(view: View, told: readonly Entry[]): TemplateResult | typeof nothing {
  const having = told.filter(({ of }) => drawn(of));
  if (having.length === 0) return nothing;
  const half = view.width >= 772 ? Math.floor((view.width - 52) / 2) : view.width;
  return html`<div class="details">${having.map((entry) => detail(view, entry, half))}</div>`;
}

/** Rows under the large figures of a band before the others are folded away. */
const ROWS = 6;

/** The figures that are not set large, a line each; beyond the first few they are folded away. */
export function lines(view: View, some: readonly Entry[]): TemplateResult {
  const fold = some.length > ROWS + 1 ? ROWS : some.length;
  return html`${rows(view, some.slice(0, fold))}${folded(view, some.slice(fold))}`;
}

/** The band; nothing where none of its figures has its file. */
export function themeBand(view: View, of: Layout): TemplateResult | typeof nothing {
  const v = voice(view);
  const there = entriesOf(view, of.ids, of.without).filter((entry) => stateOf(view, entry.of) !== "missing");
  const told = there.filter((entry) => stateOf(view, entry.of) !== "empty");
  if (told.length === 0) return there.length === 0 ? nothing : band(view, { id: of.id, title: v.say(of.theme.title), text: v.say(of.theme.about) }, html`${untold(view, there)}`);
  const { columns, cell: width } = grid(view);
  const single = told.filter(({ of }) => !counts(of));
  const large = leading(single);
  const rest = single.filter((entry) => !large.includes(entry));
  const flat = large.every((entry) => entry.of.series.length < 2 && real(entry.of.previous) === null);
  return band(view, { id: of.id, title: v.say(of.theme.title), text: v.say(of.theme.about), advice: of.advice ?? null },
    html`<div class="kpis c${columns} ${flat ? "flat" : ""}">${large.map((entry) => cell(view, entry.facts, entry.of, width))}</div>${lines(view, rest)}${untold(view, there.filter((entry) => !told.includes(entry)))}${of.charts === false ? nothing : charts(view, told)}${details(view, of.apart ? told.filter(({ facts }) => !of.apart?.has(facts.id)) : told)}`);
}

/** Figures beyond the first few, folded away. */
function folded(view: View, some: readonly Entry[]): TemplateResult | typeof nothing {
  if (some.length === 0) return nothing;
  const v = voice(view);
  return html`<details class="more further"><summary>${v.say(THEME_WORDS.further)} <span class="more-note">${v.count(some.length)}</span></summary>${rows(view, some)}</details>`;
}

/** Every figure of a view in a line: nothing that is in the report is out of reach. */
export function listBand(view: View, id: string, ids: readonly string[]): TemplateResult | typeof nothing {
  const all = entriesOf(view, ids).filter(({ of }) => stateOf(view, of) !== "missing");
  const told = all.filter(({ of }) => stateOf(view, of) !== "empty");
  const v = voice(view);
  return all.length === 0 ? nothing : band(view, { id, title: v.say(THEMES.all.title), text: v.say(THEMES.all.about) }, html`<details class="more further"><summary>${v.say(THEME_WORDS.further)} <span class="more-note">${v.count(told.length)}</span></summary>${rows(view, told)}</details>${untold(view, all.filter((entry) => !told.includes(entry)))}`);
}
