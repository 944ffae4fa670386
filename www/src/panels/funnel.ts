/** The funnel: the stream with its aligned rows, the breakdown of what is won, moves back, and what is stuck. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Funnel, Stage } from "../api";
import { dwell } from "../charts/ages";
import { arcs } from "../charts/arcs";
import { bar, hatching } from "../charts/bars";
import { drawing, figure, twinTable } from "../charts/figure";
import { backwardMoves, streamOf } from "../charts/funnel";
import { pictures } from "../charts/take";
import { columns, stream, streamFits } from "../charts/stream";
import { hook, shorten } from "../format";
import { reason, SENTENCES, WORDS } from "../text/panels";
import { THEMES } from "../text/themes";
import { VIEWS } from "../text/views";
import type { Band, Parts, View } from "../view";
import { band, halves, pair } from "./band";
import { chain, CHAINED } from "./chain";
import { wilson } from "./established";
import { clearlyLeakiest, first, RULES } from "./headlines";
import { movesBand } from "./moves";
import { breakdownFigure, dimensionsOf, moreSplits, splitBand } from "./split";
import { prospectsBand } from "./prospects";
import { stuckBand } from "./stuck";
import { teamBand } from "./team";
import { entriesOf, themeBand } from "./theme";
import { unlockBand } from "./unlock";
import { kpi, voice, type Voice } from "./voice";
import { missingIn } from "./waiting";

const at = (stage: Stage, measure: string, value: number | null, content: unknown, kind = ""): TemplateResult =>
  html`<span class=${kind} data-kpi="funnel" data-stage=${stage.name} data-measure=${measure} data-value=${hook(value)}>${content}</span>`;

const days = (value: number | null, v: Voice): string => v.figure(value, "days", { decimals: value !== null && value < 10 && !Number.isInteger(value) ? 1 : 0 });

/** The records of a stage: those that entered it, went on, were lost, are stuck. */
const stageRecords = (view: View, stage: string, part: string): void => view.records("funnel", `${part}&stage=${encodeURIComponent(stage)}`);

function longest(funnel: Funnel): number {
  return Math.max(...funnel.stages.flatMap((stage) => [stage.time?.median_days ?? 0, stage.time?.p90_days ?? 0]), 1);
}

function backOf(funnel: Funnel, index: number, v: Voice): { count: number; words: string } {
  const moves = backwardMoves(funnel).filter((move) => move.from === index);
  const count = funnel.stages[index]?.regressions ?? moves.reduce((sum, move) => sum + move.count, 0);
  const most = moves[0];
  const name = shorten(funnel.stages[most?.to ?? -1]?.name ?? "", 22);
  if (!most) return { count, words: "" };
  return { count, words: most.count === count ? v.tell(SENTENCES.backAllTo, { stage: name }) : v.tell(SENTENCES.backTo, { n: v.count(most.count), stage: name }) };
}

function share(funnel: Funnel, view: View, v: Voice): { share: string; interval: string | null } {
  const entered = funnel.stages[0]?.entered ?? 0;
  const interval = view.report.settings.funnel.attribution === "cohort" ? wilson(funnel.won, entered, view.report.settings.confidence) : null;
  return { share: v.percent(entered ? funnel.won / entered : null, entered), interval: interval && `${v.figure(interval.low * 100, "number", { decimals: entered < 100 ? 0 : 1 })}${v.language === "fr" ? " à " : " to "}${v.figure(interval.high, "ratio", { n: entered })}` };
}

function total(funnel: Funnel, view: View): TemplateResult | typeof nothing {
  const v = voice(view);
  const entered = funnel.stages[0]?.entered ?? 0;
  if (!entered || funnel.bounds.high === null) return nothing;
  const all = share(funnel, view, v);
  const closed = funnel.won + funnel.lost;
  const rest = funnel.open === 0 ? "" : v.tell(SENTENCES.ifAll, { open: v.counted(funnel.open), high: v.percent(funnel.bounds.high, entered), closed: v.percent(closed ? funnel.won / closed : null, closed) });
  return html`<p class="total"><b>${v.tell(SENTENCES.totalWon, { share: all.share })}</b>${v.tell(SENTENCES.total, all)}${rest}</p>`;
}

