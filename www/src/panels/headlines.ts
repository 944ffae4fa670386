/** The rules that title a view: a sentence with numbers in it, or null where no rule fires. None claims what the interval does not hold. */
import type { Funnel, Kpi, Stage } from "../api";
import { leakiest } from "../charts/funnel";
import { capital, real } from "../format";
import { FINDINGS } from "../text/findings";
import { SMALL } from "../text/panels";
import type { View } from "../view";
import { clearlyMore, oneIn, wilson } from "./established";
import { pastOf } from "./past";
import { cases, goalWords, kpi, shareCases, targetOf, voice } from "./voice";

type Rule = (view: View) => string | null;

const small = (view: View, n: number): string => SMALL[n - 2]?.[view.language] ?? String(n);

/** The first rule that fires. */
export function first(view: View, rules: readonly Rule[]): string | null {
  for (const rule of rules) {
    const sentence = rule(view);
    if (sentence !== null) return sentence;
  }
  return null;
}

/** A figure that may be compared: there, of at least ten cases, its period whole, its cohort old enough. */
function comparable(of: Kpi | undefined): of is Kpi {
  return of !== undefined && real(of.value) !== null && !of.partial && !of.immature && !(of.small_sample && cases(of) < 10);
}

const sales: Rule = (view) => {
  const won = kpi(view, "sales.won_amount");
  const v = voice(view);
  const amount = real(won?.value);
  if (!won || amount === null || amount <= 0) return null;
  const words = v.figure(won.value, "money", { compact: true });
  const deals = kpi(view, "sales.won_count");
  const count = real(deals?.value) ?? won.used;
  if (won.partial) return v.tell(FINDINGS.salesSoFar, { amount: words, deals: v.counted(count) });
  if (won.growth === null || count < 10 || pastOf(view.report, "sales.won_amount", won) !== "whole") return v.tell(FINDINGS.salesAre, { amount: words, deals: v.counted(count) });
  const growth = v.figure(Math.abs(won.growth), "ratio", { decimals: Math.abs(won.growth) >= 0.1 ? 0 : 1 });
  if (Math.abs(won.growth) < 0.005) return v.tell(FINDINGS.salesLevel, { amount: words });
  return v.tell(won.growth > 0 ? FINDINGS.salesUp : FINDINGS.salesDown, { growth });
};

const orders: Rule = (view) => {
  const all = kpi(view, "orders.count");
  const count = real(all?.value);
  if (!all || !count) return null;
  const v = voice(view);
  return v.tell(FINDINGS.ordersAre, { orders: v.counted(count), average: v.figure(kpi(view, "orders.average_value")?.value, "money") });
};

const departures: Rule = (view) => {
  const churn = kpi(view, "churn.logo");
  if (!comparable(churn)) return null;
  const v = voice(view);
  const share = real(churn.value) ?? 0;
  const start = real(churn.denominator);
  if (share === 0) return start === null ? null : v.tell(FINDINGS.noneLeft, { n: v.count(start) });
  const n = oneIn(share, real(churn.interval?.low), real(churn.interval?.high));
  return n === null ? v.tell(FINDINGS.customersPart, { share: v.percent(share, shareCases(churn)) }) : v.tell(FINDINGS.customerIn, { n: small(view, n) });
};

const joined: Rule = (view) => {
  const all = [sales(view) ?? orders(view), departures(view)].filter((part): part is string => part !== null);
  return all.length ? capital(all.join(", ")) : null;
};

/** Whether a stage loses a larger share than every other, beyond doubt. */
export function clearlyLeakiest(funnel: Funnel, level = 0.95): Stage | null {
  const worst = leakiest(funnel);
  if (!worst || worst.lost === null || !worst.entered) return null;
  const others = funnel.stages.slice(0, -1).filter((stage) => stage !== worst && stage.lost !== null && stage.entered);
  if (others.length === 0) return null;
  return others.every((stage) => clearlyMore(worst.lost ?? 0, worst.entered ?? 0, stage.lost ?? 0, stage.entered ?? 0, level)) ? worst : null;
}

const deals: Rule = (view) => {
  const funnel = view.report.funnel;
  const entered = funnel?.stages[0]?.entered;
  if (!funnel || !entered || view.report.settings.funnel.attribution !== "cohort" || view.report.settings.funnel.entity !== "deal") return null;
  const v = voice(view);
  if (entered < 10) return v.tell(FINDINGS.dealsFew, { won: v.counted(funnel.won), entered: v.count(entered) });
  if (funnel.won === 0) return v.tell(FINDINGS.noneWon, { entered: v.count(entered) });
  const level = view.report.settings.confidence;
  const share = funnel.won / entered;
  const soFar = funnel.open / entered > 0.25 || kpi(view, "sales.close_rate")?.immature === true;
  const bounds = wilson(funnel.won, entered, level);
  const n = oneIn(share, bounds?.low, bounds?.high);
  const won = n === null ? v.tell(FINDINGS.dealsPart, { share: v.percent(share, entered), soFar }) : v.tell(FINDINGS.dealIn, { n: small(view, n), soFar });
  const worst = clearlyLeakiest(funnel, level);
  return worst ? won + v.tell(FINDINGS.losesMost, { stage: worst.name }) : won;
};

