import type { Dimension, EntityFields, Facts, Hints, Loaded, Records, RecordsQuery, Report, Settings, Source } from "./api";
import type { Call, Calls, FromWorker, Progress, ToWorker, Trouble } from "./calls";
import type { TroubleCode } from "./text/errors";

export type { Progress } from "./calls";

/** What a call may be given besides its arguments. */
export interface AddOptions {
  readonly hints?: Hints | null;
  /** Take the place of this source (a mapping was changed). */
  readonly replaces?: number | null;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
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

interface Kept { readonly file: File; readonly hints: Hints | null; coreId: number; deaths: number }

const failure = (code: TroubleCode, message: string, file: string | null = null): Trouble => ({ code, message, file, row: null, column: null });
let lives = 0;
/** How long a stopped reading may take to hear of it, in ms. */
const PATIENCE = 400;

/**
 * The page's side of the worker: typed calls with numbers. It keeps the File handles, so that when a worker dies (a trap, no memory, stopped by force)
 * a new one is started, the files are read again and the calls that were under way are sent again. The ids it gives out outlive the workers.
 */
export class Client {
  readonly #start: () => Worker;
  readonly #module: WebAssembly.Module;
  readonly #kept = new Map<number, Kept>();
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #ready: Promise<void>;
  #language: "en" | "fr" = "en";
  #calls = 0;
  #ids = 0;
  #generation = 0;
  readonly #lost: Trouble[] = [];
  /** Told when a worker died and the files are read again, and which of them could not be. */
  onRecovery: (lost: Trouble[]) => void = () => undefined;

  constructor(module: WebAssembly.Module, start: () => Worker) {
    this.#module = module;
    this.#start = start;
    this.#ready = this.#open();
  }

