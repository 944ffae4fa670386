// Files that a second worker reads while the first one reads others; it hands their tables over as bytes.
import type { FromSecond, Progress } from "./calls";
import type { Hints } from "./api";
import { fetching, type Fetching } from "./reading";
import type { Second, User } from "./second";
import type { Part } from "./tables";
import type { Trouble } from "./trouble";

/** Why a reading that was given away comes back: the second worker is gone. */
export const GONE = Symbol("gone");
/** Bytes for which a second worker is started, and below which a file is read sooner than it is given to one. */
const WORTH = 4 * 1024 * 1024;
const SMALL = 256 * 1024;

/** A file that waits for its turn. */
export interface Waiting {
  readonly call: number;
  /** The workspace that it is for. */
  readonly core: number;
  readonly file: File;
  readonly part: Part | null;
  readonly plain: boolean;
  readonly hints: Hints | null;
  /** Under which the core takes it. */
  readonly key: number;
  /** Its stream, opened before its turn. */
  fetching?: Fetching;
  /** Its table, where the second worker reads it; null where it may hold more than one. */
  given?: Promise<Uint8Array | null>;
  /** Whether the second worker keeps it then. */
  kept?: boolean;
  onProgress(progress: Progress): void;
}

interface Reading { readonly call: number; onProgress(progress: Progress): void; resolve(table: Uint8Array | null): void; reject(cause: Trouble | typeof GONE): void }

/** The files that wait, and who reads them. */
export class Aide implements User {
  readonly #second: Second;
  /** Whether the second worker keeps what it reads for a workspace. */
  readonly #keeps: (core: number) => boolean;
  readonly #waiting: Waiting[] = [];
  #reading: Reading | null = null;
  #used = false;

  constructor(second: Second, keeps: (core: number) => boolean) {
    this.#second = second;
    this.#keeps = keeps;
    second.uses(this);
  }

  /** Of all files that wait. */
  get bytes(): number { return this.#waiting.reduce((sum, { file }) => sum + file.size, 0); }

  /** One that was started before there was a file waits for the first. */
  get needed(): boolean { return this.#reading !== null || this.#waiting.length > 0 || !this.#used; }

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

  cancel(call: number): void { this.#second.post({ cancel: call }); }

  opened(): void { this.#next(); }

  gone(): void {
    this.#reading?.reject(GONE);
    this.#reading = null;
  }

  heard(data: FromSecond): void {
    const reading = this.#reading;
    if (!("call" in data) || reading?.call !== data.call) return;
    if ("progress" in data) return reading.onProgress(data.progress);
    this.#reading = null;
    if ("table" in data) reading.resolve(data.table);
    else reading.reject(data.error);
    this.#next();
  }

  /** Asks for the start of the files that will be read here, and gives the largest of the others away. */
  #next(): void {
    const second = this.#second;
    const first = this.#waiting.find((one) => !one.given);
    if (first) first.fetching ??= fetching(first.file);
    const free = this.#waiting.filter((one) => !one.given && !one.fetching);
    if (free.reduce((sum, one) => sum + one.file.size, 0) >= WORTH) second.start();
    // The first piece of a file takes its time: all that will be read here are asked for at once.
    const alone = !second.isHere && !second.isComing;
    for (const one of free) if (one.file.size < (alone ? WORTH : SMALL)) one.fetching = fetching(one.file);
    if (!second.isHere || this.#reading) return;
    // The first of all is read here at once; later ones by whoever is free, the largest first.
    const open = this.#waiting.filter((one) => !one.given && one.file.size >= SMALL && (this.#used || one !== first));
    const largest = open.sort((a, b) => b.file.size - a.file.size)[0];
    if (!largest) return second.rest();
    const { call, core, file, part, plain, hints, key, onProgress } = largest;
    void largest.fetching?.reader.cancel().catch(() => undefined);
    largest.given = new Promise((resolve, reject) => { this.#reading = { call, onProgress, resolve, reject }; });
    largest.given.catch(() => undefined);
    largest.kept = this.#keeps(core);
    second.post({ call, core, key: largest.kept ? key : null, file, part, plain, hints });
  }
}
