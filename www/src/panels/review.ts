/** The monthly review: what changed, what to do, the scorecard in lines, the funnel, the sources; two pages in print. */
import { html, nothing, type TemplateResult } from "lit";
import type { Perspective, Stage } from "../api";
import { bar, hatching } from "../charts/bars";
import { measure } from "../charts/measure";
import { status } from "../charts/status";
import { hook, real } from "../format";
import { ENTITIES, PERSPECTIVES, reasonWords, SENTENCES, WORDS } from "../text/panels";
import { QUALITY } from "../text/quality";
import { REVIEW } from "../text/themes";
import { VIEWS } from "../text/views";
import type { Parts, View } from "../view";
import { customerAdvice, financialAdvice, lossAdvice, revenueAdvice, stuckAdvice } from "./advice";
import { band } from "./band";
import { anatomy, stateOf } from "./cell";
import { first, RULES } from "./headlines";
import { goalWords, kpi, voice } from "./voice";
import type { Entry } from "./waiting";

/** What rules call for, each once. */
function advice(view: View): string[] {
  return [...new Set([stuckAdvice(view, true), lossAdvice(view), customerAdvice(view), financialAdvice(view), revenueAdvice(view)].filter((one): one is string => one !== null))];
}

function told(view: View): Entry[] {
  return [...view.facts.values()].flatMap((facts) => {
    const of = kpi(view, facts.id);
    return of && real(of.value) !== null && !["missing", "unmapped", "empty", "fault"].includes(stateOf(view, of)) ? [{ facts, of }] : [];
  });
}

function line(view: View, { facts, of }: Entry): TemplateResult {
  const v = voice(view);
  const part = anatomy(view, facts, of);
  return html`<tr><th scope="row"><button type="button" class="as-link" @click=${() => view.explain(facts.id)}>${part.name}</button></th><td class="num strong" data-kpi=${facts.id} data-value=${part.hook}>${part.value}</td><td class="num">${part.change.now}</td><td class="num quiet">${part.change.then}</td>
    <td class="num">${real(of.target) === null ? "" : goalWords(view, facts.id, of, v)}</td><td class="board-measure">${measure(part.measured && { ...part.measured, targetWords: "" }, 150)}</td><td>${part.state === "untargeted" ? nothing : status(part.verdict, part.word)}</td></tr>`;
}

function board(view: View): TemplateResult | typeof nothing {
  const all = told(view);
  if (all.length === 0) return nothing;
  const v = voice(view);
  const heads = [REVIEW.figure, REVIEW.value, REVIEW.change, REVIEW.before, REVIEW.target, REVIEW.interval, REVIEW.verdict];
  return band(view, { id: "board", title: v.say(REVIEW.board), text: v.say(REVIEW.boardAbout) }, html`<div class="scroll" tabindex="0" role="group" aria-label=${v.say(REVIEW.board)}><table class="board">
    <thead><tr>${heads.map((head, at) => html`<th scope="col" class=${at > 0 && at < 5 ? "num" : ""}>${v.say(head)}</th>`)}</tr></thead>
    ${(Object.keys(PERSPECTIVES) as Perspective[]).map((perspective) => {
      const here = all.filter(({ facts }) => facts.perspective === perspective);
      return here.length === 0 ? nothing : html`<tbody><tr class="board-part"><th scope="rowgroup" colspan="7">${v.say(PERSPECTIVES[perspective])}</th></tr>${here.map((entry) => line(view, entry))}</tbody>`;
    })}</table></div>`);
}

/** The funnel in lines: name, entered, bar, what advances and what is lost. */
function funnelBand(view: View): TemplateResult | typeof nothing {
  const funnel = view.report.funnel;
  if (!funnel || funnel.stages.length === 0 || !funnel.stages[0]?.entered) return nothing;
  const v = voice(view);
  const wide = view.width >= 720;
  const room = wide ? Math.floor(view.width * 0.42) : view.width;
  const most = Math.max(...funnel.stages.map((stage) => stage.entered ?? 0), 1);
  const words = (stage: Stage, last: boolean): TemplateResult => (last
    ? html`<b>${v.percent(stage.conversion_total, funnel.stages[0]?.entered ?? null)}</b> ${v.say(REVIEW.ofAll)}`
    : html`<b>${v.percent(stage.conversion, stage.entered)}</b>${stage.lost === null ? "" : ` · ${v.tell(SENTENCES.lostCount, v.counted(stage.lost))}`}${stage.time?.median_days === null || stage.time === null ? "" : ` · ${v.figure(stage.time.median_days, "days", { decimals: 0 })}`}`);
  return band(view, { id: "review-funnel", title: v.say(REVIEW.funnel), text: v.say(WORDS.barKey) }, html`${hatching()}<ol class=${wide ? "r-funnel" : "r-funnel slim"}>${funnel.stages.map((stage, at) => {
    const last = at === funnel.stages.length - 1;
    return html`<li><span class="r-name">${stage.name}</span><span class="num r-entered" data-kpi="funnel" data-stage=${stage.name} data-measure="entered" data-value=${hook(stage.entered)}>${stage.entered === null ? "—" : v.count(stage.entered)}</span><span class="r-bar">${bar(stage, last, funnel.won, most, room)}</span><span class="r-words">${words(stage, last)}</span></li>`;
  })}</ol>`);
}

function sources(view: View): TemplateResult {
  const v = voice(view);
  return band(view, { id: "review-sources", title: v.say(REVIEW.sources) }, html`<div class="scroll" tabindex="0" role="group" aria-label=${v.say(REVIEW.sources)}><table><thead><tr>${[QUALITY.file, QUALITY.holds, QUALITY.read, QUALITY.used, QUALITY.aside].map((head, at) => html`<th scope="col" class=${at > 1 ? "num" : ""}>${v.say(head)}</th>`)}<th scope="col">${v.say(QUALITY.why)}</th></tr></thead>
    <tbody>${view.report.sources.map((source) => html`<tr><th scope="row">${source.file}</th><td>${source.entity ? v.say(ENTITIES[source.entity].many) : "—"}</td><td class="num">${v.count(source.rows)}</td><td class="num">${v.count(source.used)}</td><td class="num">${v.count(source.rows - source.used)}</td><td>${source.rejected.map(({ reason, rows }) => `${v.count(rows)} ${v.say(reasonWords(reason))}`).join(", ")}</td></tr>`)}</tbody></table></div>`);
}

/** The view of the monthly review. */
export const review: Parts = {
  id: "review",
  name: VIEWS.review,
  headline: (view) => first(view, RULES.overview) ?? VIEWS.review[view.language],
  bands(view) {
    const v = voice(view);
    const list = advice(view);
    return [
      () => band(view, { id: "todo", title: v.say(REVIEW.todo), text: v.say(REVIEW.todoAbout) }, list.length === 0 ? html`<p class="absent">${v.say(REVIEW.nothing)}</p>` : html`<ol class="todo-list">${list.map((one) => html`<li>${one}</li>`)}</ol>`),
      () => funnelBand(view), () => board(view), () => sources(view),
    ];
  },
};
