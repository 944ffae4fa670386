/** Every way in which the page's only state changes. */
import type { Client, Progress } from "./client";
import type { Hints, Loaded, Settings } from "./api";
import type { Trouble } from "./calls";
import { keysOf, readAddress, resolveKeys, writeAddress, type Address } from "./hash";
import { Edits, type Edit } from "./store/edits";
import * as keeping from "./store/keep";
import { readRecipe, RECIPE_BYTES, recipeOf, saidOf, type Recipe } from "./store/recipe";
import { dayOf, filtered, settingsOf, targeted, toggled, type Action, type Alert, type Around, type Asked, type Chosen, type Reading, type State } from "./store/state";
import type { Language } from "./text/both";
import type { Theme } from "./theme";

export * from "./store/state";

const DEFAULTS: Asked = { period: null, grain: "month", asOf: null, filters: {} };

/** State, subscribers and actions. An action never throws: what goes wrong becomes an alert. */
export class Store {
  #state: State;
  readonly #listeners = new Set<() => void>();
  readonly #aborts = new Map<number, AbortController>();
  readonly #around: Around;
  #client: Client | undefined;
  #unlisten: (() => void) | undefined;
  #written = "";
  #keys = 0;
  readonly #edits = new Edits();
  #recipe: Recipe | null = null;
  /** Filters of the address until the dimensions they name are loaded. */
  #waiting: Address["filters"] = {};
  #asks = 0;
  /** Readings and removals under way that this store asked for. */
  #own = 0;
  #computing = false;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(language: Language, hash: string, around: Around = {}) {
    this.#around = around;
    this.#written = hash;
    const { view, period, grain, asOf, filters } = readAddress(hash);
    this.#waiting = filters;
    this.#state = {
      phase: "sealing", language, theme: "auto", view: view ?? "overview", reading: [], sources: [], entities: [], facts: new Map(), dimensions: [],
      asked: { ...DEFAULTS, period, grain: grain ?? "month", asOf }, report: null, computing: false, alerts: [], explained: null, recovered: false,
      masked: false, presenting: false, printing: null, compared: null, undoable: 0, redoable: 0, recipe: null, kept: keeping.NOTHING, keptFiles: [],
    };
  }

  get state(): State { return this.#state; }

  /** The settings under which the report is asked for. */
  get settings(): Partial<Settings> { return settingsOf(this.#state.asked, dayOf(new Date())); }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Files may come in: the page is sealed, or an element has its workspace. What is in it is shown. */
  async open(client: Client): Promise<void> {
    this.#unlisten?.();
    this.#client = client;
    this.#unlisten = client.listen({
      changed: () => this.#changed(),
      recovered: (lost) => {
        for (const error of lost) this.alert(error);
        this.#set({ recovered: true });
        if (lost.length > 0) void this.#refresh();
      },
    });
    try {
      await client.speak(this.#state.language);
      const [facts, entities] = await Promise.all([client.catalogue(), client.entities()]);
      if (this.#around.keeps) await this.#remember();
      this.#set({ phase: "open", facts: new Map(facts.map((one) => [one.id, one])), entities });
      this.#changed();
    } catch (error) {
      this.broken(error);
    }
  }

  /** Somebody else's change of the workspace; those of this store follow their own way. */
  #changed(): void {
    const sources = this.#client?.sources ?? [];
    if (this.#own > 0 || (sources.length === 0 && this.#state.sources.length === 0)) return;
    this.#set({ sources });
    if (sources.length > 0) void this.#refresh();
    else this.#empty();
  }

  /** Nothing is loaded any more. */
  #empty(): void {
    this.#asks += 1;
    this.#set({ report: null, dimensions: [], asked: { ...DEFAULTS, settings: this.#state.asked.settings ?? {} }, view: "overview", explained: null, computing: false });
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
    this.alert({ code: "not_started", message: "", file: null, row: null, column: cause instanceof Error ? cause.message : null });
  }

  /** Reads files one after another, then computes. */
  async addFiles(files: Iterable<File>): Promise<void> {
    const client = this.#client;
    const list = await this.#withoutRecipes([...files]);
    if (!client || list.length === 0) return;
    const refused = this.#around.refuses?.(list, this.#state.sources.length + this.#state.reading.length);
    if (refused) return this.alert(refused);
    const waiting = list.map((file) => ({ file, key: ++this.#keys }));
    for (const { key } of waiting) this.#aborts.set(key, new AbortController());
    this.#set({
      alerts: [], recovered: false,
      reading: [...this.#state.reading, ...waiting.map(({ file, key }) => ({ key, name: file.name, size: file.size, bytes: 0, rows: 0, since: null }))],
    });
    await (this.#queue = this.#queue.then(async () => {
      await Promise.all(waiting.map(async ({ file, key }) => {
        // Where nothing else tells a doubt (day or month first), the language at the first reading does.
        const hints: Hints = { entity: null, fields: {}, notations: {}, language: this.#state.language };
        await this.#read(key, async (options) => {
          const others: Loaded[] = [];
          const first = await client.add(file, { ...options, hints, onOther: (other) => void ("code" in other ? this.alert(other) : others.push(other)) });
          for (const other of others) {
            const table = await this.#asSaid(other, options);
            this.#set({ sources: [...this.#state.sources, table] });
          }
          return this.#asSaid(first, options);
        });
      }));
    }));
    if (this.#state.reading.length === 0) await this.#refresh();
  }

  /** Reads one file with progress; the reading ends only after its source is in the list. */
  async #read(key: number, read: (options: { onProgress: (progress: Progress) => void; signal: AbortSignal }) => Promise<Loaded>): Promise<void> {
    const signal = (this.#aborts.get(key) ?? new AbortController()).signal;
    this.#readings(key, { since: performance.now() });
    this.#own += 1;
    const without = (): readonly Reading[] => this.#state.reading.filter((one) => one.key !== key);
    try {
      const loaded = await read({ signal, onProgress: ({ bytes, rows }) => this.#readings(key, { bytes, rows }) });
      const known = this.#state.sources.some((one) => one.id === loaded.id);
      const sources = known ? this.#state.sources.map((one) => (one.id === loaded.id ? loaded : one)) : [...this.#state.sources, loaded].sort((a, b) => a.id - b.id);
      this.#set({ sources, computing: true, reading: without() });
      if (loaded.source.entity === null && sources.some(({ source }) => source.entity !== null)) this.alert({ code: "unmapped", message: "", file: loaded.source.file, row: null, column: null } satisfies Trouble);
    } catch (error) {
      this.#set({ computing: this.#state.sources.length > 0, reading: without(), alerts: [...this.#state.alerts, this.#alertOf(error)] });
    }
    this.#own -= 1;
    this.#aborts.delete(key);
  }

  /** A table as the recipe in force has it, where it says something of one with these columns. */
  async #asSaid(loaded: Loaded, options: { signal?: AbortSignal }): Promise<Loaded> {
    const said = this.#recipe && saidOf(this.#recipe, loaded.source);
    const hints = said && this.hintsOf(loaded.id);
    if (!said || !hints || !this.#client) return loaded;
    try {
      return { id: loaded.id, source: await this.#client.reread(loaded.id, { ...hints, entity: said.entity, fields: { ...said.fields }, notations: { ...said.notations } }, options) };
    } catch (error) {
      this.alert(error);
      return loaded;
    }
  }

  #readings(key: number, change: Partial<Reading>): void {
    this.#set({ reading: this.#state.reading.map((one) => (one.key === key ? { ...one, ...change } : one)) });
  }

  /** Stops the reading of one file, or of all. */
  cancel(key?: number): void {
    for (const [one, abort] of this.#aborts) if (key === undefined || one === key) abort.abort();
  }

  async addSample(): Promise<void> {
    try {
      if (this.#client) await this.addFiles(await this.#client.sample(2000, 1));
    } catch (error) {
      this.alert(error);
    }
  }

  /** Reads a source again with what a person said of it. */
  async remap(id: number, change: Partial<Hints>): Promise<void> {
    const client = this.#client;
    const before = client?.hintsOf(id);
    if (!client || !before) return;
    const after = client.changed(id, change);
    if (await this.#reread(id, after)) this.#edited(() => this.#edits.done({ id, before, after }));
  }

  /** Takes the last change of a mapping back. */
  async undo(): Promise<void> { await this.#again(this.#edits.undo(), "before"); }
  /** Does it again. */
  async redo(): Promise<void> { await this.#again(this.#edits.redo(), "after"); }

  async #again(edit: Edit | undefined, side: "before" | "after"): Promise<void> {
    this.#edited(() => undefined);
    if (edit) await this.#reread(edit.id, edit[side]);
  }

  #edited(act: () => void): void {
    act();
    this.#set({ undoable: this.#edits.undoable, redoable: this.#edits.redoable });
    this.#keep();
  }

  /** Reads a source anew; whether it could be. */
  async #reread(id: number, hints: Hints): Promise<boolean> {
    const client = this.#client;
    const source = this.#state.sources.find((one) => one.id === id)?.source;
    if (!client || !source) return false;
    const key = ++this.#keys;
    this.#aborts.set(key, new AbortController());
    this.#set({ alerts: [], reading: [...this.#state.reading, { key, name: source.file, size: 1, bytes: 0, rows: 0, since: null }] });
    await this.#read(key, async ({ signal, onProgress }) => ({
      id,
      source: await client.reread(id, hints, { signal, onProgress: (progress) => { this.#readings(key, { size: progress.total }); onProgress(progress); } }),
    }));
    const done = this.#state.alerts.every(({ error }) => error.code === "unmapped");
    await this.#refresh();
    return done;
  }

  /** What a person said of a source. */
  hintsOf(id: number): Hints | null { return this.#client?.hintsOf(id) ?? null; }

  async remove(id: number): Promise<void> {
    this.#own += 1;
    try {
      await this.#client?.remove(id);
      this.#edited(() => this.#edits.forget(id));
      this.#set({ sources: this.#state.sources.filter((one) => one.id !== id) });
      if (this.#state.sources.length === 0) this.#empty();
      else await this.#refresh();
    } catch (error) {
      this.alert(error);
    }
    this.#own -= 1;
  }

  /** The sources changed: their labels, then the figures. */
  async #refresh(): Promise<void> {
    const client = this.#client;
    if (!client || this.#state.sources.length === 0) return this.#set({ computing: false });
    if (this.#state.sources.every(({ source }) => source.entity === null)) {
      this.#asks += 1;
      this.#set({ report: null, dimensions: [], computing: false, view: "sources" });
      this.alert({ code: "nothing_recognised", message: "", file: null, row: null, column: null } satisfies Trouble);
      return this.#address();
    }
    try {
      const dimensions = await client.dimensions();
      const found = resolveKeys(this.#waiting, dimensions);
      this.#waiting = Object.fromEntries(Object.entries(this.#waiting).filter(([key]) => !Object.keys(keysOf(found)).includes(key)));
      this.#set({ dimensions, asked: { ...this.#state.asked, filters: { ...found, ...this.#state.asked.filters } } });
    } catch (error) {
      this.alert(error);
    }
    await this.#compute();
    this.#address();
    this.#keep();
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
        const report = await this.#client?.report(this.settings);
        if (asks === this.#asks && report) this.#set({ report });
      } catch (error) {
        if (asks !== this.#asks) continue;
        if ((error as Trouble).code === "nothing_recognised") this.#set({ report: null, view: "sources" });
        this.alert(error);
      }
    }
    this.#computing = false;
    this.#set({ computing: false });
  }

  /** Another scope: the figures follow, the address too. */
  ask(change: Partial<Asked>): void {
    this.#set({ asked: { ...this.#state.asked, ...change }, compared: null });
    this.#address(true);
    this.#keep();
    if (this.#state.sources.length > 0) void this.#compute();
  }

  toggle(dimension: string, label: string | null): void { this.ask(toggled(this.#state.asked, dimension, label)); }

  /** A panel's click: this label alone, or everything again where it was it already. */
  only(dimension: string, label: string | null): void {
    const had = this.#state.asked.filters[dimension] ?? [];
    this.#around.chosen?.({ kind: "segment", dimension, key: label });
    this.ask(filtered(this.#state.asked, dimension, had.length === 1 && had[0] === label ? [] : [label]));
  }

  clearFilters(): void { this.ask({ filters: {} }); }

  /** The address of a view with this scope. */
  href(view: string): string {
    const { period, grain, asOf, filters } = this.#state.asked;
    return writeAddress({ view, period, grain, asOf, filters: { ...this.#waiting, ...keysOf(filters) } });
  }

  /** `step`: a step that going back undoes. */
  #address(step = false): void {
    const href = this.href(this.#state.view);
    if (href !== this.#written) this.#around.address?.((this.#written = href), step);
  }

  /** The address changed by a link, by hand, or by going back. */
  navigate(hash: string): void {
    this.#written = hash;
    const { view, period, grain, asOf, filters } = readAddress(hash);
    const found = resolveKeys(filters, this.#state.dimensions);
    const asked: Partial<Asked> = { period, grain: grain ?? "month", asOf, filters: found };
    const same = writeAddress({ view: "", period, grain, asOf, filters }) === this.href("");
    this.#set({ view: view ?? this.#state.view, explained: null, presenting: false });
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
    this.#keep();
    this.#client?.speak(language).catch((error: unknown) => this.alert(error));
  }

  dress(theme: Theme): void { this.#set({ theme }); this.#keep(); }
  mask(masked: boolean): void { this.#set({ masked }); }
  present(presenting: boolean): void { this.#set({ presenting, explained: null }); }

  /** Draws what print adds to a view; the browser tells when. */
  printing(begins: boolean): void {
    if (begins ? this.#state.printing === null : this.#state.printing !== null) this.#set({ printing: begins ? "view" : null });
  }

  /** Draws every view, prints, and goes back. */
  printAll(): void {
    this.#set({ printing: "all" });
    setTimeout(() => print(), 250);
  }

  /** A target for a figure; null takes it away. */
  aim(kpi: string, value: number | null): void { this.ask({ settings: targeted(this.#state.asked, kpi, value).settings }); }

  /** Other settings than the defaults: goals, margins. */
  adjust(settings: Partial<Settings>): void { this.ask({ settings: { ...this.#state.asked.settings, ...settings } }); }

  /** Two segments side by side; null closes the comparison. */
  async compare(chosen: { dimension: string; labels: readonly [string | null, string | null] } | null): Promise<void> {
    this.#set({ compared: chosen && { ...chosen, reports: null } });
    const client = this.#client;
    if (!chosen || !client) return;
    try {
      const of = (label: string | null) => client.report(settingsOf(filtered(this.#state.asked, chosen.dimension, [label]), dayOf(new Date())));
      const reports = [await of(chosen.labels[0]), await of(chosen.labels[1])] as const;
      if (this.#state.compared?.dimension === chosen.dimension && this.#state.compared.labels === chosen.labels) this.#set({ compared: { ...chosen, reports } });
    } catch (error) {
      this.alert(error);
    }
  }

  /** The recipe of what is loaded, as a file's text. */
  recipe(): string {
    const sources = this.#state.sources.map(({ id, source }) => ({ source, hints: this.hintsOf(id) ?? undefined }));
    return `${JSON.stringify(recipeOf(this.href(this.#state.view), this.#state.asked.settings ?? {}, sources), null, 2)}\n`;
  }

  /** Takes recipes into force; gives the other files. */
  async #withoutRecipes(files: readonly File[]): Promise<File[]> {
    const rest: File[] = [];
    for (const file of files) {
      const recipe = /\.json$/i.test(file.name) && file.size <= RECIPE_BYTES ? readRecipe(await file.text()) : null;
      if (recipe) await this.#follow(recipe, file.name);
      else rest.push(file);
    }
    return rest;
  }

  /** A recipe in force: for what is loaded, and for what comes. */
  async #follow(recipe: Recipe, name: string): Promise<void> {
    this.#recipe = recipe;
    const { period, grain, asOf, filters } = readAddress(recipe.address);
    this.#waiting = { ...this.#waiting, ...filters };
    this.#set({ recipe: name, asked: { ...this.#state.asked, period, grain: grain ?? "month", asOf, settings: recipe.settings } });
    for (const { id, source } of this.#state.sources) {
      const said = saidOf(recipe, source);
      const { language } = this.#state;
      if (said) await this.#reread(id, { entity: said.entity, fields: { ...said.fields }, notations: { ...said.notations }, language: this.hintsOf(id)?.language ?? language });
    }
    if (this.#state.sources.length > 0) await this.#refresh();
  }

  /** What is kept in this browser, or no longer. */
  choose(kept: keeping.Choices): void {
    this.#set({ kept, keptFiles: kept.files ? this.#state.keptFiles : [] });
    this.#keep(true);
  }

  /** Forgets all that is kept. */
  async forget(): Promise<void> {
    this.#set({ kept: keeping.NOTHING, keptFiles: [] });
    await keeping.forget().catch((error: unknown) => this.alert(error));
  }

  #keep(chosen = false): void {
    const { kept, language, theme, asked } = this.#state;
    if (!this.#around.keeps) return;
    if (!chosen && !kept.settings && !kept.recipe && !kept.files) return;
    // Before the kept files are opened again, what was kept of them stays as it is.
    const loaded = this.#state.sources.length > 0;
    const what = { settings: { language, theme, settings: asked.settings ?? {} }, recipe: loaded ? this.recipe() : null, files: loaded ? (this.#client?.files() ?? []) : null };
    keeping.keep(kept, what).catch(() => {
      this.#set({ kept: keeping.NOTHING });
      this.alert({ code: "not_kept", message: "", file: null, row: null, column: null } satisfies Trouble);
    });
  }

  /** What an earlier visit kept comes back; files wait to be opened. */
  async #remember(): Promise<void> {
    const found = await keeping.found();
    if (!found) return;
    const { theme, settings } = (found.settings ?? {}) as { theme?: Theme; settings?: Asked["settings"] };
    this.#recipe = found.recipe === null ? null : readRecipe(found.recipe);
    this.#set({ kept: found.choices, keptFiles: found.files, ...(theme && { theme }), asked: { ...this.#state.asked, ...(settings && { settings }) } });
  }

  explain(kpi: string, part: string | null = null, records = false): void {
    this.#set({ explained: { kpi, part, records } });
    this.#around.chosen?.({ kind: "figure", kpi, part });
  }


  /** A record was chosen in a list. */
  chose(what: Extract<Chosen, { kind: "record" }>): void { this.#around.chosen?.(what); }

  /** Does something about stuck records, where the page around takes it. */
  get act(): ((what: Action) => void) | null { return this.#around.act ? (what) => this.#around.act?.(what) : null; }

  unexplain(): void { this.#set({ explained: null }); }

  /** Records behind a figure, in pages. */
  records(kpi: string, part: string, offset: number, limit: number): ReturnType<Client["records"]> {
    if (!this.#client) return Promise.resolve({ total: 0, rows: [] });
    return this.#client.records({ settings: this.settings, kpi, part, offset, limit });
  }

  /** The report's canonical bytes, as the command line writes them. */
  async json(): Promise<Uint8Array | null> {
    try {
      return (await this.#client?.export(this.settings)) ?? null;
    } catch (error) {
      this.alert(error);
      return null;
    }
  }

  #alertOf(cause: unknown): Alert {
    const error: Trouble = cause !== null && typeof cause === "object" && "code" in cause ? (cause as Trouble) : { code: "unknown", message: "", file: null, row: null, column: cause instanceof Error ? cause.message : String(cause) };
    return { key: ++this.#keys, error, language: this.#state.language };
  }

  alert(cause: unknown): void { this.#set({ alerts: [...this.#state.alerts, this.#alertOf(cause)] }); }
  dismiss(key: number): void { this.#set({ alerts: this.#state.alerts.filter((one) => one.key !== key), recovered: key === -1 ? false : this.#state.recovered }); }
}