  /** Reads a file; gives its id and what was recognised. Rejects with a `Trouble`; the workspace is then as it was. */
  async add(file: File, { hints = null, replaces = null, onProgress, signal }: AddOptions = {}): Promise<Loaded> {
    await this.#ready;
    if (signal?.aborted) throw failure("cancelled", "", file.name);
    const old = replaces === null ? undefined : this.#kept.get(replaces);
    const call = ++this.#calls;
    const stop = (): void => this.#cancel(call);
    signal?.addEventListener("abort", stop, { once: true });
    try {
      const { id, source } = await this.#send(call, "add", () => [file, hints, old?.coreId ?? null], { onProgress, file: file.name });
      const own = replaces !== null && old ? replaces : ++this.#ids;
      this.#kept.set(own, { file, hints, coreId: id, deaths: 0 });
      return { id: own, source };
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }

  /** Reads a source's file anew with what a person said of it. */
  async remap(id: number, hints: Hints, options: Omit<AddOptions, "hints" | "replaces"> = {}): Promise<Source> {
    const kept = this.#kept.get(id);
    if (!kept) throw failure("unknown_source", "");
    return (await this.add(kept.file, { ...options, hints, replaces: id })).source;
  }

  /** Takes a source out. */
  async remove(id: number): Promise<void> {
    const kept = this.#kept.get(id);
    if (!kept) return;
    await this.#ready;
    await this.#send(++this.#calls, "remove", () => [kept.coreId]);
    this.#kept.delete(id);
  }

  /** Language of the errors' messages. */
  async speak(language: "en" | "fr"): Promise<void> {
    this.#language = language;
    await this.#call("speak", language);
  }

  report(settings: Partial<Settings>): Promise<Report> { return this.#call("report", settings); }
  records(query: RecordsQuery): Promise<Records> { return this.#call("records", query); }
  export(settings: Partial<Settings>): Promise<Uint8Array> { return this.#call("export", settings); }
  dimensions(): Promise<Dimension[]> { return this.#call("dimensions"); }
  catalogue(): Promise<Facts[]> { return this.#call("catalogue"); }
  entities(): Promise<EntityFields[]> { return this.#call("entities"); }
  async sample(deals: number, seed: number): Promise<File[]> {
    return (await this.#call("sample", deals, seed)).map(({ name, bytes }) => new File([bytes as BlobPart], name, { type: "text/csv" }));
  }

  /** Throws everything away and starts with an empty core. */
  async forget(): Promise<void> {
    this.#worker?.terminate();
    for (const [call, pending] of this.#pending) { this.#pending.delete(call); pending.reject(failure("cancelled", "")); }
    this.#kept.clear();
    await (this.#ready = this.#open());
  }

  async #call<Name extends Exclude<keyof Calls, "add">>(name: Name, ...given: Parameters<Calls[Name]>): Promise<ReturnType<Calls[Name]>> {
    await this.#ready;
    return this.#send(++this.#calls, name, () => given);
  }

  #send<Name extends keyof Calls>(call: number, name: Name, given: () => Parameters<Calls[Name]>, { onProgress, file = null, inner = false }: Partial<Pick<Pending, "onProgress" | "file" | "inner">> = {}): Promise<ReturnType<Calls[Name]>> {
    return new Promise((resolve, reject) => {
      const pending: Pending = { name, given, onProgress, file, inner, resolve: resolve as (value: unknown) => void, reject, deaths: 0 };
      this.#pending.set(call, pending);
      this.#post(call, pending);
    });
  }

  #post(call: number, { name, given }: Pending): void {
    this.#worker?.postMessage({ call, name, given: given() } as unknown as Call satisfies ToWorker);
  }

  /** Asks first, and ends the worker when it does not come to hear of it: nothing was changed but that file's reading. */
  #cancel(call: number): void {
    const worker = this.#worker;
    if (!this.#pending.has(call)) return;
    worker?.postMessage({ cancel: call } satisfies ToWorker);
    setTimeout(() => {
      const pending = this.#pending.get(call);
      if (!pending) return;
      this.#pending.delete(call);
      pending.reject(failure("cancelled", "", pending.file));
      if (worker === this.#worker) this.#recover("");
    }, PATIENCE);
  }

  /** Starts a worker; settles once it has the core. Its death afterwards starts a recovery. */
  #open(): Promise<void> {
    return new Promise((resolve, reject) => {
      const worker = (this.#worker = this.#start());
      let open = false;
      const gone = (why: string): void => {
        if (!open) reject(failure("crashed", why));
        else if (worker === this.#worker) this.#recover(why);
      };
      const life = "locks" in navigator ? `crm-kpi-${Date.now()}-${++lives}` : null;
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if ("dead" in data) gone(data.dead);
        else if ("call" in data) this.#settle(data);
        else {
          open = true;
          resolve();
          // The worker holds the lock while it lives: getting it means that the worker is no more, even if it said nothing.
          if (life) navigator.locks.request(life, () => gone("closed")).catch(() => undefined);
        }
      };
      worker.onerror = (event) => { event.preventDefault(); gone(event.message); };
      worker.onmessageerror = () => gone("message");
      worker.postMessage({ module: this.#module, life } satisfies ToWorker);
    });
  }

  #settle(data: Extract<FromWorker, { call: number }>): void {
    const pending = this.#pending.get(data.call);
    if (!pending) return;
    if ("progress" in data) return pending.onProgress?.(data.progress);
    this.#pending.delete(data.call);
    if ("error" in data) pending.reject(data.error);
    else pending.resolve(data.value);
  }

  /** A new worker, the files again, then what was under way. A call over which two workers died is given up. */
  #recover(why: string): void {
    this.#worker?.terminate();
    const generation = ++this.#generation;
    for (const [call, pending] of [...this.#pending]) {
      pending.deaths += 1;
      if (!pending.inner && pending.deaths < 2) continue;
      this.#pending.delete(call);
      pending.reject(failure("crashed", why, pending.file));
    }
    this.#ready = this.#replay(generation);
    this.#ready.catch(() => { if (generation === this.#generation) for (const [call, pending] of [...this.#pending]) { this.#pending.delete(call); pending.reject(failure("crashed", why, pending.file)); } });
  }

  async #replay(generation: number): Promise<void> {
    await this.#open();
    const inner = true;
    const lost: Trouble[] = [];
    await this.#send(++this.#calls, "speak", () => [this.#language], { inner });
    for (const [id, kept] of [...this.#kept]) {
      try {
        kept.coreId = (await this.#send(++this.#calls, "add", () => [kept.file, kept.hints, null], { inner, file: kept.file.name })).id;
      } catch (error) {
        kept.deaths += 1;
        if ((error as Trouble).code !== "crashed" || kept.deaths > 1) { this.#kept.delete(id); lost.push(error as Trouble); }
        if (generation !== this.#generation) { this.#lost.push(...lost); return this.#ready; }
      }
    }
    for (const [call, pending] of this.#pending) this.#post(call, pending);
    this.onRecovery([...this.#lost.splice(0), ...lost]);
  }
}
