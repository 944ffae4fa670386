/** Every way in which the page's only state changes. */
import type { Client } from "./client";
import type { FunnelMode, Hints, RecordRow, Settings, Stage, StageDetails, Target } from "./api";
import { keysOf, readAddress, resolveKeys, writeAddress, type Address } from "./hash";
import { Desk } from "./store/desk";
import { Files } from "./store/files";
import { NOTHING, type Choices } from "./store/keep";
import { Kept } from "./store/kept";
import { dayOf, earlyOf, filtered, held, settingsOf, toggled, type Action, type Around, type Asked, type Chosen, type State } from "./store/state";
import type { Language } from "./text/both";
import type { Theme } from "./theme";
import { trouble, type Trouble } from "./trouble";

export * from "./store/state";

const DEFAULTS: Asked = { period: null, grain: "month", asOf: null, filters: {} };

/** State, subscribers and actions. An action never throws: what goes wrong becomes an alert. */
export class Store {
  readonly #desk: Desk;
  readonly #files: Files;
  readonly #kept: Kept;
  readonly #around: Around;
  #unlisten: (() => void) | undefined;
  #written = "";
  /** Filters of the address until the dimensions they name are loaded. */
  #waiting: Address["filters"] = {};
  #asks = 0;
  /** The latest list that a view has asked for. */
  #listing: Promise<unknown> = Promise.resolve();
  #computing = false;

