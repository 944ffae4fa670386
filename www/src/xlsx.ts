/** Tables as an Excel workbook: a sheet each, numbers as numbers, text as text (a cell that begins with = is never a formula). ECMA-376, the parts it requires, stored without compression. */
import type { Language } from "./text/both";

/** A cell; null is empty. */
export type Cell = string | number | null;
/** A sheet: its name, and its rows; the first is the head. */
export interface Sheet { readonly name: string; readonly rows: readonly (readonly Cell[])[] }

export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const DOCUMENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Text for XML: what it may not hold is left out. */
const escape = (text: string): string => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

const cell = (value: Cell): string => {
  if (value === null || value === "") return "<c/>";
  if (typeof value === "number" && Number.isFinite(value)) return `<c><v>${value}</v></c>`;
  return `<c t="inlineStr"><is><t xml:space="preserve">${escape(String(value).slice(0, 32_767))}</t></is></c>`;
};

/** A name that Excel takes: at most 31 letters, none of []:*?/\\, no other sheet's. */
function nameOf(sheet: Sheet, at: number, all: readonly Sheet[]): string {
  const plain = (name: string): string => name.replace(/[[\]:*?/\\]/g, " ").trim().slice(0, 31);
  const name = plain(sheet.name) || `Sheet ${at + 1}`;
  return all.findIndex((other) => plain(other.name).toLowerCase() === name.toLowerCase()) === at ? name : `${name.slice(0, 27)} ${at + 1}`;
}

function parts(sheets: readonly Sheet[]): [string, string][] {
  const numbered = (write: (sheet: Sheet, n: number) => string): string => sheets.map((sheet, at) => write(sheet, at + 1)).join("");
  return [
    ["[Content_Types].xml", `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${DOCUMENT}.sheet.main+xml"/>${numbered((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${DOCUMENT}.worksheet+xml"/>`)}</Types>`],
    ["_rels/.rels", `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ["xl/workbook.xml", `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${numbered((sheet, n) => `<sheet name="${escape(nameOf(sheet, n - 1, sheets))}" sheetId="${n}" r:id="r${n}"/>`)}</sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", `<Relationships xmlns="${PACKAGE}/relationships">${numbered((_, n) => `<Relationship Id="r${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}</Relationships>`],
    ...sheets.map(({ rows }, at): [string, string] => [`xl/worksheets/sheet${at + 1}.xml`, `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("")}</sheetData></worksheet>`]),
  ];
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => { let sum = byte; for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1; return sum; });
const crc32 = (bytes: Uint8Array): number => ~bytes.reduce((sum, byte) => (sum >>> 8) ^ (TABLE[(sum ^ byte) & 255] ?? 0), -1) >>> 0;

/** Little-endian numbers, each with its width in bytes. */
function packed(...fields: (readonly [width: 2 | 4, value: number])[]): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(fields.reduce((sum, [width]) => sum + width, 0)));
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 2) bytes.setUint16(at, value, true);
    else bytes.setUint32(at, value, true);
    at += width;
  }
  return new Uint8Array(bytes.buffer);
}

/** Files in a ZIP archive, as they are (APPNOTE 6.3: local headers, central directory, its end; names in UTF-8, dated 1 January 1980). */
function archive(files: readonly (readonly [string, string])[]): BlobPart[] {
  const text = new TextEncoder();
  const body: BlobPart[] = [];
  const directory: BlobPart[] = [];
  let offset = 0;
  let size = 0;
  for (const [path, content] of files) {
    const [name, bytes] = [text.encode(path), text.encode(content)];
    const facts = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, 33], [4, crc32(bytes)], [4, bytes.length], [4, bytes.length], [2, name.length], [2, 0]] as const;
    body.push(packed([4, 0x04034b50], ...facts), name, bytes);
    directory.push(packed([4, 0x02014b50], [2, 20], ...facts, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), name);
    offset += 30 + name.length + bytes.length;
    size += 46 + name.length;
  }
  return [...body, ...directory, packed([4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, offset], [2, 0])];
}

/** A written number as a number: what a hook tells, else grouped digits in the page's language, else the words as they are. */
export function numberOf(words: string, hooked: string | null, language: Language): Cell {
  if (hooked !== null && hooked !== "null" && hooked !== "" && Number.isFinite(Number(hooked))) return Number(hooked);
  const plain = (language === "fr" ? words.replace(/[\u202f\u00a0]/g, "").replace(",", ".") : words.replace(/,(?=\d{3}\b)/g, "")).replace(/^\u2212/, "-");
  const [, digits, percent] = /^([+-]?\d+(?:\.\d+)?)(%?)$/.exec(plain) ?? [];
  return digits === undefined ? words : percent ? Number(digits) / 100 : Number(digits);
}

/** The workbook. */
export function workbook(sheets: readonly Sheet[]): Blob {
  return new Blob(archive(parts(sheets).map(([path, content]) => [path, HEAD + content] as const)), { type: XLSX_TYPE });
}
