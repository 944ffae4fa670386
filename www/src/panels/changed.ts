/** What changed beyond chance: the last unit, the period, and the parts that stand apart; a row a figure, all it was compared with beside it. */
import { html, nothing, type TemplateResult } from "lit";
import type { Figure, ReviewItem } from "../api";
import { errors } from "../charts/errors";
import { formatPeriod } from "../dates";
import { capital, hook } from "../format";
import { REVIEW, REVIEW_SAYS } from "../text/review";
import type { View } from "../view";
import { band } from "./band";
import { dimensionName } from "./split";
import { kpi, voice, type Voice } from "./voice";

/** Rows of a part of the table before the others are folded away. */
const MOST = 5;

/** One figure (of one part), with all that it differs from. */
export interface Change { readonly item: ReviewItem; readonly previous: Figure | null; readonly longTerm: Figure | null; readonly rest: Figure | null }

/** Comparisons of the same figure together, the surest first; what says the same by another name is left out. */
export function changesOf(items: readonly ReviewItem[]): Change[] {
  const groups = new Map<string, ReviewItem[]>();
  for (const item of items) {
    const key = JSON.stringify([item.kpi, item.scope, item.dimension, item.key]);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const reference = (of: readonly ReviewItem[], against: string): Figure | null => of.find((item) => item.against === against)?.reference ?? null;
  const all = [...groups.values()].flatMap((of) => (of[0] ? [{ item: of[0], previous: reference(of, "previous"), longTerm: reference(of, "long_term"), rest: reference(of, "rest") }] : []));
  const echo = (one: ReviewItem, other: ReviewItem): boolean => (one.kpi === other.kpi && one.key !== null && one.value === other.value && one.reference === other.reference) || (one.kpi.startsWith(`${other.kpi}_`) && one.key === other.key && one.scope === other.scope);
  return all.filter(({ item }, at) => !all.some((other, place) => (place < at || other.item.kpi !== item.kpi) && place !== at && echo(item, other.item)));
}

/** The shape of the figure: the catalogue's, or the funnel's. */
function unitOf(view: View, id: string): string {
  return id === "funnel.median_days" ? "days" : id === "funnel.conversion_closed" ? "ratio" : (kpi(view, id)?.unit ?? "number");
}

function nameOf(view: View, { kpi: id, dimension, key }: ReviewItem, v: Voice): TemplateResult {
  const facts = view.facts.get(id);
  const name = id === "funnel.median_days" ? v.say(REVIEW.stageTime) : id === "funnel.conversion_closed" ? v.say(REVIEW.closedRate) : facts ? v.say(facts.words.name) : id;
  const part = key === null ? nothing : html` <span class="quiet" title=${dimension === null || dimension === "stage" ? nothing : dimensionName(dimension, v)}>${key}</span>`;
  return html`<button type="button" class="as-link" @click=${() => (id.startsWith("funnel.") ? view.explain("sales.close_rate") : view.explain(id))}>${name}</button>${part}`;
}

function row(view: View, { item, previous, longTerm, rest }: Change, parts: boolean, v: Voice): TemplateResult {
  const unit = unitOf(view, item.kpi);
  const write = (value: Figure | null): string => (value === null ? "" : v.figure(value, unit, { compact: true, ...(unit === "number" || unit === "days" ? { decimals: 1 } : {}) }));
  return html`<tr><th scope="row">${nameOf(view, item, v)}</th><td class="num strong" data-section="review" data-key=${[item.kpi, item.key].filter(Boolean).join(" ")} data-value=${hook(item.value)}>${write(item.value)}</td>
    <td class="num">${write(parts ? rest : previous)}</td><td class="num">${parts ? "" : write(longTerm)}</td><td>${errors(item.standard_errors, 180)}</td><td class="num">${v.figure(item.standard_errors, "number", { decimals: 1, signed: true })}</td><td>${v.say(item.better ? REVIEW.better : REVIEW.worse)}</td></tr>`;
}

function part(view: View, title: string, some: readonly Change[], parts: boolean, v: Voice): TemplateResult | typeof nothing {
  return some.length === 0 ? nothing : html`<tbody><tr class="board-part"><th scope="rowgroup" colspan="7">${title}</th></tr>${some.map((one) => row(view, one, parts, v))}</tbody>`;
}

/** The band; where there is no review, why. */
export function changedBand(view: View): TemplateResult {
  const of = view.report.review;
  const v = voice(view);
  if (!of) return band(view, { id: "changed", title: v.say(REVIEW.changed) }, html`<p class="absent">${v.say(REVIEW.never)}</p>`);
  const all = changesOf(of.items);
  const margin = { id: "changed", title: v.say(REVIEW.changed), text: v.say(REVIEW.changedAbout) };
  if (all.length === 0) return band(view, margin, html`<p class="absent">${v.say(REVIEW.calm)}</p>`);
  const isPart = ({ item }: Change): boolean => item.against === "rest";
  const groups = [
    { title: capital(formatPeriod(of.unit, v.language)), some: all.filter((one) => !isPart(one) && one.item.scope === "unit"), parts: false },
    { title: capital(formatPeriod(of.period, v.language)), some: all.filter((one) => !isPart(one) && one.item.scope === "period"), parts: false },
    { title: v.say(REVIEW.parts), some: all.filter(isPart), parts: true },
  ];
  const heads = html`<thead><tr>${[REVIEW.figure, REVIEW.now, REVIEW.before, REVIEW.longTerm, REVIEW.errors, REVIEW.change, REVIEW.reading].map((head, at) => html`<th scope="col" class=${(at > 0 && at < 4) || at === 5 ? "num" : ""}>${at === 5 ? html`<span class="hidden">${v.say(head)}</span>` : at === 2 ? html`${v.say(REVIEW.before)} / ${v.say(REVIEW.rest).toLocaleLowerCase()}` : v.say(head)}</th>`)}</tr></thead>`;
  const table = (label: string, bodies: unknown): TemplateResult => html`<div class="scroll" tabindex="0" role="group" aria-label=${label}><table class="board changed">${heads}${bodies}</table></div>`;
  const beyond = groups.reduce((sum, { some }) => sum + Math.max(0, some.length - MOST), 0);
  const further = v.tell(REVIEW_SAYS.beyond, v.counted(beyond));
  return band(view, margin, html`${table(v.say(REVIEW.changed), groups.map(({ title, some, parts }) => part(view, title, some.slice(0, MOST), parts, v)))}
    ${beyond === 0 ? nothing : html`<details class="more further"><summary>${further}</summary>${table(further, groups.map(({ title, some, parts }) => part(view, title, some.slice(MOST), parts, v)))}</details>`}`);
}
