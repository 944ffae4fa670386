/** What to do: the report's advice in words, then what this page's own rules add. */
import type { Advice } from "../api";
import { real } from "../format";
import { TODO } from "../text/review";
import type { View } from "../view";
import { customerAdvice, financialAdvice, revenueAdvice } from "./advice";
import { goalWords, kpi, voice } from "./voice";

/** One thing to do, and why; of the page's own rules the reason is in the sentence. */
export interface Todo { readonly act: string; readonly why: string }

/** One piece of the report's advice; null where its rule has no words. */
export function todoOf(view: View, one: Advice): Todo | null {
  const words = TODO[one.rule];
  if (!words) return null;
  const v = voice(view);
  const figure = (name: string): number | null => real(one.figures[name]);
  const share = (name: string): string => v.percent(figure(name));
  const of = kpi(view, one.kpi);
  const facts = view.facts.get(one.kpi);
  const count = figure("count") ?? figure("grains_under") ?? 0;
  const missed = one.rule === "target_missed" && of;
  const saw = {
    subject: one.subject ?? "", action: one.action, figure: facts ? v.say(facts.words.name) : one.kpi, count: v.counted(count),
    value: missed ? v.figure(of.value, of.unit, { compact: true }) : share("conversion"),
    other: missed ? goalWords(view, one.kpi, of, v) : share(["long_term", "rest", "next"].find((name) => figure(name) !== null) ?? ""),
    of: one.rule === "coaching" ? v.count(figure("grains") ?? 0) : v.figure(figure("limit_days"), "days", { decimals: 0 }),
  };
  return { act: v.tell(words.act, saw), why: v.tell(words.why, saw) };
}

/** The list, in the order of the rules. */
export function todos(view: View): Todo[] {
  const told = (view.report.scorecard?.advice ?? []).flatMap((one) => todoOf(view, one) ?? []);
  const own = [customerAdvice(view), financialAdvice(view), revenueAdvice(view)].flatMap((act) => (act === null ? [] : [{ act, why: "" }]));
  return [...told, ...own].filter((one, at, all) => all.findIndex((other) => other.act === one.act) === at);
}
