import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { Period, Report } from "../api";
import { say } from "../format";
import type { Store } from "../store";
import { masked, type Masked } from "../store/mask";
import type { Language } from "../text/both";
import { shell } from "../text/shell";
import type { Panel, View } from "../view";
import "./bands";
import { bars, loading, spoken } from "./loading";
import { alerts } from "./notices";

/** How often the status line may speak while files are read, in ms. */
const PACE = 2000;

/** The width of a page's text, A4 or Letter, in CSS px. */
const PAPER = 690;

/** What the second chunk brings. What is taken away and printed whole is the page's: an element leaves that to its host. */
export interface Inside {
  readonly panels: readonly Panel[];
  readonly scope: typeof import("./scope").scope;
  readonly compared: typeof import("./compare").compared;
  readonly take?: typeof import("./take").take;
  readonly allViews?: typeof import("./offline").allViews;
  readonly appendix?: typeof import("./offline").appendix;
}

/** Figures on a sheet, drawn from one store: what the page and the elements have in common. */
export abstract class Frame extends LitElement {
  static override properties: PropertyDeclarations = { store: { attribute: false }, inside: { attribute: false }, over: { state: true }, width: { state: true }, stacked: { state: true }, line: { state: true } };
  declare store: Store;
  /** The views and all that stands behind them; null until it is loaded. */
  declare inside: Inside | null;
  /** Files are held over it. */
  declare over: boolean;
  /** CSS px of the text column. */
  declare width: number;
  /** The margin stands over it: there is no room beside. */
  declare stacked: boolean;
  /** What the status line says. */
  declare line: string;
  #leave: (() => void) | undefined;
  #spokeAt = 0;
  #measure: ResizeObserver | undefined;

  constructor() {
    super();
    this.inside = null;
    this.over = false;
    this.width = 0;
    this.stacked = false;
    this.line = "";
  }

  /** In the tree around it: the page, or an element's shadow. */
  protected override createRenderRoot(): HTMLElement { return this; }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leave = this.store.subscribe(() => this.requestUpdate());
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave?.();
    this.#measure?.disconnect();
    this.#measure = undefined;
  }

  protected override updated(): void {
    const probe = this.#measure ? null : this.querySelector(".probe > :last-child");
    if (!probe) return;
    this.#measure = new ResizeObserver(([entry]) => {
      if (!entry || entry.contentRect.width === 0) return;
      this.width = Math.floor(entry.contentRect.width);
      this.stacked = Math.floor(probe.parentElement?.clientWidth ?? 0) === this.width;
    });
    this.#measure.observe(probe);
  }

  /** The status line: progress at most every two seconds, the end of the work at once. */
  protected override willUpdate(): void {
    const { state } = this.store;
    if (state.reading.length > 0) {
      if (performance.now() - this.#spokeAt < PACE) return;
      this.#spokeAt = performance.now();
      this.line = spoken(state);
    } else if (state.report && !state.computing) this.line = say(shell.computed, state.language);
    else if (state.computing && !state.report) this.line = say(shell.computing, state.language);
    else if (!state.computing) this.line = "";
  }

  #hidden: { readonly of: Report; readonly language: Language; readonly masked: Masked } | null = null;

  /** The report with its names masked, made once a report. */
  #masked(report: Report, language: Language): Masked {
    if (this.#hidden?.of !== report || this.#hidden.language !== language) this.#hidden = { of: report, language, masked: masked(report, language) };
    return this.#hidden.masked;
  }

  /** What a panel draws from; null without figures. */
  protected view(): View | null {
    const { report, facts, language, masked: hidden, printing } = this.store.state;
    if (!report) return null;
    const { act } = this.store;
    const mask = hidden ? this.#masked(report, language) : null;
    return {
      report: mask?.report ?? report, facts, language, width: printing ? PAPER : this.width || 1038, stacked: this.stacked, ...(printing && { print: true }),
      explain: (kpi, part) => this.store.explain(kpi, part ?? null),
      filter: (dimension, label) => this.store.only(dimension, mask ? mask.real(dimension, label) : label),
      ...(!printing && { choose: (period: Period) => this.store.ask({ period }) }),
      compare: (dimension, labels) => void this.store.compare({ dimension, labels: mask ? [mask.real(dimension, labels[0]), mask.real(dimension, labels[1])] : labels }),
      records: (kpi, part) => this.store.explain(kpi, part, true),
      adjust: (settings) => this.store.adjust(settings),
      limit: (limits) => this.store.limit(limits),
      ...(!mask && { stuck: () => this.store.stuck(), prospects: (most: number) => this.store.prospects(most) }),
      ...(act && { act }),
    };
  }

  /** What stands in it: the view, or what leads to it. `front`: what is there without files. */
  protected content(front: () => unknown, hidden: ReadonlySet<string> = NOTHING): unknown {
    const { state } = this.store;
    const view = this.view();
    if (!view && (state.reading.length > 0 || state.computing)) return loading(state, this.store);
    const { inside } = this;
    if (state.sources.length === 0 || !inside) return front();
    if (!view || state.view === "sources") return html`<crm-kpi-sources .store=${this.store} .version=${state}></crm-kpi-sources>`;
    if (state.printing === "all" && inside.allViews) return inside.allViews(view, inside.panels);
    if (state.compared) return inside.compared(state, this.store, view);
    const panel = inside.panels.find((one) => one.id === state.view) ?? inside.panels[0];
    if (!panel) return nothing;
    const titled = hidden.has("title") && hidden.has("scope") ? nothing : html`<header class="title" part="title">${hidden.has("title") ? nothing : html`<h1 tabindex="-1">${panel.headline(view)}</h1>`}${hidden.has("scope") ? nothing : inside.scope(state, this.store, view.report)}</header>`;
    return html`${titled}
      ${state.reading.length > 0 ? html`<section class="band thin"><header class="margin"></header>${bars(state, this.store)}</section>` : nothing}
      ${guard([view.report, view.language, view.width, view.stacked, panel.id], () => html`<crm-kpi-bands .view=${panel.id} .atOnce=${state.printing !== null} .bands=${panel.bands(view)}></crm-kpi-bands>`)}
      ${state.printing === "view" && inside.appendix ? inside.appendix(view, this.#figures(), panel.id === "review") : nothing}`;
  }

  /** Ids of the figures that are drawn. */
  #figures(): ReadonlySet<string> {
    return new Set([...this.querySelectorAll("[data-kpi]:not([data-value=null])")].map((one) => one.getAttribute("data-kpi") ?? ""));
  }

  /** What stands on the sheet: alerts, the status line, the place for files, the figures. */
  protected sheet(content: unknown, input: unknown): TemplateResult {
    return html`<div class="band probe" aria-hidden="true"><i></i><div></div></div>
      ${alerts(this.store.state, this.store)}
      <p class="hidden" role="status">${this.line}</p>
      ${input}
      ${content}`;
  }

  /** The drawer, and the veil while files are held over it. */
  protected layers(): TemplateResult {
    const { state } = this.store;
    const view = this.view();
    return html`${this.over && state.sources.length > 0 ? html`<div class="over-all" aria-hidden="true"><p>${say(shell.dropNow, state.language)}</p></div>` : nothing}
      ${state.presenting && view ? html`<crm-kpi-present .store=${this.store} .view=${view} .version=${state}></crm-kpi-present>` : nothing}
      <crm-kpi-explain .store=${this.store} .view=${view} .version=${state}></crm-kpi-explain>`;
  }
}
const NOTHING: ReadonlySet<string> = new Set();
