/** Whether a figure may be set against the previous period: the data may begin within it, or after it. */
import type { Kpi, Report } from "../api";
import { formatMonth } from "../dates";
import type { Language } from "../text/both";
import { SENTENCES, tell } from "../text/panels";

/** Figures that are states at a day rather than sums over the period. */
export const STANDING = new Set(["mrr", "arr", "arpa", "customers.active", "sales.open_opportunities", "sales.pipeline_amount", "sales.pipeline_weighted", "customers.loyal"]);

/** What the data say of the previous period: all of it, a part, nothing. A part is a shorter time: sums over it are not compared. */
export function pastOf(report: Report, id: string, of: Kpi): "whole" | "part" | "none" {
  if (of.since === null) return "whole";
  const start = report.settings.period?.start;
  if (start && of.since >= start) return "none";
  const sum = (of.unit === "count" || of.unit === "money") && of.denominator === null && of.interval === null;
  return sum && !STANDING.has(id) ? "part" : "whole";
}

/** Since when there are records, in words. */
export const sinceWords = (day: string, language: Language): string => tell(SENTENCES.since, { month: `${formatMonth(day, language)} ${day.slice(0, 4)}` }, language);