function twin(funnel: Funnel, v: Voice): TemplateResult {
  const heads = [WORDS.stage, WORDS.entered, WORDS.advanced, WORDS.lost, WORDS.open, WORDS.conversion, WORDS.interval, WORDS.conversionTotal, WORDS.conversionClosed, WORDS.abandon, WORDS.current, WORDS.skipped, WORDS.medianDays, WORDS.p90Days, WORDS.backward, WORDS.reentries, WORDS.stuckNow];
  const number = (value: number | null): string => (value === null ? "—" : v.count(value));
  return twinTable({
    caption: v.say(VIEWS.funnel),
    heads: heads.map((head) => v.say(head)),
    rows: funnel.stages.map((stage) => [
      stage.name,
      at(stage, "entered", stage.entered, number(stage.entered)), at(stage, "advanced", stage.advanced, number(stage.advanced)), at(stage, "lost", stage.lost, number(stage.lost)), at(stage, "open", stage.open, number(stage.open)),
      at(stage, "conversion", stage.conversion, v.percent(stage.conversion, stage.entered)), v.interval(stage.conversion_interval, "ratio", { n: stage.entered }) ?? "—",
      at(stage, "conversion_total", stage.conversion_total, v.percent(stage.conversion_total)), at(stage, "conversion_closed", stage.conversion_closed, v.percent(stage.conversion_closed)), at(stage, "abandon", stage.abandon, v.percent(stage.abandon, stage.entered)),
      at(stage, "current", stage.current, number(stage.current)), at(stage, "skipped", stage.skipped, number(stage.skipped)),
      at(stage, "median_days", stage.time?.median_days ?? null, days(stage.time?.median_days ?? null, v)), at(stage, "p90_days", stage.time?.p90_days ?? null, days(stage.time?.p90_days ?? null, v)),
      at(stage, "regressions", stage.regressions, number(stage.regressions)), at(stage, "reentries", stage.reentries, number(stage.reentries)), at(stage, "stuck", stage.stuck.count, number(stage.stuck.count)),
    ]),
  }, v.language);
}

function foot(funnel: Funnel, view: View, v: Voice): TemplateResult {
  const entered = funnel.stages[0]?.entered ?? 0;
  const left = funnel.excluded.filter((one) => one.rows > 0 && one.reason !== "outside_period").map((one) => v.tell(SENTENCES.leftOut, { n: v.count(one.rows), why: v.say(reason(one.reason)) }));
  const rest = [v.tell(SENTENCES.createdIn, v.counted(entered)), ...left].join(" · ");
  return html`<div class="fig-foot"><span class="foot-line" data-rest=${rest} .textContent=${live(rest)}></span>
    <div class="foot-links"><button type="button" class="link" @click=${() => view.explain("sales.close_rate")}>${v.say(WORDS.explain)}</button>${pictures(view.language)}${twin(funnel, v)}</div></div>`;
}

function head(stage: Stage, last: boolean, v: Voice): TemplateResult {
  const interval = v.interval(stage.conversion_interval, "ratio", { n: stage.entered });
  return html`<th scope="col"><span class="name" title=${stage.name}>${shorten(stage.name, 40)}</span><span class="line">${at(stage, "entered", stage.entered, stage.entered === null ? "—" : v.count(stage.entered), "entered")}
    ${last ? html`<span class="conv ghost" aria-hidden="true"><span class="rate">&nbsp;</span><span class="ci">&nbsp;</span></span>` : html`<span class="conv">${at(stage, "conversion", stage.conversion, v.percent(stage.conversion, stage.entered), "rate")}<span class="ci">${interval?.replace(/\s?%$/, "") ?? ""}</span></span>`}</span></th>`;
}

