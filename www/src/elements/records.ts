import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Entity, RecordRow } from "../api";
import { csvText, download } from "../csv";
import { capital, formatFigure, formatNumber, say, shorten } from "../format";
import type { Store } from "../store";
import type { Both } from "../text/both";
import { reasonWords } from "../text/reasons";
import { shell } from "../text/shell";
import { fill } from "./words";

/** Rows asked for at once, and the height of one, in CSS px (`--row` of the style sheet). */
const PAGE = 100;
const ROW = 34;
/** The tallest a browser lays out without faults, in CSS px: beyond it, a step of the bar is worth more rows. */
const TALLEST = 8_000_000;

type Column = { readonly key: keyof RecordRow; readonly words: Both; readonly number?: boolean };
const OUTCOMES: Record<string, Both> = { won: { en: "won", fr: "gagnée" }, lost: { en: "lost", fr: "perdue" }, open: { en: "open", fr: "ouverte" } };
/** What the columns hold for another entity than deals. */
const HEADS: Partial<Record<Entity, Partial<Record<keyof RecordRow, Both>>>> = {
  subscription: { id: { en: "Customer", fr: "Client" }, stage: { en: "Plan", fr: "Formule" }, status: { en: "End", fr: "Fin" }, date: { en: "Start", fr: "Début" }, amount: { en: "Monthly", fr: "Par mois" } },
  survey: { id: { en: "Customer", fr: "Client" }, status: { en: "Score", fr: "Note" } },
  spend: { stage: { en: "Category", fr: "Catégorie" } },
  order: { id: { en: "Customer", fr: "Client" } },
  user: { stage: { en: "Team", fr: "Équipe" }, amount: { en: "Quota", fr: "Objectif" }, date: { en: "Last login", fr: "Dernière connexion" } },
};
const COLUMNS: readonly Column[] = [
  { key: "name", words: shell.record }, { key: "id", words: { en: "Id", fr: "Identifiant" } }, { key: "owner", words: shell.owner }, { key: "stage", words: shell.stage }, { key: "status", words: shell.status },
  { key: "amount", words: shell.amount, number: true }, { key: "adds", words: { en: "In this part", fr: "Dans cette partie" }, number: true }, { key: "chance", words: { en: "Chance", fr: "Chance" }, number: true }, { key: "date", words: shell.date }, { key: "reason", words: shell.reason },
];
const CSV: ReadonlyArray<keyof RecordRow> = ["file", "line", "id", "name", "owner", "stage", "status", "amount", "adds", "chance", "date", "reason"];

/** The records behind a part of a figure: a table of any length, of which only what is in sight is asked for and drawn. */
export class RecordTable extends LitElement {
  static override properties = { store: { attribute: false }, kpi: {}, listed: {}, version: { attribute: false }, total: { state: true }, first: { state: true } };
  declare store: Store;
  declare kpi: string;
  declare listed: string;
  /** Changes with the report and the language: the rows are asked for again. */
  declare version: unknown;
  /** Records in the part; null until it is known. */
  declare total: number | null;
  /** The first row in sight. */
  declare first: number;
  #pages = new Map<number, readonly RecordRow[] | "asked">();
  #shown: readonly Column[] = [];
  #oneFile: string | null = null;
  #entity: Entity = "deal";
  /** The column that the rows are in the order of, `-amount` for the other way round; empty: of the files. */
  #sort = "";
  #asks = 0;

  constructor() {
    super();
    this.total = null;
    this.first = 0;
  }

