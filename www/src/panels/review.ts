/** The monthly review: what changed, what to do, the scorecard in lines, the funnel, the sources; two pages in print. */
import { html, nothing, type TemplateResult } from "lit";
import type { Perspective, Stage } from "../api";
import { bar, hatching } from "../charts/bars";
import { measure } from "../charts/measure";
import { status } from "../charts/status";
import { hook, real } from "../format";
import { PERSPECTIVES, SENTENCES, WORDS } from "../text/panels";
import { REVIEW, REVIEW_SAYS } from "../text/review";
import { VIEWS } from "../text/views";
import type { Parts, View } from "../view";
import { band } from "./band";
import { anatomy, stateOf } from "./cell";
import { changedBand, changesOf } from "./changed";
import { filesBand } from "./files";
import { first, RULES } from "./headlines";
import { rank } from "./leading";
import { todoOf, todos } from "./todo";
import { goalWords, kpi, voice } from "./voice";
import type { Entry } from "./waiting";

function told(view: View): Entry[] {
  return [...view.facts.values()].flatMap((facts) => {
    const of = kpi(view, facts.id);
    return of && real(of.value) !== null && !["missing", "unmapped", "empty", "fault"].includes(stateOf(view, of)) ? [{ facts, of }] : [];
  });
}

function line(view: View, { facts, of }: Entry): TemplateResult {
  const v = voice(view);
  const part = anatomy(view, facts, of);
  const advice = view.report.scorecard?.rows.find((row) => row.kpi === facts.id)?.advice;
  const todo = advice && advice.rule !== "target_missed" ? todoOf(view, advice) : null;
  return html`<tr><th scope="row"><button type="button" class="as-link" @click=${() => view.explain(facts.id)}>${part.name}</button>${todo ? html` <span class="row-advice">${todo.act}</span>` : nothing}</th><td class="num strong" data-kpi=${facts.id} data-value=${part.hook}>${part.value}</td><td class="num">${part.change.now}</td><td class="num quiet">${part.change.then}</td>
    <td class="num">${real(of.target) === null ? "" : goalWords(view, facts.id, of, v)}</td><td class="board-measure">${measure(part.measured && { ...part.measured, targetWords: "" }, 150)}</td><td>${part.state === "untargeted" ? nothing : status(part.verdict, part.word)}</td></tr>`;
}

/** Lines of a perspective before the others are folded away: the table is for one page of print. */
const MOST = 5;

function board(view: View): TemplateResult | typeof nothing {
  const all = told(view);
  if (all.length === 0) return nothing;
  const v = voice(view);
  const heads = [REVIEW.figure, REVIEW.value, REVIEW.change, REVIEW.before, REVIEW.target, REVIEW.interval, REVIEW.verdict];
  const parts = (Object.keys(PERSPECTIVES) as Perspective[]).map((perspective) => {
    const here = all.filter(({ facts }) => facts.perspective === perspective);
    const chosen = new Set([...here].sort((a, b) => Number(real(b.of.target) !== null) - Number(real(a.of.target) !== null) || rank(a) - rank(b)).slice(0, MOST));
    return { perspective, large: here.filter((entry) => chosen.has(entry)), rest: here.filter((entry) => !chosen.has(entry)) };
  });
  const table = (label: string, of: (part: (typeof parts)[number]) => Entry[]): TemplateResult => html`<div class="scroll" tabindex="0" role="group" aria-label=${label}><table class="board">
    <thead><tr>${heads.map((head, at) => html`<th scope="col" class=${at > 0 && at < 5 ? "num" : ""}>${v.say(head)}</th>`)}</tr></thead>
    ${parts.map((part) => of(part).length === 0 ? nothing : html`<tbody><tr class="board-part"><th scope="rowgroup" colspan="7">${v.say(PERSPECTIVES[part.perspective])}</th></tr>${of(part).map((entry) => line(view, entry))}</tbody>`)}</table></div>`;
  const further = parts.reduce((sum, { rest }) => sum + rest.length, 0);
  return band(view, { id: "board", title: v.say(REVIEW.board), text: v.say(REVIEW.boardAbout) }, html`${table(v.say(REVIEW.board), (part) => part.large)}
    ${further === 0 ? nothing : html`<details class="more further"><summary>${v.say(REVIEW.further)} <span class="more-note">${v.count(further)}</span></summary>${table(v.say(REVIEW.further), (part) => part.rest)}</details>`}`);
}

/** The funnel in lines: name, entered, bar, what advances and what is lost. */
function funnelBand(view: View): TemplateResult | typeof nothing {
  const funnel = view.report.funnel;
  if (!funnel || funnel.stages.length === 0 || !funnel.stages[0]?.entered) return nothing;
  const v = voice(view);
  const wide = view.width >= 720 || view.print === true;
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

/** A sentence of the report: how many changes are clear of chance. */
function headline(view: View): string | null {
  const { review: of } = view.report;
  const v = voice(view);
  if (!of) return null;
  const count = changesOf(of.items).length;
  return count === 0 ? v.tell(REVIEW_SAYS.calm, undefined) : v.tell(REVIEW_SAYS.changes, v.counted(count));
}

function todoBand(view: View): TemplateResult {
  const v = voice(view);
  const list = todos(view);
  return band(view, { id: "todo", title: v.say(REVIEW.todo), text: v.say(REVIEW.todoAbout) }, list.length === 0 ? html`<p class="absent">${v.say(REVIEW.nothing)}</p>` : html`<ol class="todo-list">${list.map(({ act, why }) => html`<li>${act} <span class="why">${why}</span></li>`)}</ol>`);
}

/** The view of the monthly review: what changed, what to do and the funnel on the first page, the scorecard and the sources on the second. */
export const review: Parts = {
  id: "review",
  name: VIEWS.review,
  headline: (view) => headline(view) ?? first(view, RULES.overview) ?? VIEWS.review[view.language],
  bands: (view) => [
    () => html`<p class="screen to-print"><button type="button" class="btn" @click=${() => window.print()}>${REVIEW.print[view.language]}</button></p>`,
    () => changedBand(view), () => todoBand(view), () => funnelBand(view), () => board(view), () => filesBand(view, "review-sources", REVIEW.sources[view.language], true),
  ],
};
