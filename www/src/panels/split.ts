/** Bands that break a figure down: the dimension with most to say first, the others folded away. */
import { html, nothing, type TemplateResult } from "lit";
import type { BreakdownRow, Kpi } from "../api";
import { breakdown, type Group } from "../charts/breakdown";
import { ranking } from "../charts/ranking";
import { figure } from "../charts/figure";
import { hook, named, real, type Style } from "../format";
import { FINDINGS } from "../text/findings";
import { COMPARE } from "../text/compare";
import { DIMENSIONS, ENTITIES, SENTENCES, WORDS } from "../text/panels";
import type { View } from "../view";
import { breakdownAdvice, established } from "./advice";
import { band, few } from "./band";
import { boundsOf, kpi, shareCases, voice, type Voice } from "./voice";

const PREFERRED = ["campaign", "source", "channel", "owner", "segment", "plan", "product", "country", "team", "type"];
const MOST = 12;
/** Fewer cases than that say next to nothing of a share or a mean. */
const FEWEST = 10;

/** The dimensions of a figure that have something to compare (two groups that differ), the most useful first. */
export function dimensionsOf(of: Kpi | undefined): string[] {
  const place = (name: string): number => (PREFERRED.includes(name) ? PREFERRED.indexOf(name) : PREFERRED.length);
  return Object.entries(of?.breakdowns ?? {}).filter(([, rows]) => new Set((rows ?? []).flatMap((row) => real(row.value) ?? [])).size > 1).map(([name]) => name).sort((a, b) => place(a) - place(b) || a.localeCompare(b));
}

/** A dimension in words: the data model's own, or the file's header. */
export function dimensionName(dimension: string, v: Voice): string {
  const known = DIMENSIONS[dimension];
  return known ? v.say(known.name) : dimension.replaceAll("_", " ");
}

function countOf(row: BreakdownRow, of: Kpi, v: Voice): string {
  if (of.unit === "ratio" && typeof row.numerator === "number" && typeof row.denominator === "number") return v.tell(SENTENCES.of, { k: v.count(row.numerator), n: v.count(row.denominator) });
  if (typeof row.denominator !== "number" || !Number.isInteger(row.denominator)) return "";
  return of.unit === "points" ? `${v.count(row.denominator)} ${v.say(new Intl.PluralRules(v.language).select(row.denominator) === "one" ? ENTITIES.survey.one : ENTITIES.survey.many)}` : v.count(row.denominator);
}

/** The chart of one dimension. */
export function breakdownFigure(view: View, id: string, dimension: string, width: number, title?: string, sub?: string): TemplateResult {
  const v = voice(view);
  const of = kpi(view, id);
  if (!of) return html``;
  const rows = of.breakdowns[dimension] ?? [];
  const drawn = rows.filter((row) => real(row.value) !== null);
  const name = (row: BreakdownRow): string => row.key ?? v.say(WORDS.blank);
  // Money by currency is in each one's own: written so, and not drawn to one scale.
  const apart = dimension === "currency" && of.unit.startsWith("money");
  const style = (row: { key?: string | null; denominator: typeof of.value }): Partial<Style> => ({ n: shareCases(row), compact: true, ...(apart && row.key && { currency: row.key }) });
  const write = (value: typeof of.value, row: Parameters<typeof style>[0]): string => v.figure(value, of.unit, style(row));
  // Sums are parts of a whole, from zero, without an interval: bars. All else is a place on a scale.
  const sums = apart || (of.unit === "count" || of.unit === "money") && drawn.every((row) => row.interval === null && (real(row.value) ?? 0) >= 0);
  const large = drawn.filter((row) => sums || (shareCases(row) ?? FEWEST) >= FEWEST);
  const some = large.length > 1 ? large : drawn;
  const groups: Group[] = some.slice(0, MOST).map((row) => {
    const interval = v.interval(row.interval, of.unit, style(row));
    const words = write(row.value, row);
    const count = countOf(row, of, v);
    return {
      key: row.key, name: name(row), count, words, value: real(row.value), low: real(row.interval?.low), high: real(row.interval?.high),
      sure: row.p !== null && row.p < 0.05, hook: hook(row.value),
      say: [named(name(row), words, v.language), count, interval].filter(Boolean).join(", "),
      act: () => view.filter(dimension, row.key),
    };
  });
  const bounds = boundsOf(of.unit);
  const { marks, height } = sums ? ranking(id, groups.map((group) => ({ key: group.key, name: group.name, value: apart ? 0 : (group.value ?? 0), words: group.words, beside: "", say: group.say, hook: group.hook, ...(group.act ? { act: group.act } : {}) })), width) : breakdown({
    kpi: id, groups, whole: real(of.value), wholeWords: v.tell(SENTENCES.wholeIs, { value: write(of.value, of) }),
    tick: v.tick(of.unit), fromZero: of.unit === "ratio", ...(bounds ? { bounds } : {}),
  }, width);
  const small = drawn.length - some.length;
  const foot = [
    some.length > MOST ? v.tell(SENTENCES.shown, { shown: v.count(MOST), all: v.count(drawn.length) }) : "",
    small > 0 ? v.tell(SENTENCES.folded, { n: small, count: v.count(small), fewest: v.count(FEWEST) }) : "",
  ].filter(Boolean).join(" · ");
  return figure({
    ...(title ? { title } : {}), ...(sub ? { sub } : {}), width, height, marks, language: v.language, foot,
    label: finding(view, id, dimension),
    links: html`<button type="button" class="link" @click=${() => view.explain(id)}>${v.say(WORDS.explain)}</button>${drawn[0] && drawn.length > 1 ? html`<button type="button" class="link" @click=${() => view.compare(dimension, [drawn[0]?.key ?? null, drawn.at(-1)?.key ?? null])}>${v.say(COMPARE.open)}</button>` : nothing}`,
    twin: {
      caption: v.tell(SENTENCES.by, { dimension: dimensionName(dimension, v) }),
      heads: [dimensionName(dimension, v), WORDS.outOf, WORDS.value, WORDS.low, WORDS.high, WORDS.established].map((word) => (typeof word === "string" ? word : v.say(word))),
      rows: rows.map((row) => [
        name(row), countOf(row, of, v),
        html`<span data-kpi=${id} data-key=${row.key ?? "null"} data-value=${hook(row.value)}>${write(row.value, row)}</span>`,
        write(row.interval?.low ?? null, row), write(row.interval?.high ?? null, row),
        row.p === null ? "—" : v.say(row.p < 0.05 ? WORDS.yes : WORDS.no),
      ]),
    },
  });
}

