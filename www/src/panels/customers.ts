/** Customers: who came, left and came back; churn over time and by definition; recurring revenue; how long they stay. */
import { html, nothing, type TemplateResult } from "lit";
import type { Figure } from "../api";
import { definitions, type Definition } from "../charts/definitions";
import { figure } from "../charts/figure";
import { flows, type Flow } from "../charts/flows";
import { survival, survivalAt } from "../charts/survival";
import { waterfall, type Movement } from "../charts/waterfall";
import { periodName } from "../dates";
import { figurePieces, formatChange, formatNumber, hook, named, real } from "../format";
import { FINDINGS } from "../text/findings";
import { DEFINITIONS, GRAINS, MRR_STEPS, SENTENCES, WORDS } from "../text/panels";
import { THEMES } from "../text/themes";
import { VIEWS } from "../text/views";
import type { Band, Parts, View } from "../view";
import { customerAdvice, revenueAdvice } from "./advice";
import { band, halves, pair } from "./band";
import { cohortsBand } from "./cohorts";
import { detail, drawn } from "./detail";
import { groupsBand } from "./groups";
import { first, RULES } from "./headlines";
import { predictedBand } from "./predicted";
import { dimensionsOf, moreSplits } from "./split";
import { entriesOf, listBand, themeBand } from "./theme";
import { timeline, unitName } from "./timeline";
import { unlockBand } from "./unlock";
import { valueBands } from "./value";
import { goalWords, kpi, shareCases, targetOf, voice } from "./voice";
import { missingIn } from "./waiting";

function equation(view: View): TemplateResult | typeof nothing {
  const v = voice(view);
  const value = (id: string): number | null => real(kpi(view, id)?.value);
  const [end, fresh, lost, back, retained] = ["customers.active", "customers.new", "customers.lost", "customers.reactivated", "customers.retained"].map(value);
  if (end === null || end === undefined) return nothing;
  const gone = real(kpi(view, "customers.new")?.measures["new_and_gone"]) ?? 0;
  const period = view.report.settings.period;
  const name = period && periodName(period, v.language);
  const endWords = name && !name.includes("–") ? v.tell(SENTENCES.endOf, { name }) : v.say(period ? WORDS.atEnd : WORDS.activeAll);
  const term = (number: number, words: string, id?: string): TemplateResult => html`<span class=${id === "customers.active" ? "term sum" : "term"}><span class="n" data-kpi=${id ?? nothing} data-value=${id ? String(number) : nothing}>${v.count(number)}</span><span class="term-name">${words}</span></span>`;
  if (fresh === null || lost === null || back === null || retained === null || fresh === undefined || lost === undefined || back === undefined || retained === undefined) return html`<section class="equation" aria-label=${v.say(WORDS.equation)}>${term(end, endWords, "customers.active")}</section>`;
  const op = (sign: string, after: TemplateResult): TemplateResult => html`<span class="step"><span class="op">${sign}</span>${after}</span>`;
  const hidden = html`<span class="hidden"><span data-kpi="customers.new" data-value=${String(fresh)}>${v.count(fresh)} ${v.say(WORDS.arrivals)}</span> <span data-kpi="customers.retained" data-value=${String(retained)}>${v.count(retained)}</span></span>`;
  return html`<section class="equation" aria-label=${v.say(WORDS.equation)}>${term(retained + lost, v.say(WORDS.atStart))}${op("−", term(lost, v.say(WORDS.left), "customers.lost"))}${op("+", term(fresh - gone, v.say(WORDS.stayed)))}${op("+", term(back, v.say(WORDS.back), "customers.reactivated"))}${op("=", term(end, endWords, "customers.active"))}
    ${gone > 0 ? html`<p class="aside">${v.tell(SENTENCES.newAndGone, { all: v.counted(fresh), gone: v.counted(gone) })}</p>` : nothing}${hidden}</section>`;
}

