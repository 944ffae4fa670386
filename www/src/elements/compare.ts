/** Two segments side by side: every figure of both, and where their intervals lie apart. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Facts, Kpi, Perspective, Report } from "../api";
import { measure } from "../charts/measure";
import { capital, formatFigure, formatInterval, hook, real, say } from "../format";
import type { State, Store } from "../store";
import { PERSPECTIVES, WORDS } from "../text/panels";
import { COMPARE } from "../text/compare";
import type { View } from "../view";
import { dimensionName } from "./scope";


type Label = string | null;

/** Whether two intervals lie apart: a difference that chance alone hardly makes. Stricter than a test of the difference. */
export function apart(one: Kpi, other: Kpi): boolean {
  const ends = [one.interval?.low, one.interval?.high, other.interval?.low, other.interval?.high].map((end) => real(end));
  const [low1, high1, low2, high2] = ends;
  return low1 !== null && high1 !== null && low2 !== null && high2 !== null && low1 !== undefined && high1 !== undefined && low2 !== undefined && high2 !== undefined && (low1 > high2 || low2 > high1);
}

function line(facts: Facts, [one, other]: readonly [Kpi, Kpi], view: View, open: (id: string) => void): TemplateResult {
  const { language } = view;
  const style = { language, currency: view.report.settings.currency, compact: true };
  const side = (kpi: Kpi, key: string): TemplateResult => html`<td class="num"><span class="strong" data-kpi=${facts.id} data-key=${key} data-value=${hook(kpi.value)}>${formatFigure(kpi.value, kpi.unit, { ...style, n: typeof kpi.denominator === "number" ? kpi.denominator : null })}</span><span class="quiet block">${formatInterval(kpi.interval, kpi.unit === "factor" ? "number" : kpi.unit, style) ?? ""}</span></td>`;
  const sure = apart(one, other);
  const scale = [one, other].flatMap((kpi) => [real(kpi.value), real(kpi.interval?.low), real(kpi.interval?.high)]).filter((end): end is number => end !== null);
  const least = Math.min(...scale);
  const most = Math.max(...scale);
  const bar = (kpi: Kpi): TemplateResult => {
    const value = real(kpi.value);
    return value === null ? measure(null, 132) : measure({ value, low: real(kpi.interval?.low), high: real(kpi.interval?.high), target: null, targetWords: "", previous: null, better: "up", bounds: [least, most] }, 132);
  };
  return html`<tr class=${sure ? "sure" : ""}><th scope="row"><button type="button" class="as-link" @click=${() => open(facts.id)}>${say(facts.words.name, language)}</button></th>${side(one, "a")}<td class="pair-bars">${bar(one)}${bar(other)}</td>${side(other, "b")}<td>${sure ? say(COMPARE.apart, language) : one.interval && other.interval ? html`<span class="quiet">${say(COMPARE.noise, language)}</span>` : ""}</td></tr>`;
}

/** The page of a comparison. */
export function compared(state: State, store: Store, view: View): TemplateResult {
  const { language, compared: chosen, dimensions } = state;
  if (!chosen) return html``;
  const dimension = dimensions.find(({ name }) => name === chosen.dimension);
  const words = (label: Label): string => label ?? say(WORDS.blank, language);
  const pick = (at: 0 | 1): TemplateResult => html`<select class="pick" aria-label=${say(at === 0 ? COMPARE.first : COMPARE.second, language)} @change=${(event: Event) => {
    const value = (event.target as HTMLSelectElement).value;
    const labels: [Label, Label] = [chosen.labels[0], chosen.labels[1]];
    labels[at] = value === "" ? null : value;
    void store.compare({ dimension: chosen.dimension, labels });
  }}>${(dimension?.labels ?? []).map((label) => html`<option value=${label} .selected=${live(label === chosen.labels[at])}>${label}</option>`)}<option value="" .selected=${live(chosen.labels[at] === null)}>${say(WORDS.blank, language)}</option></select>`;
  const kpis = ([one, other]: readonly [Report, Report]): { facts: Facts; pair: readonly [Kpi, Kpi] }[] => [...view.facts.values()].flatMap((facts) => {
    const first = one.kpis[facts.id];
    const second = other.kpis[facts.id];
    return first && second && ((real(first.value) ?? 0) !== 0 || (real(second.value) ?? 0) !== 0) ? [{ facts, pair: [first, second] as const }] : [];
  });
  const all = chosen.reports ? kpis(chosen.reports) : [];
  return html`<header class="title row-title"><div><h1 tabindex="-1">${say(COMPARE.title, language)}</h1>
      <p class="scope">${capital(dimensionName(chosen.dimension, state))} ${pick(0)} ${say(COMPARE.with, language)} ${pick(1)}</p></div>
      <p class="go"><button type="button" class="btn" @click=${() => void store.compare(null)}>${say(COMPARE.close, language)}</button></p></header>
    <section class="band"><header class="margin"><h2>${say(COMPARE.figures, language)}</h2><p>${say(COMPARE.about, language)}</p></header>
      <div class="text">${chosen.reports ? html`<div class="scroll" tabindex="0" role="group" aria-label=${say(COMPARE.title, language)}><table class="board compare"><thead><tr><th scope="col">${say(COMPARE.figure, language)}</th><th scope="col" class="num">${words(chosen.labels[0])}</th><th scope="col"><span class="hidden">${say(COMPARE.drawn, language)}</span></th><th scope="col" class="num">${words(chosen.labels[1])}</th><th scope="col">${say(COMPARE.reading, language)}</th></tr></thead>
        ${(Object.keys(PERSPECTIVES) as Perspective[]).map((perspective) => {
          const here = all.filter(({ facts }) => facts.perspective === perspective);
          return here.length === 0 ? nothing : html`<tbody><tr class="board-part"><th scope="rowgroup" colspan="5">${say(PERSPECTIVES[perspective], language)}</th></tr>${here.map(({ facts, pair }) => line(facts, pair, view, (id) => store.explain(id)))}</tbody>`;
        })}</table></div>` : html`<p class="absent"><i>${say(COMPARE.computing, language)}</i></p>`}</div></section>`;
}
