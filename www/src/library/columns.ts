import type { Entity, Hints } from "../api";
import { trouble } from "../trouble";

/** A cell of a table in memory. */
export type Cell = string | number | bigint | boolean | Date | null | undefined;

/** A table in memory: columns of equal length by their name, a field of the data model or any header. */
export type Columns = Readonly<Record<string, ArrayLike<Cell>>>;

const DATES = "yyyy-mm-dd hh:mm:ss";
const POINT = "1234.56";

/** A number without an exponent, as a file would hold it. */
function plain(value: number): string {
  if (!Number.isFinite(value)) return "";
  const text = String(value);
  return text.includes("e") ? value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 }) : text;
}

function text(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return plain(cell);
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "" : cell.toISOString();
  return String(cell);
}

/** A table as a file that the core reads, and what is known of it: columns of numbers and dates are in no doubt, columns called as a field are that field. */
export function fileOf(entity: Entity, columns: Columns, name: string, fields: ReadonlySet<string>): { file: File; hints: Partial<Hints> } {
  const headers = Object.keys(columns);
  const rows = Math.max(0, ...headers.map((header) => columns[header]?.length ?? 0));
  for (const header of headers) if (columns[header]?.length !== rows) throw { ...trouble("bad_mapping", name, `${header} has ${columns[header]?.length ?? 0} cells, another column has ${rows}`), column: header };
  const notations: Array<[string, string]> = [];
  for (const header of headers) {
    const all = Array.from(columns[header] ?? []).filter((cell) => cell !== null && cell !== undefined && cell !== "");
    if (all.length > 0 && all.every((cell) => typeof cell === "number" || typeof cell === "bigint")) notations.push([header, POINT]);
    else if (all.length > 0 && all.every((cell) => cell instanceof Date)) notations.push([header, DATES]);
  }
  const quoted = (value: string): string => (/["\n\r,;\t]/.test(value) || value !== value.trim() || (value === "" && headers.length === 1) ? `"${value.replaceAll('"', '""')}"` : value);
  const parts = [`${headers.map(quoted).join(",")}\n`];
  for (let row = 0; row < rows; row++) parts.push(`${headers.map((header) => quoted(text(columns[header]?.[row]))).join(",")}\n`);
  return {
    file: new File(parts, name, { type: "text/csv" }),
    hints: { entity, fields: Object.fromEntries(headers.filter((header) => fields.has(header)).map((header) => [header, `${entity}.${header}`])), notations: Object.fromEntries(notations) },
  };
}
