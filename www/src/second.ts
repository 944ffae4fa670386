// The line to a second worker: asked for where there is work for two, given up where there is none left. Nothing depends on it: what it
// does not do, or dies over, the first worker does.
import type { FromSecond, ToSecond } from "./calls";

/** Whoever has work for it. */
export interface User {
  /** Whether it may not be sent away yet. */
  readonly needed: boolean;
  /** It is here. */
  opened(): void;
  heard(data: FromSecond): void;
  /** It is no more, and what it was to do is not done. */
  gone(): void;
}

export class Second {
  readonly #ask: (wanted: boolean) => void;
  readonly #users: User[] = [];
  #port: MessagePort | null = null;
  #asked = false;
  #failed = false;

  /** `ask` starts and ends the worker. */
  constructor(ask: (wanted: boolean) => void) { this.#ask = ask; }

  /** Whether it is here. */
  get isHere(): boolean { return this.#port !== null; }

  /** Whether it is on its way. */
  get isComing(): boolean { return this.#asked && this.#port === null; }

  uses(user: User): void { this.#users.push(user); }

  /** Has it started, where it is not and never failed. */
  start(): void {
    if (this.#asked || this.#failed) return;
    this.#asked = true;
    this.#ask(true);
  }

  post(message: ToSecond, transfer: Transferable[] = []): void { this.#port?.postMessage(message, transfer); }

  /** The line, or its end. */
  connect(port: MessagePort | null): void {
    this.#port = port;
    if (port === null) {
      this.#failed = true;
      this.#asked = false;
      for (const user of this.#users) user.gone();
      return;
    }
    port.onmessage = ({ data }: MessageEvent<FromSecond>) => { for (const user of this.#users) user.heard(data); };
    for (const user of this.#users) user.opened();
  }

  /** Sends it away, where nobody has work for it any more. */
  rest(): void {
    if (!this.#port || this.#users.some(({ needed }) => needed)) return;
    this.#port.close();
    this.#port = null;
    this.#asked = false;
    this.#ask(false);
  }
}