  protected override createRenderRoot(): HTMLElement { return this; }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("kpi") || changed.has("listed") || changed.has("version")) {
      this.#shown = [];
      if (changed.has("listed") || changed.has("kpi")) {
        this.total = null;
        this.#sort = "";
      }
      this.#again();
    }
  }

  #again(): void {
    this.#asks += 1;
    this.#pages = new Map();
    this.first = 0;
    const well = this.querySelector(".well");
    if (well) well.scrollTop = 0;
    void this.#ask(0);
  }

  /** By this column; once more: the other way round; then in the order of the files again. Numbers begin with the largest. */
  #order({ key, number }: Pick<Column, "key" | "number">): void {
    const ways = number ? [`-${key}`, key, ""] : [key, `-${key}`, ""];
    this.#sort = ways[ways.indexOf(this.#sort) + 1] ?? ways[0] ?? "";
    this.#again();
    this.requestUpdate();
  }

  #head(words: Both, { key, number }: Pick<Column, "key" | "number">): TemplateResult {
    const { language } = this.store.state;
    const way = this.#sort === key ? "ascending" : this.#sort === `-${key}` ? "descending" : null;
    return html`<th scope="col" class=${number ? "num" : nothing} aria-sort=${way ?? nothing}><button type="button" class="by" title=${say(shell.sortBy, language)} @click=${() => this.#order({ key, number: number ?? false })}>${capital(say(words, language))}<span aria-hidden="true">${way === null ? "" : way === "ascending" ? " ↑" : " ↓"}</span></button></th>`;
  }

  async #ask(page: number): Promise<void> {
    if (this.#pages.has(page)) return;
    const asks = this.#asks;
    this.#pages.set(page, "asked");
    try {
      const { total, rows } = await this.store.records(this.kpi, this.listed, this.#sort, page * PAGE, PAGE);
      if (asks !== this.#asks) return;
      this.#pages.set(page, rows);
      this.total = total;
      if (this.#shown.length === 0 && rows.length > 0) this.#columns(rows);
      this.requestUpdate();
    } catch (error) {
      if (asks !== this.#asks) return;
      this.total = 0;
      this.store.alert(error);
    }
  }

  /** The columns that hold something, by the first rows. */
  #columns(rows: readonly RecordRow[]): void {
    const tells = (row: RecordRow): boolean => row.adds !== null && row.adds !== 1 && row.adds !== row.amount;
    const some = COLUMNS.filter(({ key }) => rows.some(key === "adds" ? tells : (row) => row[key] !== null));
    this.#entity = rows[0]?.entity ?? "deal";
    const named = some.some(({ key }) => key === "name");
    this.#shown = some.filter(({ key }) => !(key === "id" && named) && !(key === "status" && rows.length > 1 && rows.every((row) => row.status === rows[0]?.status)));
    this.#oneFile = rows.every((row) => row.file === rows[0]?.file) ? (rows[0]?.file ?? null) : null;
  }

  /** How many rows the bar's whole way is worth, and how tall that is. */
  get #scale(): { tall: number; each: number } {
    const whole = (this.total ?? 0) * ROW;
    return whole <= TALLEST ? { tall: whole, each: ROW } : { tall: TALLEST, each: TALLEST / (this.total ?? 1) };
  }

  readonly #scrolled = (event: Event): void => {
    const { scrollTop } = event.currentTarget as HTMLElement;
    const first = Math.max(0, Math.floor(scrollTop / this.#scale.each));
    if (first !== this.first) this.first = first;
  };

  async #csv(): Promise<void> {
    const rows: RecordRow[] = [];
    try {
      for (let total = 1; rows.length < total; ) {
        const page = await this.store.records(this.kpi, this.listed, this.#sort, rows.length, 10_000);
        total = page.total;
        if (page.rows.length === 0) break;
        rows.push(...page.rows);
      }
      download(`${this.kpi}-${this.listed}.csv`, "text/csv;charset=utf-8", csvText([CSV, ...rows.map((row) => CSV.map((key) => row[key]))]));
    } catch (error) {
      this.store.alert(error);
    }
  }

  protected override render(): TemplateResult {
    const { language } = this.store.state;
    const n = (value: number): string => formatNumber(value, language);
    const { total } = this;
    if (total === null) return html`<p class="d-note">${say(shell.computing, language)}</p>`;
    if (total === 0) return html`<p class="d-note">${say(shell.recordsNone, language)}</p>`;
    const sight = 12;
    const { tall, each } = this.#scale;
    const from = Math.max(0, Math.min(this.first - 4, total - sight - 8));
    const to = Math.min(total, from + sight + 12);
    for (let page = Math.floor(from / PAGE); page <= Math.floor((to - 1) / PAGE); page++) void this.#ask(page);
    const before = Math.min(from * each, Math.max(0, tall - (to - from) * ROW));
    const after = Math.max(0, tall - before - (to - from) * ROW);
    const heads = this.#shown;
    const width = heads.length + (this.#oneFile === null ? 2 : 1);
    const filler = (height: number): TemplateResult | typeof nothing => (height <= 0 ? nothing : html`<tr class="filler" aria-hidden="true"><td colspan=${width}><svg width="1" height=${Math.round(height)}></svg></td></tr>`);
    return html`<div class="well scroll" tabindex="0" role="group" aria-label=${say(shell.records, language)} @scroll=${this.#scrolled}><table class="records" aria-rowcount=${total + 1}><thead><tr>${heads.map((column) => this.#head(HEADS[this.#entity]?.[column.key] ?? column.words, column))}${this.#head(shell.line, { key: "line", number: true })}${this.#oneFile === null ? this.#head(shell.file, { key: "file" }) : nothing}</tr></thead>
        <tbody>${filler(before)}${Array.from({ length: to - from }, (_, at) => this.#row(from + at))}${filler(after)}</tbody></table></div>
      <p class="d-foot">${this.#oneFile === null ? nothing : html`<span>${this.#oneFile}</span>`}<span role="status">${fill(shell.page, language, { from: n(Math.min(total, this.first + 1)), to: n(Math.min(total, this.first + sight)), total: n(total) })}</span><button type="button" class="act" title=${say(shell.csvHint, language)} @click=${() => void this.#csv()}>${say(shell.csv, language)}</button></p>`;
  }

  #row(at: number): TemplateResult {
    const page = this.#pages.get(Math.floor(at / PAGE));
    const row = page === undefined || page === "asked" ? undefined : page[at % PAGE];
    const { language } = this.store.state;
    const { kpi, listed } = this;
    return html`<tr aria-rowindex=${at + 2} @click=${() => row && this.store.chose({ kind: "record", kpi, part: listed, id: row.id, file: row.file, line: row.line })}>${this.#shown.map((column, index) => {
      const words = row ? this.#cell(row, column) : "…";
      return index === 0 ? html`<th scope="row" title=${words}>${this.store.hears && row ? html`<button type="button" class="by">${words}</button>` : words}</th>` : html`<td class=${column.number ? "num" : column.key === "owner" ? "person" : nothing}>${words}</td>`;
    })}<td class="num quiet">${row ? formatNumber(row.line, language) : ""}</td>${this.#oneFile === null ? html`<td class="quiet" title=${row?.file ?? ""}>${shorten(row?.file ?? "", 20)}</td>` : nothing}</tr>`;
  }

  #cell(row: RecordRow, { key }: Column): string {
    const { language, report } = this.store.state;
    const value = row[key];
    if (value === null) return key === "name" ? (row.id ?? "—") : "";
    if (key === "chance") return formatFigure(value, "ratio", { language });
    if (key === "adds" && typeof value === "number") return formatNumber(value, language);
    if ((key === "amount" || key === "adds") && Number.isFinite(Number(value))) return formatFigure(value, "money", { language, currency: report?.settings.currency });
    if (key === "status" && typeof value === "string" && Object.hasOwn(OUTCOMES, value)) return say(OUTCOMES[value] as Both, language);
    if ((key === "date" || key === "status") && typeof value === "string" && /^\d{4}-\d{2}-\d{2}/.test(value)) return shortDay(value, language);
    if (key === "reason" && typeof value === "string") return say(reasonWords(value), language);
    return shorten(String(value), 32);
  }
}
if (!customElements.get("crm-kpi-records")) customElements.define("crm-kpi-records", RecordTable);

/** "13 mai 2025", "3 févr. 2025": a day in a table. */
function shortDay(iso: string, language: "en" | "fr"): string {
  return new Intl.DateTimeFormat(language === "fr" ? "fr" : "en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(`${iso.slice(0, 10)}T00:00:00Z`));
}