function wide(funnel: Funnel, view: View, before: TemplateResult | typeof nothing): TemplateResult | null {
  const flow = streamOf(funnel);
  const stages = funnel.stages;
  if (!flow || view.print || view.stacked || !streamFits(stages.length, view.width)) return null;
  const v = voice(view);
  const entered = stages[0]?.entered ?? 0;
  const { each, last } = columns(stages.length, view.width);
  const worst = clearlyLeakiest(funnel, view.report.settings.confidence);
  const { marks, height } = stream(flow, view.width, {
    language: v.language,
    thread: v.tell(SENTENCES.thread, { won: v.counted(funnel.won), share: v.percent(funnel.won / (entered || 1), entered), entered: v.count(entered) }),
    advanced: (count) => v.tell(SENTENCES.advancedCount, v.counted(count)),
    open: (count) => v.tell(SENTENCES.openCount, v.counted(count)),
    lost: (count) => v.tell(SENTENCES.lostCount, v.counted(count)),
    share: (part, of) => v.percent(part, of),
    worst: worst?.name ?? null,
    worstWords: WORDS.worst,
    explain: (stage, part) => stageRecords(view, stage, part),
  });
  const most = longest(funnel);
  const timed = stages.some((stage) => stage.time !== null);
  const moved = stages.some((stage) => stage.regressions !== null);
  const stuck = stages.some((stage) => stage.stuck.limit_days !== null || stage.stuck.count > 0);
  const cycle = kpi(view, "sales.cycle_days")?.value;
  const inner = stages.slice(0, -1);
  const tight = each < 190;
  return html`<section class="full figure" aria-label=${v.say(VIEWS.funnel)}>${before}
    <table class=${tight ? "plate tight" : "plate"}>
      <caption class="hidden">${first(view, RULES.funnel) ?? v.say(VIEWS.funnel)}</caption>
      <colgroup><col class="stub-col">${inner.map(() => html`<col width=${each}>`)}<col width=${last}></colgroup>
      <thead><tr><th scope="col" class="stub"><span class="stub-1">${v.say(WORDS.stage)}</span><span class="stub-2">${v.say(tight ? WORDS.entered : WORDS.enteredAndShare)}</span>${tight ? html`<span class="stub-4">${v.say(WORDS.shareOn)}</span>` : nothing}<span class="stub-3">${v.say(WORDS.interval)}</span></th>
        ${stages.map((stage, index) => head(stage, index === stages.length - 1, v))}</tr></thead>
      <tbody>
        <tr class="marks"><th scope="row" class="stub"><span class="sub">${v.say(WORDS.streamKey)}</span></th><td colspan=${stages.length}>${drawing({ label: first(view, RULES.funnel) ?? v.say(VIEWS.funnel), width: view.width, height, marks })}</td></tr>
        ${timed ? html`<tr><th scope="row" class="stub">${v.say(WORDS.timeInStage)}<br><span class="sub">${v.tell(SENTENCES.dwellScale, { days: days(Math.ceil(most), v) })}</span></th>
          ${inner.map((stage) => html`<td>${at(stage, "median_days", stage.time?.median_days ?? null, days(stage.time?.median_days ?? null, v), "fig")}
            ${stage.time?.p90_days === null || stage.time?.p90_days === undefined ? nothing : html`<span class="sub">${v.tell(SENTENCES.p90In, { days: days(stage.time.p90_days, v) })}</span>`}
            ${dwell(stage.time?.median_days ?? null, stage.time?.p90_days ?? null, most, Math.max(60, each - 36))}</td>`)}
          <td>${cycle === null || cycle === undefined ? nothing : html`<span class="fig" data-kpi="sales.cycle_days" data-value=${hook(cycle)}>${days(Number(cycle), v)}</span><span class="sub block">${v.say(WORDS.endToEnd)}</span>`}</td></tr>` : nothing}
        ${moved ? html`<tr><th scope="row" class="stub">${v.say(WORDS.backward)}</th>${inner.map((stage, index) => {
          const back = backOf(funnel, index, v);
          return html`<td>${at(stage, "regressions", stage.regressions, index === 0 || stage.regressions === null ? "—" : v.count(back.count), "fig2")} <span class="sub">${back.words}</span></td>`;
        })}<td></td></tr>` : nothing}
        ${stuck ? html`<tr><th scope="row" class="stub">${v.say(WORDS.stuckNow)}</th>${inner.map((stage) => html`<td>${stage.stuck.limit_days === null && stage.stuck.count === 0 ? html`<span class="fig2">—</span>` : html`<button type="button" class="fig2 link-figure" data-kpi="funnel" data-stage=${stage.name} data-measure="stuck" data-value=${stage.stuck.count} @click=${() => stageRecords(view, stage.name, "stuck")}>${v.count(stage.stuck.count)}</button> <span class="sub">${stage.stuck.limit_days === null ? "" : v.tell(SENTENCES.beyond, { days: days(stage.stuck.limit_days, v) })}</span>`}</td>`)}<td></td></tr>` : nothing}
      </tbody>
    </table>
    <div class="inset">${total(funnel, view)}${foot(funnel, view, v)}</div>
  </section>`;
}

