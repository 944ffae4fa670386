/** A KPI's cell: value, what it is out of, its interval, its target, its past; the same lines at the same height in every state. */
import { html, nothing, type TemplateResult } from "lit";
import type { Entity, Facts, Kpi, Source } from "../api";
import { measure, type Measured } from "../charts/measure";
import { sparkline, type Spark } from "../charts/sparkline";
import { status, verdictOf, type Verdict } from "../charts/status";
import { dateOf, formatDay, formatPrevious } from "../dates";
import { asSentence, figurePieces, formatChange, hook, real, say } from "../format";
import { ENTITIES, FAULTS, reason, ROWS, whyNull, SENTENCES, STATES, TIMING, VERDICTS, WORDS } from "../text/panels";
import { fieldName } from "../text/fields";
import type { View } from "../view";
import { pastOf, sinceWords, STANDING } from "./past";
import { boundsOf, cases, kpi, shareCases, goalWords, targetOf, voice, type Voice } from "./voice";

/** What a cell can be. Computing, focus and hover are the style sheet's; a filter is named in the note. */
export type State = "ready" | "missing" | "unmapped" | "fault" | "empty" | "few" | "immature" | "partial" | "untargeted";

/** The state of a figure. */
export function stateOf(view: View, of: Kpi): State {
  if (real(of.value) === null) {
    if (of.needs.length) return of.needs.every((need) => loaded(view, need.entity)) ? "unmapped" : "missing";
    return of.reason !== null && FAULTS.has(of.reason) ? "fault" : "empty";
  }
  if (of.small_sample && cases(of) < 10) return "few";
  if (of.immature) return "immature";
  if (of.partial) return "partial";
  return real(of.target) === null && verdictOf(of.status) === "none" ? "untargeted" : "ready";
}

/** Whether a file holds this entity. */
export function loaded(view: View, entity: string): boolean {
  return view.report.sources.some((source) => source.entity === entity || source.also.some((also) => also === entity));
}

/** Figures that are a growth: their number is set against another, not part of it. */
const GROWTH = new Set(["sales.growth", "traffic.visit_growth"]);


function casesWords(view: View, facts: Facts, of: Kpi, v: Voice): string {
  const entity = (facts.needs.find((need) => loaded(view, need.entity)) ?? facts.needs[0])?.entity;
  const words = entity ? ENTITIES[entity] : ROWS;
  const n = of.used;
  return `${v.count(n)} ${v.say(new Intl.PluralRules(v.language).select(n) === "one" ? words.one : words.many)}`;
}

/** What a few figures say beside their own numbers. */
const BESIDE: Record<string, (view: View, v: Voice) => string | null> = {
  "sales.won_amount": (view, v) => {
    const deals = kpi(view, "sales.won_count")?.value;
    const average = kpi(view, "sales.average_deal")?.value;
    if (real(deals) === null || real(average) === null) return null;
    const n = real(deals) ?? 0;
    const words = new Intl.PluralRules(v.language).select(n) === "one" ? ENTITIES.deal.one : ENTITIES.deal.many;
    return v.tell(SENTENCES.dealsAverage, { deals: `${v.count(n)} ${v.say(words)}`, average: v.figure(average, "money", { decimals: 0 }) });
  },
  mrr: (view, v) => {
    const customers = real(kpi(view, "customers.active")?.value);
    const each = kpi(view, "arpa")?.value;
    return customers === null || real(each) === null ? null : v.tell(SENTENCES.customersEach, { customers: v.counted(customers), each: v.figure(each, "money", { decimals: 0 }) });
  },
  ltv_cac: (view, v) => {
    const months = kpi(view, "cac.payback_months")?.value;
    const interval = v.interval(kpi(view, "ltv_cac")?.interval, "number", { decimals: 1 });
    const back = real(months) === null ? null : v.tell(SENTENCES.paidBack, { months: v.figure(months, "months") });
    return [interval && v.tell(SENTENCES.level, { level: level(view, v), interval }), back].filter(Boolean).join(" · ") || null;
  },
  "quality.score": (view, v) => {
    const of = kpi(view, "quality.score");
    const facts = view.facts.get("quality.score");
    return of && facts ? [v.tell(SENTENCES.outOf, { scale: v.count(100) }), casesWords(view, facts, of, v)].join(" · ") : null;
  },
  "sales.close_rate": (view, v) => {
    const of = kpi(view, "sales.close_rate");
    const open = view.report.funnel?.open;
    if (!of || open === undefined || real(of.numerator) === null || real(of.denominator) === null) return null;
    return `${v.tell(SENTENCES.of, { k: v.count(real(of.numerator) ?? 0), n: v.count(real(of.denominator) ?? 0) })} · ${v.tell(SENTENCES.stillOpen, { open: v.counted(open) })}`;
  },
};

