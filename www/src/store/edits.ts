/** What a person changed in the reading of files and of their money, to be undone and done again. */
import type { Hints, Settings } from "../api";

/** Currency of the figures, and what others are worth in it. */
export type Money = Pick<Partial<Settings>, "currency" | "rates">;

/** One change: of which source, or of the rates, from what, to what. */
export type Edit = { readonly id: number; readonly before: Hints; readonly after: Hints } | { readonly id: null; readonly before: Money; readonly after: Money };

/** The changes, and those that were taken back. */
export class Edits {
  #past: Edit[] = [];
  #future: Edit[] = [];

  get undoable(): number { return this.#past.length; }
  get redoable(): number { return this.#future.length; }

  /** A new change: what was taken back before is gone. */
  done(edit: Edit): void {
    this.#past.push(edit);
    this.#future = [];
  }

  /** The change to take back. */
  undo(): Edit | undefined {
    const edit = this.#past.pop();
    if (edit) this.#future.push(edit);
    return edit;
  }

  /** The change to do again. */
  redo(): Edit | undefined {
    const edit = this.#future.pop();
    if (edit) this.#past.push(edit);
    return edit;
  }

  /** The source is gone, and its changes with it. */
  forget(id: number): void {
    this.#past = this.#past.filter((edit) => edit.id !== id);
    this.#future = this.#future.filter((edit) => edit.id !== id);
  }
}
