/** Periods that a person may want, from the day the data end. */
import type { Period } from "../api";

/** A period and what it is called: the preset's key, or null for a quarter (it has a name of its own). */
export interface Preset { readonly key: "preset12" | "presetThis" | "presetLast" | null; readonly period: Period }

const day = (year: number, month: number): string => {
  const months = year * 12 + month - 1;
  return `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((((months % 12) + 12) % 12) + 1).padStart(2, "0")}-01`;
};

/** The last 12 months, this year, the year before, and the five quarters to `asOf`, newest first. */
export function presets(asOf: string): Preset[] {
  const year = Number(asOf.slice(0, 4));
  const month = Number(asOf.slice(5, 7));
  const quarter = month - ((month - 1) % 3);
  return [
    { key: "preset12", period: { start: day(year, month - 11), end: day(year, month + 1) } },
    { key: "presetThis", period: { start: day(year, 1), end: day(year + 1, 1) } },
    { key: "presetLast", period: { start: day(year - 1, 1), end: day(year, 1) } },
    ...[0, 1, 2, 3, 4].map((back) => ({ key: null, period: { start: day(year, quarter - back * 3), end: day(year, quarter - back * 3 + 3) } })),
  ];
}

/** The day before or after. */
export function shiftDay(iso: string, by: number): string {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}
