/** A KPI's series as a chart. */
import { html, type TemplateResult } from "lit";
import type { Period, Point } from "../api";
import type { Brush } from "../charts/brush";
import { figure } from "../charts/figure";
import { series, type Moment } from "../charts/series";
import { formatDay, formatMonth, formatPeriod, formatQuarter, monthsOf } from "../dates";
import { capital, hook, real } from "../format";
import { SENTENCES, WORDS } from "../text/panels";
import type { View } from "../view";
import { boundsOf, kpi, shareCases, targetOf, targetWords, voice } from "./voice";

/** The short name of a calendar unit, and the whole one. */
export function unitName(view: View, start: string): { short: string; long: string } {
  const { grain, period } = view.report.settings;
  const { language } = view;
  const months = monthsOf(period) ?? 0;
  if (grain === "year") return { short: start.slice(0, 4), long: start.slice(0, 4) };
  if (grain === "quarter") return { short: formatQuarter(start, language), long: formatQuarter(start, language) };
  if (grain === "month") return { short: months > 12 ? `${formatMonth(start, language)} ${start.slice(2, 4)}` : formatMonth(start, language), long: `${formatMonth(start, language)} ${start.slice(0, 4)}` };
  return { short: `${Number(start.slice(8, 10))} ${formatMonth(start, language)}`, long: formatDay(start, language) };
}

const MONTHS: Record<string, number> = { month: 1, quarter: 3, year: 12 };

/** A stretch of a series is a period. */
function brushOf({ choose, report, language }: View, points: readonly Point[], places: readonly number[]): Brush | undefined {
  if (!choose || points.length < 3) return undefined;
  const period = (from: number, to: number): Period => ({ start: points[from]?.start ?? "", end: points[to + 1]?.start ?? report.settings.period?.end ?? "" });
  return { places, choose: (from, to) => choose(period(from, to)), say: (from, to) => `${capital(formatPeriod(period(from, to), language))}. ${WORDS.choose[language]}` };
}

/** The chart of a figure over time, at a width. */
export function timeline(view: View, id: string, width: number, words: { title: string; sub: string }): TemplateResult {
  const v = voice(view);
  const of = kpi(view, id);
  if (!of) return html``;
  const unit = of.unit;
  const write = (point: Point): string => v.figure(point.value, unit, { n: shareCases(point), compact: true });
  const counted = id === "nps";
  const moments: Moment[] = of.series.map((point) => {
    const name = unitName(view, point.start);
    const interval = v.interval(point.interval, unit, { n: shareCases(point), compact: true });
    const outOf = unit === "ratio" && typeof point.numerator === "number" && typeof point.denominator === "number" ? `, ${v.tell(SENTENCES.of, { k: v.count(point.numerator), n: v.count(point.denominator) })}` : "";
    return {
      start: point.start, name: name.short, value: real(point.value), low: real(point.interval?.low), high: real(point.interval?.high), unsure: point.partial || point.immature,
      say: v.tell(SENTENCES.momentSay, { when: name.long, value: write(point), extra: outOf + (interval ? ` (${interval})` : "") }),
      ...(counted && typeof point.denominator === "number" && point.denominator > 0 ? { n: v.count(point.denominator) } : {}),
    };
  });
  const last = [...of.series].reverse().find((point) => real(point.value) !== null);
  const target = targetOf(view, id, of, id.startsWith("churn.logo") ? (MONTHS[view.report.settings.grain] ?? null) : undefined);
  const comparable = unit === "ratio" || unit === "points" || unit === "days" ? target : null;
  const bounds = boundsOf(unit);
  const { marks, height, places } = series({
    moments, tick: v.tick(unit), last: last ? write(last) : "", target: comparable,
    targetWords: comparable === null ? "" : v.tell(SENTENCES.targetAt, { target: targetWords(comparable, unit, v) }),
    bandWords: v.say(WORDS.band), nWords: v.say(WORDS.answers), ...(bounds ? { bounds } : {}), fromZero: nearZero(unit, moments), act: () => view.explain(id),
  }, width);
  return figure({
    title: words.title, sub: words.sub, label: words.title, width, height, marks, language: v.language, brush: brushOf(view, of.series, places), ...(view.choose && of.series.length > 2 ? { foot: v.say(WORDS.brush) } : {}),
    twin: {
      caption: words.title,
      heads: [WORDS.period, WORDS.outOf, WORDS.value, WORDS.low, WORDS.high].map((word) => v.say(word)),
      rows: of.series.map((point) => [
        unitName(view, point.start).long,
        typeof point.numerator === "number" && typeof point.denominator === "number" ? v.tell(SENTENCES.of, { k: v.count(point.numerator), n: v.count(point.denominator) }) : "—",
        html`<span data-series=${id} data-start=${point.start} data-value=${hook(point.value)}>${v.figure(point.value, unit, { n: shareCases(point) })}</span>`,
        v.figure(point.interval?.low ?? null, unit, { n: shareCases(point) }), v.figure(point.interval?.high ?? null, unit, { n: shareCases(point) }),
      ]),
    },
  });
}

/** A line need not start at 0, but where 0 is near it stands on the axis. */
function nearZero(unit: string, moments: readonly Moment[]): boolean {
  const ends = moments.flatMap((moment) => [moment.value, moment.low, moment.high]).filter((end): end is number => end !== null);
  return unit !== "points" && Math.min(...ends) < Math.max(...ends) * 0.6;
}
