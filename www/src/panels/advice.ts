/** One piece of advice a band, only where a rule earns it; null otherwise. */
import type { BreakdownRow } from "../api";
import { real } from "../format";
import { ADVICE } from "../text/findings";
import type { View } from "../view";
import { clearlyLeakiest } from "./headlines";
import { kpi, voice } from "./voice";

/** Groups whose difference from the rest is established, best first and worst first. */
export function established(view: View, id: string, dimension: string): { best: BreakdownRow | null; worst: BreakdownRow | null; sure: number } {
  const of = kpi(view, id);
  const whole = real(of?.value);
  const rows = (of?.breakdowns[dimension] ?? []).filter((row) => row.key !== null && row.p !== null && row.p < 0.05 && real(row.value) !== null);
  if (!of || whole === null) return { best: null, worst: null, sure: 0 };
  const sorted = [...rows].sort((a, b) => (real(b.value) ?? 0) - (real(a.value) ?? 0));
  const high = sorted.find((row) => (real(row.value) ?? 0) > whole) ?? null;
  const low = [...sorted].reverse().find((row) => (real(row.value) ?? 0) < whole) ?? null;
  return of.direction === "down" ? { best: low, worst: high, sure: rows.length } : { best: high, worst: low, sure: rows.length };
}

/** Finance: departures before acquisition, where churn is over its target beyond doubt and LTV/CAC is not clear of its own. */
export function financialAdvice(view: View): string | null {
  const churn = kpi(view, "churn.logo");
  const ratio = kpi(view, "ltv_cac");
  const v = voice(view);
  if (churn?.status === "bad" && ratio && ratio.status !== "good" && real(ratio.value) !== null) return v.tell(ADVICE.departuresFirst, undefined);
  return valueAdvice(view);
}

/** Customers: the detractors, where churn or NPS is not what is aimed at. */
export function customerAdvice(view: View): string | null {
  const nps = view.report.nps;
  const missed = [kpi(view, "churn.logo")?.status, kpi(view, "nps")?.status].some((status) => status === "bad" || status === "watch");
  return missed && nps && nps.detractors > 0 && nps.responses >= 10 ? voice(view).tell(ADVICE.callDetractors, voice(view).counted(nps.detractors)) : null;
}

/** Process: what is stuck, where it is most; else the stage that loses most beyond doubt. */
export function processAdvice(view: View): string | null {
  return stuckAdvice(view, true) ?? lossAdvice(view);
}

/** The stage that loses the largest share, beyond doubt. */
export function lossAdvice(view: View): string | null {
  const funnel = view.report.funnel;
  const worst = funnel && clearlyLeakiest(funnel, view.report.settings.confidence);
  const v = voice(view);
  return worst ? v.tell(ADVICE.lossStage, { stage: worst.name, share: v.percent(worst.abandon, worst.entered) }) : null;
}

/** The stage with most stuck records. */
export function stuckAdvice(view: View, withAll = false): string | null {
  const stages = view.report.funnel?.stages ?? [];
  const all = stages.reduce((sum, stage) => sum + stage.stuck.count, 0);
  const most = [...stages].sort((a, b) => b.stuck.count - a.stuck.count)[0];
  if (!most || most.stuck.count === 0) return null;
  const v = voice(view);
  if (withAll) return v.tell(ADVICE.stuckStage, { all: v.counted(all), here: v.counted(most.stuck.count), stage: most.name });
  const action = most.stuck.records.find((record) => record.action !== null)?.action ?? null;
  return v.tell(ADVICE.stuckHere, { here: v.counted(most.stuck.count), stage: most.name, action });
}

/** A breakdown: where to put more, whom to ask, whom to help; only on established differences. */
export function breakdownAdvice(view: View, id: string, dimension: string): string | null {
  const { best, worst } = established(view, id, dimension);
  const v = voice(view);
  const paid = dimension === "campaign" || dimension === "source" || dimension === "channel";
  if (id === "nps") return worst?.key ? v.tell(ADVICE.callGroup, { group: worst.key }) : null;
  if (paid && best?.key && worst?.key) return v.tell(ADVICE.shift, { from: worst.key, to: best.key });
  if (paid && best?.key) return v.tell(ADVICE.invest, { group: best.key });
  if (dimension === "owner" && best?.key) return v.tell(ADVICE.learn, { group: best.key });
  if (dimension === "owner" && worst?.key) return v.tell(ADVICE.coach, { group: worst.key });
  return null;
}

/** Value and cost: no haste while "above the threshold" is not established. */
export function valueAdvice(view: View): string | null {
  const ratio = kpi(view, "ltv_cac");
  const v = voice(view);
  const target = real(ratio?.target);
  if (!ratio || target === null) return null;
  if (ratio.status === "likely" || ratio.status === "watch") return v.tell(ADVICE.notYetThree, { target: v.figure(target, "number") });
  return ratio.status === "bad" ? v.tell(ADVICE.belowThree, undefined) : null;
}

/** Recurring revenue: shrinking without the new ones. */
export function revenueAdvice(view: View): string | null {
  const net = kpi(view, "churn.mrr_net");
  const value = real(net?.value);
  return net && value !== null && value > 0 && !net.partial ? voice(view).tell(ADVICE.netShrinks, undefined) : null;
}
