/** What can be taken from one figure: picture, table, text for a spreadsheet. */
import { html, nothing, type TemplateResult } from "lit";
import { csvText, download, slug } from "../csv";
import { say } from "../format";
import type { Both, Language } from "../text/both";
import { numberOf, workbook, XLSX_TYPE, type Cell } from "../xlsx";
import { pngOf, svgText } from "./picture";

const WORDS = {
  copy: { en: "Copy", fr: "Copier" },
  copied: { en: "Copied.", fr: "Copié." },
  refused: { en: "The browser refused.", fr: "Le navigateur a refusé." },
  png: { en: "Picture (PNG)", fr: "Image (PNG)" },
  svg: { en: "Picture for print (SVG)", fr: "Image pour l’impression (SVG)" },
  csv: { en: "Table for a spreadsheet (CSV)", fr: "Tableau pour un tableur (CSV)" },
  xlsx: { en: "Table for Excel (XLSX)", fr: "Tableau pour Excel (XLSX)" },
  copyTable: { en: "Copy the table", fr: "Copier le tableau" },
} satisfies Record<string, Both>;

const frameOf = (event: Event): Element | null => (event.currentTarget as Element).closest(".plate-figure, .figure");
const nameOf = (frame: Element): string => slug(frame.querySelector(".fig-title")?.textContent ?? frame.getAttribute("aria-label") ?? "chart");

function tableOf(event: Event): HTMLTableElement | null {
  return (event.currentTarget as Element).closest(".twin, .d-table")?.querySelector("table") ?? frameOf(event)?.querySelector<HTMLTableElement>(".twin table") ?? null;
}

/** The words of a table's cells, row by row. */
export function cellsOf(table: HTMLTableElement): string[][] {
  return [...table.rows].map((row) => [...row.cells].map((cell) => (cell.textContent ?? "").replace(/\s+/g, " ").trim()));
}

/** The cells of a table for a workbook: the head and the first column as words. */
function valuesOf(table: HTMLTableElement, language: Language): Cell[][] {
  return [...table.rows].map((row) => [...row.cells].map((cell) => {
    const words = (cell.textContent ?? "").replace(/\s+/g, " ").trim();
    if (cell.tagName === "TH") return words;
    const hooks = [cell, ...cell.querySelectorAll("[data-value]")].filter((one) => one.hasAttribute("data-value"));
    return numberOf(words, hooks.length === 1 ? (hooks[0]?.getAttribute("data-value") ?? null) : null, language);
  }));
}

function saveTable(event: Event, language: Language, excel: boolean): void {
  const table = tableOf(event);
  if (!table) return;
  const frame = frameOf(event);
  const name = frame ? nameOf(frame) : "table";
  if (excel) download(`${name}.xlsx`, XLSX_TYPE, workbook([{ name, rows: valuesOf(table, language) }]));
  else download(`${name}.csv`, "text/csv;charset=utf-8", csvText(cellsOf(table)));
}

/** Gives something to the clipboard; what became of it in words. A page that is not secure has no clipboard. */
export async function copied(language: Language, give: (clipboard: Clipboard) => Promise<void>): Promise<string> {
  const { clipboard } = navigator as { clipboard?: Clipboard };
  return say(clipboard && await give(clipboard).then(() => true, () => false) ? WORDS.copied : WORDS.refused, language);
}

/** Says in the figure's foot what happened. */
function tell(frame: Element | null, words: string): void {
  const line = frame?.querySelector<HTMLElement>(".foot-line");
  if (line) line.textContent = words;
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

async function copyTable(event: Event, language: Language): Promise<void> {
  const [table, frame] = [tableOf(event), frameOf(event)];
  if (!table) return;
  const rows = cellsOf(table);
  const text = rows.map((row) => row.join("\t")).join("\n");
  const marked = `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join("")}</tr>`).join("")}</table>`;
  const item = new ClipboardItem({ "text/plain": new Blob([text], { type: "text/plain" }), "text/html": new Blob([marked], { type: "text/html" }) });
  tell(frame, await copied(language, (clipboard) => clipboard.write([item])));
}

async function copyPicture(event: Event, language: Language): Promise<void> {
  const frame = frameOf(event);
  if (!frame) return;
  tell(frame, await copied(language, (clipboard) => clipboard.write([new ClipboardItem({ "image/png": pngOf(frame) })])));
}

async function png(event: Event, language: Language): Promise<void> {
  const frame = frameOf(event);
  if (!frame) return;
  try {
    download(`${nameOf(frame)}.png`, "image/png", await pngOf(frame));
  } catch {
    tell(frame, say(WORDS.refused, language));
  }
}

function svg(event: Event): void {
  const frame = frameOf(event);
  if (frame) download(`${nameOf(frame)}.svg`, "image/svg+xml", svgText(frame));
}

/** Buttons for the picture, in a figure's foot. */
export function pictures(language: Language): TemplateResult {
  return html`<button type="button" class="link" title=${say(WORDS.png, language)} @click=${(event: Event) => void png(event, language)}>PNG</button><button type="button" class="link" title=${say(WORDS.svg, language)} @click=${svg}>SVG</button>${"ClipboardItem" in globalThis ? html`<button type="button" class="link" @click=${(event: Event) => void copyPicture(event, language)}>${say(WORDS.copy, language)}</button>` : nothing}`;
}

/** Buttons for the table, over a figure's twin. */
export function tables(language: Language): TemplateResult {
  return html`<p class="twin-take"><button type="button" class="link" title=${say(WORDS.csv, language)} @click=${(event: Event) => saveTable(event, language, false)}>CSV</button><button type="button" class="link" title=${say(WORDS.xlsx, language)} @click=${(event: Event) => saveTable(event, language, true)}>XLSX</button>${"ClipboardItem" in globalThis ? html`<button type="button" class="link" @click=${(event: Event) => void copyTable(event, language)}>${say(WORDS.copyTable, language)}</button>` : nothing}</p>`;
}