function churnTitle(view: View): string {
  const v = voice(view);
  const of = kpi(view, "churn.logo");
  const target = of ? targetOf(view, "churn.logo", of, ({ month: 1, quarter: 3, year: 12 } as Record<string, number>)[view.report.settings.grain] ?? null) : null;
  const points = (of?.series ?? []).filter((point) => real(point.value) !== null && !point.partial);
  if (target === null || points.length < 3) return v.say(WORDS.churn);
  const over = points.filter((point) => (real(point.value) ?? 0) > target);
  const sure = over.filter((point) => (real(point.interval?.low) ?? -1) > target);
  if (over.length === 0) return v.say(WORDS.churn);
  const counts = { n: v.count(over.length), all: v.count(points.length), units: v.say(GRAINS[view.report.settings.grain].many) };
  return sure.length ? v.tell(SENTENCES.outsideSome, { ...counts, sure: v.count(sure.length) }) : v.tell(SENTENCES.outsideBand, counts);
}

function variantsFigure(view: View, width: number): TemplateResult | typeof nothing {
  const v = voice(view);
  const of = kpi(view, "churn.logo");
  const known = view.facts.get("churn.logo");
  if (!of || !known || of.variants.length === 0) return nothing;
  const row = (id: string, name: string, from: { value: Figure | null; numerator: Figure | null; denominator: Figure | null; interval: typeof of.interval }, chosen: boolean): Definition => {
    const words = v.figure(from.value, "ratio", { n: shareCases(from) });
    const interval = v.interval(from.interval, "ratio", { n: shareCases(from) });
    const outOf = typeof from.numerator === "number" && typeof from.denominator === "number" ? v.tell(SENTENCES.of, { k: v.count(from.numerator), n: v.count(from.denominator) }) : null;
    return { kpi: id, name, value: real(from.value), words, low: real(from.interval?.low), high: real(from.interval?.high), chosen, hook: hook(from.value), say: [named(name, words, v.language), outOf, interval].filter(Boolean).join(", ") };
  };
  const about = (id: string): string => v.say(known.variants.find((variant) => `churn.logo@${variant.id}` === id)?.about ?? known.words.name);
  const name = (id: string): string => (DEFINITIONS[id] ? v.say(DEFINITIONS[id]) : about(id));
  const rows = [row("churn.logo", name("churn.logo"), of, true), ...of.variants.map((variant) => row(`churn.logo@${variant.id}`, name(`churn.logo@${variant.id}`), variant, false))];
  const { marks, height } = definitions(rows, width, { threshold: null, thresholdWords: "", tick: v.tick("ratio"), fromZero: true, act: () => view.explain("churn.logo") });
  return figure({
    title: v.say(WORDS.variants), sub: v.say(WORDS.variantsSub), label: v.say(WORDS.variants), width, height, marks, language: v.language,
    twin: { caption: v.say(WORDS.variants), heads: [WORDS.group, WORDS.value].map((word) => v.say(word)), rows: rows.map((one) => [one.chosen ? one.name : named(one.name, about(one.kpi), v.language), html`<span data-kpi=${one.kpi} data-value=${one.hook}>${one.words}</span>`]) },
  });
}

function churnBand(view: View): TemplateResult | typeof nothing {
  const v = voice(view);
  const of = kpi(view, "churn.logo");
  if (!of || real(of.value) === null) return nothing;
  const n = shareCases(of);
  const interval = v.interval(of.interval, "ratio", { n });
  const target = targetOf(view, "churn.logo", of);
  const low = real(of.interval?.low);
  const high = real(of.interval?.high);
  const year = real(of.measures["annualised"]);
  const apart = target !== null && low !== null && high !== null && of.status !== "none"
    ? v.tell(low > target || high < target ? SENTENCES.targetOutside : SENTENCES.targetInside, { target: goalWords(view, "churn.logo", of, v) }) : "";
  const sentences = [
    interval ? v.tell(SENTENCES.churnSentence, { value: v.percent(real(of.value), n), interval, dated: view.report.settings.period !== null && of.reason !== "undated" }) : "",
    year !== null && Math.abs(year - (real(of.value) ?? 0)) > 0.0005 ? v.tell(SENTENCES.annualised, { value: v.percent(year) }) : "",
    apart,
  ].filter(Boolean);
  const { left, right, stacked } = halves(view.width);
  const chart = of.series.length > 1 ? timeline(view, "churn.logo", left, { title: churnTitle(view), sub: v.tell(SENTENCES.churnSub, { unit: v.say(GRAINS[view.report.settings.grain].of) }) }) : nothing;
  const why = entriesOf(view, ["churn.reasons"]).find((entry) => drawn(entry.of));
  const hidden = html`<span class="hidden" data-kpi="churn.logo" data-value=${hook(of.value)}>${v.percent(real(of.value), n)}</span>`;
  return band(view, { id: "churn", title: v.say(WORDS.churn), text: html`${sentences.join(" ")}${hidden}`, verdict: of.status, advice: customerAdvice(view) },
    html`${pair(stacked || chart === nothing, chart, variantsFigure(view, chart === nothing ? Math.min(view.width, 720) : right))}${why ? html`<div class="theme-charts">${detail(view, why, Math.min(view.width, 620))}</div>` : nothing}`);
}

