/** Figures and intervals in words: every number that a person reads is written here, in both languages. */
import type { Figure, Interval } from "./api";
import type { Both, Language } from "./text/both";

const NARROW = "\u202f";
const MINUS = "\u2212";
const DASH = "–";

/** What is needed to write a figure. */
export interface Style {
  readonly language: Language;
  /** ISO code of the reporting currency; null: money without a sign. */
  readonly currency?: string | null;
  /** What the figure is out of: percentages of fewer than 100 have no decimals. */
  readonly n?: number | null;
  /** Thousands as k, millions as M, for large type. */
  readonly compact?: boolean;
  /** Whose size chooses k or M, so that two amounts of a line share it. */
  readonly like?: number;
  /** A sign also before what is above zero. */
  readonly signed?: boolean;
  /** Units in words ("47 days") rather than short ("47 d"). */
  readonly long?: boolean;
  /** Decimals, where the unit's own are not wanted. */
  readonly decimals?: number;
}

/** A figure in three pieces, so that the unit can be set smaller: "", "539,9", " k€". */
export interface Pieces {
  readonly before: string;
  readonly number: string;
  readonly after: string;
}

/** French spaces where French wants them: narrow before ; ? ! %, wide before : and €, none that breaks inside « ». */
export function typeset(text: string): string {
  return text
    .replace(/ ([;?!%])/g, `${NARROW}$1`)
    .replace(/ ([:€»])/g, "\u00a0$1")
    .replace(/« /g, "«\u00a0");
}

/** A sentence in one language, typeset. */
export function say(both: Both, language: Language): string {
  return language === "fr" ? typeset(both.fr) : both.en;
}

/** The nearest real of a figure, for drawing and comparing; money comes as a decimal string. */
export function real(figure: Figure | null | undefined): number | null {
  if (figure === null || figure === undefined) return null;
  const number = typeof figure === "number" ? figure : Number(figure);
  return Number.isFinite(number) ? number : null;
}

/** The value of a `data-value` hook: the JSON value, money without its quotes, null as null. */
export function hook(figure: Figure | null | undefined): string {
  return figure === null || figure === undefined ? "null" : String(figure);
}

const makers = new Map<string, Intl.NumberFormat>();

function maker(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  const known = makers.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(language, options);
  makers.set(key, made);
  return made;
}

/** A plain number: thousands grouped (U+202F in French), decimals fixed, a true minus, a plus where it is asked for. */
export function formatNumber(value: number | string, language: Language, decimals = 0, signed = false): string {
  const options: Intl.NumberFormatOptions = { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: signed ? "exceptZero" : "negative" };
  return maker(language, options).format(value as number).replace(/-/g, MINUS).replace(/\u00a0/g, NARROW);
}

function currencySign(language: Language, currency: string | null | undefined): { sign: string; leads: boolean } {
  if (!currency) return { sign: "", leads: false };
  try {
    const parts = maker(language, { style: "currency", currency, currencyDisplay: "narrowSymbol" }).formatToParts(1);
    const at = parts.findIndex((part) => part.type === "currency");
    return { sign: parts[at]?.value ?? currency, leads: at === 0 };
  } catch {
    return { sign: currency, leads: false };
  }
}

const WHOLE = { by: 1, mark: "" };

/** What a long amount is counted in: millions, thousands. */
export function scaleOf(amount: number): { by: number; mark: string } {
  const size = Math.abs(amount);
  return size >= 9_999_500 ? { by: 1e6, mark: "M" } : size >= 9_999.5 ? { by: 1e3, mark: "k" } : WHOLE;
}

