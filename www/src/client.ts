import type { Dimension, EntityFields, Facts, Hints, Loaded, Records, RecordsQuery, Report, Settings, Source } from "./api";
import type { Answer, Call, Calls, Progress, ToWorker } from "./calls";
import type { Engine, Guest } from "./engine";
import { pause } from "./pause";
import type { Part, Table } from "./tables";
import { trouble, type Trouble } from "./trouble";

export type { Progress } from "./calls";

/** What is known without a core, and needed only where it is shown: the figures' words and the entities' fields. */
export interface Words { readonly facts: readonly Facts[]; readonly entities: readonly EntityFields[] }

/** What a call may be given besides its arguments. */
export interface AddOptions {
  readonly hints?: Hints | null;
  /** Take the place of this source (a mapping was changed). */
  readonly replaces?: number | null;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
  /** Told of the other tables of a workbook or an archive, and of those that could not be read. */
  readonly onOther?: (other: Loaded | Trouble) => void;
}

interface Pending {
  readonly name: keyof Calls;
  /** Made when it is sent: the core's ids change when files are read again. */
  given(): unknown[];
  readonly onProgress: ((progress: Progress) => void) | undefined;
  /** The file it reads, for words about it. */
  readonly file: string | null;
  /** Part of a recovery, not asked for by the page. */
  readonly inner: boolean;
  resolve(value: unknown): void;
  reject(error: Trouble): void;
  /** Workers that died over it. */
  deaths: number;
}

/** `origin`: the workbook or archive that the file was in, else the file. */
interface Kept { readonly file: File; readonly part: Part | null; readonly origin: File; readonly hints: Hints | null; source: Source; deaths: number }

/** Whoever wants to know what happens to a workspace besides its own calls. */
export interface Listener {
  /** A file came, went, or was read anew. */
  changed?(): void;
  /** The engine died and the files were read again; which of them could not be. */
  recovered?(lost: Trouble[]): void;
}

let calls = 0;
/** How long a stopped reading may take to hear of it, in ms. */
const PATIENCE = 400;

/**
 * A workspace in the engine: typed calls with numbers. It keeps the File handles, so that when the engine dies (a trap, no memory, stopped by force),
 * or when it was at rest, the files are read again and the calls that were under way are sent again. The ids it gives out outlive the engine.
 */
export class Client implements Guest {
  readonly #engine: Engine;
  readonly #kept = new Map<number, Kept>();
  readonly #pending = new Map<number, Pending>();
  readonly #listeners = new Set<Listener>();
  /** Its number in the engine; null: at rest. */
  #core: number | null = null;
  #ready: Promise<void> = Promise.resolve();
  #language: "en" | "fr" = "en";
  #ids = 0;
  #generation = 0;
  #closed = false;
  readonly #lost: Trouble[] = [];
  /** The latest report that was asked for to be shown, until the files are others. */
  #seen: { readonly asked: string; readonly report: Promise<Report> } | undefined;
  readonly #words: () => Promise<Words>;

  constructor(engine: Engine, words: () => Promise<Words>) {
    this.#engine = engine;
    this.#words = words;
  }

  /** The files that are loaded, in the order in which they came. */
  get sources(): Loaded[] { return [...this.#kept].map(([id, { source }]) => ({ id, source })); }

  /** The files themselves, by their keys. */
  get held(): Array<{ readonly id: number; readonly file: File }> { return [...this.#kept].map(([id, { file }]) => ({ id, file })); }

  /** Told until the returned function is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Reads a file; gives its id and what was recognised, of its first table where it holds several: `onOther` is told of the others.
   * Rejects with a `Trouble`; the workspace is then as it was.
   */
  async add(file: File, options: AddOptions = {}): Promise<Loaded> {
    const { onProgress, signal, onOther } = options;
    // Files stand in the order in which they were asked for, whichever is read first.
    const key = options.replaces ?? this.#newKey();
    const plain = { file, part: null, origin: file };
    const one = await this.#read(plain, key, options, false);
    if (one) return one;
    const open = await this.#stoppable("open", () => [file], file, onProgress, signal);
    if (!open) return this.#take(plain, key, options);
    const { size: total } = file;
    const rows = open.tables.map(() => 0);
    const results = await Promise.allSettled(open.tables.map((table, at) => this.#take({ ...table, origin: file }, at === 0 ? key : this.#newKey(), {
      ...options, onProgress: (progress) => { rows[at] = progress.rows; onProgress?.({ bytes: total, total, rows: rows.reduce((sum, one) => sum + one, 0) }); },
    })));
    const loaded = results.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    const failed = [...results.flatMap((one) => (one.status === "rejected" ? [one.reason as Trouble] : [])), ...open.refused];
    const [first, ...others] = loaded;
    if (!first) throw failed[0] ?? trouble("empty_file", file.name);
    // Sheets without records beside others are no loss.
    for (const other of [...others, ...failed.filter(({ code }) => code !== "empty_file" && code !== "no_rows")]) onOther?.(other);
    return first;
  }

  #newKey(): number { return ++this.#ids; }

  /** Reads one table, which stands under that key here and in the core. */
  async #take(table: Table & { readonly origin: File }, key: number, options: AddOptions): Promise<Loaded> {
    const loaded = await this.#read(table, key, options, true);
    if (!loaded) throw trouble("unknown", table.file.name);
    return loaded;
  }

  /** The same of a file that may hold more, unless it is `plain`; null where it may. */
  async #read({ file, part, origin }: Table & { readonly origin: File }, key: number, { hints = null, onProgress, signal }: AddOptions, plain: boolean): Promise<Loaded | null> {
    try {
      const loaded = await this.#stoppable("add", () => [file, hints, key, part, plain], file, onProgress, signal);
      if (!loaded) return null;
      const { source } = loaded;
      this.#keep(key, { file, part, origin, hints, source, deaths: 0 });
      this.#changed();
      return { id: key, source };
    } catch (error) {
      throw part?.name ? { ...(error as Trouble), file: `${file.name}/${part.name}` } : error;
    }
  }

