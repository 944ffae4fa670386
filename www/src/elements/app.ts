import { html, LitElement, nothing, type TemplateResult } from "lit";
import { formatDay, say } from "../format";
import type { Report } from "../api";
import { bodyState, type Store } from "../store";
import { masked, type Masked } from "../store/mask";
import type { Language } from "../text/both";
import { shell } from "../text/shell";
import { applyTheme } from "../theme";
import type { Panel, View } from "../view";
import { cover, fileInput } from "./cover";
import { head } from "./head";
import { bars, loading, spoken } from "./loading";
import { alerts } from "./notices";
import { proof } from "./proof";

/** How often the status line may speak while files are read, in ms. */
const PACE = 2000;

/** What the second chunk brings. */
export interface Inside {
  readonly panels: readonly Panel[];
  readonly scope: typeof import("./scope").scope;
  readonly take: typeof import("./take").take;
  readonly allViews: typeof import("./offline").allViews;
  readonly compared: typeof import("./compare").compared;
}

/** The page: one store, drawn from the top; takes files by drop and paste anywhere. */
export class App extends LitElement {
  static override properties = { store: { attribute: false }, inside: { attribute: false }, over: { state: true }, width: { state: true }, line: { state: true } };
  declare store: Store;
  /** The views and all that stands behind them; null until it is loaded. */
  declare inside: Inside | null;
  /** Files are held over the page. */
  declare over: boolean;
  /** CSS px of the text column. */
  declare width: number;
  /** What the status line says. */
  declare line: string;
  #leave: (() => void) | undefined;
  #spokeAt = 0;
  #view = "";
  #measure: ResizeObserver | undefined;

  constructor() {
    super();
    this.inside = null;
    this.over = false;
    this.width = 0;
    this.line = "";
  }

