import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Facts, Kpi, Report, Target } from "../api";
import { status, verdictOf } from "../charts/status";
import { formatPrevious } from "../dates";
import { capital, figurePieces, formatChange, formatFigure, formatInterval, formatNumber, hook, real, say, type Style } from "../format";
import { pastOf, sinceWords } from "../panels/past";
import { timeline } from "../panels/timeline";
import type { Explained, Store } from "../store";
import type { Both } from "../text/both";
import { reasonWords } from "../text/reasons";
import { AGAINST, HELD, JUDGED } from "../text/against";
import { measureWords } from "../text/measures";
import { VERDICTS } from "../text/panels";
import { TUNING } from "../text/tuning";
import { LTV, USED_BY } from "../text/users";
import { defectWords } from "../text/quality";
import { shell } from "../text/shell";
import type { View } from "../view";
import "./modes";
import "./records";
import { formula, measureText, partWords, type Piece } from "./formula";
import { settingsOf, tuning } from "./tuning";
import { dimensionName } from "./scope";
import { fill } from "./words";

/** Parts of a figure whose records can be listed; of deals also by their end. */
const PARTS: ReadonlyArray<readonly [string, Both]> = [["used", shell.recordsUsed], ["excluded", shell.recordsOut]];
const ENDS: ReadonlyArray<readonly [string, Both]> = [["won", shell.recordsWon], ["lost", shell.recordsLost], ["open", shell.recordsOpen]];

/** The drawer: on any figure, its formula with its own numbers, its interval in words, what was left out and why, the other definitions, the records. */
export class Explain extends LitElement {
  static override properties = { store: { attribute: false }, view: { attribute: false }, version: { attribute: false }, listed: { state: true } };
  declare store: Store;
  /** What charts are drawn from; null while there is no report. */
  declare view: View | null;
  /** Changes with the state: the element draws again. */
  declare version: unknown;
  declare listed: string;
  #shown: Explained | null = null;

  constructor() {
    super();
    this.view = null;
    this.listed = "used";
  }

  protected override createRenderRoot(): HTMLElement { return this; }

  #t(words: Both): string { return say(words, this.store.state.language); }

