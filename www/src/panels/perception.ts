/** Perception: the answers by score, the net promoter score with its interval, its way over time, and who pulls it. */
import { html, nothing, type TemplateResult } from "lit";
import { balance } from "../charts/balance";
import { distribution } from "../charts/distribution";
import { figure } from "../charts/figure";
import { status, verdictOf } from "../charts/status";
import { formatPrevious } from "../dates";
import { formatChange, formatNumber, hook, real } from "../format";
import { GRAINS, reason, SENTENCES, STATES, VERDICTS, WORDS } from "../text/panels";
import { THEMES } from "../text/themes";
import { VIEWS } from "../text/views";
import type { Band, Parts, View } from "../view";
import { breakdownAdvice, customerAdvice } from "./advice";
import { band, halves, pair } from "./band";
import { stateOf } from "./cell";
import { first, RULES } from "./headlines";
import { breakdownFigure, dimensionName, dimensionsOf, finding, moreSplits, splitBand } from "./split";
import { entriesOf, themeBand } from "./theme";
import { timeline } from "./timeline";
import { kpi, targetWords, voice } from "./voice";
import { unlockBand } from "./unlock";
import { missingIn } from "./waiting";

/** The score with its distribution. */
export function scoreBand(view: View): TemplateResult {
  const v = voice(view);
  const of = kpi(view, "nps");
  const answers = view.report.nps;
  if (!of || real(of.value) === null || !answers) {
    const why = of?.needs.length || !of ? v.tell(SENTENCES.needFile, { files: v.say({ en: "the survey answers", fr: "les réponses aux enquêtes" }) }) : v.say(reason(of.reason ?? "empty_denominator"));
    return band(view, { id: "nps", title: v.say(WORDS.npsTitle), text: v.say(WORDS.npsAbout) }, html`<p class="absent" data-kpi="nps" data-value="null"><i>${v.say(WORDS.noData)}</i> ${why}</p>`);
  }
  const { left, right, stacked } = halves(view.width, 0.648);
  const n = answers.responses;
  const most = [...answers.distribution].sort((a, b) => b.count - a.count)[0];
  const title = most && n >= 10 ? v.tell(SENTENCES.mostGiven, { score: v.count(most.score), share: v.percent(most.count / n, n) }) : v.tell(SENTENCES.answersByScore, v.counted(n));
  const counts = new Map(answers.distribution.map((one) => [one.score, one.count]));
  const scores = Array.from({ length: 11 }, (_, score) => ({ score, count: counts.get(score) ?? 0 }));
  const say = (score: number, count: number): string => v.tell(SENTENCES.scoreSay, { score: v.count(score), n: v.counted(count), share: v.percent(n ? count / n : null, n) });
  const share = (count: number): string => v.percent(n ? count / n : null, n);
  const { marks, height } = distribution(
    scores.map(({ score, count }) => ({ score, count, words: v.count(count), say: say(score, count) })),
    [
      { from: 0, to: 6, words: v.tell(SENTENCES.detractors, v.counted(answers.detractors)), share: share(answers.detractors) },
      { from: 7, to: 8, words: v.tell(SENTENCES.passives, v.counted(answers.passives)), share: share(answers.passives) },
      { from: 9, to: 10, words: v.tell(SENTENCES.promoters, v.counted(answers.promoters)), share: share(answers.promoters) },
    ], left, () => view.explain("nps"));
  const left_ = of.excluded.filter((one) => one.rows > 0 && one.reason !== "outside_period").map((one) => v.tell(SENTENCES.leftOut, { n: v.count(one.rows), why: v.say(reason(one.reason)) }));
  const chart = figure({
    title, ...(n >= 10 ? { sub: v.tell(SENTENCES.answersByScore, v.counted(n)) } : {}), label: title, width: left, height, marks, language: v.language, foot: left_.join(" · "),
    links: html`<button type="button" class="link" @click=${() => view.explain("nps")}>${v.say(WORDS.explain)}</button>`,
    twin: { caption: v.tell(SENTENCES.answersByScore, v.counted(n)), heads: [v.say(WORDS.score), v.say(WORDS.answers), v.say(WORDS.share)], rows: scores.map(({ score, count }) => [v.count(score), html`<span data-kpi="nps" data-score=${score} data-value=${count}>${v.count(count)}</span>`, share(count)]) },
  });
  const state = stateOf(view, of);
  const verdict = state === "ready" ? verdictOf(of.status) : "none";
  const word = state === "ready" ? v.say(VERDICTS[verdict]) : state === "few" || state === "immature" || state === "partial" || state === "untargeted" ? v.say(STATES[state]) : "";
  const target = real(of.target);
  const change = formatChange(of.change, of.growth, of.unit, { language: v.language });
  const ends = of.interval && real(of.interval.low) !== null && real(of.interval.high) !== null ? { low: v.figure(of.interval.low, "points"), high: v.figure(of.interval.high, "points") } : null;
  const value = real(of.value) ?? 0;
  const measured = { value, low: real(of.interval?.low), high: real(of.interval?.high), target, targetWords: target === null ? "" : v.tell(SENTENCES.targetAt, { target: targetWords(target, "points", v) }) };
  const when = formatPrevious(view.report.settings.period, v.language);
  const big = html`<div class="big"><p class="xl"><span data-kpi="nps" data-value=${hook(of.value)}>${v.figure(of.value, "points")}</span><span class="xl-note">${ends ? v.tell(SENTENCES.betweenEnds, ends) : nothing}${change && !of.partial ? html`<br>${change} · ${v.tell(SENTENCES.previous, { value: v.figure(of.previous, "points"), when })}` : nothing}</span></p>
    <p class="st">${status(verdict, word)}</p>${balance(measured, right, (at) => formatNumber(at, v.language, 0, true))}
    <dl class="facts">${([["promoters", answers.promoters], ["passives", answers.passives], ["detractors", answers.detractors]] as const).map(([measure, count]) => html`<div><dt>${v.tell(SENTENCES[measure], v.counted(count)).replace(/^\S+\s/, "")}</dt><dd><span class="fact" data-kpi="nps" data-measure=${measure} data-value=${count}>${v.count(count)}</span><span>${share(count)}</span></dd></div>`)}</dl></div>`;
  const hidden = html` <span class="hidden" data-kpi="nps" data-value=${hook(of.value)}>${v.figure(of.value, "points")}</span>`;
  return band(view, { id: "nps", title: v.say(WORDS.npsTitle), text: html`${v.say(WORDS.npsAbout)}${hidden}`, advice: customerAdvice(view) }, pair(stacked, chart, big, 0.648));
}