  protected override createRenderRoot(): HTMLElement { return this; }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#view = this.store.state.view;
    this.#leave = this.store.subscribe(() => this.requestUpdate());
    window.addEventListener("hashchange", this.#hash);
    window.addEventListener("dragover", this.#dragged);
    window.addEventListener("dragleave", this.#undragged);
    window.addEventListener("drop", this.#dropped);
    window.addEventListener("paste", this.#pasted);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave?.();
    this.#measure?.disconnect();
    window.removeEventListener("hashchange", this.#hash);
    window.removeEventListener("dragover", this.#dragged);
    window.removeEventListener("dragleave", this.#undragged);
    window.removeEventListener("drop", this.#dropped);
    window.removeEventListener("paste", this.#pasted);
  }

  readonly #hash = (): void => this.store.navigate(location.hash);

  readonly #dragged = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    this.over = true;
  };

  readonly #undragged = (event: DragEvent): void => { if (!event.relatedTarget) this.over = false; };

  readonly #dropped = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.over = false;
    if (this.store.state.phase === "open") void this.store.addFiles(event.dataTransfer.files);
  };

  readonly #pasted = (event: ClipboardEvent): void => {
    if (this.store.state.phase !== "open" || (event.target as Element).closest?.("input, textarea, dialog")) return;
    const files = [...(event.clipboardData?.files ?? [])];
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (files.length > 0) void this.store.addFiles(files);
    else if (/[,;\t|].*\n/s.test(text)) void this.store.addFiles([new File([text], `${say(shell.pasted, this.store.state.language)}.csv`, { type: "text/csv" })]);
    else return;
    event.preventDefault();
  };

  protected override firstUpdated(): void {
    const probe = this.querySelector("#probe");
    if (!probe) return;
    this.#measure = new ResizeObserver(([entry]) => { if (entry && entry.contentRect.width > 0) this.width = Math.floor(entry.contentRect.width); });
    this.#measure.observe(probe);
  }

  protected override willUpdate(): void {
    const { state } = this.store;
    document.body.dataset["state"] = bodyState(state);
    document.documentElement.lang = state.language;
    applyTheme(state.theme);
    this.#speak();
  }

  /** The status line: progress at most every two seconds, the end of the work at once. */
  #speak(): void {
    const { state } = this.store;
    if (state.reading.length > 0) {
      if (performance.now() - this.#spokeAt < PACE) return;
      this.#spokeAt = performance.now();
      this.line = spoken(state);
    } else if (state.report && !state.computing) this.line = say(shell.computed, state.language);
    else if (state.computing && !state.report) this.line = say(shell.computing, state.language);
    else if (!state.computing) this.line = "";
  }

  /** After the parts below have drawn: the title is the view's sentence; another view begins at its top, with its title in focus. */
  protected override updated(): void {
    requestAnimationFrame(() => {
      const heading = this.querySelector("h1");
      const title = heading?.textContent?.trim().replace(/\s+/g, " ");
      document.title = title ? `${title} · crm-kpi` : "crm-kpi";
      const { view } = this.store.state;
      if (view === this.#view) return;
      this.#view = view;
      window.scrollTo(0, 0);
      heading?.focus({ preventScroll: true });
    });
  }

  #hidden: { readonly of: Report; readonly language: Language; readonly masked: Masked } | null = null;

  /** The report with its names masked, made once a report. */
  #masked(report: Report, language: Language): Masked {
    if (this.#hidden?.of !== report || this.#hidden.language !== language) this.#hidden = { of: report, language, masked: masked(report, language) };
    return this.#hidden.masked;
  }

  #panelView(): View | null {
    const { report, facts, language, masked: hidden } = this.store.state;
    if (!report) return null;
    const mask = hidden ? this.#masked(report, language) : null;
    return {
      report: mask?.report ?? report, facts, language, width: this.width || 1038,
      explain: (kpi, part) => this.store.explain(kpi, part ?? null),
      filter: (dimension, label) => this.store.only(dimension, mask ? mask.real(dimension, label) : label),
      compare: (dimension, labels) => void this.store.compare({ dimension, labels: mask ? [mask.real(dimension, labels[0]), mask.real(dimension, labels[1])] : labels }),
      records: (kpi, part) => this.store.explain(kpi, part, true),
    };
  }

  #main(): TemplateResult {
    const { state } = this.store;
    if (state.view === "seal") return html`<header class="title"><h1 tabindex="-1">${say(shell.empty, state.language)}</h1><p class="scope">${say(shell.lead, state.language)}</p></header>${proof(state)}`;
    const view = this.#panelView();
    if (!view && (state.reading.length > 0 || state.computing)) return loading(state, this.store);
    const { inside } = this;
    if (state.sources.length === 0 || !inside) return cover(state, this.store, this.over);
    if (!view || state.view === "sources") return html`<crm-kpi-sources .store=${this.store} .version=${state}></crm-kpi-sources>`;
    if (state.printing) return inside.allViews(view, inside.panels);
    if (state.compared) return inside.compared(state, this.store, view);
    const panel = inside.panels.find((one) => one.id === state.view) ?? inside.panels[0];
    if (!panel) return html``;
    return html`<header class="title"><h1 tabindex="-1">${panel.headline(view)}</h1>${inside.scope(state, this.store, view.report)}</header>
      ${state.reading.length > 0 ? html`<section class="band thin"><header class="margin"></header>${bars(state, this.store)}</section>` : nothing}
      ${panel.render(view)}`;
  }

  protected override render(): TemplateResult {
    const { state } = this.store;
    const { language, report } = state;
    const view = this.#panelView();
    document.documentElement.classList.toggle("masked", state.masked);
    return html`${head(state, this.store, view && this.inside ? this.inside.take(state, this.store, view) : nothing)}
      <main class="sheet ${state.computing && report ? "computing" : ""}" id="main" tabindex="-1" aria-busy=${state.computing ? "true" : "false"}>
        <div class="band probe" aria-hidden="true"><i></i><div id="probe"></div></div>
        ${alerts(state, this.store)}
        <p class="hidden" role="status">${this.line}</p>
        ${fileInput(state, this.store)}
        ${this.#main()}
      </main>
      <footer class="colophon"><span>${say(shell.colophon, language)}</span>
          <span>crm-kpi ${report?.generated_by.version ?? ""}${report ? ` · ${say(shell.definitions, language)}` : ""}${report?.settings.as_of ? ` · ${say(shell.stateAt, language)} ${formatDay(report.settings.as_of, language)}` : ""}</span></footer>
      ${this.over && state.sources.length > 0 ? html`<div class="over-all" aria-hidden="true"><p>${say(shell.dropNow, language)}</p></div>` : nothing}
      ${state.presenting && view ? html`<crm-kpi-present .store=${this.store} .view=${view} .version=${state}></crm-kpi-present>` : nothing}
      <crm-kpi-explain .store=${this.store} .view=${view} .version=${state}></crm-kpi-explain>`;
  }
}
if (!customElements.get("crm-kpi-app")) customElements.define("crm-kpi-app", App);
