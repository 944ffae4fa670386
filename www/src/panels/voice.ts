/** A view's figures as its language writes them. */
import type { Figure, Interval, Kpi } from "../api";
import type { Tick } from "../charts/axis";
import { monthsOf } from "../dates";
import { formatFigure, formatInterval, formatNumber, real, say, scaleOf, type Style } from "../format";
import { SENTENCES, tell, type Counted, type Sentence } from "../text/panels";
import type { Both, Language } from "../text/both";
import type { View } from "../view";

/** Writes figures and sentences for one view. */
export interface Voice {
  readonly language: Language;
  readonly currency: string | null;
  figure(value: Figure | null | undefined, unit: string, style?: Partial<Style>): string;
  interval(interval: Interval | null | undefined, unit: string, style?: Partial<Style>): string | null;
  /** Writes the ticks of an axis, as fine as they stand apart. */
  tick(unit: string): Tick;
  count(value: number): string;
  counted(value: number): Counted;
  percent(share: number | null, n?: number | null): string;
  say(both: Both): string;
  tell<A>(sentence: Sentence<A>, with_: A): string;
}

/** The voice of a view. */
export function voice(view: View): Voice {
  const { language } = view;
  const { currency } = view.report.settings;
  const style = (more?: Partial<Style>): Style => ({ language, currency, ...more });
  const count = (value: number): string => formatNumber(value, language);
  return {
    language,
    currency,
    figure: (value, unit, more) => formatFigure(value, unit, style(more)),
    interval: (interval, unit, more) => formatInterval(interval, unit, style(more)),
    tick: (unit) => (value, step) => formatFigure(value, unit, style({ compact: true, decimals: digits(unit, value, step) })),
    count,
    counted: (value) => ({ words: count(value), n: value }),
    percent: (share, n) => formatFigure(share, "ratio", style({ n: n ?? null })),
    say: (both) => say(both, language),
    tell: (sentence, with_) => tell(sentence, with_, language),
  };
}

/** The decimals that tell ticks apart: of 2.5 % one, of 2,500 € none, of 12.5 k€ one. */
function digits(unit: string, value: number, step: number): number {
  const scale = unit === "ratio" ? 0.01 : unit.startsWith("money") ? scaleOf(value).by : 1;
  return [0, 1, 2].find((count) => Math.abs((step / scale) * 10 ** count - Math.round((step / scale) * 10 ** count)) < 1e-6) ?? 3;
}

/** A figure of the report; undefined where the report has none. */
export function kpi(view: View, id: string): Kpi | undefined {
  return view.report.kpis[id];
}

/** Number of cases behind a figure: its denominator where that counts records, else the rows used. */
export function cases(of: Kpi): number {
  return typeof of.denominator === "number" && Number.isInteger(of.denominator) ? of.denominator : of.used;
}

/** Cases to write a share with: only of shares of records; shares of money have their decimals. */
export function shareCases(of: { denominator: Figure | null }): number | null {
  return typeof of.denominator === "number" ? of.denominator : null;
}

/** The target on the scale of the figure: an annual churn target is brought to the period's months; without dates it compares with nothing. */
export function targetOf(view: View, id: string, of: Kpi, months = monthsOf(view.report.settings.period)): number | null {
  const target = real(of.target);
  if (target === null || !id.startsWith("churn.logo")) return target;
  if (months === null) return null;
  if (months === 12 || target >= 1) return target;
  return 1 - (1 - target) ** (months / 12);
}

/** A target in few digits: "12", "1,06", "520"; with its unit only where it is short. */
export function targetWords(target: number, unit: string, voice: Voice): string {
  if (unit === "ratio") {
    const percent = target * 100;
    const decimals = [0, 1, 2].find((count) => Math.abs(percent - Number(percent.toFixed(count))) < 1e-9) ?? 2;
    return voice.figure(target, "ratio", { decimals });
  }
  if (unit === "factor") return voice.figure(target, "number");
  if (unit === "money") return voice.figure(target, unit, { compact: true, decimals: 0 });
  if (unit === "points") return formatNumber(target, voice.language, Number.isInteger(target) ? 0 : 1);
  return voice.figure(target, unit);
}

/** The target of a figure in words: an annual one is said to be so where the period is no year. */
export function goalWords(view: View, id: string, of: Kpi, voice: Voice): string {
  const target = real(of.target) ?? 0;
  const words = targetWords(target, of.unit, voice);
  const yearly = id.startsWith("churn.logo") && monthsOf(view.report.settings.period) !== 12;
  return yearly ? voice.tell(SENTENCES.aYear, { target: words }) : words;
}

/** The unit's natural ends. */
export function boundsOf(unit: string): readonly [number, number] | undefined {
  return unit === "ratio" ? [0, 1] : unit === "points" ? [-100, 100] : unit === "money" ? undefined : undefined;
}