function movementsBand(view: View): TemplateResult | typeof nothing {
  const v = voice(view);
  const fresh = kpi(view, "customers.new")?.series ?? [];
  const lost = kpi(view, "customers.lost")?.series ?? [];
  const active = kpi(view, "customers.active");
  const downs = new Map(lost.map((point) => [point.start, real(point.value) ?? 0]));
  const all: Flow[] = fresh.map((point) => {
    const up = real(point.value) ?? 0;
    const down = downs.get(point.start) ?? 0;
    const name = unitName(view, point.start);
    return { name: name.short, up, down, unsure: point.partial, say: v.tell(SENTENCES.flowSay, { when: name.long, up: v.count(up), down: v.count(down) }) };
  });
  if (all.length < 2) return nothing;
  const { left, right, stacked } = halves(view.width);
  const { marks, height } = flows(all, left, { up: v.say(WORDS.arrivals), down: v.say(WORDS.departures), tick: (value) => v.count(value) });
  const chart = figure({
    title: v.say(WORDS.movementsSub), label: v.say(WORDS.movementsSub), width: left, height, marks, language: v.language,
    twin: { caption: v.say(WORDS.movements), heads: [WORDS.period, WORDS.arrivals, WORDS.departures].map((word) => v.say(word)), rows: fresh.map((point) => [unitName(view, point.start).long, v.figure(point.value, "count"), v.count(downs.get(point.start) ?? 0)]) },
  });
  const count = real(active?.value);
  const beside = active && active.series.length > 1 && count !== null ? timeline(view, "customers.active", right, { title: v.tell(FINDINGS.activeNow, v.counted(count)), sub: v.tell(SENTENCES.activeSub, { unit: v.say(GRAINS[view.report.settings.grain].of) }) }) : nothing;
  return band(view, { id: "movements", title: v.say(WORDS.movements) }, pair(stacked, chart, beside));
}

/** A short list of figures beside a chart. */
function facts(rows: readonly (readonly [string, TemplateResult | string, string])[]): TemplateResult {
  return html`<dl class="facts">${rows.map(([name, value, note]) => html`<div><dt>${name}</dt><dd>${value}<span>${note}</span></dd></div>`)}</dl>`;
}

function revenueFacts(view: View): TemplateResult | typeof nothing {
  const v = voice(view);
  const rows = ["mrr", "churn.mrr_gross", "churn.mrr_net", "arpa"].flatMap((id) => {
    const of = kpi(view, id);
    const known = view.facts.get(id);
    if (!of || !known || real(of.value) === null) return [];
    const change = of.partial ? null : formatChange(of.change, of.growth, of.unit, { language: v.language, currency: v.currency });
    const interval = v.interval(of.interval, of.unit, { n: shareCases(of) });
    return [[v.say(known.words.name), html`<button type="button" class="fact as-link" data-kpi=${id} data-value=${hook(of.value)} @click=${() => view.explain(id)}>${v.figure(of.value, of.unit, { compact: true, n: shareCases(of) })}</button>`, [change, interval].filter(Boolean).join(" · ")] as const];
  });
  return rows.length ? facts(rows) : nothing;
}

