/** Files on their way in and out: read, read again as a person or a recipe says, taken away; every change of a mapping undone and done again. */
import type { Hints, Loaded, Source } from "../api";
import { trouble, type Trouble } from "../trouble";
import type { Progress } from "../client";
import type { Desk } from "./desk";
import { Edits, type Edit, type Money } from "./edits";
import type { RecipeSource } from "./recipe";
import type { Reading } from "./state";

/** What the rest of the store does about files. */
export interface AroundFiles {
  /** Takes what is no data (recipes) out of the files that come. */
  arrive(files: readonly File[]): Promise<File[]>;
  refuses?(files: readonly File[], loaded: number): Trouble | null;
  /** What the recipe in force says of a table. */
  said(source: Source): RecipeSource | null;
  /** The sources are others now: resolves when the figures are. */
  changed(): Promise<void>;
  emptied(): void;
  keep(): void;
  /** Computes with other rates. */
  convert(money: Money): void;
}

/** The files of the store. */
export class Files {
  readonly #desk: Desk;
  readonly #around: AroundFiles;
  readonly #aborts = new Map<number, AbortController>();
  readonly #edits = new Edits();
  #queue: Promise<unknown> = Promise.resolve();
  /** Readings and removals under way that were asked for here. */
  #own = 0;

  constructor(desk: Desk, around: AroundFiles) {
    this.#desk = desk;
    this.#around = around;
  }

