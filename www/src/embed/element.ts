import styleText from "crm-kpi-style";
import type { Entity, Report, Settings } from "../api";
import "../elements/explain";
import { Pane } from "../elements/pane";
import type { Piece } from "../elements/piece";
import "../elements/sources";
import type { Columns } from "../library/columns";
import { crmKpiError, type CrmKpiError } from "../library/error";
import { clientOf, Workspace, type AddOptions, type ExportFormat, type Input, type LoadedSource, type ReportSettings } from "../library/workspace";
import { bodyState, Store, type Action, type Chosen, type State } from "../store";
import type { Language } from "../text/both";
import { trouble, type Trouble } from "../trouble";
import { ATTRIBUTES, Attributes } from "./attributes";
import { periodOf } from "./period";
import { release, use, workspaceOf } from "./shared";

const GRAINS: readonly string[] = ["day", "week", "month", "quarter", "year"];
let sheet: CSSStyleSheet | undefined;

/** The style of all elements, made once: a sheet that is adopted needs no permission of a policy. */
function style(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styleText);
  }
  return sheet;
}

const list = (text: string | null): string[] => (text ?? "").split(/[\s,]+/).filter(Boolean);

/**
 * What all elements have in common.
 *
 * @attr {"en"|"fr"} lang - Its language; by default that of the page around it.
 * @attr {"empty"|"loading"|"ready"|"error"} data-state - Set by the element: what it is at.
 *
 * @fires {CustomEvent<{ workspace: Workspace }>} crm-kpi-ready - Files may come in.
 * @fires {CustomEvent<{ file: string, bytes: number, total: number, rows: number }>} crm-kpi-progress - A file is being read.
 * @fires {CustomEvent<{ report: Report }>} crm-kpi-report - There is another report.
 * @fires {CustomEvent<Chosen>} crm-kpi-select - A figure, a segment or a record was chosen: ids only.
 * @fires {CustomEvent<CrmKpiError>} crm-kpi-error - Something went wrong; it is on screen too.
 *
 * @slot header - Over everything.
 * @slot empty - In the place of what stands there without files.
 * @slot footer - Under everything.
 *
 * @csspart sheet - What the figures stand on.
 */