  protected override willUpdate(): void {
    const { explained } = this.store.state;
    if (explained === this.#shown) return;
    this.#shown = explained;
    if (explained) this.listed = explained.part ?? (explained.kpi.startsWith("quality.") ? (this.#parts()[0]?.[0] ?? "used") : "used");
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

  protected override render(): TemplateResult {
    const { explained, report, facts, language } = this.store.state;
    const kpi = explained && report?.kpis[explained.kpi];
    const fact = explained ? facts.get(explained.kpi) : undefined;
    const close = (): void => this.store.unexplain();
    return html`<dialog class="drawer" aria-labelledby="drawer-title" @close=${close} @click=${(event: Event) => { if (event.target === event.currentTarget) close(); }}>
      ${explained && report ? html`<div class="drawer-in">
        <div class="d-head"><h2 id="drawer-title">${fact ? say(fact.words.name, language) : partName(this.listed, language)}</h2><button type="button" class="btn" @click=${close}>${this.#t(shell.close)} <kbd>${this.#t(shell.escape)}</kbd></button></div>
        ${kpi ? this.#figure(explained.kpi, kpi, fact, report) : nothing}
        ${kpi && kpi.value !== null ? this.#past(explained.kpi, kpi) : nothing}
        ${kpi && settingsOf(explained.kpi).length > 0 ? html`<section><h3>${this.#t(TUNING.of)}</h3>${tuning(this.store, settingsOf(explained.kpi))}</section>` : nothing}
        ${!kpi || kpi.value !== null ? this.#records() : nothing}
        ${kpi ? html`<p class="d-foot"><span>${fill(shell.definition, language, { id: kpi.definition })}</span></p>` : nothing}</div>` : nothing}
    </dialog>`;
  }

  #figure(id: string, kpi: Kpi, fact: Facts | undefined, report: Report): TemplateResult {
    const { language } = this.store.state;
    const style: Style = { language, currency: report.settings.currency, n: real(kpi.denominator) };
    const value = kpi.value === null ? null : figurePieces(kpi.value, kpi.unit, { ...style, compact: true, long: true });
    const change = pastOf(report, id, kpi) !== "whole" ? null : formatChange(kpi.change, kpi.growth, kpi.unit, style);
    return html`<p class="d-value"><span class="d-xl" data-kpi=${id} data-value=${hook(kpi.value)} title=${formatFigure(kpi.value, kpi.unit, style)}>${value ? html`${value.before}${value.number}<span class="unit">${value.after}</span>` : "—"}</span>
        <span class="d-meta">${status(verdictOf(kpi.status), this.#t(VERDICTS[verdictOf(kpi.status)]))}
          ${change !== null ? html`<span>${fill(shell.on, language, { change, previous: formatFigure(kpi.previous, kpi.unit, { ...style, compact: true }), period: formatPrevious(report.settings.period, language) })}</span>` : kpi.since ? html`<span>${capital(sinceWords(kpi.since, language))}</span>` : nothing}
          ${kpi.target !== null ? html`<span>${fill(shell.target, language, { v: formatFigure(kpi.target, kpi.unit, { ...style, compact: true }) })}</span>` : nothing}</span></p>
      ${fact ? html`<p class="d-about">${say(fact.words.about, language)}</p>` : nothing}
      <section><h3>${this.#t(shell.calculation)}</h3>${this.#formula(kpi, fact, style)}
        ${this.#interval(kpi, style)}
        ${[kpi.small_sample && real(kpi.denominator) !== null ? shell.smallSample : null, kpi.immature ? shell.immature : null, kpi.partial ? shell.partial : null].map((words) => (words ? html`<p class="d-note">${this.#t(words)}</p>` : nothing))}
        ${kpi.reason ? html`<p class="d-note">${capital(say(reasonWords(kpi.reason), language))}.</p>` : nothing}
        ${this.#measures(kpi, fact, style)}</section>
      ${this.#against(id, kpi, fact, report, style)}
      ${this.#accounting(kpi)}${this.#variants(id, kpi, fact, style)}${id === "sales.close_rate" && report.funnel ? html`<crm-kpi-modes .store=${this.store} .version=${report}></crm-kpi-modes>` : nothing}`;
  }

  #formula(kpi: Kpi, fact: Facts | undefined, style: Style): TemplateResult {
    const pieces = (list: Piece[]): TemplateResult[] => list.map(({ text, number, part }) => (part ? html`<button type="button" class="behind" title=${this.#t(shell.behind)} @click=${() => this.#go(part)}><b>${text}</b></button>` : number ? html`<b>${text}</b>` : html`${text}`));
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

  /** What the figure is held against: the period before, the long term, the target, what the field does; who says so; and the rule of the verdict. */
  #against(id: string, kpi: Kpi, fact: Facts | undefined, report: Report, style: Style): TemplateResult | typeof nothing {
    const { language } = this.store.state;
    if (kpi.value === null) return nothing;
    const long = kpi.long_term;
    const interval = long && formatInterval(long.interval, kpi.unit, style);
    const said = (name: keyof typeof HELD): string => {
      const of = kpi.against[name];
      if (!of) return "";
      const origin = of.origin === "settings" ? AGAINST.typed : of.origin === "file" ? AGAINST.file : AGAINST.usual;
      return [of.source ?? (of.origin === "default" && fact?.default_target ? say(fact.default_target.source, language) : null), of.period, this.#t(origin)].filter(Boolean).join(" · ");
    };
    const lines: [Both, Kpi["value"] | undefined, string, string][] = [
      [shell.before, kpi.previous, formatPrevious(report.settings.period, language), "previous"], [kpi.against["long_term"] ? HELD.long_term : shell.longTerm, long?.value, said("long_term") || (interval ?? ""), "long_term"],
      [shell.aim, kpi.target, said("target"), "target"], [shell.benchmark, kpi.benchmark, said("benchmark"), "benchmark"],
    ];
    const known = lines.filter(([, value]) => value !== null && value !== undefined);
    const rule = JUDGED[kpi.status_rule];
    if (known.length === 0) return nothing;
    return html`<section><h3>${this.#t(shell.against)}</h3><dl class="d-measures">${known.map(([words, value, note, name]) => html`<div><dt>${this.#t(words)}</dt><dd data-kpi=${id} data-measure=${name} data-value=${hook(value)}>${formatFigure(value, kpi.unit, style)}${note ? html` <span class="quiet">${note}</span>` : nothing}</dd></div>`)}</dl>
      ${rule && kpi.target !== null ? html`<p class="d-note" data-rule=${kpi.status_rule}>${say(VERDICTS[verdictOf(kpi.status)], language)}${language === "fr" ? "\u00a0" : ""}: ${this.#t(rule)}.</p>` : nothing}</section>`;
  }

  /** Measures that the formula does not show already. */
  #measures(kpi: Kpi, fact: Facts | undefined, style: Style): TemplateResult | typeof nothing {
    const list = Object.entries(kpi.measures).filter((entry): entry is [string, NonNullable<(typeof entry)[1]>] => entry[1] !== null && entry[1] !== undefined && !fact?.words.formula.en.includes(`{${entry[0]}}`));
    if (list.length === 0) return nothing;
    return html`<dl class="d-measures">${list.map(([name, value]) => html`<div><dt>${measureName(name, style.language)}</dt><dd>${measureText(name, value, kpi.unit, style)}</dd></div>`)}</dl>`;
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
    this.listed = part;
    this.querySelector("#records")?.scrollIntoView({ block: "start" });
  }

  /** The figure over time, and a target to hold it against. */
  #past(id: string, kpi: Kpi): TemplateResult {
    const { view } = this;
    const timed = kpi.series.filter((point) => point.value !== null).length > 1;
    const width = Math.min(592, innerWidth - 48);
    return html`${view && timed ? html`<section><h3>${this.#t(shell.overTime)}</h3>${timeline(view, id, width, { title: "", sub: "" })}</section>` : nothing}${this.#aim(id, kpi)}`;
  }

  /** What may be typed here: a target, a benchmark, a long-term mean, each with its period and its source; and what was. */
  #aim(id: string, kpi: Kpi): TemplateResult {
    const { language } = this.store.state;
    const scale = kpi.unit === "ratio" ? 100 : 1;
    const mine = (this.store.state.asked.settings?.targets ?? []).filter((target) => target.kpi === id);
    const theirs = this.store.state.dimensions.filter(({ name }) => name === "owner" || name === "segment");
    const field = (words: Both, more: TemplateResult): TemplateResult => html`<label>${this.#t(words)} ${more}</label>`;
    return html`<section><h3>${this.#t(AGAINST.type)}</h3><form class="aim" @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      const text = (name: string): string => String(new FormData(form).get(name) ?? "").trim();
      const value = Number(text("target").replace(/\s/g, "").replace(",", "."));
      if (text("target") === "" || !Number.isFinite(value)) return;
      this.store.hold({ kpi: id, kind: text("kind"), value: value / scale, period: text("period") || null, owner: null, segment: null, ...whose(text("whose")), source: text("source") || null });
      form.reset();
    }}>${field(AGAINST.kind, html`<select name="kind" class="pick">${Object.entries(HELD).map(([kind, words]) => html`<option value=${kind}>${this.#t(words)}${kind === "target" ? `, ${this.#t(kpi.direction === "down" ? AGAINST.atMost : AGAINST.atLeast)}` : ""}</option>`)}</select>`)}
      ${field(AGAINST.value, html`<input name="target" inputmode="decimal" autocomplete="off" required> ${scale === 100 ? "%" : kpi.unit === "seconds" ? "s" : ""}`)}
      ${theirs.some(({ labels }) => labels.length > 0) ? field(AGAINST.whose, html`<select name="whose" class="pick"><option value="">${this.#t(AGAINST.all)}</option>${theirs.map(({ name, labels }) => html`<optgroup label=${capital(dimensionName(name, this.store.state))}>${labels.map((label) => html`<option value=${`${name}:${label}`}>${label}</option>`)}</optgroup>`)}</select>`) : nothing}
      ${field(AGAINST.period, html`<input name="period" class="wide" autocomplete="off" pattern="\\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?" placeholder=${this.#t(AGAINST.periodHint)}>`)}
      ${field(AGAINST.source, html`<input name="source" class="wide" autocomplete="off" maxlength="200" placeholder=${this.#t(AGAINST.sourceHint)}>`)}
      <button type="submit" class="btn">${this.#t(shell.applyDates)}</button></form>
      ${mine.length === 0 ? nothing : html`<ul class="out" aria-label=${this.#t(AGAINST.mine)}>${mine.map((target) => html`<li><b>${say(HELD[target.kind as keyof typeof HELD] ?? HELD.target, language)}</b> ${formatFigure(target.value, kpi.unit === "money" ? "number" : kpi.unit, { language })}${[target.period, target.owner, target.segment, target.source].filter(Boolean).map((one) => ` · ${one}`)} <button type="button" class="act" @click=${() => this.store.hold(target, false)}>${this.#t(AGAINST.remove)}</button></li>`)}</ul>`}</section>`;
  }

  /** The definition shown beside its variants: on this data, who uses each, and how it differs. Of a lifetime value the others stand there too. */
  #variants(id: string, kpi: Kpi, fact: Facts | undefined, style: Style): TemplateResult | typeof nothing {
    const { report, facts } = this.store.state;
    const others = LTV.includes(id) ? LTV.filter((other) => other !== id && (report?.kpis[other]?.value ?? null) !== null) : [];
    if (kpi.variants.length + others.length === 0) return nothing;
    const pair = (of: Pick<Kpi, "numerator" | "denominator">): string => (of.numerator === null || of.denominator === null ? "" : `${partWords(of.numerator, style)} / ${partWords(of.denominator, style)}`);
    const used = (who: string | undefined): TemplateResult | typeof nothing => (who ? html`<span class="quiet used-by">${fill(shell.usedBy, style.language, { who })}</span>` : nothing);
    const usual = (of: string): string | undefined => (USED_BY[of] ? say(USED_BY[of], style.language) : undefined);
    const variants = (name: string, of: Kpi, known: Facts | undefined): TemplateResult[] => of.variants.map((variant) => {
      const about = known?.variants.find((one) => one.id === variant.id);
      return html`<tr><th scope="row">${about ? say(about.about, style.language) : variant.id.replaceAll("_", " ")} <span class="mono">@${variant.id}</span>${used(about?.used_by)}</th>
        <td class="num">${pair(variant)}</td><td class="num" data-kpi=${`${name}@${variant.id}`} data-value=${hook(variant.value)}>${formatFigure(variant.value, of.unit, { ...style, n: real(variant.denominator) })}</td></tr>`;
    });
    const other = (name: string): TemplateResult | typeof nothing => {
      const [of, known] = [report?.kpis[name], facts.get(name)];
      return of && known ? html`<tr><th scope="row"><button type="button" class="as-link" @click=${() => this.store.explain(name)}>${say(known.words.name, style.language)}</button> <span class="mono">${of.definition}</span>${used(usual(name))}<span class="quiet used-by">${say(known.words.about, style.language)}</span></th>
        <td class="num">${pair(of)}</td><td class="num" data-kpi=${name} data-value=${hook(of.value)}>${formatFigure(of.value, of.unit, style)}</td></tr>` : nothing;
    };
    return html`<section><h3>${this.#t(shell.variants)}</h3><div class="scroll" tabindex="0" role="group" aria-label=${this.#t(shell.variants)}><table><thead><tr><th scope="col">${this.#t(shell.name)}</th><th scope="col" class="num">${this.#t(shell.numbers)}</th><th scope="col" class="num">${this.#t(shell.value)}</th></tr></thead><tbody>
      <tr class="cur"><th scope="row">${this.#t(shell.defaultVariant)} <span class="mono">${kpi.definition}</span>${used(usual(id))}</th><td class="num">${pair(kpi)}</td><td class="num">${formatFigure(kpi.value, kpi.unit, style)}</td></tr>
      ${variants(id, kpi, fact)}${others.map(other)}</tbody></table></div></section>`;
  }

  #records(): TemplateResult | typeof nothing {
    const { explained, report, language } = this.store.state;
    const parts = this.#parts();
    if (parts.length === 0) return nothing;
    return html`<section id="records"><h3>${this.#t(shell.records)}</h3>
      ${parts.length < 2 ? nothing : html`<p class="tabs" role="group" aria-label=${this.#t(shell.records)}>${parts.map(([part, words]) => html`<button type="button" class=${part === this.listed ? "on" : ""} aria-pressed=${part === this.listed ? "true" : "false"} @click=${() => { this.listed = part; }}>${say(words, language)}</button>`)}</p>`}
      <crm-kpi-records .store=${this.store} .kpi=${explained?.kpi ?? ""} .listed=${this.listed} .version=${report}></crm-kpi-records></section>`;
  }

  #parts(): Array<readonly [string, Both]> {
    const { explained, facts, report } = this.store.state;
    const fact = explained && facts.get(explained.kpi);
    // of data quality, the records are those of a defect
    if (explained?.kpi.startsWith("quality.")) return (report?.quality?.defects ?? []).map(({ entity, field, fault }) => { const part = `${entity}.${field ?? ""}.${fault}`; return [part, defectWords(part) ?? { en: fault, fr: fault }] as const; });
    const list = !fact ? [] : fact.unit === "ratio" && fact.needs[0]?.entity === "deal" ? [...PARTS, ...ENDS] : PARTS;
    const { listed } = this;
    return list.some(([part]) => part === listed) ? [...list] : [...list, [listed, { en: partName(listed, "en"), fr: partName(listed, "fr") }]];
  }
}
if (!customElements.get("crm-kpi-explain")) customElements.define("crm-kpi-explain", Explain);

/** Parts of figures by name; the others are measures, or reasons. */
const NAMED: Record<string, Both> = {
  numerator: { en: "Above the line", fr: "Au-dessus du trait" }, denominator: { en: "Below the line", fr: "Sous le trait" },
  entered: { en: "Entered", fr: "Entrées" }, advanced: { en: "Advanced", fr: "Avancées" }, stuck: { en: "Stuck", fr: "Bloquées" }, active: { en: "Still there", fr: "Encore là" },
};

/** "owner:Ana" as a target has it. */
function whose(said: string): Partial<Pick<Target, "owner" | "segment">> {
  const at = said.indexOf(":");
  return at < 0 ? {} : { [said.slice(0, at)]: said.slice(at + 1) };
}

/** `lost&stage=Demo` is "Lost · Demo". */
function partName(part: string, language: "en" | "fr"): string {
  const [name = "", ...labels] = part.split("&");
  const words = Object.hasOwn(NAMED, name) ? say(NAMED[name] as Both, language) : measureWords(name) ? measureName(name, language) : capital(say(reasonWords(name), language));
  return [words, ...labels.map((label) => decodeURIComponent(label.slice(label.indexOf("=") + 1)))].join(" · ");
}

function measureName(name: string, language: "en" | "fr"): string {
  const words = measureWords(name);
  return words ? say(words, language) : capital(name.replaceAll("_", " "));
}
