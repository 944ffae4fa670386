/** Days and periods as each language writes them. */
import type { Period } from "./api";
import type { Language } from "./text/both";

const DASH = "–";

/** A day of the calendar, without a zone. */
export interface Date3 {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** The day of an ISO date; null where it is none. */
export function dateOf(iso: string | null | undefined): Date3 | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? "");
  return found ? { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) } : null;
}

const DAY = 86_400_000;
const utc = (date: Date3): number => Date.UTC(date.year, date.month - 1, date.day);
const fromUtc = (time: number): Date3 => {
  const date = new Date(time);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};
const iso = (date: Date3): string => `${String(date.year).padStart(4, "0")}-${String(date.month).padStart(2, "0")}-${String(date.day).padStart(2, "0")}`;
const dates = new Map<string, Intl.DateTimeFormat>();

function inWords(date: Date3, language: Language, options: Intl.DateTimeFormatOptions): string {
  const locale = language === "fr" ? "fr" : "en-GB";
  const key = locale + JSON.stringify(options);
  const known = dates.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  dates.set(key, known);
  return known.format(new Date(utc(date)));
}

/** "31 décembre 2024", "1er mars 2024"; "31 December 2024". */
export function formatDay(text: string | null, language: Language, year = true): string {
  const date = dateOf(text);
  if (!date) return "—";
  const written = inWords(date, language, year ? { day: "numeric", month: "long", year: "numeric" } : { day: "numeric", month: "long" });
  return language === "fr" && date.day === 1 ? written.replace(/^1 /, "1er ") : written;
}

/** "janv.", "Jan": the name under an axis. */
export function formatMonth(text: string, language: Language): string {
  const date = dateOf(text);
  return date ? inWords(date, language, { month: "short" }).replace(/^Sept$/, "Sep") : text;
}

/** "T4 2024", "Q4 2024". */
export function formatQuarter(text: string, language: Language): string {
  const date = dateOf(text);
  return date ? `${language === "fr" ? "T" : "Q"}${Math.floor((date.month - 1) / 3) + 1} ${date.year}` : text;
}

interface Whole {
  readonly from: Date3;
  readonly last: Date3;
  readonly months: number | null;
  readonly days: number;
}

function whole(period: Period): Whole | null {
  const from = dateOf(period.start);
  const end = dateOf(period.end);
  if (!from || !end) return null;
  const months = from.day === 1 && end.day === 1 ? (end.year - from.year) * 12 + end.month - from.month : null;
  return { from, last: fromUtc(utc(end) - DAY), months, days: Math.round((utc(end) - utc(from)) / DAY) };
}

/** Number of months of a period of whole months; null for any other. */
export function monthsOf(period: Period | null): number | null {
  return period ? (whole(period)?.months ?? null) : null;
}

/** A period in words, as the scope sentence says it: "de janvier à décembre 2024", "from January to December 2024". */
export function formatPeriod(period: Period | null, language: Language): string {
  const span = period && whole(period);
  if (!span) return language === "fr" ? "sans dates" : "without dates";
  const { from, last, months } = span;
  const fr = language === "fr";
  if (months === null) {
    if (span.days === 1) return (fr ? "le " : "on ") + formatDay(iso(from), language);
    return (fr ? "du " : "from ") + formatDay(iso(from), language, from.year !== last.year) + (fr ? " au " : " to ") + formatDay(iso(last), language);
  }
  const lastWords = inWords(last, language, { month: "long", year: "numeric" });
  if (months === 1) return (fr ? "en " : "in ") + lastWords;
  const fromWords = inWords(from, language, from.year === last.year ? { month: "long" } : { month: "long", year: "numeric" });
  const of = /^[aeiouhéôAEIOUH]/.test(fromWords) ? "d’" : "de ";
  return fr ? `${of}${fromWords} à ${lastWords}` : `from ${fromWords} to ${lastWords}`;
}

/** A period as a name: "2023", "T4 2023", "nov. 2024", "janv.–juin 2024"; null where it has none. */
export function periodName(period: Period, language: Language): string | null {
  const span = whole(period);
  if (!span || span.months === null) return null;
  const { from, last, months } = span;
  if (months === 12 && from.month === 1) return String(from.year);
  if (months === 3 && from.month % 3 === 1) return formatQuarter(iso(from), language);
  const end = inWords(last, language, { month: "short", year: "numeric" });
  if (months === 1) return end;
  return `${inWords(from, language, from.year === last.year ? { month: "short" } : { month: "short", year: "numeric" })}–${end}`;
}

/** The period before: as many whole calendar units, else as many days. */
export function previousPeriod(period: Period): Period | null {
  const span = whole(period);
  if (!span) return null;
  if (span.months === null) return { start: iso(fromUtc(utc(span.from) - span.days * DAY)), end: period.start };
  const start = span.from.year * 12 + span.from.month - 1 - span.months;
  return { start: iso({ year: Math.floor(start / 12), month: (start % 12) + 1, day: 1 }), end: period.start };
}

/** Where a former value stands: "in 2023" / "en 2023", for a state "end of 2023" / "fin 2023"; "before" where the period has no name. */
export function formatPrevious(period: Period | null, language: Language, state = false): string {
  const before = period && previousPeriod(period);
  const name = before && periodName(before, language);
  if (!name || name.includes(DASH)) return language === "fr" ? "avant" : "before";
  if (state) return (language === "fr" ? "fin " : "end of ") + name;
  if (language === "en") return `in ${name}`;
  return (/^T\d/.test(name) ? "au " : "en ") + name;
}