function revenueBand(view: View): TemplateResult | typeof nothing {
  const v = voice(view);
  const of = kpi(view, "mrr.movements");
  const beside = revenueFacts(view);
  const gross = kpi(view, "churn.mrr_gross")?.value;
  const net = kpi(view, "churn.mrr_net")?.value;
  const margin = {
    id: "revenue", title: v.say(WORDS.revenue), advice: revenueAdvice(view), verdict: kpi(view, "mrr")?.status ?? null,
    text: real(gross) === null || real(net) === null ? null : v.tell(SENTENCES.netGross, { gross: v.figure(gross, "ratio"), net: v.figure(net, "ratio") }),
  };
  const measures = of?.measures ?? {};
  const amount = (name: string): number | null => real(measures[name]);
  if (!of || amount("start") === null || amount("end") === null) return beside === nothing ? nothing : band(view, margin, html`${beside}`);
  const big = Math.max(...Object.values(measures).map((one) => Math.abs(real(one) ?? 0))) >= 10_000;
  const steps = ["start", "new", "reactivated", "expansion", "contraction", "churned", "end"] as const;
  const movements: Movement[] = steps.map((measure) => {
    const total = measure === "start" || measure === "end";
    const value = (amount(measure) ?? 0) * (measure === "contraction" || measure === "churned" ? -1 : 1);
    return {
      measure, name: v.say(MRR_STEPS[measure]), amount: value, total, hook: hook(measures[measure]),
      words: formatNumber(big ? value / 1000 : value, v.language, big ? 1 : 0, !total), say: named(v.say(MRR_STEPS[measure]), v.figure(value, "money", { signed: !total }), v.language),
    };
  });
  const { left, stacked } = halves(view.width);
  const { marks, height } = waterfall("mrr.movements", movements, left, () => view.explain("mrr.movements"));
  const title = v.tell(SENTENCES.mrrTitle, { from: v.figure(measures["start"], "money", { compact: true }), to: v.figure(measures["end"], "money", { compact: true }) });
  const sum = movements.slice(0, -1).reduce((all, one) => all + one.amount, 0);
  const holds = Math.abs(sum - (amount("end") ?? 0)) < 0.005;
  const unit = figurePieces(big ? 10_000 : 1, "money", { language: v.language, currency: v.currency, compact: true });
  const chart = figure({
    title, sub: `${v.say(WORDS.revenueSub)}, ${(unit.before + unit.after).trim()}`, label: title, width: left, height, marks, language: v.language, foot: holds ? v.say(WORDS.balances) : "",
    links: html`<button type="button" class="link" @click=${() => view.explain("mrr.movements")}>${v.say(WORDS.explain)}</button>`,
    twin: {
      caption: title, heads: [WORDS.group, WORDS.amount].map((word) => v.say(word)),
      rows: [...movements.map((one) => [one.name, html`<span data-kpi="mrr.movements" data-measure=${one.measure} data-value=${one.hook}>${v.figure(one.amount, "money", { signed: !one.total })}</span>`]), [v.say(WORDS.change), html`<span data-kpi="mrr.movements" data-value=${hook(of.value)}>${v.figure(of.value, "money", { signed: true })}</span>`]],
    },
  });
  return band(view, margin, pair(stacked, chart, beside));
}