/** What a breakdown shows, in one sentence: only established differences. */
export function finding(view: View, id: string, dimension: string): string {
  const v = voice(view);
  const of = kpi(view, id);
  const whole = real(of?.value);
  if ((of?.breakdowns[dimension] ?? []).every((row) => row.p === null)) return v.tell(SENTENCES.by, { dimension: dimensionName(dimension, v) });
  const sure = (of?.breakdowns[dimension] ?? []).filter((row) => row.p !== null && row.p < 0.05 && real(row.value) !== null && whole !== null);
  const list = (rows: BreakdownRow[]): string => new Intl.ListFormat(v.language, { type: "conjunction" }).format(rows.slice(0, 3).map((row) => (row.key === null ? v.say(WORDS.blank) : v.language === "fr" ? `«\u00a0${row.key}\u00a0»` : `“${row.key}”`)));
  const above = sure.filter((row) => (real(row.value) ?? 0) > (whole ?? 0));
  const below = sure.filter((row) => (real(row.value) ?? 0) < (whole ?? 0));
  const parts = [above.length ? v.tell(FINDINGS.aboveWhole, { groups: list(above) }) : "", below.length ? v.tell(FINDINGS.belowWhole, { groups: list(below) }) : ""].filter(Boolean);
  return parts.length ? parts.join(v.language === "fr" ? "\u202f; " : "; ") : v.tell(FINDINGS.noDifference, undefined);
}

/** The band of one dimension. */
export function splitBand(view: View, id: string, dimension: string, beside?: TemplateResult): TemplateResult {
  const v = voice(view);
  const facts = view.facts.get(id);
  const rows = (kpi(view, id)?.breakdowns[dimension] ?? []).filter((row) => row.p !== null);
  const about = facts ? `${v.say(facts.words.name)}. ${v.say(facts.words.about)}` : "";
  const { sure } = established(view, id, dimension);
  const text = sure > 0 ? v.tell(SENTENCES.byAbout, { about, sure, groups: v.count(rows.length) }) : v.tell(SENTENCES.byNone, { about });
  const title = v.tell(SENTENCES.by, { dimension: dimensionName(dimension, v) });
  return band(view, { id: `by-${id}-${dimension}`, title, text, advice: breakdownAdvice(view, id, dimension) }, beside ?? breakdownFigure(view, id, dimension, Math.min(view.width, 720)));
}

/** The dimensions that are folded away. */
export function moreSplits(view: View, id: string, dimensions: readonly string[]): TemplateResult | typeof nothing {
  if (dimensions.length === 0) return nothing;
  const v = voice(view);
  const told = [...dimensions].sort((a, b) => Number(established(view, id, b).sure > 0) - Number(established(view, id, a).sure > 0));
  return band(view, { id: `more-${id}`, title: v.say(WORDS.more) }, few(view, told.map((dimension) => html`<details class="more"><summary>${v.tell(SENTENCES.by, { dimension: dimensionName(dimension, v) })} <span class="more-note">${finding(view, id, dimension)}</span></summary>${breakdownFigure(view, id, dimension, Math.min(view.width, 720))}</details>`)));
}
