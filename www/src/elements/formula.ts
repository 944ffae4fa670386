/** A KPI's formula with this figure's own numbers in it. */
import type { Figure, Kpi } from "../api";
import { formatFigure, type Style } from "../format";

/** A piece of the formula: words, or a number that was put in, with the part of the figure whose records are behind it. */
export interface Piece { readonly text: string; readonly number: boolean; readonly part?: string }

/** Above and under the line, what comes out, and what is said beside it; or one line where it is no quotient. */
export type Formula = { readonly over: Piece[]; readonly under: Piece[]; readonly value: Piece[]; readonly beside: Piece[] } | { readonly line: Piece[] };

/** The unit of a measure by its name: durations and money follow the KPI, shares are shares, the rest are numbers. */
export function measureUnit(name: string, value: Figure | null | undefined, unit: string): string {
  if (typeof value === "string") return "money";
  if (/^(mean|median|p\d+|restricted_mean)$/.test(name)) return unit;
  if (unit === "points") return "number";
  if (/^annualised$|^cagr$|_rate$|^margin$|churn$|share/.test(name)) return "ratio";
  return "number";
}

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
    return measure === undefined ? "—" : formatFigure(measure, name === "restricted_mean" ? "number" : measureUnit(name, measure, kpi.unit), style);
  };
  // Counts and money are of records; other numbers are made of them.
  const counted = (name: string): boolean => {
    const figure = name === "numerator" ? kpi.numerator : name === "denominator" ? kpi.denominator : kpi.measures[name];
    return typeof figure === "string" || Number.isInteger(figure);
  };
  const piece = (name: string): Piece => ({ text: value(name), number: true, ...(counted(name) && { part: name }) });
  const pieces = (text: string): Piece[] =>
    text.trim().split(/(\{\w+\})/).filter(Boolean).map((part) => (/^\{\w+\}$/.test(part) ? piece(part.slice(1, -1)) : { text: part, number: false }));
  const [whole, left = "", right = "", out = ""] = /^([^=÷]+?)\s÷\s([^=÷]+?)\s*=\s*([^=÷]+)$/.exec(template) ?? [];
  // What is multiplied after the division does not stand under the line.
  if (whole === undefined || /×/.test(right.replace(/\([^()]*\)/g, ""))) return { line: pieces(template) };
  const [result = "", ...beside] = out.split(/\s*[;,]\s+/);
  return { over: pieces(bare(left)), under: pieces(bare(right)), value: pieces(result), beside: pieces(beside.join(", ")) };
}

/** Without the brackets around the whole: the line stands for them. */
function bare(text: string): string {
  const inner = text.trim().replace(/^\(([^()]*)\)$/, "$1");
  return inner === "" ? text : inner;
}
