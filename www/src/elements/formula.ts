/** A KPI's formula with this figure's own numbers in it. */
import type { Figure, Kpi } from "../api";
import { formatFigure, type Style } from "../format";

/** A piece of the formula: words, or a number that was put in, with the part of the figure whose records are behind it. */
export interface Piece { readonly text: string; readonly number: boolean; readonly part?: string }

/** Above and under the line, what comes out, and what is said beside it; or one line where it is no quotient. */
export type Formula = { readonly over: Piece[]; readonly under: Piece[]; readonly value: Piece[]; readonly beside: Piece[] } | { readonly line: Piece[] };

/** Measures in the unit of their figure; shares; numbers that say something by their third decimal. */
const LIKE_THE_FIGURE = /^(mean|median|p\d+|completed_\w+|open_median|business_\w+)$/;
const SHARES = /^(annualised|cagr|year_before|activity|net|auc|easy|top_2|closure|answered|chained|logins|stickiness|touched|uplift|margin|first_churn|holdout_error|win_rate|attempt_\d+|month_\d+|within_\d+_\w+|conversion_\w+|difference_\w+)$|churn$|share$|_rate$/;
const FINE = /^(p|brier|brier_of_share|alpha|beta|gamma|[abrq]|correlation)$/;

/** A measure as it is written: durations and money follow the figure, shares are shares, the rest are numbers. */
export function measureText(name: string, value: Figure | null | undefined, unit: string, style: Style): string {
  if (typeof value === "string") return formatFigure(value, "money", style);
  if (FINE.test(name)) return formatFigure(value, "number", { ...style, decimals: 3 });
  const same = LIKE_THE_FIGURE.test(name) && unit !== "ratio";
  // of those that wait "never" is a share, of those last seen a count; the margin of points is in points
  const share = name !== "brier_of_share" && !(name === "margin" && unit === "points") && (SHARES.test(name) || (name === "never" && unit === "seconds"));
  return formatFigure(value, same ? unit : share ? "ratio" : Number.isInteger(value) ? "count" : "number", style);
}

/** Means of money, lengths of time, scales: whole numbers, or money, that are of no record. */
const OF_NO_RECORD = /^(horizon|scale|years|inverse|arpa|cac|each|cost|ltv|revenue|annual_\w+|average_\w+|\w+_(days|mean|week|size))$/;

/** A number that stands over or under the line. */
export function partWords(value: Figure | null, style: Style): string {
  return formatFigure(value, typeof value === "string" ? "money" : Number.isInteger(value) ? "count" : "number", style);
}

/** The template with its braces filled in. A name that the figure does not have is an em dash. */
export function formula(template: string, kpi: Kpi, style: Style): Formula {
  const value = (name: string): string => {
    if (name === "value") return formatFigure(kpi.value, kpi.unit, style);
    if (name === "numerator") return partWords(kpi.numerator, style);
    if (name === "denominator") return partWords(kpi.denominator, style);
    const measure = kpi.measures[name];
    return measure === undefined ? "—" : measureText(name, measure, kpi.unit, style);
  };
  // Counts and money are of records; other numbers are made of them.
  const counted = (name: string): boolean => {
    if (OF_NO_RECORD.test(name) || /\{denominator\} (days|jours)/.test(template) && name === "denominator") return false;
    const figure = name === "numerator" ? kpi.numerator : name === "denominator" ? kpi.denominator : kpi.measures[name];
    return typeof figure === "string" || (Number.isInteger(figure) && ![LIKE_THE_FIGURE, SHARES, FINE].some((names) => names.test(name)));
  };
  const piece = (name: string): Piece => ({ text: value(name), number: true, ...(counted(name) && { part: name }) });
  const pieces = (text: string): Piece[] =>
    text.trim().split(/(\{\w+\})/).filter(Boolean).map((part) => (/^\{\w+\}$/.test(part) ? piece(part.slice(1, -1)) : { text: part, number: false }));
  const [whole, left = "", right = "", out = ""] = /^([^=÷]+?)\s÷\s([^=÷]+?)\s*=\s*([^=÷]+)$/.exec(template) ?? [];
  // What is reckoned after the division does not stand under the line, nor what a bracket begun over it holds.
  const open = (text: string): boolean => text.split("(").length !== text.split(")").length;
  if (whole === undefined || /[×−+]/.test(right.replace(/\([^()]*\)/g, "")) || open(left)) return { line: pieces(template) };
  const [result = "", ...beside] = out.split(/\s*[;,]\s+/);
  return { over: pieces(bare(left)), under: pieces(bare(right)), value: pieces(result), beside: pieces(beside.join(", ")) };
}

/** Without the brackets around the whole: the line stands for them. */
function bare(text: string): string {
  const inner = text.trim().replace(/^\(([^()]*)\)$/, "$1");
  return inner === "" ? text : inner;
}
