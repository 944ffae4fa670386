/** The scorecard: bands by perspective, a cell a figure, and one line for what a further file would give. */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Entity, Perspective } from "../api";
import { status, type Verdict } from "../charts/status";
import { formatChange, isOne, real } from "../format";
import { MARGIN } from "../text/findings";
import { ENTITIES, PERSPECTIVES, TALLY, UNTARGETED, WORDS } from "../text/panels";
import { VIEWS } from "../text/views";
import type { Parts, View } from "../view";
import { customerAdvice, financialAdvice, processAdvice } from "./advice";
import { band, grid } from "./band";
import { cell, stateOf } from "./cell";
import { counts } from "./detail";
import { clearlyLeakiest, first, RULES } from "./headlines";
import { leading } from "./leading";
import { MARKETING_RULES } from "./marketing";
import { RELATIONSHIP_RULES } from "./relationship";
import { SERVICE_RULES } from "./service";
import { lines } from "./theme";
import { unlockBand } from "./unlock";
import { kpi, shareCases, voice } from "./voice";
import { untold, type Entry } from "./waiting";

function entries(view: View): Entry[] {
  return [...view.facts.values()].flatMap((facts) => {
    const of = kpi(view, facts.id);
    return of ? [{ facts, of }] : [];
  });
}

/** How many figures have each verdict; those without data are not counted. */
export function tally(view: View): Record<Verdict | "untargeted", number> {
  const count = { good: 0, likely: 0, watch: 0, bad: 0, none: 0, untargeted: 0 };
  for (const { of } of entries(view)) {
    const state = stateOf(view, of);
    if (state === "missing" || state === "unmapped") continue;
    if (state === "untargeted") {
      count.untargeted += 1;
      continue;
    }
    const verdict = state === "ready" ? (of.status as Verdict) : "none";
    count[verdict in count ? verdict : "none"] += 1;
  }
  return count;
}

function keys(view: View): TemplateResult {
  const v = voice(view);
  const count = tally(view);
  const kinds = (["good", "likely", "watch", "bad", "none"] as const).filter((kind) => count[kind] > 0);
  return html`<div class="keys"><ul class="key">${kinds.map((kind) => html`<li>${status(kind, v.tell(TALLY[kind], v.counted(count[kind])))}</li>`)}${count.untargeted ? html`<li class="status">${v.tell(UNTARGETED, v.counted(count.untargeted))}</li>` : nothing}</ul>
    <p class="reading"><svg width="54" height="14" viewBox="0 0 54 14" aria-hidden="true">${svg`<line class="l-grid" x1="0" y1="7" x2="54" y2="7"/><line class="l-interval" x1="14" y1="7" x2="46" y2="7"/><circle class="f-neutral" cx="22" cy="7" r="2.5"/><path class="l" d="M10 1v12"/><circle class="f-accent l-paper" cx="30" cy="7" r="4"/>`}</svg><span>${v.say(WORDS.reading)}</span></p></div>`;
}

function sentence(view: View, perspective: Perspective): string | null {
  const v = voice(view);
  if (perspective === "financial") {
    const mrr = kpi(view, "mrr");
    const change = mrr && !mrr.partial && formatChange(mrr.change, mrr.growth, mrr.unit, { language: v.language, currency: v.currency });
    if (mrr && change) return v.tell(MARGIN.mrr, { mrr: v.figure(mrr.value, "money", { compact: true }), change });
    const won = kpi(view, "sales.won_amount");
    return real(won?.value) === null ? null : v.tell(MARGIN.financial, { won: v.figure(won?.value, "money", { compact: true }) });
  }
  if (perspective === "customer") {
    const churn = kpi(view, "churn.logo");
    const lost = real(churn?.numerator);
    const start = real(churn?.denominator);
    return lost === null || !start ? null : v.tell(MARGIN.lostOf, { k: v.counted(lost), n: v.count(start), dated: churn?.reason !== "undated" });
  }
  if (perspective === "process") {
    const funnel = view.report.funnel;
    const worst = funnel && clearlyLeakiest(funnel, view.report.settings.confidence);
    if (worst) return v.tell(MARGIN.leak, { stage: worst.name, share: v.percent(worst.abandon, worst.entered) });
    const rate = kpi(view, "sales.win_rate");
    const won = real(rate?.numerator);
    const closed = real(rate?.denominator);
    return rate && won !== null && closed !== null && shareCases(rate) !== null ? v.tell(MARGIN.winRate, { k: v.counted(won), n: v.count(closed) }) : null;
  }
  return null;
}

const ADVISED: Record<Perspective, (view: View) => string | null> = { financial: financialAdvice, customer: customerAdvice, process: processAdvice, learning: () => null };

/** The figures with a verdict or a target before the others, those that only count what another view lists after them. */
const judged = ({ of }: Entry): number => (real(of.target) !== null ? 0 : counts(of) ? 2 : 1);

/** What is loaded, where no figure has anything to say. */
function held(view: View): string | null {
  const v = voice(view);
  const rows = new Map<Entity, number>();
  for (const { entity, used } of view.report.sources) if (entity !== null) rows.set(entity, (rows.get(entity) ?? 0) + used);
  const all = [...rows].map(([entity, n]) => `${v.count(n)} ${v.say(isOne(n, v.language) ? ENTITIES[entity].one : ENTITIES[entity].many)}`);
  return all.length === 0 ? null : new Intl.ListFormat(v.language, { type: "conjunction" }).format(all);
}

/** The overview. */
export const overview: Parts = {
  id: "overview",
  name: VIEWS.overview,
  headline: (view) => first(view, [...RULES.overview, ...RULES.customers, ...MARKETING_RULES, ...SERVICE_RULES, ...RELATIONSHIP_RULES, held]) ?? VIEWS.overview[view.language],
  bands(view) {
    const v = voice(view);
    const { columns, cell: width } = grid(view);
    const all = entries(view);
    const apart: Entry[] = [];
    const bands = (Object.keys(PERSPECTIVES) as Perspective[]).flatMap((perspective) => {
      const here = all.filter(({ facts }) => facts.perspective === perspective);
      const missing = here.filter(({ of }) => stateOf(view, of) === "missing");
      const there = here.filter(({ of }) => stateOf(view, of) !== "missing");
      const inside = there.length === 3 && missing.length === 1;
      if (!inside) apart.push(...missing);
      const shown = inside ? here : there;
      if (shown.length === 0) return [];
      const empty = shown.filter(({ of }) => stateOf(view, of) === "empty");
      const told = shown.filter((entry) => !empty.includes(entry));
      if (told.length === 0 && untold(view, empty) === nothing) return [];
      const large = leading(told);
      const rest = told.filter((entry) => !large.includes(entry)).sort((a, b) => judged(a) - judged(b));
      const flat = large.every(({ of }) => of.series.length < 2 && real(of.previous) === null);
      return [() => band(view, { id: perspective, title: v.say(PERSPECTIVES[perspective]), text: sentence(view, perspective), advice: ADVISED[perspective](view) },
        html`<div class="kpis c${columns} ${flat ? "flat" : ""}">${large.map(({ facts, of }) => cell(view, facts, of, width))}</div>${lines(view, rest)}${untold(view, empty)}`)];
    });
    return [() => keys(view), ...bands, () => unlockBand(view, "overview", apart)];
  },
};
