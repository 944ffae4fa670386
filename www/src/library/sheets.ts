/** The report as plain tables, for every format that is made of tables: the command line's, cell by cell. Aggregates only: no record is in them. */
import type { Facts, Kpi, Report } from "../api";
import { harmless } from "../csv";
import type { Both, Language } from "../text/both";

/** A text, a number as the report writes it (money is a text there), or nothing. */
export type Cell = string | number | null;

/** A table with a name. The names of its columns are the report's own in every language. */
export interface Sheet { readonly name: Both; readonly head: readonly string[]; readonly rows: readonly (readonly Cell[])[] }

/** Columns that hold texts; all others hold numbers. */
export const TEXTS: ReadonlySet<string> = new Set(["id", "name", "unit", "status", "reason", "start", "dimension", "key", "stage", "file", "vendor", "entity", "rejected"]);

/** A table's lines, its heads first. */
export const rowsOf = ({ head, rows }: Sheet): (readonly Cell[])[] => [head, ...rows];

/** The same for a workbook: numbers as numbers, texts harmless. */
export const valuesOf = ({ head, rows }: Sheet): (readonly Cell[])[] => [head, ...rows.map((cells) => cells.map((cell, at) => (cell === null ? null : TEXTS.has(head[at] ?? "") ? harmless(String(cell)) : Number(cell))))];

const leftOut = ({ excluded }: Kpi): number => excluded.reduce((sum, { rows }) => sum + rows, 0);

/** One row a figure, in the order of the catalogue. */
export function figures(report: Report, catalogue: Iterable<Facts>, language: Language): Sheet {
  const rows = [...catalogue].flatMap(({ id, words }) => {
    const kpi = report.kpis[id];
    return kpi ? [[id, words.name[language], kpi.value, kpi.unit, kpi.interval?.low ?? null, kpi.interval?.high ?? null, kpi.numerator, kpi.denominator, kpi.previous, kpi.change, kpi.growth, kpi.target, kpi.status, kpi.used, leftOut(kpi), kpi.reason]] : [];
  });
  return { name: { en: "Figures", fr: "Indicateurs" }, head: ["id", "name", "value", "unit", "low", "high", "numerator", "denominator", "previous", "change", "growth", "target", "status", "used", "left_out", "reason"], rows };
}

const series = ({ kpis }: Report): Sheet => ({
  name: { en: "Over time", fr: "Dans le temps" }, head: ["id", "start", "value", "numerator", "denominator"],
  rows: Object.entries(kpis).flatMap(([id, { series }]) => series.map((point) => [id, point.start, point.value, point.numerator, point.denominator])),
});

const breakdowns = ({ kpis }: Report): Sheet => ({
  name: { en: "Breakdowns", fr: "Répartitions" }, head: ["id", "dimension", "key", "value", "numerator", "denominator", "p"],
  rows: Object.entries(kpis).flatMap(([id, kpi]) => Object.entries(kpi.breakdowns).flatMap(([dimension, parts]) => (parts ?? []).map((part) => [id, dimension, part.key, part.value, part.numerator, part.denominator, part.p]))),
});

/** The funnel, a row a stage. */
export const funnel = ({ funnel }: Report): Sheet[] => (funnel ? [{
  name: { en: "Funnel", fr: "Entonnoir" }, head: ["stage", "entered", "advanced", "lost", "open", "conversion", "conversion_total", "median_days", "p90_days", "stuck"],
  rows: funnel.stages.map((stage) => [stage.name, stage.entered, stage.advanced, stage.lost, stage.open, stage.conversion, stage.conversion_total, stage.time?.median_days ?? null, stage.time?.p90_days ?? null, stage.stuck.count]),
}] : []);

/** Answers by score. */
export const nps = ({ nps }: Report): Sheet[] => (nps ? [{ name: { en: "NPS answers", fr: "Réponses NPS" }, head: ["score", "count"], rows: nps.distribution.map(({ score, count }) => [score, count]) }] : []);

/** The files, with every row accounted for. */
export const sources = ({ sources }: Report): Sheet => ({
  name: { en: "Files", fr: "Fichiers" }, head: ["file", "vendor", "entity", "rows", "used", "rejected"],
  rows: sources.map(({ file, vendor, entity, rows, used, rejected }) => [file, vendor, entity, rows, used, rejected.map((one) => `${one.rows} ${one.reason}`).join(", ")]),
});

/** All of them. */
export const all = (report: Report, catalogue: Iterable<Facts>, language: Language): Sheet[] =>
  [figures(report, catalogue, language), ...funnel(report), ...nps(report), series(report), breakdowns(report), sources(report)];
