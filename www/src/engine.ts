import type { Answer, FromWorker, ToWorker } from "./calls";
import type { Modules } from "./modules";

/** What an engine runs on: a worker, or this thread. */
export interface Line {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  postMessage(message: ToWorker, transfer?: Transferable[]): void;
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
  readonly #modules: () => Promise<Modules>;
  readonly #start: () => Line;
  readonly #guests = new Map<number, Guest>();
  readonly #aided: boolean;
  #line: Line | undefined;
  #aide: Line | undefined;
  #ready: Promise<void> | undefined;
  #cores = 0;

  /** `modules`: the compiled modules, asked for once a start. `aided`: a second worker may be started beside the first. */
  constructor(modules: () => Promise<Modules>, start: () => Line, aided = false) {
    this.#modules = modules;
    this.#start = start;
    this.#aided = aided;
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
    this.#end();
    this.#line = this.#ready = undefined;
  }

  post(message: ToWorker): void { this.#line?.postMessage(message); }

  /** Throws the worker away and starts another. */
  restart(why: string): void {
    this.#end();
    this.#open();
    for (const guest of [...this.#guests.values()]) guest.gone(why);
  }

  #end(): void {
    this.#line?.terminate();
    this.#dismiss();
  }

  #dismiss(): void {
    this.#aide?.terminate();
    this.#aide = undefined;
  }

  #open(): void {
    const opened = (this.#ready = this.#modules().then((modules) => new Promise<void>((resolve, reject) => {
      if (opened !== this.#ready) return reject(new Error("closed"));
      let open = false;
      const line = (this.#line = this.#begin(modules, this.#aided, {
        heard: (data) => {
          if (line !== this.#line) return;
          if ("call" in data) this.#guests.get(data.core)?.answered(data);
          else if ("aide" in data) data.aide ? this.#help(modules, line) : this.#dismiss();
          else {
            open = true;
            resolve();
          }
        },
        gone: (why) => {
          if (!open) reject(new Error(why));
          else if (line === this.#line) this.restart(why);
        },
      }));
    })));
    quietly(opened);
  }

  /** A second worker, which reads and computes for the first; its death is the first one's to make good. */
  #help(modules: Modules, line: Line): void {
    if (!this.#aided || this.#aide) return;
    const { port1, port2 } = new MessageChannel();
    const aide = (this.#aide = this.#begin(modules, false, {
      heard: (data) => {
        if (aide !== this.#aide || !("ready" in data)) return;
        aide.postMessage({ serve: port1 }, [port1]);
        line.postMessage({ aide: port2 }, [port2]);
      },
      gone: () => {
        if (aide !== this.#aide) return;
        this.#dismiss();
        line.postMessage({ aide: null });
      },
    }));
  }

  /** Starts a worker and gives it the modules; `gone` where it says so, fails, or is no more without a word. */
  #begin(modules: Modules, warm: boolean, { heard, gone }: { heard(data: Exclude<FromWorker, { dead: string }>): void; gone(why: string): void }): Line {
    const line = this.#start();
    const life = typeof navigator === "object" && "locks" in navigator ? `crm-kpi-${Date.now()}-${++lives}` : null;
    line.onmessage = ({ data }) => {
      if ("dead" in data) return gone(data.dead);
      heard(data);
      // The worker holds the lock while it lives: getting it means that the worker is no more, even if it said nothing.
      if ("ready" in data && data.ready && life) quietly(navigator.locks.request(life, () => gone("closed")));
    };
    line.onerror = (event) => { event.preventDefault(); gone(event.message); };
    line.onmessageerror = () => gone("message");
    line.postMessage({ modules, life, warm });
    return line;
  }
}
