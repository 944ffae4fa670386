import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { download } from "../csv";
import { cell } from "../panels/cell";
import { streamOrBars } from "../panels/funnel";
import { panels } from "../panels/index";
import { scoreBand } from "../panels/perception";
import { say } from "../format";
import { bodyState } from "../store";
import { shell } from "../text/shell";
import { embedded } from "../text/embedded";
import { drop, fileInput } from "./cover";
import { Frame } from "./frame";
import type { Piece } from "./piece";
import { compared } from "./compare";
import { scope } from "./scope";

/** What may be left out of a dashboard. */
export type Hideable = "views" | "title" | "scope" | "sources" | "footer" | "export";

/** Views by the names that a host may use. */
const ALIASES: Readonly<Record<string, string>> = { nps: "perception", churn: "customers", retention: "customers", scorecard: "overview" };

/** An element's inside, in its shadow: the frame without a page around it. */
export class Pane extends Frame {
  static override properties: PropertyDeclarations = { piece: { attribute: false }, views: { attribute: false }, hidden_: { attribute: false }, closed: { attribute: false }, kpi: { attribute: false } };
  declare piece: Piece;
  /** Ids of the views, in their order; empty: all. */
  declare views: readonly string[];
  declare hidden_: ReadonlySet<string>;
  /** Nobody may add, remove or map files here. */
  declare closed: boolean;
  /** The card's figure. */
  declare kpi: string;

  constructor() {
    super();
    this.piece = "dashboard";
    this.views = [];
    this.hidden_ = new Set();
    this.closed = false;
    this.kpi = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("click", this.#clicked);
    for (const type of ["dragover", "dragleave", "drop"] as const) this.addEventListener(type, this.#dragged);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("click", this.#clicked);
    for (const type of ["dragover", "dragleave", "drop"] as const) this.removeEventListener(type, this.#dragged);
  }

  /** A view's address is followed here: the host's own stays. */
  readonly #clicked = (event: Event): void => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href^='#']");
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    this.store.navigate(link.getAttribute("href") ?? "");
  };

  readonly #dragged = (event: DragEvent): void => {
    if (this.closed || !event.dataTransfer?.types.includes("Files")) return;
    if (event.type === "dragleave") {
      if (!this.contains(event.relatedTarget as Node | null)) this.over = false;
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    this.over = event.type === "dragover";
    if (event.type === "drop" && this.store.state.phase === "open") void this.store.addFiles(event.dataTransfer.files);
  };

  protected override willUpdate(): void {
    this.dataset["state"] = bodyState(this.store.state);
    this.setAttribute("lang", this.store.state.language);
    this.toggleAttribute("data-closed", this.closed);
    const names = this.views.map((name) => ALIASES[name] ?? name);
    const chosen = names.flatMap((name) => panels.find((panel) => panel.id === name) ?? []);
    this.inside = { panels: chosen.length > 0 ? chosen : panels, scope, compared };
    super.willUpdate();
  }

  #front(): TemplateResult {
    const { state } = this.store;
    return html`<slot name="empty">${this.closed || this.piece !== "dashboard" ? html`<p class="absent">${say(state.phase === "broken" ? embedded.broken : embedded.empty, state.language)}</p>` : drop(state, this.over)}</slot>`;
  }

  #piece(): unknown {
    const { state } = this.store;
    const view = this.view();
    if (!view) return state.reading.length > 0 || state.computing ? html`<p class="absent">${say(shell.computing, state.language)}</p>` : this.#front();
    if (this.piece === "card") {
      const facts = view.facts.get(this.kpi);
      const of = view.report.kpis[this.kpi];
      return facts && of ? html`<div class="kpis" part="card">${cell(view, facts, of, Math.min(this.width, 420))}</div>` : html`<p class="absent" data-kpi=${this.kpi} data-value="null">${say(embedded.noKpi, state.language)}</p>`;
    }
    if (this.piece === "nps") return scoreBand(view);
    const { funnel } = view.report;
    return funnel && funnel.stages.length > 0 ? streamOrBars(funnel, view) : html`<p class="absent" data-kpi="funnel" data-value="null">${say(embedded.empty, state.language)}</p>`;
  }

  async #json(): Promise<void> {
    const bytes = await this.store.json();
    if (bytes) download("crm-kpi.json", "application/json", bytes as BlobPart);
  }

  #head(): TemplateResult | typeof nothing {
    const { state } = this.store;
    const { language, view } = state;
    const shown = this.inside?.panels ?? [];
    const current = view === "sources" || shown.some((panel) => panel.id === view) ? view : shown[0]?.id;
    const link = (id: string, words: string): TemplateResult => html`<a href=${this.store.href(id)} part="view" aria-current=${current === id ? "page" : nothing}>${words}</a>`;
    const sources = state.sources.length > 0 && !this.closed && !this.hidden_.has("sources");
    if (!state.report || (this.hidden_.has("views") && !sources) || (shown.length < 2 && !sources)) return nothing;
    return html`<header class="head" part="head"><nav class="grow" aria-label=${say(shell.views, language)}>${this.hidden_.has("views") ? nothing : html`<ul class="views">${shown.map((panel) => html`<li>${link(panel.id, say(panel.name, language))}</li>`)}</ul>`}</nav>
      ${sources ? html`<div class="tools">${link("sources", say(shell.sources, language))}</div>` : nothing}</header>`;
  }

  protected override render(): TemplateResult {
    const { state } = this.store;
    const { language, report } = state;
    const whole = this.piece === "dashboard";
    const input = this.closed || !whole ? nothing : fileInput(state, this.store);
    return html`<slot name="header"></slot>${whole ? this.#head() : nothing}
      <section class="sheet ${state.computing && report ? "computing" : ""}" id="main" part="sheet" tabindex="-1" aria-label="crm-kpi" aria-busy=${state.computing ? "true" : "false"}>${this.sheet(whole ? this.content(() => this.#front(), this.hidden_) : this.#piece(), input)}</section>
      ${whole && !this.hidden_.has("footer") ? html`<footer class="colophon" part="footer"><span>${say(shell.colophon, language)}</span>
        ${report && !this.hidden_.has("export") ? html`<span class="take"><button type="button" class="act" @click=${() => void this.#json()}>${say(embedded.json, language)}</button></span>` : nothing}</footer>` : nothing}
      <slot name="footer"></slot>
      ${this.layers()}`;
  }
}