/** A bar a stage, with a line of words under each: where it is narrow, and in the review. */
export function narrowFunnel(funnel: Funnel, view: View): TemplateResult {
  const v = voice(view);
  const stages = funnel.stages;
  const most = Math.max(...stages.map((stage) => stage.entered ?? 0), 1);
  const line = (stage: Stage, index: number): TemplateResult => {
    const open = stage.open === null ? null : at(stage, "open", stage.open, v.tell(SENTENCES.openCount, v.counted(stage.open)));
    const lost = stage.lost === null ? null : at(stage, "lost", stage.lost, v.tell(SENTENCES.lostCount, v.counted(stage.lost)));
    const back = backOf(funnel, index, v);
    const time = stage.time?.median_days ?? null;
    const p90 = stage.time?.p90_days ?? null;
    return html`<p class="p-line">${stage.conversion === null ? nothing : html`<b>${at(stage, "conversion", stage.conversion, v.tell(SENTENCES.advance, { share: v.percent(stage.conversion, stage.entered) }))}</b> <span class="p-ci">${v.interval(stage.conversion_interval, "ratio", { n: stage.entered }) ?? ""}</span>`}</p>
      <p class="p-line">${stage.advanced === null ? nothing : html`<span class="hidden">${at(stage, "advanced", stage.advanced, v.count(stage.advanced))}</span>`}${open ?? nothing}${open && lost ? " · " : ""}${lost ?? nothing}${stage.abandon === null ? "" : `, ${v.percent(stage.abandon, stage.entered)}`}</p>
      <p class="p-line">${time === null ? nothing : html`${at(stage, "median_days", time, days(time, v))}${p90 === null ? "" : `, ${v.tell(SENTENCES.p90In, { days: days(p90, v) })}`}`}${stage.stuck.count ? html`${time === null ? "" : " · "}<button type="button" class="link" data-kpi="funnel" data-stage=${stage.name} data-measure="stuck" data-value=${stage.stuck.count} @click=${() => stageRecords(view, stage.name, "stuck")}>${v.tell(SENTENCES.stuckCount, v.counted(stage.stuck.count))}</button>` : nothing}${back.count ? ` · ${v.tell(SENTENCES.backCount, v.counted(back.count))}` : ""}</p>`;
  };
  return html`<section class="band" aria-label=${v.say(VIEWS.funnel)}><header class="margin"><h2>${v.say(VIEWS.funnel)}</h2><p>${v.say(WORDS.barKey)}</p>${funnel.reasons.map((id) => html`<p>${v.say(reason(id))}</p>`)}</header>
    <div class="text figure">${hatching()}<ol class="p-funnel">${stages.map((stage, index) => {
      const last = index === stages.length - 1;
      return html`<li class="p-stage"><h3><span>${stage.name}</span>${at(stage, "entered", stage.entered, stage.entered === null ? "—" : v.count(stage.entered), "entered")}</h3>${bar(stage, last, funnel.won, most, view.width)}
        <div class="p-text">${last ? html`<p class="p-line"><b>${v.tell(SENTENCES.ofTotal, { share: v.percent(stage.conversion_total, stages[0]?.entered ?? null) })}</b></p>` : line(stage, index)}</div></li>`;
    })}</ol>${total(funnel, view)}${foot(funnel, view, v)}</div></section>`;
}

/** The stream where there is room for it, else a bar a stage; over it what came before the deals. */
export function streamOrBars(funnel: Funnel, view: View, before: TemplateResult | typeof nothing = nothing): TemplateResult {
  return wide(funnel, view, before) ?? html`${before === nothing ? nothing : html`<section class="full">${before}</section>`}${narrowFunnel(funnel, view)}`;
}

