/** What the parts of the store stand on: the one state, who hears of it, the workspace, and what went wrong. */
import type { Client } from "../client";
import { troubleOf } from "../trouble";
import type { Alert, State } from "./state";

/** The only place where the state is replaced. */
export class Desk {
  /** The workspace, once files may come in. */
  client: Client | undefined;
  #state: State;
  #keys = 0;
  readonly #listeners = new Set<() => void>();

  constructor(state: State) { this.#state = state; }

  get state(): State { return this.#state; }

  set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A number that no other reading and no other alert has. */
  key(): number { return ++this.#keys; }

  alertOf(cause: unknown): Alert { return { key: this.key(), error: troubleOf(cause) }; }

  alert(cause: unknown): void { this.set({ alerts: [...this.#state.alerts, this.alertOf(cause)] }); }
}