  constructor(language: Language, hash: string, around: Around = {}) {
    this.#around = around;
    this.#written = hash;
    const { view, period, grain, asOf, filters } = readAddress(hash);
    this.#waiting = filters;
    this.#desk = new Desk({
      phase: "sealing", language, theme: "auto", view: view ?? "overview", reading: [], sources: [], entities: [], facts: new Map(), dimensions: [],
      asked: { ...DEFAULTS, period, grain: grain ?? "month", asOf }, report: null, early: null, computing: false, alerts: [], explained: null, recovered: false,
      masked: false, presenting: false, printing: null, compared: null, undoable: 0, redoable: 0, recipe: null, kept: NOTHING, keptFiles: [],
    });
    this.#kept = new Kept(this.#desk, around.keeps === true, {
      href: () => this.href(this.state.view), hintsOf: (id) => this.#files.hintsOf(id), reread: (id, hints) => this.#files.reread(id, hints), changed: () => this.#refresh(),
      waits: (more) => { this.#waiting = { ...this.#waiting, ...more }; },
    });
    this.#files = new Files(this.#desk, {
      arrive: (list) => this.#kept.without(list), said: (source) => this.#kept.said(source), changed: () => this.#refresh(), emptied: () => this.#empty(), keep: () => this.#kept.keep(), convert: (money) => this.#settle(money),
      ...(around.refuses && { refuses: (list, loaded) => around.refuses?.(list, loaded) ?? null }),
    });
  }

  get state(): State { return this.#desk.state; }

  /** The settings under which the report is asked for. */
  get settings(): Partial<Settings> { return settingsOf(this.state.asked, dayOf(new Date())); }

  subscribe(listener: () => void): () => void { return this.#desk.subscribe(listener); }

  #set(change: Partial<State>): void { this.#desk.set(change); }

  /** Files may come in: the page is sealed, or an element has its workspace. What is in it is shown. */
  async open(client: Client): Promise<void> {
    this.#unlisten?.();
    this.#desk.client = client;
    this.#unlisten = client.listen({
      changed: () => this.#changed(),
      recovered: (lost) => {
        for (const error of lost) this.alert(error);
        this.#set({ recovered: true });
        if (lost.length > 0) void this.#refresh();
      },
    });
    try {
      client.speak(this.state.language);
      await client.start();
      const [facts, entities] = await Promise.all([client.catalogue(), client.entities()]);
      if (this.#around.keeps) await this.#kept.remember();
      this.#set({ phase: "open", facts: new Map(facts.map((one) => [one.id, one])), entities });
      this.#changed();
    } catch (error) {
      this.broken(error);
    }
  }

  /** Somebody else's change of the workspace; those of this store follow their own way. */
  #changed(): void {
    const sources = this.#desk.client?.sources ?? [];
    if (this.#files.busy || (sources.length === 0 && this.state.sources.length === 0)) return;
    this.#set({ sources });
    if (sources.length > 0) void this.#refresh();
    else this.#empty();
  }

  /** Nothing is loaded any more. */
  #empty(): void {
    this.#asks += 1;
    this.#set({ report: null, dimensions: [], asked: { ...DEFAULTS, settings: this.state.asked.settings ?? {} }, view: "overview", explained: null, computing: false });
    this.#address();
  }

  /** Lets the workspace go; it can be opened again. */
  leave(): void {
    this.#unlisten?.();
    this.#unlisten = undefined;
  }

  /** The core could not be loaded. */
  broken(cause: unknown): void {
    this.#set({ phase: "broken" });
    this.alert(trouble("not_started", null, cause instanceof Error ? cause.message : ""));
  }

  /** Reads files one after another, then computes; a recipe among them comes into force. */
  addFiles(files: Iterable<File>): Promise<void> { return this.#files.add(files); }
  addSample(shop: boolean): Promise<void> { return this.#files.addSample(shop); }
  cancel(key?: number): void { this.#files.cancel(key); }
  remap(id: number, change: Partial<Hints>): Promise<void> { return this.#files.remap(id, change); }
  undo(): Promise<void> { return this.#files.undo(); }
  redo(): Promise<void> { return this.#files.redo(); }
  hintsOf(id: number): Hints | null { return this.#files.hintsOf(id); }
  remove(id: number): Promise<void> { return this.#files.remove(id); }

  recipe(): string { return this.#kept.recipe(); }
  choose(kept: Choices): void { this.#kept.choose(kept); }
  forget(): Promise<void> { return this.#kept.forget(); }

  /** The sources changed: their labels, then the figures. */
  async #refresh(): Promise<void> {
    const client = this.#desk.client;
    if (!client || this.state.sources.length === 0) return this.#set({ computing: false });
    if (this.state.sources.every(({ source }) => source.entity === null)) {
      this.#asks += 1;
      this.#set({ report: null, dimensions: [], computing: false, view: "sources" });
      this.alert(trouble("nothing_recognised"));
      return this.#address();
    }
    try {
      const dimensions = await client.dimensions();
      const found = resolveKeys(this.#waiting, dimensions);
      this.#waiting = Object.fromEntries(Object.entries(this.#waiting).filter(([key]) => !Object.keys(keysOf(found)).includes(key)));
      this.#set({ dimensions, asked: { ...this.state.asked, filters: { ...found, ...this.state.asked.filters } } });
    } catch (error) {
      this.alert(error);
    }
    await this.#compute();
    this.#address();
    this.#kept.keep();
  }

  /** Computes the report for what is asked; while one is under way only the newest request waits. */
  async #compute(): Promise<void> {
    this.#asks += 1;
    this.#set({ computing: true });
    if (this.#computing) return;
    this.#computing = true;
    for (let asks = 0; asks !== this.#asks; ) {
      asks = this.#asks;
      try {
        const early = this.state.report ? null : earlyOf(this.settings, this.state.sources);
        if (early) this.#set({ early: (await this.#desk.client?.seen(early)) ?? null });
        const report = await this.#desk.client?.seen(this.settings);
        if (asks === this.#asks && report) this.#set({ report });
      } catch (error) {
        if (asks !== this.#asks) continue;
        if ((error as Trouble).code === "nothing_recognised") this.#set({ report: null, view: "sources" });
        this.alert(error);
      }
    }
    this.#computing = false;
    this.#set({ computing: false, early: null });
  }

  /** Another scope: the figures follow, the address too. */
  ask(change: Partial<Asked>): void {
    this.#set({ asked: { ...this.state.asked, ...change }, compared: null });
    this.#address(true);
    this.#kept.keep();
    if (this.state.sources.length > 0) void this.#compute();
  }

  toggle(dimension: string, label: string | null): void { this.ask(toggled(this.state.asked, dimension, label)); }

  /** A panel's click: this label alone, or everything again where it was it already. */
  only(dimension: string, label: string | null): void {
    const had = this.state.asked.filters[dimension] ?? [];
    this.#around.chosen?.({ kind: "segment", dimension, key: label });
    this.ask(filtered(this.state.asked, dimension, had.length === 1 && had[0] === label ? [] : [label]));
  }

  clearFilters(): void { this.ask({ filters: {} }); }

  /** The address of a view with this scope. */
  href(view: string): string {
    const { period, grain, asOf, filters } = this.state.asked;
    return writeAddress({ view, period, grain, asOf, filters: { ...this.#waiting, ...keysOf(filters) } });
  }

  /** `step`: a step that going back undoes. */
  #address(step = false): void {
    const href = this.href(this.state.view);
    if (href !== this.#written) this.#around.address?.((this.#written = href), step);
  }

  /** The address changed by a link, by hand, or by going back. */
  navigate(hash: string): void {
    this.#written = hash;
    const { view, period, grain, asOf, filters } = readAddress(hash);
    const found = resolveKeys(filters, this.state.dimensions);
    const asked: Partial<Asked> = { period, grain: grain ?? "month", asOf, filters: found };
    const same = writeAddress({ view: "", period, grain, asOf, filters }) === this.href("");
    this.#set({ view: view ?? this.state.view, explained: null, presenting: false });
    if (!same) this.ask(asked);
  }

  show(view: string): void {
    this.#set({ view });
    this.#around.address?.((this.#written = this.href(view)), true);
  }

  /** Another language: nothing is computed again. */
  speak(language: Language): void {
    this.#set({ language });
    this.#around.language?.(language);
    this.#kept.keep();
    this.#desk.client?.speak(language);
  }

  dress(theme: Theme): void { this.#set({ theme }); this.#kept.keep(); }
  mask(masked: boolean): void { this.#set({ masked }); }
  present(presenting: boolean): void { this.#set({ presenting, explained: null }); }

  /** Draws what print adds to a view; the browser tells when. */
  printing(begins: boolean): void {
    if (begins ? this.state.printing === null : this.state.printing !== null) this.#set({ printing: begins ? "view" : null });
  }

  /** Draws every view, prints when their lists are there, and goes back. */
  printAll(): void {
    this.#set({ printing: "all" });
    setTimeout(() => void this.#listing.then(() => setTimeout(() => print(), 250)));
  }

  /** Holds a figure against a target, a benchmark or a long-term mean, or no longer. */
  hold(target: Target, keep = true): void { this.ask({ settings: held(this.state.asked, target, keep).settings }); }

  /** Other settings than the defaults: goals, margins, rates. */
  adjust(settings: Partial<Settings>): void {
    const { currency, rates } = this.state.asked.settings ?? {};
    if (settings.rates) this.#files.convert({ currency: currency ?? null, rates: rates ?? {} }, settings);
    else this.#settle(settings);
  }

  /** Limits and actions of the funnel's stages, beside what else is said of it. */
  limit(limits: StageDetails[]): void { this.#settle({ funnel: { ...this.state.asked.settings?.funnel, limits } as Settings["funnel"] }); }

  #settle(settings: Partial<Settings>): void { this.ask({ settings: { ...this.state.asked.settings, ...settings } }); }

  /** Two segments side by side; null closes the comparison. */
  async compare(chosen: { dimension: string; labels: readonly [string | null, string | null] } | null): Promise<void> {
    this.#set({ compared: chosen && { ...chosen, reports: null } });
    const client = this.#desk.client;
    if (!chosen || !client) return;
    try {
      const of = (label: string | null) => client.report(settingsOf(filtered(this.state.asked, chosen.dimension, [label]), dayOf(new Date())));
      const reports = [await of(chosen.labels[0]), await of(chosen.labels[1])] as const;
      if (this.state.compared?.dimension === chosen.dimension && this.state.compared.labels === chosen.labels) this.#set({ compared: { ...chosen, reports } });
    } catch (error) {
      this.alert(error);
    }
  }

  explain(kpi: string, part: string | null = null, records = false): void {
    this.#set({ explained: { kpi, part, records } });
    this.#around.chosen?.({ kind: "figure", kpi, part });
  }

  /** Whether a host hears what is chosen. */
  get hears(): boolean { return this.#around.chosen !== undefined; }

  /** A record was chosen in a list. */
  chose(what: Extract<Chosen, { kind: "record" }>): void { this.#around.chosen?.(what); }

  /** Does something about stuck records, where the page around takes it. */
  get act(): ((what: Action) => void) | null { return this.#around.act ? (what) => this.#around.act?.(what) : null; }

  unexplain(): void { this.#set({ explained: null }); }

  /** Records behind a figure, in pages. */
  records(kpi: string, part: string, sort: string, offset: number, limit: number): ReturnType<Client["records"]> {
    if (!this.#desk.client) return Promise.resolve({ total: 0, rows: [] });
    return this.#desk.client.records({ settings: this.settings, kpi, part, sort, offset, limit });
  }

  /** The open deals that are most likely to be won. */
  prospects(most: number): Promise<readonly RecordRow[]> {
    const rows = this.records("sales.win_chance", "used", "-chance", 0, most).then((records) => records.rows).catch((error: unknown) => {
      this.alert(error);
      return [];
    });
    this.#listing = rows;
    return rows;
  }

  /** The funnel as each mode counts it. */
  async modes(): Promise<readonly FunnelMode[]> {
    const report = await this.#desk.client?.report({ ...this.settings, kpis: ["funnel", "funnel.modes"] });
    return report?.funnel?.modes ?? [];
  }

  /** The funnel's stages with all records that are stuck in them. */
  async stuck(): Promise<readonly Stage[]> {
    const report = await this.#desk.client?.report({ ...this.settings, kpis: ["funnel", "funnel.stuck"] });
    return report?.funnel?.stages ?? [];
  }

  /** The report's canonical bytes, as the command line writes them. */
  async json(): Promise<Uint8Array | null> {
    try {
      return (await this.#desk.client?.export(this.settings)) ?? null;
    } catch (error) {
      this.alert(error);
      return null;
    }
  }

  alert(cause: unknown): void { this.#desk.alert(cause); }
  dismiss(key: number): void { this.#set({ alerts: this.state.alerts.filter((one) => one.key !== key), recovered: key === -1 ? false : this.state.recovered }); }
}