function level(view: View, v: Voice): string {
  return v.figure(view.report.settings.confidence, "ratio", { decimals: 0 });
}

function note(view: View, facts: Facts, of: Kpi, state: State, v: Voice): string {
  const n = shareCases(of);
  const interval = v.interval(of.interval, of.unit === "factor" ? "number" : of.unit, { n, compact: true });
  const sure = interval && v.tell(SENTENCES.level, { level: level(view, v), interval });
  const filters = Object.values(view.report.settings.filters).flatMap((labels) => labels ?? []).map((label) => label ?? v.say(WORDS.blank));
  const named = filters.length ? [filters.slice(0, 2).join(", ")] : [];
  const join = (parts: (string | null)[]): string => [...named, ...parts].filter(Boolean).join(" · ");
  if (state === "few" && of.unit === "ratio") return join([v.percent(real(of.value), n), sure]);
  if (state === "partial") {
    const cut = cutOf(view, v);
    if (cut) return join([cut]);
  }
  const beside = BESIDE[facts.id]?.(view, v);
  if (beside) return join([beside]);
  if (of.unit === "ratio" && real(of.numerator) !== null && real(of.denominator) !== null) {
    const unit = typeof of.denominator === "string" ? "money" : "count";
    const like = Math.max(Math.abs(real(of.numerator) ?? 0), Math.abs(real(of.denominator) ?? 0));
    const write = (part: typeof of.numerator): string => v.figure(part, unit, { compact: true, like, ...(like < 9_999.5 ? { decimals: 0 } : {}) });
    return join([v.tell(GROWTH.has(facts.id) ? SENTENCES.against : SENTENCES.of, { k: write(of.numerator), n: write(of.denominator) }), sure, GROWTH.has(facts.id) && of.since ? sinceWords(of.since, v.language) : null]);
  }
  if (facts.unit === "days") return join([v.say(WORDS.median), sure ?? casesWords(view, facts, of, v)]);
  return join([facts.unit === "count" || (sure && facts.unit === "money") ? null : casesWords(view, facts, of, v), sure]) || (of.reason && of.reason !== "undated" ? asSentence(v.say(reason(of.reason))) : "");
}

const DAY = 86_400_000;

function cutOf(view: View, v: Voice): string | null {
  const { period, as_of } = view.report.settings;
  const at = [period?.start, period?.end, as_of].map((text) => dateOf(text));
  const [start, end, day] = at.map((date) => (date ? Date.UTC(date.year, date.month - 1, date.day) : null));
  if (start === null || start === undefined || end === null || end === undefined || day === null || day === undefined || day + DAY >= end) return null;
  return v.tell(SENTENCES.daysOf, { done: v.count(Math.round((day - start) / DAY) + 1), all: v.count(Math.round((end - start) / DAY)), day: formatDay(as_of, v.language, false) });
}

function measured(view: View, facts: Facts, of: Kpi, v: Voice): Measured | null {
  const value = real(of.value);
  if (value === null) return null;
  const target = targetOf(view, facts.id, of);
  const bounds = boundsOf(of.unit);
  const before = pastOf(view.report, facts.id, of) === "whole" ? real(of.previous) || null : null;
  if (target === null && !of.interval && before === null) return null;
  return {
    value,
    low: real(of.interval?.low),
    high: real(of.interval?.high),
    target,
    targetWords: target === null ? "" : v.tell(SENTENCES.targetAt, { target: goalWords(view, facts.id, of, v) }),
    previous: before,
    better: of.direction === "down" ? "down" : "up",
    ...(bounds ? { bounds } : {}),
  };
}

