// A second worker that reads files while the first one reads others, and hands their tables over as bytes. Nothing depends on it:
// what it does not do, or dies over, the first worker does.
import type { FromAide, ToAide, Progress } from "./calls";
import type { Hints } from "./api";
import { fetching, type Fetching } from "./reading";
import type { Part } from "./tables";
import type { Trouble } from "./trouble";

/** Why a reading that was given away comes back: the aide is gone. */
export const GONE = Symbol("gone");
/** Bytes for which a second worker is started, and below which a file is read sooner than it is given to one. */
const WORTH = 4 * 1024 * 1024;
const SMALL = 256 * 1024;

/** A file that waits for its turn. */
export interface Waiting {
  readonly call: number;
  readonly file: File;
  readonly part: Part | null;
  readonly plain: boolean;
  readonly hints: Hints | null;
  /** Under which the core takes it. */
  readonly key: number;
  /** Its stream, opened before its turn. */
  fetching?: Fetching;
  /** Its table, where the aide reads it; null where it may hold more than one. */
  given?: Promise<Uint8Array | null>;
  onProgress(progress: Progress): void;
}

interface Reading { readonly call: number; onProgress(progress: Progress): void; resolve(table: Uint8Array | null): void; reject(cause: Trouble | typeof GONE): void }

/** The files that wait, and who reads them. */
export class Aide {
  readonly #ask: (wanted: boolean) => void;
  readonly #waiting: Waiting[] = [];
  #port: MessagePort | null = null;
  #reading: Reading | null = null;
  #asked = false;
  #used = false;
  #failed = false;

  /** `ask` starts and ends the second worker. */
  constructor(ask: (wanted: boolean) => void) { this.#ask = ask; }

  /** Of all files that wait. */
  get bytes(): number { return this.#waiting.reduce((sum, { file }) => sum + file.size, 0); }

  /** Has the second worker started before there is a file, where there is time. */
  prepare(): void {
    if (this.#asked || this.#failed) return;
    this.#asked = true;
    this.#ask(true);
  }

  /** A file that will be read after those before it. */
  wait(waiting: Waiting): void {
    this.#waiting.push(waiting);
    this.#soon();
  }

  /** A file's turn has come: it does not wait any more. */
  turn(waiting: Waiting): void {
    this.#used = true;
    const at = this.#waiting.indexOf(waiting);
    if (at >= 0) this.#waiting.splice(at, 1);
    this.#soon();
  }

  /** When all that are asked for in one go have been heard of: the largest of them is given away, not the first. */
  #soon(): void { setTimeout(() => this.#next(), 1); }


  cancel(call: number): void { this.#port?.postMessage({ cancel: call } satisfies ToAide); }

  /** The line to the second worker, or its end. */
  connect(port: MessagePort | null): void {
    this.#port = port;
    if (port === null) {
      this.#failed = true;
      this.#asked = false;
      this.#reading?.reject(GONE);
      this.#reading = null;
      return;
    }
    port.onmessage = ({ data }: MessageEvent<FromAide>) => {
      const reading = this.#reading;
      if (reading?.call !== data.call) return;
      if ("progress" in data) return reading.onProgress(data.progress);
      this.#reading = null;
      if ("table" in data) reading.resolve(data.table);
      else reading.reject(data.error);
      this.#next();
    };
    this.#next();
  }

  /** Asks for the start of the files that will be read here, and gives the largest of the others away. */
  #next(): void {
    const first = this.#waiting.find((one) => !one.given);
    if (first) first.fetching ??= fetching(first.file);
    const free = this.#waiting.filter((one) => !one.given && !one.fetching);
    if (!this.#port && !this.#failed && !this.#asked && free.reduce((sum, one) => sum + one.file.size, 0) >= WORTH) {
      this.#asked = true;
      this.#ask(true);
    }
    // The first piece of a file takes its time: all that will be read here are asked for at once.
    const alone = !this.#port && !this.#asked;
    for (const one of free) if (one.file.size < (alone ? WORTH : SMALL)) one.fetching = fetching(one.file);
    if (!this.#port || this.#reading) return;
    // The first of all is read here at once; later ones by whoever is free, the largest first.
    const open = this.#waiting.filter((one) => !one.given && one.file.size >= SMALL && (this.#used || one !== first));
    const largest = open.sort((a, b) => b.file.size - a.file.size)[0];
    if (largest) {
      const { call, file, part, plain, hints, onProgress } = largest;
      void largest.fetching?.reader.cancel().catch(() => undefined);
      largest.given = new Promise((resolve, reject) => { this.#reading = { call, onProgress, resolve, reject }; });
      largest.given.catch(() => undefined);
      this.#port.postMessage({ call, file, part, plain, hints } satisfies ToAide);
    } else if (this.#waiting.length === 0 && this.#used) {
      this.#port.close();
      this.#port = null;
      this.#asked = this.#used = false;
      this.#ask(false);
    }
  }
}