  /** A call about a file, until it is stopped. */
  async #stoppable<Name extends "add" | "open">(name: Name, given: () => Parameters<Calls[Name]>, file: File, onProgress: AddOptions["onProgress"], signal: AbortSignal | undefined): Promise<ReturnType<Calls[Name]>> {
    await this.#awake();
    if (signal?.aborted) throw trouble("cancelled", file.name);
    const call = ++calls;
    const stop = (): void => this.#cancel(call);
    signal?.addEventListener("abort", stop, { once: true });
    try {
      return await this.#send(call, name, given, { onProgress, file: file.name });
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }

  /** What was said of a source. */
  hintsOf(id: number): Hints | null { return this.#kept.get(id)?.hints ?? null; }

  /** What would be said of a source with this change: another entity makes the former fields void. */
  changed(id: number, change: Partial<Hints>): Hints {
    const old = this.hintsOf(id);
    return {
      entity: change.entity ?? old?.entity ?? null,
      fields: { ...(change.entity ? {} : old?.fields), ...change.fields },
      notations: { ...old?.notations, ...change.notations },
      language: change.language ?? old?.language ?? this.#language,
    };
  }

  /** The files behind the sources, each once. */
  files(): File[] { return [...new Set([...this.#kept.values()].map(({ origin }) => origin))]; }

  /** Files stand in the order in which they were asked for, whichever was read first. */
  #keep(id: number, kept: Kept): void {
    const later = [...this.#kept].filter(([other]) => other > id);
    this.#kept.set(id, kept);
    for (const [other, one] of later) { this.#kept.delete(other); this.#kept.set(other, one); }
  }

  /** Reads a source's file anew with exactly these hints. */
  async reread(id: number, hints: Hints, options: Omit<AddOptions, "hints" | "replaces"> = {}): Promise<Source> {
    const kept = this.#kept.get(id);
    if (!kept) throw trouble("unknown_source");
    return (await this.#take(kept, id, { ...options, hints })).source;
  }

  /** Reads a source's file anew with what a person said of it, beside what was said before; another entity makes the former fields void. */
  async remap(id: number, change: Partial<Hints>, options: Omit<AddOptions, "hints" | "replaces"> = {}): Promise<Source> {
    return this.reread(id, this.changed(id, change), options);
  }

  /** Takes a source out. */
  async remove(id: number): Promise<void> {
    const kept = this.#kept.get(id);
    if (!kept) return;
    await this.#awake();
    await this.#send(++calls, "remove", () => [id]);
    this.#kept.delete(id);
    this.#changed();
  }

  #changed(): void {
    this.#seen = undefined;
    for (const listener of this.#listeners) listener.changed?.();
  }

  /** Of dates that read both ways, in what is mapped from now on. */
  speak(language: "en" | "fr"): void { this.#language = language; }

  /** Settles once its core can be called; rejects with a `Trouble` where there is none. */
  start(): Promise<void> { return this.#awake(); }

  async report(settings: Partial<Settings>): Promise<Report> {
    const report = JSON.parse(await this.#call("report", settings)) as Report;
    await pause(); // what is drawn of it is a task of its own
    return report;
  }

  /** The same for those who only look at it: elements of one workspace that ask alike have one report. */
  seen(settings: Partial<Settings>): Promise<Report> {
    const asked = JSON.stringify(settings);
    if (this.#seen?.asked !== asked) {
      const seen = (this.#seen = { asked, report: this.report(settings) });
      seen.report.catch(() => { if (this.#seen === seen) this.#seen = undefined; });
    }
    return this.#seen.report;
  }

  records(query: RecordsQuery): Promise<Records> { return this.#call("records", query); }
  export(settings: Partial<Settings>): Promise<Uint8Array> { return this.#call("export", settings); }
  dimensions(): Promise<Dimension[]> { return this.#call("dimensions"); }
  /** What the figures are, with their words: known without a core. */
  async catalogue(): Promise<readonly Facts[]> { return (await this.#words()).facts; }
  /** Entities and their fields, for the mapping. */
  async entities(): Promise<readonly EntityFields[]> { return (await this.#words()).entities; }
  async sample(shop: boolean, size: number, seed: number): Promise<File[]> {
    return (await this.#call("sample", shop, size, seed)).map(({ name, bytes }) => new File([bytes as BlobPart], name, { type: "text/csv" }));
  }

  /** Gives its core's memory back until the next call, which reads the files again. Not while a call is under way: then it is false. */
  rest(): boolean {
    if (this.#pending.size > 0) return false;
    if (this.#core !== null) this.#engine.leave(this.#core);
    this.#core = null;
    return true;
  }

  /** Throws everything away, for good. */
  close(): void {
    this.#closed = true;
    this.#generation += 1;
    this.#kept.clear();
    this.#giveUp(() => trouble("closed"));
    this.rest();
  }

  #giveUp(error: (pending: Pending) => Trouble): void {
    for (const [call, pending] of [...this.#pending]) { this.#pending.delete(call); pending.reject(error(pending)); }
  }

  async #call<Name extends Exclude<keyof Calls, "add" | "open">>(name: Name, ...given: Parameters<Calls[Name]>): Promise<ReturnType<Calls[Name]>> {
    await this.#awake();
    return this.#send(++calls, name, () => given);
  }

  #send<Name extends keyof Calls>(call: number, name: Name, given: () => Parameters<Calls[Name]>, { onProgress, file = null, inner = false }: Partial<Pick<Pending, "onProgress" | "file" | "inner">> = {}): Promise<ReturnType<Calls[Name]>> {
    return new Promise((resolve, reject) => {
      const pending: Pending = { name, given, onProgress, file, inner, resolve: resolve as (value: unknown) => void, reject, deaths: 0 };
      this.#pending.set(call, pending);
      this.#post(call, pending);
    });
  }

  #post(call: number, { name, given }: Pending): void {
    this.#engine.post({ core: this.#core, call, name, given: given() } as unknown as Call satisfies ToWorker);
  }

  /** Asks first, and ends the engine when it does not come to hear of it: nothing was changed but that file's reading. */
  #cancel(call: number): void {
    const generation = this.#generation;
    if (!this.#pending.has(call)) return;
    this.#engine.post({ cancel: call });
    setTimeout(() => {
      const pending = this.#pending.get(call);
      if (!pending) return;
      this.#pending.delete(call);
      pending.reject(trouble("cancelled", pending.file));
      if (generation === this.#generation) this.#engine.restart("");
    }, PATIENCE);
  }

  answered(answer: Answer): void {
    const pending = this.#pending.get(answer.call);
    if (!pending) return;
    if ("progress" in answer) return pending.onProgress?.(answer.progress);
    this.#pending.delete(answer.call);
    if ("error" in answer) pending.reject(answer.error);
    else pending.resolve(answer.value);
  }

  /** The files again, then what was under way. A call over which two engines died is given up. */
  gone(why: string): void {
    for (const [call, pending] of [...this.#pending]) {
      pending.deaths += 1;
      if (!pending.inner && pending.deaths < 2) continue;
      this.#pending.delete(call);
      pending.reject(trouble("crashed", pending.file, why));
    }
    this.#replayed(why, true);
  }

  /** Settles once its core is in the engine, with its files. */
  #awake(): Promise<void> {
    if (this.#closed) return Promise.reject(trouble("closed"));
    if (this.#core === null) {
      this.#core = this.#engine.join(this);
      this.#replayed("", false);
    }
    return this.#ready;
  }

  #replayed(why: string, told: boolean): void {
    const generation = ++this.#generation;
    this.#ready = this.#replay(generation, told);
    this.#ready.catch(() => { if (generation === this.#generation) this.#giveUp((pending) => trouble("crashed", pending.file, why)); });
  }

  async #replay(generation: number, told: boolean): Promise<void> {
    await this.#engine.ready.catch((cause: unknown) => { throw trouble("not_started", null, cause instanceof Error ? cause.message : ""); });
    if (generation !== this.#generation) return this.#ready;
    const inner = true;
    const lost: Trouble[] = [];
    for (const [id, kept] of [...this.#kept]) {
      try {
        await this.#send(++calls, "add", () => [kept.file, kept.hints, id, kept.part, true], { inner, file: kept.file.name });
      } catch (error) {
        kept.deaths += 1;
        if ((error as Trouble).code !== "crashed" || kept.deaths > 1) { this.#kept.delete(id); lost.push(error as Trouble); }
        if (generation !== this.#generation) { this.#lost.push(...lost); return this.#ready; }
      }
    }
    for (const [call, pending] of this.#pending) this.#post(call, pending);
    const all = [...this.#lost.splice(0), ...lost];
    if (all.length > 0) this.#seen = undefined;
    if (told || all.length > 0) for (const listener of this.#listeners) listener.recovered?.(all);
  }
}
