/** Tables as CSV that no spreadsheet takes for a formula. */

/** A text that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it. */
export const harmless = (text: string): string => (/^[\s\u00a0\ufeff]*[=+\-@\t\r\n|%]/.test(text) ? `'${text}` : text);

/** One cell: quoted where it must be, and harmless where it begins like a formula. A plain number keeps its sign. */
export function csvCell(text: string | number | null): string {
  if (text === null) return "";
  const raw = String(text);
  const safe = /^[+-]?\d+([.,]\d+)?(e[+-]?\d+)?$/.test(raw) ? raw : harmless(raw);
  return /[",;\r\n\t]/.test(safe) || safe !== safe.trim() || safe !== raw ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as UTF-8 text with a byte order mark (spreadsheets read accents only then) and CRLF line ends (RFC 4180). */
export function csvText(rows: ReadonlyArray<ReadonlyArray<string | number | null>>): string {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** A name for a file: letters and digits of a title, without accents, at most 60. */
export function slug(title: string): string {
  return title.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "") || "crm-kpi";
}

/** Hands a file to the browser's downloads. */
export function download(name: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