function survivalBand(view: View): TemplateResult | typeof nothing {
  const v = voice(view);
  const of = view.report.survival;
  if (!of || of.points.length < 2) return nothing;
  const months = (value: number | null): string => v.figure(value, "months");
  const interval = of.median.low !== null && of.median.high !== null ? v.interval({ low: of.median.low, high: of.median.high, level: 0.95 }, "months") : null;
  const title = of.median.value === null ? v.tell(SENTENCES.medianNotReached, undefined) : v.tell(SENTENCES.medianReached, { months: months(of.median.value), interval });
  const percent = (share: number): string => v.figure(share, "ratio", { decimals: 0 });
  const { left: width, stacked } = halves(view.width);
  const { marks, height } = survival(of, width, {
    tick: percent, at: (share, at) => v.tell(at === 12 ? SENTENCES.afterOneYear : SENTENCES.afterThreeYears, { share: percent(share) }), axis: v.say(WORDS.survivalAxis), atRisk: v.say(WORDS.atRisk), count: v.count,
    say: (at, share, low, high, risk) => v.tell(SENTENCES.survivalSay, { months: months(at), share: percent(share), interval: v.interval({ low, high, level: 0.95 }, "ratio", { decimals: 0 }), risk: v.count(risk) }),
  });
  const text = of.restricted_mean === null ? null : v.tell(SENTENCES.survivalAbout, { mean: months(of.restricted_mean), horizon: months(Math.round(of.horizon)) });
  const named = [0, 3, 6, 12, 18, 24, 36, 48, 60].flatMap((at) => {
    const here = survivalAt(of, at);
    return here ? [{ at, here }] : [];
  });
  const stands = kpi(view, "survival");
  const year = (at: number, name: string): readonly (readonly [string, TemplateResult, string])[] => {
    const here = survivalAt(of, at);
    return here ? [[name, html`<span class="fact">${percent(here.share)}</span>`, v.interval({ low: here.low, high: here.high, level: 0.95 }, "ratio", { decimals: 0 }) ?? ""]] : [];
  };
  const list = facts([
    [v.say(WORDS.medianLifetime), html`<span class="fact" data-kpi=${stands ? "survival" : nothing} data-value=${stands ? hook(stands.value) : nothing}>${of.median.value === null ? v.say(WORDS.notReached) : months(of.median.value)}</span>`, interval ?? ""],
    ...(of.restricted_mean === null ? [] : [[v.say(WORDS.meanLifetime), html`<span class="fact">${months(of.restricted_mean)}</span>`, v.tell(SENTENCES.upTo, { months: months(Math.round(of.horizon)) })] as const]),
    ...year(12, v.say(WORDS.oneYear)), ...year(36, v.say(WORDS.threeYears)),
  ]);
  return band(view, { id: "survival", title: v.say(WORDS.retention), text }, pair(stacked, figure({
    title, sub: v.say(WORDS.survivalSub), label: title, width, height, marks, language: v.language,
    twin: { caption: title, heads: [WORDS.months, WORDS.share, WORDS.low, WORDS.high, WORDS.atRisk].map((word) => v.say(word)), rows: named.map(({ at, here }) => [v.count(at), v.figure(here.share, "ratio"), v.figure(here.low, "ratio"), v.figure(here.high, "ratio"), v.count(here.atRisk)]) },
  }), list));
}

const IDS = ["customers.", "churn.", "mrr", "mrr.", "arr", "nrr", "grr", "retention.", "survival", "renewal.", "arpa", "ltv", "ltv.", "ltv_cac", "cac", "cac."];

/** The customers view. */
export const customers: Parts = {
  id: "customers",
  name: VIEWS.customers,
  headline: (view) => first(view, RULES.customers) ?? VIEWS.customers[view.language],
  bands(view) {
    const v = voice(view);
    const drawn: Band[] = [() => equation(view), () => churnBand(view), () => movementsBand(view), () => revenueBand(view), () => cohortsBand(view), () => survivalBand(view), () => groupsBand(view), () => predictedBand(view)];
    const all = entriesOf(view, IDS);
    const missing = missingIn(view, all);
    const none = !view.report.survival && real(kpi(view, "customers.active")?.value) === null && real(kpi(view, "churn.logo")?.value) === null;
    const alone = missing.length === all.length;
    return [
      () => (none ? html`<p class="hidden" data-kpi="churn.logo" data-value="null">${v.say(WORDS.noData)}</p>` : nothing), ...(none ? [] : drawn),
      () => (none ? nothing : moreSplits(view, "churn.logo", dimensionsOf(kpi(view, "churn.logo")))), () => (none && alone ? nothing : valueBands(view)),
      () => themeBand(view, { id: "renewal", theme: THEMES.renewal, ids: ["nrr", "grr", "renewal.", "churn.mrr_gross", "churn.mrr_net", "mrr.quick_ratio"], charts: false }),
      () => listBand(view, "customers-all", IDS), () => unlockBand(view, "customers", missing, alone),
    ];
  },
};
