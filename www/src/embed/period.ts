import type { Period } from "../api";

const two = (n: number): string => String(n).padStart(2, "0");
const day = (year: number, month: number): string => `${year + Math.floor(month / 12)}-${two((month % 12) + 1)}-01`;

/** A period as it is written everywhere: `A..B`, `YYYY`, `YYYY-Qn` or `YYYY-MM`; null where it is none of them. */
export function periodOf(text: string): Period | null {
  const [, from, to] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(text) ?? [];
  if (from && to) return from < to ? { start: from, end: to } : null;
  const [, year, , quarter, month] = /^(\d{4})(-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(text) ?? [];
  if (!year) return null;
  const start = quarter ? (Number(quarter) - 1) * 3 : month ? Number(month) - 1 : 0;
  return { start: day(Number(year), start), end: day(Number(year), start + (quarter ? 3 : month ? 1 : 12)) };
}
