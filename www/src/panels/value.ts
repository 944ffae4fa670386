/** Value, a part of the customers: what a customer brings back for what it costs, by definition; the cost of winning and of keeping. */
import { html, nothing, type TemplateResult } from "lit";
import type { Figure, Interval } from "../api";
import { definitions, type Definition } from "../charts/definitions";
import { figure } from "../charts/figure";
import { status, verdictOf } from "../charts/status";
import { figurePieces, hook, named, real } from "../format";
import { DEFINITIONS, SENTENCES, STATES, VERDICTS, whyNull, WORDS } from "../text/panels";
import { LTV } from "../text/users";
import type { View } from "../view";
import { valueAdvice } from "./advice";
import { band, grid, halves, pair } from "./band";
import { cell, filesOf, stateOf } from "./cell";
import { first, RULES } from "./headlines";
import { timeline } from "./timeline";
import { entriesOf } from "./theme";
import { missingIn, waiting } from "./waiting";
import { kpi, voice } from "./voice";

const COSTS = ["cac", "cac.payback_months", "retention.cost", "retention.cost_covered"];

function perDefinition(view: View): Definition[] {
  const v = voice(view);
  const of = kpi(view, "ltv_cac");
  if (!of) return [];
  const row = (id: string, name: string, from: { value: Figure | null; interval: Interval | null }, chosen: boolean): Definition => {
    const words = v.figure(from.value, "factor");
    const interval = v.interval(from.interval, "number", { decimals: 1 });
    return { kpi: id, name, value: real(from.value), words, low: real(from.interval?.low), high: real(from.interval?.high), chosen, hook: hook(from.value), say: [named(name, words, v.language), interval].filter(Boolean).join(", ") };
  };
  const variant = view.report.settings.ltv.variant;
  const facts = view.facts.get("ltv_cac");
  const name = (id: string): string => (id === "simple" ? v.say(WORDS.simple) : id === "margin" ? v.say(WORDS.marginOverChurn) : v.say(facts?.variants.find((one) => one.id === id)?.about ?? { en: id, fr: id }));
  return [row("ltv_cac", name(variant), of, true), ...of.variants.filter((one) => one.id !== variant).map((one) => row(`ltv_cac@${one.id}`, name(one.id), one, false))].filter((one) => one.value !== null);
}

/** Lifetime values by definition against so many times the cost: the same comparison, in money. */
function againstCost(view: View, width: number, target: number | null): TemplateResult | typeof nothing {
  const v = voice(view);
  const cost = real(kpi(view, "cac")?.value);
  const chosen = view.report.settings.ltv.variant === "simple" ? "ltv.simple" : "ltv.margin";
  const rows = LTV.flatMap((id) => {
    const of = kpi(view, id);
    const facts = view.facts.get(id);
    if (!of || !facts) return [];
    const row = (kpiId: string, name: string, from: { value: Figure | null; interval: Interval | null }): Definition => ({
      kpi: kpiId, name, value: real(from.value), words: v.figure(from.value, "money", { compact: true }), low: real(from.interval?.low), high: real(from.interval?.high), chosen: kpiId === chosen, hook: hook(from.value),
      say: [named(name, v.figure(from.value, "money", { decimals: 0 }), v.language), v.interval(from.interval, "money")].filter(Boolean).join(", "),
    });
    const own = DEFINITIONS[id];
    return [row(id, v.say(own ?? facts.words.name), of), ...of.variants.map((variant) => row(`${id}@${variant.id}`, v.say(DEFINITIONS[`${id}@${variant.id}`] ?? { en: variant.id, fr: variant.id }), variant))];
  }).filter((row) => row.value !== null);
  if (rows.length === 0) return nothing;
  const threshold = cost === null || target === null ? null : cost * target;
  const thresholdWords = target === null ? "" : `${v.figure(target, "number")} × CAC`;
  const { marks, height } = definitions(rows, width, { threshold, thresholdWords, tick: v.tick("money"), fromZero: true, act: (id) => view.explain(id.replace(/@.*$/, "")) });
  return figure({
    title: v.say(WORDS.perDefinition), ...(threshold === null ? {} : { sub: v.tell(SENTENCES.againstCost, { times: v.figure(target, "number"), cost: v.figure(threshold, "money", { decimals: 0 }) }) }), label: first(view, RULES.value) ?? v.say(WORDS.perDefinition), width, height, marks, language: v.language,
    links: html`<button type="button" class="link" @click=${() => view.explain("ltv_cac")}>${v.say(WORDS.explain)}</button>`,
    twin: { caption: v.say(WORDS.perDefinition), heads: [WORDS.group, WORDS.value, WORDS.low, WORDS.high].map((one) => v.say(one)), rows: rows.map((one) => [one.name, html`<span data-kpi=${one.kpi} data-value=${one.hook}>${v.figure(one.hook, "money", { decimals: 0 })}</span>`, v.figure(one.low, "money", { decimals: 0 }), v.figure(one.high, "money", { decimals: 0 })]) },
  });
}

