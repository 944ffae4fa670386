import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Entity, Facts, Kpi, RecordRow, Records, Report } from "../api";
import { status, verdictOf } from "../charts/status";
import { csvText, download } from "../csv";
import { figurePieces, formatChange, formatFigure, formatInterval, formatNumber, formatPrevious, hook, real, say, shorten, type Style } from "../format";
import type { Explained, Store } from "../store";
import type { Both } from "../text/both";
import { reasonWords } from "../text/reasons";
import { VERDICTS } from "../text/panels";
import { shell } from "../text/shell";
import { formula, measureUnit, partWords, type Piece } from "./formula";
import { capital, fill } from "./words";

const PAGE = 50;
/** Parts of a figure whose records can be listed; of deals also by their end. */
const PARTS: ReadonlyArray<readonly [string, Both]> = [["used", shell.recordsUsed], ["excluded", shell.recordsOut]];
const ENDS: ReadonlyArray<readonly [string, Both]> = [["won", shell.recordsWon], ["lost", shell.recordsLost], ["open", shell.recordsOpen]];
const OUTCOMES: Record<string, Both> = { won: { en: "won", fr: "gagnée" }, lost: { en: "lost", fr: "perdue" }, open: { en: "open", fr: "ouverte" } };

type Column = { readonly key: keyof RecordRow; readonly words: Both; readonly number?: boolean };
/** What the columns hold for another entity than deals. */
const HEADS: Partial<Record<Entity, Partial<Record<keyof RecordRow, Both>>>> = {
  subscription: { id: { en: "Customer", fr: "Client" }, stage: { en: "Plan", fr: "Formule" }, status: { en: "End", fr: "Fin" }, date: { en: "Start", fr: "Début" }, amount: { en: "Monthly", fr: "Par mois" } },
  survey: { id: { en: "Customer", fr: "Client" }, status: { en: "Score", fr: "Note" } },
  spend: { stage: { en: "Category", fr: "Catégorie" } },
  order: { id: { en: "Customer", fr: "Client" } },
};
const COLUMNS: readonly Column[] = [
  { key: "name", words: shell.record }, { key: "id", words: { en: "Id", fr: "Identifiant" } }, { key: "owner", words: shell.owner }, { key: "stage", words: shell.stage }, { key: "status", words: shell.status },
  { key: "amount", words: shell.amount, number: true }, { key: "date", words: shell.date }, { key: "reason", words: shell.reason },
];

/** The drawer: on any figure, its formula with its own numbers, its interval in words, what was left out and why, the other definitions, the records. */
export class Explain extends LitElement {
  static override properties = { store: { attribute: false }, version: { attribute: false }, records: { state: true }, listed: { state: true }, offset: { state: true }, failed: { state: true } };
  declare store: Store;
  /** Changes with the state: the element draws again. */
  declare version: unknown;
  declare records: Records | null;
  declare listed: string;
  declare offset: number;
  #shown: Explained | null = null;
  #report: Report | null = null;
  #asks = 0;

  constructor() {
    super();
    this.records = null;
    this.listed = "used";
    this.offset = 0;
  }

  protected override createRenderRoot(): HTMLElement { return this; }

  #t(words: Both): string { return say(words, this.store.state.language); }

