import { html, LitElement, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import type { Doubt, Entity, Loaded, MappedColumn, Source } from "../api";
import { status } from "../charts/status";
import { download } from "../csv";
import { formatDay } from "../dates";
import { capital, formatFigure, formatNumber, say } from "../format";
import { rates, withoutRate } from "../panels/rates";
import { asks, questionsOf, type Store } from "../store";
import type { Both, Language } from "../text/both";
import { answers, delimiters, questions } from "../text/doubts";
import { fieldName } from "../text/fields";
import { RATES, RATES_SAY } from "../text/rates";
import { reasonWords } from "../text/reasons";
import { ENTITIES } from "../text/names";
import { shell } from "../text/shell";
import { TAKE } from "../text/take";
import { SETTINGS, TUNING } from "../text/tuning";
import { vendorName } from "../text/vendors";
import { bars } from "./loading";
import { tuning } from "./tuning";
import { fill } from "./words";

const SURE = 0.8;
const FEW = 12;

const phrase = (key: string, list: Record<string, Both>, language: Language): string => (Object.hasOwn(list, key) ? say(list[key] as Both, language) : key.replaceAll("_", " "));

/** What was recognised in each file, the questions it leaves open first, and each column's field, to be changed. */
export class Sources extends LitElement {
  static override properties = { store: { attribute: false }, version: { attribute: false }, selected: { state: true }, all: { state: true } };
  declare store: Store;
  /** Changes with the state: the element draws again. */
  declare version: unknown;
  /** The source whose columns are shown; null: the first with a doubt. */
  declare selected: number | null;
  declare all: boolean;
  /** Columns of a source in the order in which they were first shown: a change does not make rows jump. */
  readonly #order = new Map<number, readonly string[]>();

  constructor() {
    super();
    this.selected = null;
    this.all = false;
  }

  protected override createRenderRoot(): HTMLElement { return this; }

  #t(words: Both): string { return say(words, this.store.state.language); }

  #select(id: number): void {
    this.selected = id;
    this.all = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("keydown", this.#keys);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.#keys);
  }

  /** Ctrl+Z takes the last change back, Ctrl+Shift+Z or Ctrl+Y does it again, 1 to 9 answer the first question; never while a text is typed. */
  readonly #keys = (event: KeyboardEvent): void => {
    if ((event.target as Element).closest?.("input:not([type=radio]), select, textarea, dialog") || this.store.state.reading.length > 0) return;
    const { undoable, redoable, sources } = this.store.state;
    if (event.ctrlKey || event.metaKey) {
      const key = event.key.toLowerCase();
      if (key === "z" && !event.shiftKey && undoable > 0) void this.store.undo();
      else if (((key === "z" && event.shiftKey) || key === "y") && redoable > 0) void this.store.redo();
      else return;
      return event.preventDefault();
    }
    const [first] = sources.flatMap((loaded) => questionsOf(loaded.source).map((doubt) => ({ loaded, doubt })));
    const option = first?.doubt.options[Number(event.key) - 1];
    if (first && option !== undefined && option !== first.doubt.taken && !event.altKey) this.#answer(first.loaded.id, first.doubt, option);
  };

  #answer(id: number, doubt: Doubt, option: string): void { void this.store.remap(id, { notations: { [doubt.column ?? ""]: option } }); }

  #current(): Loaded | undefined {
    const { sources } = this.store.state;
    return sources.find((one) => one.id === this.selected) ?? sources.find(({ source }) => source.entity === null) ?? sources.find(({ source }) => source.doubts.some(asks)) ?? sources[0];
  }

  protected override render(): TemplateResult {
    const { state } = this.store;
    const { sources, language } = state;
    const open = sources.flatMap((loaded) => questionsOf(loaded.source).map((doubt) => ({ loaded, doubt })));
    const strange = sources.filter(({ source }) => source.entity === null).length;
    const known = sources.length - strange;
    const count = sources.length === 0 ? this.#t(shell.recognisedNone) : known === 1 ? this.#t(shell.recognisedOne) : known === 0 ? this.#t(strange === 1 ? shell.recognisedNotOne : shell.recognisedNot) : fill(shell.recognised, language, { n: known });
    const notYet = strange > 0 && known > 0 ? `, ${strange === 1 ? this.#t(shell.strangeOne) : fill(shell.strange, language, { n: strange })}` : "";
    const asked = open.length === 0 ? "" : `, ${open.length === 1 ? this.#t(shell.oneQuestion) : fill(shell.questions, language, { n: open.length })}`;
    const current = this.#current();
    return html`<header class="title row-title"><div><h1 tabindex="-1">${count}${notYet}${asked}</h1>
        ${open.length > 0 ? html`<p class="scope">${this.#t(shell.sourcesSub)}</p>` : nothing}</div>
        <p class="go"><label class="btn" for="files">${this.#t(shell.add)}</label>${state.report ? html`<a class="btn primary" href=${this.store.href("overview")}>${this.#t(shell.seeFigures)}</a>` : nothing}</p></header>
      ${open.length > 0 ? html`<section class="band" aria-labelledby="questions"><header class="margin"><h2 id="questions">${this.#t(shell.questionsTitle)}</h2><p>${this.#t(shell.questionsSub)}</p><p class="screen">${this.#t(shell.questionsKeys)} <kbd>1</kbd> <kbd>2</kbd></p></header>
        <div class="qs">${open.map(({ loaded, doubt }, index) => this.#question(loaded, doubt, index))}</div></section>` : nothing}
      <section class="band" aria-labelledby="files-title"><header class="margin"><h2 id="files-title">${this.#t(shell.filesTitle)}</h2><p>${this.#t(shell.filesSub)}</p></header>
        <div><div class="scroll" tabindex="0" role="group" aria-labelledby="files-title"><table class="files"><thead><tr><th scope="col">${this.#t(shell.file)}</th><th scope="col">${this.#t(shell.takenAs)}</th><th scope="col" class="num">${this.#t(shell.read)}</th><th scope="col" class="num">${this.#t(shell.used)}</th><th scope="col" class="num">${this.#t(shell.rejected)}</th><th scope="col">${this.#t(shell.format)}</th><th scope="col">${this.#t(shell.state)}</th><th scope="col"><span class="hidden">${this.#t(shell.remove)}</span></th></tr></thead>
        <tbody>${sources.map((loaded) => this.#file(loaded, loaded === current))}</tbody></table></div>
        ${state.reading.length > 0 ? bars(state, this.store) : nothing}</div></section>
      ${this.#money()}${current ? this.#columns(current) : nothing}${this.#settings()}`;
  }

  /** How figures are made, where the definitions leave it open. */
  #settings(): TemplateResult | typeof nothing {
    return this.store.state.report ? html`<section class="band" aria-labelledby="settings"><header class="margin"><h2 id="settings">${this.#t(TUNING.title)}</h2><p>${this.#t(TUNING.about)}</p></header><div>${tuning(this.store, SETTINGS)}</div></section>` : nothing;
  }

  /** Several currencies: what each is worth. */
  #money(): TemplateResult | typeof nothing {
    const { report, language } = this.store.state;
    const found = report?.quality?.currencies ?? [];
    if (!report || found.length === 0) return nothing;
    const without = withoutRate(found, report.settings).map(({ currency }) => currency);
    return html`<section class="band" aria-labelledby="currencies"><header class="margin"><h2 id="currencies">${this.#t(RATES.title)}</h2><p>${this.#t(RATES.about)}</p>${without.length > 0 ? html`<p class="advice"><b>${RATES_SAY.left[language]({ codes: without.join(", ") })}</b></p>` : nothing}</header>
      <div>${rates(found, report.settings, language, (settings) => this.store.adjust(settings))}</div></section>`;
  }

  #file({ id, source }: Loaded, on: boolean): TemplateResult {
    const { language } = this.store.state;
    const n = (value: number): string => formatNumber(value, language);
    const what = [source.entity, ...source.also].filter((one) => one !== null).map((one) => say(ENTITIES[one].many, language)).join(", ");
    const doubts = questionsOf(source).length;
    const told = source.doubts.filter((doubt) => !asks(doubt));
    const format = [encodingName(source.encoding), source.delimiter ? phrase(source.delimiter, delimiters, language) : null, source.sheet].filter(Boolean).join(" · ");
    const verdict = source.entity === null ? status("watch", this.#t(shell.toMap))
      : doubts > 0 ? status("watch", doubts === 1 ? this.#t(shell.oneQuestion) : fill(shell.questions, language, { n: doubts }))
        : status("good", this.#t(shell.ready));
    return html`<tr class=${on ? "sel" : ""}><th scope="row"><button type="button" class="act" aria-pressed=${on ? "true" : "false"} @click=${() => this.#select(id)}>${source.file}</button></th>
      <td>${source.entity === null ? html`<i>${this.#t(shell.notRecognised)}</i>` : `${vendorName(source.vendor) ?? capital(this.#t(shell.table))}, ${what}`}</td>
      <td class="num" data-label=${this.#t(shell.read)}>${n(source.rows)}</td><td class="num" data-label=${this.#t(shell.used)}>${n(source.used)}</td><td class="num" data-label=${this.#t(shell.rejected)}>${n(source.rows - source.used)}</td><td>${format}</td><td>${verdict}</td>
      <td><button type="button" class="act quiet" aria-label=${fill(shell.removeFile, language, { file: source.file })} @click=${() => void this.store.remove(id)}>${this.#t(shell.remove)}</button></td></tr>
      ${source.rejected.length + told.length > 0 ? html`<tr class="why"><td colspan="8"><ul class="out">${source.rejected.map(({ reason, rows, first_rows: first }) => html`<li>${capital(say(reasonWords(reason), language))}${language === "fr" ? "\u00a0: " : ": "}<b>${n(rows)}</b>${first.length > 0 ? html`<span class="quiet">, ${this.#t(first.length > 1 ? shell.lines : shell.line)} ${first.map(n).join(", ")}${rows > first.length ? "…" : ""}</span>` : nothing}</li>`)}${told.map((doubt) => html`<li>${fill(toldWords[doubt.question] ?? shell.unreadable, language, { n: doubt.taken, column: doubt.column ?? "", examples: doubt.options.join(" · ") })}</li>`)}</ul></td></tr>` : nothing}`;
  }

  #question({ id, source }: Loaded, doubt: Doubt, index: number): TemplateResult {
    const { language } = this.store.state;
    const column = source.mapping.find((one) => one.column === doubt.column);
    const example = column ? exampleOf(doubt.question, column.samples) : null;
    return html`<fieldset class="q"><legend><span class="q-col">${source.file}${doubt.column ? html`, ${this.#t(shell.columnOf)} <b>${doubt.column}</b>` : nothing}</span>
        <span class="q-text">${questionWords(doubt, example, language)}</span></legend>
      ${doubt.options.map((option) => html`<label class="opt ${option === doubt.taken ? "on" : ""}"><input type="radio" name=${`q${index}`} .checked=${live(option === doubt.taken)} ?disabled=${this.store.state.reading.length > 0}
        @change=${() => this.#answer(id, doubt, option)}>
        <span class="o-name">${answerWords(doubt.question, option, example, language)}</span>${option === doubt.taken ? html`<span class="o-why"><b>${this.#t(shell.proposed)}</b></span>` : nothing}</label>`)}</fieldset>`;
  }

  /** Doubts first, then what is used, then the rest; kept as it was first shown. */
  #sorted(id: number, source: Source, needy: (column: MappedColumn) => boolean): MappedColumn[] {
    const touched = this.store.hintsOf(id)?.fields ?? {};
    const rank = (column: MappedColumn): number => (needy(column) ? 0 : column.field !== null || Object.hasOwn(touched, column.column) ? 1 : 2);
    const known = this.#order.get(id);
    const order = known?.length === source.mapping.length ? known : [...source.mapping].sort((a, b) => rank(a) - rank(b)).map(({ column }) => column);
    this.#order.set(id, order);
    const place = new Map(order.map((column, at) => [column, at]));
    return [...source.mapping].sort((a, b) => (place.get(a.column) ?? 0) - (place.get(b.column) ?? 0));
  }

  /** What gave the file away, and what else it could be. */
  #known({ entity, score, reasons, others }: Source): TemplateResult | typeof nothing {
    const { language } = this.store.state;
    if (entity === null || reasons.length === 0) return nothing;
    const share = (value: number): string => formatFigure(value, "ratio", { language, decimals: 0 });
    const list = (items: readonly string[]): string => new Intl.ListFormat(language, { type: "conjunction" }).format(items);
    const other = others.map((one) => `${vendorName(one.vendor) ?? this.#t(shell.table)}, ${say(ENTITIES[one.entity].many, language)} (${share(one.score)})`);
    return html`<p>${fill(shell.knownBy, language, { columns: list(reasons.slice(0, 4)), share: share(score) })}${other.length > 0 ? ` ${fill(shell.elseIs, language, { others: list(other) })}` : ""}</p>`;
  }

  /** What the figures say with this reading: seen at once after a change. */
  #preview(): TemplateResult | typeof nothing {
    const { report, facts, language, computing } = this.store.state;
    if (!report) return nothing;
    const lead = ["sales.won_amount", "sales.close_rate", "mrr", "churn.logo", "nps", "customers.active", "orders.revenue", "traffic.sessions", "service.cases"].flatMap((kpi) => {
      const of = report.kpis[kpi];
      const fact = facts.get(kpi);
      return of && of.value !== null && fact ? [`${say(fact.words.name, language)} ${formatFigure(of.value, of.unit, { language, currency: report.settings.currency, compact: true })}`] : [];
    });
    return html`<p class="advice preview" role="status"><b>${computing ? say(shell.computing, language) : lead.slice(0, 3).join(", ")}</b></p><p>${this.#t(shell.previewSub)}</p>`;
  }

  #columns({ id, source }: Loaded): TemplateResult {
    const { language, entities, reading, undoable, redoable } = this.store.state;
    const doubtful = new Set(source.doubts.map((doubt) => doubt.column));
    const needy = (column: MappedColumn): boolean => doubtful.has(column.column) || (column.field !== null && column.confidence < SURE);
    const sorted = this.#sorted(id, source, needy);
    const inUse = source.mapping.filter((column) => column.field !== null).length;
    const most = Math.max(FEW, sorted.findLastIndex((column) => needy(column) || column.field !== null) + 1);
    const shown = this.all || source.entity === null ? sorted.slice(0, 300) : sorted.slice(0, most);
    const busy = reading.length > 0;
    return html`<section class="band" aria-labelledby="columns"><header class="margin"><h2 id="columns">${this.#t(shell.columnsTitle)}</h2><p>${fill(source.entity === null && source.mapping.length === 1 ? shell.oneColumn : shell.columnsSub, language, { file: source.file, used: inUse, all: source.mapping.length })}</p>
        <label class="holds">${this.#t(shell.holds)} <select class="pick" ?disabled=${busy} @change=${(event: Event) => { const entity = (event.target as HTMLSelectElement).value as Entity; if (entity) { this.selected = id; void this.store.remap(id, { entity }); } }}>
          ${source.entity === null ? html`<option value="" .selected=${live(true)}>${capital(this.#t(shell.toMap))}…</option>` : nothing}
          ${entities.map((one) => html`<option value=${one.entity} .selected=${live(one.entity === source.entity)}>${capital(say(ENTITIES[one.entity].many, language))}</option>`)}</select></label>${this.#known(source)}${this.#preview()}</header>
      <div><div class="scroll" tabindex="0" role="group" aria-labelledby="columns"><table class="cols"><thead><tr><th scope="col">${this.#t(shell.column)}</th><th scope="col">${this.#t(shell.samples)}</th><th scope="col">${this.#t(shell.field)}</th><th scope="col">${this.#t(shell.confidence)}</th></tr></thead>
        <tbody>${repeat(shown, (column) => column.column, (column) => this.#column(id, column, source, needy(column)))}</tbody></table></div>
        <p class="actions">
          <button type="button" class="btn" ?disabled=${undoable === 0 || busy} @click=${() => void this.store.undo()}>${this.#t(shell.undo)}</button>
          <button type="button" class="btn" ?disabled=${redoable === 0 || busy} @click=${() => void this.store.redo()}>${this.#t(shell.redo)}</button>
          <button type="button" class="act" @click=${() => download("crm-kpi-recipe.json", "application/json", this.store.recipe())}>${this.#t(shell.saveRecipe)}</button>
          <label class="act" for="files">${this.#t(shell.openRecipe)}</label>
          ${source.entity !== null && source.mapping.length > most ? html`<button type="button" class="act" @click=${() => { this.all = !this.all; }}>${this.all ? this.#t(shell.fewColumns) : fill(shell.allColumns, language, { n: source.mapping.length })}</button>` : nothing}
        </p>${this.store.state.recipe ? html`<p class="d-note">${fill(TAKE.recipeTaken, language, { file: this.store.state.recipe })}</p>` : nothing}</div></section>${this.#kept()}`;
  }

  /** What is kept in this browser: nothing unless it is chosen here. */
  #kept(): TemplateResult {
    const { kept } = this.store.state;
    const choice = (key: keyof typeof kept, words: Both, sub: Both): TemplateResult => html`<label class="choice keep"><input type="checkbox" .checked=${live(kept[key])} @change=${() => this.store.choose({ ...kept, [key]: !kept[key] })}><span>${this.#t(words)}<span class="take-sub">${this.#t(sub)}</span></span></label>`;
    return html`<section class="band" aria-labelledby="kept"><header class="margin"><h2 id="kept">${this.#t(shell.keptTitle)}</h2><p>${this.#t(shell.keptSub)}</p></header>
      <div>${choice("settings", shell.keepSettings, shell.keepSettingsSub)}${choice("recipe", shell.keepRecipe, shell.keepRecipeSub)}${choice("files", shell.keepFiles, shell.keepFilesSub)}
        <p class="actions"><button type="button" class="btn" ?disabled=${!kept.settings && !kept.recipe && !kept.files} @click=${() => void this.store.forget()}>${this.#t(shell.forget)}</button></p></div></section>`;
  }

  #column(id: number, column: MappedColumn, source: Source, doubt: boolean): TemplateResult {
    const { language, entities, reading } = this.store.state;
    const now = column.field === null ? "" : `${column.entity ?? source.entity}.${column.field}`;
    const changed = Object.hasOwn(this.store.hintsOf(id)?.fields ?? {}, column.column);
    const names = [...new Set([source.entity, ...source.also, column.entity].filter((one): one is Entity => one !== null))];
    const groups = (names.length > 0 ? names : entities.map((one) => one.entity)).flatMap((name) => entities.find((one) => one.entity === name) ?? []);
    const set = (value: string): void => {
      this.selected = id;
      void this.store.remap(id, { fields: { [column.column]: value } });
    };
    return html`<tr class=${changed ? "changed" : doubt ? "doubt" : ""}><th scope="row">${column.column || html`<i>${this.#t(shell.none)}</i>`}</th><td class="muted samples-cell">${column.samples.slice(0, 3).join(" · ")}</td>
      <td><select class="pick ${now === "" ? "unpicked" : ""}" aria-label=${fill(shell.fieldOf, language, { column: column.column })} ?disabled=${reading.length > 0} @change=${(event: Event) => set((event.target as HTMLSelectElement).value)}>
        <option value="" .selected=${live(now === "")}>${this.#t(shell.unused)}</option>
        ${now !== "" && !groups.some((group) => group.fields.some((field) => now === `${group.entity}.${field}`)) ? html`<option value=${now} .selected=${live(true)}>${fieldWords(now.slice(now.indexOf(".") + 1), language)}</option>` : nothing}
        ${groups.map((group) => html`<optgroup label=${capital(say(ENTITIES[group.entity].many, language))}>${group.fields.map((field) => { const value = `${group.entity}.${field}`; return html`<option value=${value} .selected=${live(now === value)}>${say(fieldName(field), language)}</option>`; })}</optgroup>`)}</select></td>
      <td>${column.field === null ? html`<span class="quiet">—</span>` : confidence(column.confidence, doubt, language)}</td></tr>`;
  }
}
if (!customElements.get("crm-kpi-sources")) customElements.define("crm-kpi-sources", Sources);

const toldWords: Readonly<Record<string, Both>> = { short_rows: shell.shortRows, footer_lines: shell.footerLines, doubtful_cells: shell.doubtfulCells };

/** A field in words; a date of entering a stage names the stage. */
function fieldWords(field: string, language: Language): string {
  return field.startsWith("entered.") ? fill(shell.enteredStage, language, { stage: field.slice("entered.".length) }) : say(fieldName(field), language);
}

function encodingName(name: string): string {
  return name.replace(/^(utf|iso|euc|gb|big)/, (start) => start.toUpperCase()).replace(/^w/, "W");
}

function confidence(share: number, doubt: boolean, language: Language): TemplateResult {
  const words = `${formatFigure(share, "ratio", { language, decimals: 0 })} · ${say(doubt ? shell.confirm : shell.sure, language)}`;
  return html`<span class="conf"><svg width="44" height="8" viewBox="0 0 44 8" aria-hidden="true"><rect class="conf-track" x="0" y="2" width="44" height="4"/><rect class=${doubt ? "conf-doubt" : "conf-sure"} x="0" y="2" width=${(44 * Math.min(1, Math.max(0, share))).toFixed(1)} height="4"/></svg><span>${words}</span></span>`;
}

/** A value of the column that the question is about: two different days, or two different numbers. */
export function exampleOf(question: string, samples: readonly string[]): string | null {
  if (question === "day_or_month_first") {
    return samples.find((sample) => { const found = /^(\d{1,2})[/.\-](\d{1,2})[/.\-]\d{4}/.exec(sample); return found !== null && found[1] !== found[2] && Number(found[1]) <= 12 && Number(found[2]) <= 12; })?.slice(0, 10) ?? null;
  }
  if (question === "decimal_or_thousands") return samples.find((sample) => /^\d{1,3}[.,]\d{3}$/.test(sample)) ?? null;
  return null;
}

function questionWords(doubt: Doubt, example: string | null, language: Language): string {
  const words = phrase(doubt.question, questions, language);
  if (!example) return words;
  return `${example}${language === "fr" ? "\u00a0" : ""}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

/** An answer, with what it makes of the example. */
function answerWords(question: string, option: string, example: string | null, language: Language): string {
  const words = phrase(option, answers, language);
  if (!example) return words;
  if (question === "decimal_or_thousands") {
    const point = option.endsWith(".56");
    const number = Number(point ? example.replaceAll(",", "") : example.replaceAll(".", "").replace(",", "."));
    return `${formatFigure(number, "number", { language, decimals: Number.isInteger(number) ? 0 : 3 })} · ${words}`;
  }
  const [first = "", second = "", year = ""] = example.split(/[/.\-]/);
  const [day, month] = option.startsWith("d") ? [first, second] : [second, first];
  return `${formatDay(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`, language)} · ${words}`;
}