export abstract class CrmKpiElement extends Attributes {
  static readonly observedAttributes: readonly string[] = ["lang", "readonly", ...Object.values(ATTRIBUTES)];
  /** What it shows. */
  protected abstract readonly piece: Piece;
  readonly #pane = new Pane();
  #store: Store | undefined;
  #workspace: Workspace | undefined;
  #leave: (() => void) | undefined;
  #settings: ReportSettings = {};
  #given: readonly File[] = [];
  #following: Promise<void> = Promise.resolve();
  #said: Partial<State> = {};

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [style()];
  }

  connectedCallback(): void {
    this.#upgrade();
    const store = (this.#store ??= this.#begin());
    this.#leave = store.subscribe(() => this.#heard());
    use(this.workspace);
    this.#dress();
    const client = clientOf(this.workspace);
    if (client) void store.open(client);
    else store.broken(new TypeError("the workspace is of another copy of crm-kpi"));
    if (this.shadowRoot && !this.#pane.isConnected) {
      const around = document.createElement("div");
      around.className = "crm-kpi";
      around.append(this.#pane);
      this.shadowRoot.replaceChildren(around);
    }
  }

  disconnectedCallback(): void {
    this.#leave?.();
    this.#store?.leave();
    release(this.workspace);
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || !this.#store) return;
    if (name === "share") this.workspace = workspaceOf(after ?? "", this.#language);
    this.#dress();
    if (name === "lang") this.#store.speak(this.#language);
    if (name === "view" && after) this.#store.show(after);
    if (["period", "grain", "as-of", "currency"].includes(name)) this.#ask();
  }

  /** Files, in the order in which they are read. Setting it adds what is new and takes out what was set before and is gone. */
  get files(): readonly File[] { return clientOf(this.workspace)?.files() ?? this.#given; }
  set files(files: Iterable<File> | null) {
    const before = this.#given;
    this.#given = [...(files ?? [])];
    if (this.#store) this.#follow(before);
  }

  /** Settings of the report, as the command line takes them; attributes and what a person chooses on screen go before them. */
  get settings(): ReportSettings { return this.#settings; }
  set settings(settings: ReportSettings | null) {
    this.#settings = settings ?? {};
    if (this.#store) this.#ask();
  }

  /** Where its files are: its own, until it is given another's (or a name, `share`). */
  get workspace(): Workspace { return (this.#workspace ??= workspaceOf(this.getAttribute("share") ?? "", this.#language)); }
  set workspace(workspace: Workspace | null) {
    const next = workspace ?? workspaceOf(this.getAttribute("share") ?? "", this.#language);
    if (next === this.#workspace) return;
    const client = clientOf(next);
    if (!client) throw new TypeError("give a workspace that this copy of crm-kpi has opened");
    if (this.isConnected && this.#store) {
      if (this.#workspace) release(this.#workspace);
      use(next);
      void this.#store.open(client);
    }
    this.#workspace = next;
  }

  /** The last report; null before there is one. */
  get report(): Report | null { return this.#store?.state.report ?? null; }

  /** Reads files; settles when their figures are there, or why not was said by an event. */
  async addFiles(files: Iterable<File>): Promise<void> {
    await this.#opened();
    await this.#store?.addFiles(files);
  }

  /** Takes what the host has in memory: columns by name, all equally long. */
  async addTable(entity: Entity, columns: Columns, options: AddOptions = {}): Promise<LoadedSource> { return this.workspace.addTable(entity, columns, options); }

  /** Takes a stream, a buffer or a file, with what is known of it. */
  async addData(input: Input, options: AddOptions = {}): Promise<LoadedSource> { return this.workspace.add(input, options); }

  /** What is shown, as a file's bytes. */
  async exportReport(format: ExportFormat = "json"): Promise<Uint8Array<ArrayBuffer>> { return this.workspace.export(format, this.#store?.settings ?? {}); }

  get #language(): Language {
    const said = this.getAttribute("lang") ?? this.closest("[lang]")?.getAttribute("lang") ?? document.documentElement.lang ?? navigator.language;
    return said.toLowerCase().startsWith("fr") ? "fr" : "en";
  }

  /** Properties that a framework set before the element was defined. */
  #upgrade(): void {
    for (const name of ["files", "settings", "workspace", "readonly", ...Object.keys(ATTRIBUTES)] as (keyof this & string)[]) {
      if (!Object.hasOwn(this, name)) continue;
      const value: unknown = this[name];
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
  }

  #begin(): Store {
    const store = new Store(this.#language, `#view=${this.getAttribute("view") ?? (list(this.getAttribute("views"))[0] ?? "overview")}`, {
      chosen: (what) => this.#tell("crm-kpi-select", what),
      act: (what) => this.#tell("crm-kpi-action", what),
      refuses: (files, loaded) => this.#refuses(files, loaded),
    });
    this.#pane.store = store;
    this.#pane.piece = this.piece;
    queueMicrotask(() => { this.#ask(); if (this.#given.length > 0) this.#follow([]); });
    return store;
  }

  /** What of the host's wishes the inside draws by. */
  #dress(): void {
    const pane = this.#pane;
    pane.views = list(this.getAttribute("views"));
    pane.hidden_ = new Set(list(this.getAttribute("hide")));
    pane.closed = this.hasAttribute("readonly");
    pane.kpi = this.getAttribute("kpi") ?? "";
  }

  #ask(): void {
    const { period, grain, as_of, filters, ...rest } = this.#settings as Partial<Settings>;
    const currency = this.getAttribute("currency");
    const step = this.getAttribute("grain") ?? grain ?? "month";
    this.#store?.ask({
      period: periodOf(this.getAttribute("period") ?? "") ?? period ?? null,
      grain: (GRAINS.includes(step) ? step : "month") as Settings["grain"],
      asOf: this.getAttribute("as-of") ?? as_of ?? null,
      filters: (filters ?? {}) as Record<string, Array<string | null>>,
      settings: { ...rest, ...(currency && { currency }) },
    });
  }

  async #opened(): Promise<void> {
    const store = this.#store;
    if (!store || store.state.phase !== "sealing") return;
    await new Promise<void>((done) => {
      const leave = store.subscribe(() => {
        if (store.state.phase === "sealing") return;
        leave();
        done();
      });
    });
  }

  /** Makes the workspace hold the files that were set: one change after another, so that none is read twice. */
  #follow(before: readonly File[]): void { this.#following = this.#following.then(() => this.#hold(before)); }

  async #hold(before: readonly File[]): Promise<void> {
    await this.#opened();
    const wanted = new Set(this.#given);
    const held = clientOf(this.workspace)?.held ?? [];
    const view = this.getAttribute("view");
    const gone = held.filter(({ file }) => before.includes(file) && !wanted.has(file));
    for (const { id } of gone) await this.#store?.remove(id);
    const known = new Set(held.map(({ file }) => file));
    const added = this.#given.filter((file) => !known.has(file));
    if (added.length === 0) return;
    if (gone.length > 0) {
      // with the last file went what was asked of it: the host still asks it
      this.#ask();
      if (view !== null) this.#store?.show(view);
    }
    await this.#store?.addFiles(added);
  }

  #refuses(files: readonly File[], loaded: number): Trouble | null {
    const most = (name: string): number => { const value = Number.parseInt(this.getAttribute(name) ?? "", 10); return Number.isFinite(value) ? value : Infinity; };
    const large = files.find((file) => file.size > most("max-bytes"));
    const many = files.length + loaded > most("max-files");
    return large || many ? trouble("over_limit", large?.name) : null;
  }

  #heard(): void {
    const { state } = this.#store ?? {};
    if (!state) return;
    const before = this.#said;
    this.#said = { phase: state.phase, report: state.report, alerts: state.alerts, reading: state.reading };
    this.dataset["state"] = bodyState(state);
    if (state.phase === "open" && before.phase !== "open") this.#tell("crm-kpi-ready", { workspace: this.workspace });
    if (state.reading !== before.reading) for (const { name, size, bytes, rows, since } of state.reading) if (since !== null) this.#tell("crm-kpi-progress", { file: name, bytes, total: size, rows });
    if (state.report && state.report !== before.report) this.#tell("crm-kpi-report", { report: state.report });
    for (const alert of state.alerts) if (!before.alerts?.includes(alert)) this.#tell("crm-kpi-error", crmKpiError(alert.error, state.language));
  }

  #tell(type: string, detail: unknown): void { this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true })); }
}

declare global {
  interface HTMLElementEventMap {
    "crm-kpi-ready": CustomEvent<{ workspace: Workspace }>;
    "crm-kpi-progress": CustomEvent<{ file: string; bytes: number; total: number; rows: number }>;
    "crm-kpi-report": CustomEvent<{ report: Report }>;
    "crm-kpi-select": CustomEvent<Chosen>;
    "crm-kpi-action": CustomEvent<Action>;
    "crm-kpi-error": CustomEvent<CrmKpiError>;
  }
}

if (!customElements.get("crm-kpi-pane")) customElements.define("crm-kpi-pane", Pane);

/** Gives an element its name; where the name is taken, what took it stays. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