  protected override willUpdate(): void {
    const { explained, report } = this.store.state;
    if (explained === this.#shown && report === this.#report) return;
    const another = explained !== this.#shown;
    this.#shown = explained;
    this.#report = report;
    if (!explained) { this.records = null; return; }
    if (another) { this.listed = explained.part ?? "used"; this.offset = 0; this.records = null; }
    void this.#load();
  }

  protected override updated(_: PropertyValues): void {
    const dialog = this.querySelector("dialog");
    if (!dialog) return;
    if (this.#shown && !dialog.open) {
      dialog.showModal();
      dialog.scrollTop = 0;
      if (this.#shown.records) dialog.querySelector("#records")?.scrollIntoView();
    } else if (!this.#shown && dialog.open) dialog.close();
  }

  async #load(): Promise<void> {
    const explained = this.#shown;
    if (!explained) return;
    const ask = ++this.#asks;
    try {
      const records = await this.store.records(explained.kpi, this.listed, this.offset, PAGE);
      if (ask === this.#asks) this.records = records;
    } catch (error) {
      if (ask !== this.#asks) return;
      this.records = { total: 0, rows: [] };
      this.store.alert(error);
    }
  }

  #show(part: string, offset: number): void {
    this.listed = part;
    this.offset = offset;
    void this.#load();
  }

  async #csv(): Promise<void> {
    const explained = this.#shown;
    if (!explained) return;
    const rows: RecordRow[] = [];
    for (let total = 1; rows.length < total; ) {
      const page = await this.store.records(explained.kpi, this.listed, rows.length, 10_000);
      total = page.total;
      if (page.rows.length === 0) break;
      rows.push(...page.rows);
    }
    const keys: Array<keyof RecordRow> = ["file", "line", "id", "name", "owner", "stage", "status", "amount", "date", "reason"];
    download(`${explained.kpi}-${this.listed}.csv`, "text/csv;charset=utf-8", csvText([keys, ...rows.map((row) => keys.map((key) => row[key]))]));
  }

  protected override render(): TemplateResult {
    const { explained, report, facts, language } = this.store.state;
    const kpi = explained && report?.kpis[explained.kpi];
    const fact = explained ? facts.get(explained.kpi) : undefined;
    const close = (): void => this.store.unexplain();
    return html`<dialog class="drawer" aria-labelledby="drawer-title" @close=${close} @click=${(event: Event) => { if (event.target === event.currentTarget) close(); }}>
      ${explained && report ? html`<div class="drawer-in">
        <div class="d-head"><h2 id="drawer-title">${fact ? say(fact.words.name, language) : explained.kpi}</h2><button type="button" class="btn" @click=${close}>${this.#t(shell.close)} <kbd>${this.#t(shell.escape)}</kbd></button></div>
        ${kpi ? this.#figure(explained.kpi, kpi, fact, report) : html`<p class="d-note">${this.#t(shell.missing)}</p>`}
        ${kpi && kpi.value !== null ? this.#records() : nothing}
        <p class="d-foot"><span>${fill(shell.definition, language, { id: kpi?.definition ?? explained.kpi })}</span></p></div>` : nothing}
    </dialog>`;
  }

  #figure(id: string, kpi: Kpi, fact: Facts | undefined, report: Report): TemplateResult {
    const { language } = this.store.state;
    const style: Style = { language, currency: report.settings.currency, n: real(kpi.denominator) };
    const value = kpi.value === null ? null : figurePieces(kpi.value, kpi.unit, { ...style, compact: true, long: true });
    const change = formatChange(kpi.change, kpi.growth, kpi.unit, style);
    return html`<p class="d-value"><span class="d-xl" data-kpi=${id} data-value=${hook(kpi.value)} title=${formatFigure(kpi.value, kpi.unit, style)}>${value ? html`${value.before}${value.number}<span class="unit">${value.after}</span>` : "—"}</span>
        <span class="d-meta">${status(verdictOf(kpi.status), this.#t(VERDICTS[verdictOf(kpi.status)]))}
          ${change !== null ? html`<span>${fill(shell.on, language, { change, previous: formatFigure(kpi.previous, kpi.unit, { ...style, compact: true }), period: formatPrevious(report.settings.period, language) })}</span>` : nothing}
          ${kpi.target !== null ? html`<span>${fill(shell.target, language, { v: formatFigure(kpi.target, kpi.unit, { ...style, compact: true }) })}</span>` : nothing}</span></p>
      ${fact ? html`<p class="d-about">${say(fact.words.about, language)}</p>` : nothing}
      <section><h3>${this.#t(shell.calculation)}</h3>${this.#formula(kpi, fact, style)}
        ${this.#interval(kpi, style)}
        ${[kpi.small_sample && real(kpi.denominator) !== null ? shell.smallSample : null, kpi.immature ? shell.immature : null, kpi.partial ? shell.partial : null].map((words) => (words ? html`<p class="d-note">${this.#t(words)}</p>` : nothing))}
        ${kpi.reason ? html`<p class="d-note">${capital(say(reasonWords(kpi.reason), language))}.</p>` : nothing}
        ${this.#measures(kpi, fact, style)}</section>
      ${this.#accounting(kpi)}${this.#variants(kpi, fact, style)}`;
  }

  #formula(kpi: Kpi, fact: Facts | undefined, style: Style): TemplateResult {
    const pieces = (list: Piece[]): TemplateResult[] => list.map((piece) => (piece.number ? html`<b>${piece.text}</b>` : html`${piece.text}`));
    if (!fact) return html`<p class="f-line">${partWords(kpi.numerator, style)} ÷ ${partWords(kpi.denominator, style)} = ${formatFigure(kpi.value, kpi.unit, style)}</p>`;
    const made = formula(say(fact.words.formula, style.language), kpi, style);
    if ("line" in made) return html`<p class="f-line">${pieces(made.line)}</p>`;
    return html`<div class="frac"><div class="f-in"><p>${pieces(made.over)}</p><span class="hidden"> ÷ </span><p>${pieces(made.under)}</p></div><p class="eq">= ${made.value.map((piece) => piece.text)}</p></div>
      ${made.beside.length > 0 ? html`<p class="d-note f-line">${pieces(made.beside)}</p>` : nothing}`;
  }

  #interval(kpi: Kpi, style: Style): TemplateResult | typeof nothing {
    const { interval } = kpi;
    if (!interval || formatInterval(interval, kpi.unit, style) === null) return nothing;
    const odds = interval.level === 0.95 ? this.#t(shell.odds95) : fill(shell.odds, style.language, { level: formatFigure(interval.level, "ratio", { language: style.language, decimals: 0 }) });
    const words = interval.low === null ? shell.atMost : interval.high === null ? shell.atLeast : shell.between;
    return html`<p class="d-note">${fill(words, style.language, { low: formatFigure(interval.low, kpi.unit, style), high: formatFigure(interval.high, kpi.unit, style), odds })}</p>`;
  }

  /** Measures that the formula does not show already. */
  #measures(kpi: Kpi, fact: Facts | undefined, style: Style): TemplateResult | typeof nothing {
    const list = Object.entries(kpi.measures).filter((entry): entry is [string, NonNullable<(typeof entry)[1]>] => entry[1] !== null && entry[1] !== undefined && !fact?.words.formula.en.includes(`{${entry[0]}}`));
    if (list.length === 0) return nothing;
    return html`<dl class="d-measures">${list.map(([name, value]) => html`<div><dt>${measureName(name, style.language)}</dt><dd>${formatFigure(value, measureUnit(name, value, kpi.unit), style)}</dd></div>`)}</dl>`;
  }

  #accounting(kpi: Kpi): TemplateResult {
    const { language } = this.store.state;
    const out = kpi.excluded.reduce((sum, one) => sum + one.rows, 0);
    const n = (value: number): string => formatNumber(value, language);
    const read = kpi.used + out;
    const width = read === 0 ? 0 : (592 * kpi.used) / read;
    return html`<section><h3>${fill(out === 0 ? shell.accountingAll : shell.accounting, language, { read: n(read), used: n(kpi.used), out: n(out) })}</h3>
      <svg class="share" width="100%" height="12" viewBox="0 0 592 12" preserveAspectRatio="none" aria-hidden="true"><rect class="share-out" x="0" y="0" width="592" height="12"/><rect class="share-used" x="0" y="0" width=${width.toFixed(1)} height="12"/></svg>
      ${out > 0 ? html`<ul class="out">${kpi.excluded.map(({ reason, rows }) => html`<li><button type="button" class="act" @click=${() => this.#go(reason)}><b>${n(rows)}</b> ${say(reasonWords(reason), language)}</button></li>`)}</ul>` : nothing}</section>`;
  }

  /** The records of a part, brought into sight. */
  #go(part: string): void {
    this.#show(part, 0);
    this.querySelector("#records")?.scrollIntoView({ block: "start" });
  }

  #variants(kpi: Kpi, fact: Facts | undefined, style: Style): TemplateResult | typeof nothing {
    if (kpi.variants.length === 0) return nothing;
    const pair = (numerator: Kpi["numerator"], denominator: Kpi["denominator"]): string => (numerator === null || denominator === null ? "" : `${partWords(numerator, style)} / ${partWords(denominator, style)}`);
    return html`<section><h3>${this.#t(shell.variants)}</h3><div class="scroll" tabindex="0" role="group" aria-label=${this.#t(shell.variants)}><table><thead><tr><th scope="col">${this.#t(shell.name)}</th><th scope="col" class="num">${this.#t(shell.numbers)}</th><th scope="col" class="num">${this.#t(shell.value)}</th></tr></thead><tbody>
      <tr class="cur"><th scope="row">${this.#t(shell.defaultVariant)} <span class="mono">${kpi.definition}</span></th><td class="num">${pair(kpi.numerator, kpi.denominator)}</td><td class="num">${formatFigure(kpi.value, kpi.unit, style)}</td></tr>
      ${kpi.variants.map((variant) => {
        const about = fact?.variants.find((one) => one.id === variant.id);
        return html`<tr><th scope="row">${about ? say(about.about, style.language) : variant.id.replaceAll("_", " ")} <span class="mono">@${variant.id}</span>${about?.used_by ? html`<span class="quiet used-by">${fill(shell.usedBy, style.language, { who: about.used_by })}</span>` : nothing}</th>
          <td class="num">${pair(variant.numerator, variant.denominator)}</td><td class="num">${formatFigure(variant.value, kpi.unit, { ...style, n: real(variant.denominator) })}</td></tr>`;
      })}</tbody></table></div></section>`;
  }

  #records(): TemplateResult {
    const { language } = this.store.state;
    const { records } = this;
    const n = (value: number): string => formatNumber(value, language);
    const total = records?.total ?? 0;
    const entity = this.store.state.facts.get(this.store.state.explained?.kpi ?? "")?.needs[0]?.entity ?? "deal";
    const rows = records?.rows ?? [];
    const columns = COLUMNS.filter(({ key }) => rows.some((row) => row[key] !== null));
    const named = columns.some(({ key }) => key === "name");
    const oneFile = rows.every((row) => row.file === rows[0]?.file);
    const shown = columns.filter(({ key }) => !(key === "id" && named) && !(key === "status" && rows.every((row) => row.status === rows[0]?.status)));
    return html`<section id="records"><h3>${this.#t(shell.records)} ${total > 0 ? html`<button type="button" class="act r" title=${this.#t(shell.csvHint)} @click=${() => void this.#csv()}>${this.#t(shell.csv)}</button>` : nothing}</h3>
      <p class="tabs" role="group" aria-label=${this.#t(shell.records)}>${this.#parts().map(([part, words]) => html`<button type="button" class=${part === this.listed ? "on" : ""} aria-pressed=${part === this.listed ? "true" : "false"} @click=${() => this.#show(part, 0)}>${say(words, language)}</button>`)}</p>
      ${records && records.rows.length > 0 ? html`<div class="scroll" tabindex="0" role="group" aria-label=${this.#t(shell.records)}><table class="records"><thead><tr>${shown.map(({ key, words, number }) => html`<th scope="col" class=${number ? "num" : nothing}>${this.#t(HEADS[entity]?.[key] ?? words)}</th>`)}<th scope="col" class="num">${capital(this.#t(shell.line))}</th>${oneFile ? nothing : html`<th scope="col">${this.#t(shell.file)}</th>`}</tr></thead>
        <tbody>${records.rows.map((row) => html`<tr>${shown.map((column, index) => (index === 0 ? html`<th scope="row">${this.#cell(row, column)}</th>` : html`<td class=${column.number ? "num" : nothing}>${this.#cell(row, column)}</td>`))}<td class="num quiet">${n(row.line)}</td>${oneFile ? nothing : html`<td class="quiet" title=${row.file}>${shorten(row.file, 20)}</td>`}</tr>`)}</tbody></table></div>
        <p class="d-foot">${oneFile && rows[0] ? html`<span>${rows[0].file}</span>` : nothing}<span role="status">${fill(shell.page, language, { from: n(this.offset + 1), to: n(this.offset + records.rows.length), total: n(total) })}</span>
          ${this.offset > 0 ? html`<button type="button" class="act" @click=${() => this.#show(this.listed, Math.max(0, this.offset - PAGE))}>${this.#t(shell.previousPage)}</button>` : nothing}
          ${this.offset + records.rows.length < total ? html`<button type="button" class="act" @click=${() => this.#show(this.listed, this.offset + PAGE)}>${this.#t(shell.nextPage)}</button>` : nothing}</p>`
      : records ? html`<p class="d-note">${this.#t(shell.recordsNone)}</p>` : nothing}</section>`;
  }

  #parts(): Array<readonly [string, Both]> {
    const { explained, facts } = this.store.state;
    const fact = explained && facts.get(explained.kpi);
    const list = fact && fact.unit === "ratio" && fact.needs[0]?.entity === "deal" ? [...PARTS, ...ENDS] : PARTS;
    const { listed } = this;
    return list.some(([part]) => part === listed) ? [...list] : [...list, [listed, { en: capital(reasonWords(listed).en), fr: capital(reasonWords(listed).fr) }]];
  }

  #cell(row: RecordRow, { key }: Column): string {
    const { language, report } = this.store.state;
    const value = row[key];
    if (value === null) return key === "name" ? (row.id ?? "—") : "";
    if (key === "amount" && Number.isFinite(Number(value))) return formatFigure(value, "money", { language, currency: report?.settings.currency });
    if (key === "status" && typeof value === "string" && Object.hasOwn(OUTCOMES, value)) return say(OUTCOMES[value] as Both, language);
    if ((key === "date" || key === "status") && typeof value === "string" && /^\d{4}-\d{2}-\d{2}/.test(value)) return shortDay(value, language);
    if (key === "reason" && typeof value === "string") return say(reasonWords(value), language);
    return shorten(String(value), 32);
  }
}
if (!customElements.get("crm-kpi-explain")) customElements.define("crm-kpi-explain", Explain);

/** "13 mai 2025", "3 févr. 2025": a day in a table. */
function shortDay(iso: string, language: "en" | "fr"): string {
  return new Intl.DateTimeFormat(language === "fr" ? "fr" : "en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(`${iso.slice(0, 10)}T00:00:00Z`));
}

const MEASURES: Record<string, Both> = {
  mean: { en: "Mean", fr: "Moyenne" }, median: { en: "Median", fr: "Médiane" }, p90: { en: "9 out of 10 within", fr: "9 sur 10 en moins de" }, annualised: { en: "On a yearly footing", fr: "Ramené à l’année" }, months: { en: "Months", fr: "Mois" },
  new: { en: "New", fr: "Nouveaux" }, expansion: { en: "Expansion", fr: "Hausses" }, contraction: { en: "Contraction", fr: "Baisses" }, churned: { en: "Churned", fr: "Partis" }, reactivated: { en: "Reactivated", fr: "Réactivés" }, start: { en: "At the start", fr: "Au début" }, end: { en: "At the end", fr: "À la fin" },
  inverse: { en: "The other way round", fr: "À l’inverse" }, margin: { en: "Margin of error", fr: "Marge d’erreur" },
};

function measureName(name: string, language: "en" | "fr"): string {
  return Object.hasOwn(MEASURES, name) ? say(MEASURES[name] as Both, language) : capital(name.replaceAll("_", " "));
}