function changeLine(view: View, facts: Facts, of: Kpi, state: State, v: Voice): { now: string; then: string } {
  const previous = real(of.previous) === null ? "" : v.tell(SENTENCES.previous, {
    value: v.figure(of.previous, of.unit === "factor" ? "number" : of.unit, { compact: true, n: shareCases(of) }),
    when: formatPrevious(view.report.settings.period, v.language, STANDING.has(facts.id)),
  });
  if (state === "immature") {
    const usual = kpi(view, "sales.cycle_days");
    const days = usual?.measures["p90"] ?? usual?.value;
    return { now: real(days) === null ? v.say(WORDS.notCompared) : v.tell(SENTENCES.usualCycle, { days: v.figure(days, "days", { long: true, decimals: 0 }) }), then: "" };
  }
  if (pastOf(view.report, facts.id, of) !== "whole") return { now: "", then: real(of.previous) === null || !of.since ? "" : sinceWords(of.since, v.language) };
  if (state === "partial" || state === "few") return { now: real(of.previous) === null ? "" : v.say(WORDS.notCompared), then: previous };
  if (of.growth === null && real(of.previous) === 0 && (of.unit === "money" || of.unit === "count")) return { now: "", then: previous };
  // of a handful, "+7" says more than "+700 %"
  const growth = of.unit === "count" && Math.abs(real(of.previous) ?? 0) < 10 ? null : of.growth;
  return { now: formatChange(of.change, growth, of.unit, { language: v.language, currency: v.currency, n: shareCases(of) }) ?? "", then: previous };
}

/** Figures that are a change by themselves. */
const SIGNED = new Set(["mrr.movements"]);

function valueOf(id: string, of: Kpi, state: State, v: Voice): TemplateResult {
  if (state === "empty") return html`—`;
  if (state === "few" && of.unit === "ratio" && typeof of.numerator === "number" && typeof of.denominator === "number") return html`${v.tell(SENTENCES.of, { k: v.count(of.numerator), n: v.count(of.denominator) })}`;
  const { before, number, after } = figurePieces(of.value ?? 0, of.unit, { language: v.language, currency: v.currency, n: shareCases(of), compact: true, long: true, signed: SIGNED.has(id) });
  return html`${before ? html`<span class="unit before">${before}</span>` : nothing}${number}${after ? html`<span class="unit">${after}</span>` : nothing}`;
}

/** Where the value can be read whole: in the title of what is shortened. */
function wholeOf(of: Kpi, v: Voice): string | typeof nothing {
  return of.unit === "money" || of.unit === "money_per_day" ? v.figure(of.value, of.unit, { decimals: Number.isInteger(real(of.value)) ? 0 : 2 }) : nothing;
}

/** What stands in the place of a figure that is not there. */
export function absent(view: View, of: Kpi, facts: Facts, state: State, v: Voice): TemplateResult {
  if (state === "fault") {
    const at = view.report.sources.find((source) => source.entity === facts.needs[0]?.entity);
    const rows = at?.rejected[0]?.first_rows[0];
    return html`<p class="value err">${v.say(WORDS.fault)}</p>${at ? html`<p>${status("bad", rows === undefined ? at.file : `${at.file}, ${v.language === "fr" ? "ligne" : "row"} ${rows}`)}</p>` : nothing}<p>${asSentence(v.say(reason(of.reason ?? "")))}</p>`;
  }
  if (state === "unmapped") {
    const holding = (entity: Entity | undefined): Source[] => view.report.sources.filter((source) => source.entity === entity || source.also.some((also) => also === entity));
    const needed = of.needs.flatMap(({ entity, fields }) => fields.map((field) => ({ field, mapped: holding(entity).some(({ mapping }) => mapping.some((column) => column.field === field)) })));
    const lacking = needed.some(({ mapped }) => !mapped) ? needed.filter(({ mapped }) => !mapped) : needed;
    return html`<p class="value">${v.say(WORDS.toMap)}</p><p>${v.tell(SENTENCES.needColumn, { file: holding(of.needs[0]?.entity)[0]?.file ?? "", fields: [...new Set(lacking.map(({ field }) => v.say(fieldName(field))))].join(", ") })}</p>`;
  }
  return html`<p class="value">${v.say(WORDS.noData)}</p><p>${v.tell(SENTENCES.needFile, { files: filesOf(of, view, v) })}</p>`;
}