function ratioBand(view: View): TemplateResult | typeof nothing {
  const v = voice(view);
  const of = kpi(view, "ltv_cac");
  if (!of) return nothing;
  if (real(of.value) === null) {
    const waits = missingIn(view, entriesOf(view, COSTS.concat("ltv_cac")));
    const why = of.needs.length ? v.tell(SENTENCES.needFile, { files: filesOf(of, view, v) }) : v.say(whyNull(of.reason));
    return band(view, { id: "ltv-cac", title: v.say(WORDS.ltvCac), text: v.say(WORDS.ltvCacAbout) }, html`<p class="absent" data-kpi="ltv_cac" data-value="null"><i>${v.say(WORDS.noData)}</i> ${waits.length > 1 ? nothing : why}</p>${waits.length > 1 ? waiting(view, waits) : nothing}`);
  }
  const { right, stacked } = halves(view.width, 0.42);
  const rows = perDefinition(view);
  const target = real(of.target);
  const state = stateOf(view, of);
  const verdict = state === "ready" ? verdictOf(of.status) : "none";
  const word = state === "ready" ? v.say(VERDICTS[verdict]) : state === "few" || state === "immature" || state === "partial" || state === "untargeted" ? v.say(STATES[state]) : "";
  const interval = v.interval(of.interval, "number", { decimals: 1 });
  const value = kpi(view, view.report.settings.ltv.variant === "simple" ? "ltv.simple" : "ltv.margin")?.value;
  const cost = kpi(view, "cac")?.value;
  const months = kpi(view, "cac.payback_months")?.value;
  const { number, after } = figurePieces(of.value ?? 0, "factor", { language: v.language });
  const big = html`<div class="big"><p class="xl"><span data-kpi="ltv_cac" data-value=${hook(of.value)}>${number}<span class="unit">${after}</span></span><span class="xl-note">LTV / CAC<br>${interval ? v.tell(SENTENCES.between, { interval }) : nothing}</span></p>
    <p class="st">${status(verdict, word)}</p>
    ${real(value) !== null && real(cost) !== null ? html`<p class="fig-sub">${v.tell(SENTENCES.valueCost, { value: v.figure(value, "money", { decimals: 0 }), cost: v.figure(cost, "money", { decimals: 0 }), months: real(months) === null ? null : v.figure(months, "months") })}</p>` : nothing}</div>`;
  if (rows.length < 2) return band(view, { id: "ltv-cac", title: v.say(WORDS.ltvCac), text: v.say(WORDS.ltvCacAbout), advice: valueAdvice(view) }, pair(stacked, big, againstCost(view, right, target), 0.42));
  const { marks, height } = definitions(rows, right, {
    threshold: target, thresholdWords: target === null ? "" : `${v.say(WORDS.threshold)} ${v.figure(target, "number")}`, tick: v.tick("number"), fromZero: true, act: () => view.explain("ltv_cac"),
  });
  const chart = figure({
    title: v.say(WORDS.perDefinition), label: first(view, RULES.value) ?? v.say(WORDS.perDefinition), width: right, height, marks, language: v.language,
    links: html`<button type="button" class="link" @click=${() => view.explain("ltv_cac")}>${v.say(WORDS.explain)}</button>`,
    twin: { caption: v.say(WORDS.perDefinition), heads: [WORDS.group, WORDS.value].map((one) => v.say(one)), rows: rows.map((one) => [one.name, html`<span data-kpi=${one.kpi} data-value=${one.hook}>${one.words}</span>`]) },
  });
  return band(view, { id: "ltv-cac", title: v.say(WORDS.ltvCac), text: v.say(WORDS.ltvCacAbout), advice: valueAdvice(view) }, pair(stacked, big, chart, 0.42));
}

function cells(view: View, id: string, title: string, about: string, ids: readonly string[], under: TemplateResult | typeof nothing): TemplateResult | typeof nothing {
  const { columns, cell: width } = grid(view);
  const found = ids.flatMap((one) => {
    const facts = view.facts.get(one);
    const of = kpi(view, one);
    return facts && of ? [{ facts, of }] : [];
  });
  if (found.length === 0 || found.every(({ of }) => stateOf(view, of) === "missing")) return nothing;
  return band(view, { id, title, text: about }, html`<div class="kpis c${columns}">${found.map(({ facts, of }) => cell(view, facts, of, width))}</div>${under === nothing ? nothing : html`<div class="theme-charts">${under}</div>`}`);
}

/** Value and cost, over time, and what keeping a customer costs. */
export function valueBands(view: View): TemplateResult {
  const v = voice(view);
  const cac = kpi(view, "cac");
  const over = cac && real(cac.value) !== null && cac.series.filter((point) => real(point.value) !== null).length > 2
    ? timeline(view, "cac", Math.min(view.width, 720), { title: v.say(view.facts.get("cac")?.words.name ?? { en: "CAC", fr: "CAC" }), sub: v.say(view.facts.get("cac")?.words.about ?? { en: "", fr: "" }) }) : nothing;
  return html`${ratioBand(view)}${cells(view, "costs", v.say(WORDS.costs), v.say(WORDS.costsAbout), COSTS, over)}`;
}