function moneyPieces(figure: Figure, style: Style, perDay: boolean): Pieces {
  const value = real(figure) ?? 0;
  const size = Math.abs(style.like ?? value);
  const { by: scale, mark } = style.compact ? scaleOf(size) : WHOLE;
  const cents = scale === 1 && size < 1000 && !Number.isInteger(value);
  const decimals = style.decimals ?? (scale > 1 ? (size / scale < 1000 ? 1 : 0) : cents ? 2 : 0);
  const shown = scale === 1 ? figure : value / scale;
  const number = formatNumber(shown, style.language, decimals, style.signed);
  const { sign, leads } = currencySign(style.language, style.currency);
  const day = perDay ? (style.language === "fr" ? " / jour" : " / day") : "";
  if (!leads) return { before: "", number, after: (sign || mark ? "\u00a0" : "") + mark + sign + day };
  const led = /^[+\u2212]/.test(number) ? { head: number[0] ?? "", rest: number.slice(1) } : { head: "", rest: number };
  return { before: led.head + sign, number: led.rest, after: mark + day };
}

const UNIT_WORDS: Record<"days" | "hours" | "months", { short: Both; one: Both; many: Both }> = {
  days: { short: { en: "d", fr: "j" }, one: { en: "day", fr: "jour" }, many: { en: "days", fr: "jours" } },
  hours: { short: { en: "h", fr: "h" }, one: { en: "hour", fr: "heure" }, many: { en: "hours", fr: "heures" } },
  months: { short: { en: "months", fr: "mois" }, one: { en: "month", fr: "mois" }, many: { en: "months", fr: "mois" } },
};

/** Whether a number takes the singular: 1 in English, under 2 in French. */
export function isOne(value: number, language: Language): boolean {
  return new Intl.PluralRules(language).select(Math.abs(value)) === "one";
}

/** The word that goes with a number. */
export function plural(value: number, one: Both, many: Both, language: Language): string {
  return isOne(value, language) ? one[language] : many[language];
}

function durationPieces(value: number, unit: "days" | "hours" | "months", style: Style): Pieces {
  const decimals = style.decimals ?? (Math.abs(value) >= 10 || Number.isInteger(value) ? 0 : 1);
  const words = UNIT_WORDS[unit];
  const word = unit === "months" || style.long ? plural(Number(value.toFixed(decimals)), words.one, words.many, style.language) : words.short[style.language];
  return { before: "", number: formatNumber(value, style.language, decimals, style.signed), after: `\u00a0${word}` };
}

/** Seconds in the unit that one reads them in, the same in both languages: from two minutes on minutes, from two hours on hours. */
function secondsPieces(value: number, style: Style): Pieces {
  const size = Math.abs(style.like ?? value);
  const [per, word] = size >= 7_200 ? [3_600, "h"] : size >= 120 ? [60, "min"] : [1, "s"];
  const decimals = per > 1 && size < 10 * per && value % per !== 0 ? 1 : 0;
  return { before: "", number: formatNumber(value / per, style.language, decimals, style.signed), after: `\u00a0${word}` };
}

/** Whether a share is of so few that it has no decimals. */
const isFew = ({ n }: Style): boolean => n !== null && n !== undefined && n < 100;

/** A share that would read as none with one decimal, and does not with two. */
const isTiny = (share: number): boolean => Math.abs(share) < 0.0005 && Math.abs(share) >= 0.00005;

/** A figure in pieces, by unit. */
export function figurePieces(figure: Figure, unit: string, style: Style): Pieces {
  const { language, signed } = style;
  const value = real(figure) ?? 0;
  switch (unit) {
    case "ratio": {
      const decimals = style.decimals ?? (isFew(style) ? 0 : isTiny(value) ? 2 : 1);
      return { before: "", number: formatNumber(value * 100, language, decimals, signed), after: language === "fr" ? `${NARROW}%` : "%" };
    }
    case "factor":
      return { before: "", number: formatNumber(value, language, style.decimals ?? 1, signed), after: "×" };
    case "count":
      return { before: "", number: formatNumber(value, language, 0, signed), after: "" };
    case "money":
      return moneyPieces(figure, style, false);
    case "money_per_day":
      return moneyPieces(figure, style, true);
    case "days":
    case "hours":
    case "months":
      return durationPieces(value, unit, style);
    case "seconds":
      return secondsPieces(value, style);
    case "points":
      return { before: "", number: formatNumber(value, language, style.decimals ?? 0, true), after: "" };
    default:
      return { before: "", number: formatNumber(value, language, style.decimals ?? (Number.isInteger(value) ? 0 : 1), signed), after: "" };
  }
}