  /** Whether a change of the workspace is this store's own. */
  get busy(): boolean { return this.#own > 0; }

  /** Reads files one after another, then computes. */
  async add(files: Iterable<File>): Promise<void> {
    const client = this.#desk.client;
    this.#desk.set({ alerts: [], recovered: false });
    const list = await this.#around.arrive([...files]);
    if (!client || list.length === 0) return;
    const refused = this.#around.refuses?.(list, this.#desk.state.sources.length + this.#desk.state.reading.length);
    if (refused) return this.#desk.alert(refused);
    const waiting = list.map((file) => ({ file, key: this.#desk.key() }));
    for (const { key } of waiting) this.#aborts.set(key, new AbortController());
    this.#desk.set({ reading: [...this.#desk.state.reading, ...waiting.map(({ file, key }) => ({ key, name: file.name, size: file.size, bytes: 0, rows: 0, since: null }))] });
    await (this.#queue = this.#queue.then(async () => {
      await Promise.all(waiting.map(async ({ file, key }) => {
        // Where nothing else tells a doubt (day or month first), the language at the first reading does.
        const hints: Hints = { entity: null, fields: {}, notations: {}, language: this.#desk.state.language };
        await this.#read(key, async (options) => {
          const others: Loaded[] = [];
          const first = await client.add(file, { ...options, hints, onOther: (other) => void ("code" in other ? this.#desk.alert(other) : others.push(other)) });
          for (const other of others) {
            const table = await this.#asSaid(other, options);
            this.#desk.set({ sources: [...this.#desk.state.sources, table] });
          }
          return this.#asSaid(first, options);
        });
      }));
    }));
    if (this.#desk.state.reading.length === 0) await this.#around.changed();
  }

  /** Reads one file with progress; the reading ends only after its source is in the list. */
  async #read(key: number, read: (options: { onProgress: (progress: Progress) => void; signal: AbortSignal }) => Promise<Loaded>): Promise<void> {
    const signal = (this.#aborts.get(key) ?? new AbortController()).signal;
    this.#readings(key, { since: performance.now() });
    this.#own += 1;
    const without = (): readonly Reading[] => this.#desk.state.reading.filter((one) => one.key !== key);
    try {
      const loaded = await read({ signal, onProgress: ({ bytes, rows }) => this.#readings(key, { bytes, rows }) });
      const known = this.#desk.state.sources.some((one) => one.id === loaded.id);
      const sources = known ? this.#desk.state.sources.map((one) => (one.id === loaded.id ? loaded : one)) : [...this.#desk.state.sources, loaded].sort((a, b) => a.id - b.id);
      this.#desk.set({ sources, computing: true, reading: without() });
      if (loaded.source.entity === null && sources.some(({ source }) => source.entity !== null)) this.#desk.alert(trouble("unmapped", loaded.source.file));
    } catch (error) {
      this.#desk.set({ computing: this.#desk.state.sources.length > 0, reading: without(), alerts: [...this.#desk.state.alerts, this.#desk.alertOf(error)] });
    }
    this.#own -= 1;
    this.#aborts.delete(key);
  }

  /** A table as the recipe in force has it, where it says something of one with these columns. */
  async #asSaid(loaded: Loaded, options: { signal?: AbortSignal }): Promise<Loaded> {
    const said = this.#around.said(loaded.source);
    const hints = said && this.hintsOf(loaded.id);
    if (!said || !hints || !this.#desk.client) return loaded;
    try {
      return { id: loaded.id, source: await this.#desk.client.reread(loaded.id, { ...hints, entity: said.entity, fields: { ...said.fields }, notations: { ...said.notations } }, options) };
    } catch (error) {
      this.#desk.alert(error);
      return loaded;
    }
  }

  #readings(key: number, change: Partial<Reading>): void {
    this.#desk.set({ reading: this.#desk.state.reading.map((one) => (one.key === key ? { ...one, ...change } : one)) });
  }

  /** Stops the reading of one file, or of all. */
  cancel(key?: number): void {
    for (const [one, abort] of this.#aborts) if (key === undefined || one === key) abort.abort();
  }

  /** The demo data: a software firm, or a shop. */
  async addSample(shop: boolean): Promise<void> {
    try {
      if (this.#desk.client) await this.add(await this.#desk.client.sample(shop, shop ? 6000 : 2000, 1));
    } catch (error) {
      this.#desk.alert(error);
    }
  }

  /** Reads a source again with what a person said of it. */
  async remap(id: number, change: Partial<Hints>): Promise<void> {
    const client = this.#desk.client;
    const before = client?.hintsOf(id);
    if (!client || !before) return;
    const after = client.changed(id, change);
    if (await this.reread(id, after)) this.#edited(() => this.#edits.done({ id, before, after }));
  }

  /** Other rates: a change like that of a mapping. */
  convert(before: Money, after: Money): void {
    this.#edited(() => this.#edits.done({ id: null, before, after }));
    this.#around.convert(after);
  }

  /** Takes the last change back. */
  async undo(): Promise<void> { await this.#again(this.#edits.undo(), "before"); }
  /** Does it again. */
  async redo(): Promise<void> { await this.#again(this.#edits.redo(), "after"); }

  async #again(edit: Edit | undefined, side: "before" | "after"): Promise<void> {
    this.#edited(() => undefined);
    if (edit?.id === null) this.#around.convert(edit[side]);
    else if (edit) await this.reread(edit.id, edit[side]);
  }

  #edited(act: () => void): void {
    act();
    this.#desk.set({ undoable: this.#edits.undoable, redoable: this.#edits.redoable });
    this.#around.keep();
  }

  /** Reads a source anew; whether it could be. */
  async reread(id: number, hints: Hints): Promise<boolean> {
    const client = this.#desk.client;
    const source = this.#desk.state.sources.find((one) => one.id === id)?.source;
    if (!client || !source) return false;
    const key = this.#desk.key();
    this.#aborts.set(key, new AbortController());
    this.#desk.set({ alerts: [], reading: [...this.#desk.state.reading, { key, name: source.file, size: 1, bytes: 0, rows: 0, since: null }] });
    await this.#read(key, async ({ signal, onProgress }) => ({
      id,
      source: await client.reread(id, hints, { signal, onProgress: (progress) => { this.#readings(key, { size: progress.total }); onProgress(progress); } }),
    }));
    const done = this.#desk.state.alerts.every(({ error }) => error.code === "unmapped");
    await this.#around.changed();
    return done;
  }

  /** What a person said of a source. */
  hintsOf(id: number): Hints | null { return this.#desk.client?.hintsOf(id) ?? null; }

  async remove(id: number): Promise<void> {
    this.#own += 1;
    try {
      await this.#desk.client?.remove(id);
      this.#edited(() => this.#edits.forget(id));
      this.#desk.set({ sources: this.#desk.state.sources.filter((one) => one.id !== id) });
      if (this.#desk.state.sources.length === 0) this.#around.emptied();
      else await this.#around.changed();
    } catch (error) {
      this.#desk.alert(error);
    }
    this.#own -= 1;
  }
}