const leaving: Rule = (view) => {
  const churn = kpi(view, "churn.logo");
  const lost = real(churn?.numerator);
  const start = real(churn?.denominator);
  if (!churn || real(churn.value) === null || lost === null || start === null) return null;
  const v = voice(view);
  if (lost === 0) return capital(v.tell(FINDINGS.noneLeft, { n: v.count(start) }));
  const left = v.tell(FINDINGS.churnOf, { k: v.counted(lost), n: v.count(start) });
  const target = targetOf(view, "churn.logo", churn);
  const low = real(churn.interval?.low);
  const high = real(churn.interval?.high);
  if (!comparable(churn) || low === null || high === null) return left;
  if (target === null || churn.status === "none") return left + v.tell(FINDINGS.isLikely, { share: v.percent(real(churn.value), start), interval: v.interval(churn.interval, "ratio", { n: start }) ?? "" });
  const words = { target: goalWords(view, "churn.logo", churn, v) };
  return left + v.tell(low > target ? FINDINGS.overTarget : high < target ? FINDINGS.underTarget : FINDINGS.aroundTarget, words);
};

const recurring: Rule = (view) => {
  const moves = kpi(view, "mrr.movements");
  const start = moves?.measures["start"] ?? null;
  const end = moves?.measures["end"] ?? null;
  if (real(start) === null || real(end) === null) return null;
  const v = voice(view);
  return v.tell(FINDINGS.mrrMoves, { from: v.figure(start, "money", { compact: true }), to: v.figure(end, "money", { compact: true }) });
};

const active: Rule = (view) => {
  const count = real(kpi(view, "customers.active")?.value);
  return count === null ? null : voice(view).tell(FINDINGS.activeNow, voice(view).counted(count));
};

const returns: Rule = (view) => {
  const ratio = kpi(view, "ltv_cac");
  const value = real(ratio?.value);
  if (!ratio || value === null) return null;
  const v = voice(view);
  const times = v.tell(FINDINGS.returns, { times: v.figure(value, "number", { decimals: 1 }) });
  const target = real(ratio.target);
  if (target === null || ratio.status === "none" || !comparable(ratio)) return times;
  const low = real(ratio.interval?.low);
  const high = real(ratio.interval?.high);
  const words = { target: v.figure(target, "number") };
  if (low === null && high === null) return times;
  if (value >= target) return times + v.tell(low !== null && low > target ? FINDINGS.above : FINDINGS.aboveUnsure, words);
  return times + v.tell(high !== null && high < target ? FINDINGS.below : FINDINGS.belowUnsure, words);
};

const worth: Rule = (view) => {
  const value = kpi(view, "ltv.margin")?.value ?? kpi(view, "ltv.simple")?.value ?? null;
  return real(value) === null ? null : voice(view).tell(FINDINGS.worth, { value: voice(view).figure(value, "money", { decimals: 0 }) });
};

const cost: Rule = (view) => {
  const value = kpi(view, "cac")?.value ?? null;
  return real(value) === null ? null : voice(view).tell(FINDINGS.costs, { value: voice(view).figure(value, "money", { decimals: 0 }) });
};

const recommended: Rule = (view) => {
  const score = kpi(view, "nps");
  const value = real(score?.value);
  const answers = view.report.nps?.responses ?? (score ? cases(score) : 0);
  if (!score || value === null) return null;
  const v = voice(view);
  if (answers < 10) return v.tell(FINDINGS.npsFew, v.counted(answers));
  const low = real(score.interval?.low);
  const high = real(score.interval?.high);
  const points = v.counted(Math.round(Math.abs(value)));
  if (low !== null && low > 0) return v.tell(FINDINGS.promotersLead, { points });
  if (high !== null && high < 0) return v.tell(FINDINGS.detractorsLead, { points });
  const interval = v.interval(score.interval, "points");
  return interval === null ? null : v.tell(FINDINGS.npsEven, { score: v.figure(value, "points"), interval });
};

/** Rules by view, in the order of trying. */
export const RULES = {
  overview: [joined, recommended, deals] as Rule[],
  funnel: [deals, orders] as Rule[],
  customers: [leaving, recurring, active] as Rule[],
  value: [returns, worth, cost] as Rule[],
  perception: [recommended] as Rule[],
};