function backFigure(funnel: Funnel, view: View, width: number): TemplateResult | typeof nothing {
  const moves = backwardMoves(funnel);
  const most = moves[0];
  if (!most) return nothing;
  const v = voice(view);
  const all = moves.reduce((sum, move) => sum + move.count, 0);
  const reach = Math.max(...moves.map((move) => move.from));
  const names = funnel.stages.slice(0, reach + 1).map((stage) => stage.name);
  const name = (index: number): string => names[index] ?? "";
  const words = (move: { from: number; to: number; count: number }): string => v.tell(SENTENCES.backSay, { from: name(move.from), to: name(move.to), n: v.counted(move.count) });
  const { marks, height } = arcs(names, moves, width, v.language, words);
  const title = v.tell(SENTENCES.backTitle, { moves: v.counted(all), records: v.counted(funnel.regressed_records) });
  return figure({
    title, label: title, sub: v.tell(SENTENCES.backMost, { share: v.percent(most.count / all, all), from: name(most.from), to: name(most.to) }), width, height, marks, language: v.language,
    twin: { caption: title, heads: [v.say(WORDS.backward), v.say(WORDS.records)], rows: moves.map((move) => [`${name(move.from)} → ${name(move.to)}`, v.count(move.count)]) },
  });
}

/** What the breakdowns are of: the share won of what was created, else of what was closed. */
function divided(view: View): { id: string; dimensions: string[] } {
  for (const id of ["sales.close_rate", "sales.win_rate"]) {
    const dimensions = dimensionsOf(kpi(view, id));
    if (dimensions.length) return { id, dimensions };
  }
  return { id: "sales.close_rate", dimensions: [] };
}

const FORETOLD = new Set(["sales.win_chance"]);
const IDS = ["sales.", "leads.", "chain.", "orders.", "revenue.new_customers"];

/** The funnel view. */
export const funnel: Parts = {
  id: "funnel",
  name: VIEWS.funnel,
  headline: (view) => first(view, RULES.funnel) ?? VIEWS.funnel[view.language],
  bands(view) {
    const of = view.report.funnel;
    const v = voice(view);
    const all = entriesOf(view, IDS);
    const missing = missingIn(view, all);
    const before = chain(view);
    const about: Band[] = [() => themeBand(view, { id: "sales", theme: THEMES.sales, ids: ["sales.", "revenue.new_customers"], charts: false, apart: FORETOLD }), () => themeBand(view, { id: "chain", theme: before === nothing ? THEMES.chain : THEMES.leads, ids: ["leads.", "chain."], ...(before === nothing ? {} : { without: CHAINED }) }), () => themeBand(view, { id: "orders", theme: THEMES.orders, ids: ["orders."] })];
    const unlock: Band = () => unlockBand(view, "funnel", missing, missing.length === all.length);
    if (!of || of.stages.length === 0) return [() => html`<p class="hidden" data-kpi="funnel" data-value="null">${v.say(WORDS.noData)}</p>${before === nothing ? nothing : html`<section class="full">${before}</section>`}`, ...about, unlock];
    const { id, dimensions } = divided(view);
    const [chosen, ...others] = dimensions;
    const room = halves(view.width, 0.608);
    const split: Band = () => {
      const back = backFigure(of, view, room.right);
      if (chosen) return splitBand(view, id, chosen, pair(room.stacked, breakdownFigure(view, id, chosen, room.left), back, 0.608));
      return back === nothing ? nothing : band(view, { id: "back", title: v.say(WORDS.backward) }, html`${back}`);
    };
    const none = of.stages[0]?.entered === 0;
    const lacking = kpi(view, "sales.close_rate")?.reason === "dimension_missing";
    return [() => (none ? band(view, { id: "funnel", title: v.say(VIEWS.funnel) }, html`<p class="absent">${lacking ? v.say(reason("dimension_missing")) : v.tell(SENTENCES.noneCreated, undefined)}</p>${foot(of, view, v)}`) : streamOrBars(of, view, before)), split, () => movesBand(of, view), () => stuckBand(of, view), () => prospectsBand(view), () => teamBand(view), ...about, () => moreSplits(view, id, others), unlock];
  },
};