/** The files that a figure still needs, in words. */
export function filesOf(of: Kpi, view: View, v: Voice): string {
  const entities = [...new Set(of.needs.map((need) => need.entity))].filter((entity) => !loaded(view, entity));
  return new Intl.ListFormat(v.language, { type: "conjunction" }).format((entities.length ? entities : of.needs.map((need) => need.entity)).map((entity) => v.say(ENTITIES[entity].file)));
}

/** What a cell and a row are made of. */
export interface Anatomy {
  readonly state: State;
  readonly name: string;
  readonly kind: string;
  /** The value as it is set, with its hook's JSON value and the whole of what is shortened. */
  readonly value: TemplateResult;
  readonly hook: string;
  readonly whole: string | typeof nothing;
  readonly verdict: Verdict;
  readonly word: string;
  readonly note: string;
  /** Ten to twenty-nine cases: the note is set in semibold. */
  readonly few: boolean;
  readonly measured: Measured | null;
  readonly series: Spark[];
  readonly change: { readonly now: string; readonly then: string };
}

/** A figure taken apart. */
export function anatomy(view: View, facts: Facts, of: Kpi): Anatomy {
  const v = voice(view);
  const state = stateOf(view, of);
  const verdict = state === "ready" ? verdictOf(of.status) : "none";
  const empty = state === "empty" && of.reason !== null && of.reason !== "empty_denominator" ? "untold" : state;
  const word = empty === "missing" || empty === "unmapped" || empty === "fault" ? "" : empty === "ready" ? v.say(VERDICTS[verdict]) : v.say(STATES[empty]);
  return {
    state, verdict, word,
    name: say(facts.words.name, v.language), kind: v.say(TIMING[facts.kind]),
    value: valueOf(facts.id, of, state, v), hook: hook(of.value), whole: wholeOf(of, v),
    note: state === "empty" ? asSentence(v.say(whyNull(of.reason))) : note(view, facts, of, state, v),
    few: of.small_sample && state !== "few" && state !== "empty",
    measured: measured(view, facts, of, v),
    series: of.series.map((point, at) => ({ value: real(point.value), unsure: point.partial || point.immature || state === "few", before: before(view, of.series[at + 1]?.start) })),
    change: changeLine(view, facts, of, state, v),
  };
}

/** The cell at a width. */
export function cell(view: View, facts: Facts, of: Kpi, width: number): TemplateResult {
  const part = anatomy(view, facts, of);
  const { state } = part;
  const head = html`<h3><button type="button" class="kpi-name" @click=${() => view.explain(facts.id)}>${part.name}</button><span class="kind">${part.kind}</span></h3>`;
  if (state === "missing" || state === "unmapped" || state === "fault") {
    return html`<article class="kpi missing ${state}" data-kpi=${facts.id} data-value="null">${head}<div class="rest">${absent(view, of, facts, state, voice(view))}</div></article>`;
  }
  return html`<article class="kpi ${state} is-${part.verdict}">${head}
    <p class="verdict"><span class="value" data-kpi=${facts.id} data-value=${part.hook} title=${part.whole}>${part.value}</span>${status(part.verdict, part.word)}</p>
    ${state === "empty" ? html`<p class="note empty-note">${part.note}</p>` : html`
      ${measure(part.measured, width)}
      <p class=${part.few ? "note few-note" : "note"}>${part.note}</p>
      ${sparkline(part.series, width)}
      <p class="change"><span>${part.change.now}</span><span>${part.change.then}</span></p>`}
  </article>`;
}

/** A point lies before the period where the next one begins no later than it does. */
function before(view: View, next: string | undefined): boolean {
  const from = view.report.settings.period?.start;
  return from !== undefined && next !== undefined && next <= from;
}