/** A figure in one piece; null is an em dash. */
export function formatFigure(figure: Figure | null | undefined, unit: string, style: Style): string {
  if (real(figure) === null) return "—";
  const { before, number, after } = figurePieces(figure as Figure, unit, style);
  return before + number + after;
}

const TO: Both = { en: " to ", fr: " à " };

/** An interval: "12,8–19,9 %", "+13 à +31", "44 à 51 j"; null where there is none. */
export function formatInterval(interval: Interval | null | undefined, unit: string, style: Style): string | null {
  if (!interval) return null;
  const low = real(interval.low);
  const high = real(interval.high);
  if (low === null && high === null) return null;
  if (low === null) return (style.language === "fr" ? "au plus " : "at most ") + formatFigure(interval.high, unit, style);
  if (high === null) return (style.language === "fr" ? "au moins " : "at least ") + formatFigure(interval.low, unit, style);
  const plain = !style.compact || Math.abs(style.like ?? high) < 9_999.5;
  const fitted = unit === "seconds" ? { ...style, like: high } : unit !== "money" ? style : plain ? { ...style, decimals: Math.abs(high) >= 100 ? 0 : 2 } : { ...style, like: style.like ?? high };
  const from = figurePieces(interval.low as Figure, unit, fitted);
  const to = figurePieces(interval.high as Figure, unit, fitted);
  if (unit === "ratio" && low >= 0) {
    // ends that would read the same, or as nothing, are told with a digit more
    if (((from.number === to.number && high > low) || (isTiny(low) && !isFew(style))) && style.decimals === undefined) return formatInterval(interval, unit, { ...style, decimals: 2 });
    return from.number + DASH + to.number + to.after;
  }
  const samePiece = from.after === to.after;
  return from.before + from.number + (samePiece ? "" : from.after) + TO[style.language] + to.before + to.number + to.after;
}

const POINT: { one: Both; many: Both } = { one: { en: "point", fr: "point" }, many: { en: "points", fr: "points" } };

/** A change: in points where the figure is a percentage or a score, as growth where growth is known, else in the unit; with its sign. */
export function formatChange(change: Figure | null, growth: number | null, unit: string, style: Style): string | null {
  const value = real(change);
  if (value === null) return null;
  const signed = { ...style, signed: true };
  if (unit === "ratio" || unit === "points") {
    const points = unit === "ratio" ? value * 100 : value;
    const decimals = unit === "ratio" && !isFew(style) ? 1 : 0;
    const shown = Number(points.toFixed(decimals));
    return `${formatNumber(shown, style.language, decimals, true)}\u00a0${plural(shown, POINT.one, POINT.many, style.language)}`;
  }
  if (growth !== null && (unit === "money" || unit === "count" || unit === "money_per_day" || unit === "number")) return formatFigure(growth, "ratio", { language: style.language, signed: true });
  if (unit === "factor") return formatNumber(value, style.language, 1, true);
  return formatFigure(change, unit, { ...signed, compact: true });
}

/** A name and what is said of it: "Devis : 431", "Quote: 431". */
export function named(name: string, said: string, language: Language): string {
  return language === "fr" ? `${name}\u00a0: ${said}` : `${name}: ${said}`;
}

/** With a capital. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** Words as a sentence: a capital, a full stop. */
export function asSentence(words: string): string {
  return capital(words).replace(/([^.])$/, "$1.");
}

/** A long label cut in the middle; the whole stands in a title or in the table. */
export function shorten(label: string, most: number): string {
  const letters = [...label];
  if (letters.length <= most) return label;
  const head = Math.ceil((most - 1) * 0.6);
  return `${letters.slice(0, head).join("").trimEnd()}…${letters.slice(letters.length - (most - 1 - head)).join("").trimStart()}`;
}
