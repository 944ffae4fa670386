import type { Answer, FromWorker, ToWorker } from "./calls";

/** What an engine runs on: a worker, or this thread. */
export interface Line {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  postMessage(message: ToWorker): void;
  terminate(): void;
}

/** Whoever has a core in the engine. */
export interface Guest {
  answered(answer: Answer): void;
  /** The engine is gone, with every core in it. `why` is empty where it was stopped on purpose. A new one is on its way. */
  gone(why: string): void;
}

let lives = 0;
const quietly = (promise: Promise<unknown>): void => void promise.catch(() => undefined);

/**
 * The one worker behind any number of workspaces, each with its own core in it. It starts with its first guest and ends with its last;
 * when it dies (a trap, no memory, stopped by force) a new one is started and every guest is told.
 */
export class Engine {
  readonly #module: () => Promise<WebAssembly.Module>;
  readonly #start: () => Line;
  readonly #guests = new Map<number, Guest>();
  #line: Line | undefined;
  #ready: Promise<void> | undefined;
  #cores = 0;

  /** `module`: the compiled core, asked for once a start. */
  constructor(module: () => Promise<WebAssembly.Module>, start: () => Line) {
    this.#module = module;
    this.#start = start;
  }

  /** Settles when calls are taken; rejects where no engine can be started. */
  get ready(): Promise<void> { return this.#ready ?? Promise.reject(new Error("no guest")); }

  /** A core of one's own; gives its number. */
  join(guest: Guest): number {
    const core = ++this.#cores;
    this.#guests.set(core, guest);
    if (!this.#ready) this.#open();
    return core;
  }

  /** Gives a core back. */
  leave(core: number): void {
    if (!this.#guests.delete(core)) return;
    if (this.#guests.size > 0) return this.post({ close: core });
    this.#line?.terminate();
    this.#line = this.#ready = undefined;
  }

  post(message: ToWorker): void { this.#line?.postMessage(message); }

  /** Throws the worker away and starts another. */
  restart(why: string): void {
    this.#line?.terminate();
    this.#open();
    for (const guest of [...this.#guests.values()]) guest.gone(why);
  }

  #open(): void {
    const opened = (this.#ready = this.#module().then((module) => new Promise<void>((resolve, reject) => {
      if (opened !== this.#ready) return reject(new Error("closed"));
      const line = (this.#line = this.#start());
      let open = false;
      const gone = (why: string): void => {
        if (!open) reject(new Error(why));
        else if (line === this.#line) this.restart(why);
      };
      const life = typeof navigator === "object" && "locks" in navigator ? `crm-kpi-${Date.now()}-${++lives}` : null;
      line.onmessage = ({ data }) => {
        if (line !== this.#line) return;
        if ("dead" in data) gone(data.dead);
        else if ("call" in data) this.#guests.get(data.core)?.answered(data);
        else {
          open = true;
          resolve();
          // The worker holds the lock while it lives: getting it means that the worker is no more, even if it said nothing.
          if (life) quietly(navigator.locks.request(life, () => gone("closed")));
        }
      };
      line.onerror = (event) => { event.preventDefault(); gone(event.message); };
      line.onmessageerror = () => gone("message");
      line.postMessage({ module, life });
    })));
    quietly(opened);
  }
}
