/** A KPI's formula with this figure's own numbers in it. */
import type { Figure, Kpi } from "../api";
import { formatFigure, type Style } from "../format";

/** A piece of the formula: words, or a number that was put in. */
export interface Piece { readonly text: string; readonly number: boolean }

/** Above and under the line, and what comes out; or one line where it is no quotient. */
export type Formula = { readonly over: Piece[]; readonly under: Piece[]; readonly value: Piece[] } | { readonly line: Piece[] };

/** The unit of a measure by its name: durations and money follow the KPI, shares are shares, the rest are numbers. */
export function measureUnit(name: string, value: Figure | null | undefined, unit: string): string {
  if (typeof value === "string") return "money";
  if (/^(mean|median|p\d+|restricted)/.test(name)) return unit;
  if (/annualised|_rate$|^rate|share|^churn|margin/.test(name)) return "ratio";
  if (name === "months" || name.endsWith("_months")) return "months";
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
    return measure === undefined ? "—" : formatFigure(measure, measureUnit(name, measure, kpi.unit), style);
  };
  const pieces = (text: string): Piece[] =>
    text.trim().split(/(\{\w+\})/).filter(Boolean).map((part) => (/^\{\w+\}$/.test(part) ? { text: value(part.slice(1, -1)), number: true } : { text: part, number: false }));
  const found = /^([^=÷]+?)\s[÷/]\s([^=÷]+?)(?:\s*=\s*(.+))?$/.exec(template);
  if (!found || / [÷/] /.test(found[2] ?? "")) return { line: pieces(template) };
  return { over: pieces(found[1] ?? ""), under: pieces(found[2] ?? ""), value: pieces(found[3] ?? "{value}") };
}