function timeTitle(view: View): string {
  const v = voice(view);
  const of = kpi(view, "nps");
  const points = (of?.series ?? []).filter((point) => real(point.value) !== null);
  const one = points.at(0);
  const last = points.at(-1);
  const rising = one && last && (real(last.interval?.low) ?? -Infinity) > (real(one.interval?.high) ?? Infinity);
  const falling = one && last && (real(last.interval?.high) ?? Infinity) < (real(one.interval?.low) ?? -Infinity);
  const way = { from: v.figure(one?.value, "points"), to: v.figure(last?.value, "points") };
  if (rising) return v.tell(SENTENCES.npsRises, way);
  if (falling) return v.tell(SENTENCES.npsFalls, way);
  return v.tell(SENTENCES.npsLevel, undefined);
}

const IDS = ["nps", "nps.", "ces", "csat"];

/** The perception view. */
export const perception: Parts = {
  id: "perception",
  name: VIEWS.perception,
  headline: (view) => first(view, RULES.perception) ?? VIEWS.perception[view.language],
  bands(view) {
    const v = voice(view);
    const of = kpi(view, "nps");
    const [chosen, ...others] = dimensionsOf(of);
    const timed = (of?.series ?? []).filter((point) => real(point.value) !== null).length > 1;
    const all = entriesOf(view, IDS);
    const missing = missingIn(view, all);
    const rest: Band[] = [() => themeBand(view, { id: "voices", theme: THEMES.voices, ids: ["nps.response_rate", "ces", "csat"] }), () => moreSplits(view, "nps", others), () => unlockBand(view, "perception", missing, missing.length === all.length)];
    if (missing.some(({ facts }) => facts.id === "nps")) return [() => html`<p class="hidden" data-kpi="nps" data-value="null">${v.say(WORDS.noData)}</p>`, ...rest];
    if (!timed) return [() => scoreBand(view), () => (chosen ? splitBand(view, "nps", chosen) : nothing), ...rest];
    const { left, right, stacked } = halves(view.width, 0.648);
    const chart = (): TemplateResult => timeline(view, "nps", left, { title: timeTitle(view), sub: `NPS ${v.say(GRAINS[view.report.settings.grain].by)}` });
    const beside = (): TemplateResult | typeof nothing => chosen ? breakdownFigure(view, "nps", chosen, right, finding(view, "nps", chosen), v.tell(SENTENCES.by, { dimension: dimensionName(chosen, v) })) : nothing;
    return [() => scoreBand(view), () => band(view, { id: "nps-time", title: v.say(WORDS.overTime), advice: chosen ? breakdownAdvice(view, "nps", chosen) : null }, pair(stacked, chart(), beside(), 0.648)), ...rest];
  },
};
