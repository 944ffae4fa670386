import type { Dimension, Hints, Loaded, Records, RecordsQuery, Settings } from "./api";
import type { Modules } from "./modules";
import type { Part, Table } from "./tables";
import type { Trouble } from "./trouble";

/** How far a file is read. */
export interface Progress { readonly bytes: number; readonly total: number; readonly rows: number }

/** The core's methods that the page may call. */
export interface CoreCalls {
  remove(id: number): void;
  /** As JSON: posting a text takes less than cloning what it says. */
  report(settings: Partial<Settings>): string;
  records(query: RecordsQuery): Records;
  export(settings: Partial<Settings>): Uint8Array;
  dimensions(): Dimension[];
  sample(shop: boolean, size: number, seed: number): Array<{ name: string; bytes: Uint8Array }>;
}

/** What the worker answers to. */
export interface Calls extends CoreCalls {
  /** `plain`: the file is known to be one table of text; else null where it may be something else, which `open` tells. */
  add(file: File, hints: Hints | null, key: number, part: Part | null, plain: boolean): Loaded | null;
  /** The tables of a file as texts, and why the other files in it are none; null where it is one text itself. */
  open(file: File): { readonly tables: Table[]; readonly refused: Trouble[] } | null;
}

/** One call: of which core, its number, and what it is given. */
export type Call<Name extends keyof Calls = keyof Calls> = Name extends keyof Calls ? { readonly core: number; readonly call: number; readonly name: Name; readonly given: Parameters<Calls[Name]> } : never;

/** To the engine: the compiled modules and the name of its life lock, first; then calls. A core begins with its first call and ends with `close`. `aide`: the line to a second worker, null when it is gone; `serve`: the other end of it. */
export type ToWorker =
  | { readonly modules: Modules; readonly life: string | null; readonly warm: boolean }
  | { readonly aide: MessagePort | null }
  | { readonly serve: MessagePort }
  | { readonly cancel: number }
  | { readonly close: number }
  | Call;

/**
 * To the second worker: a file to read, kept under a key where one is given, or one to give up; a table to hold, or one to drop; half of a
 * report's figures over the tables of these keys; the end of a workspace.
 */
export type ToSecond =
  | { readonly call: number; readonly core: number; readonly key: number | null; readonly file: File; readonly part: Part | null; readonly plain: boolean; readonly hints: Hints | null }
  | { readonly cancel: number }
  | { readonly core: number; readonly key: number; readonly table: Uint8Array }
  | { readonly core: number; readonly drop: number }
  | { readonly core: number; readonly half: number; readonly settings: Partial<Settings>; readonly keys: readonly number[] }
  | { readonly close: number };

/**
 * From the second worker: how far a file is, the table as bytes (null where the file may hold more than one), or why there is none; half of a
 * report's figures, null where they cannot be told. `isApart`: it holds other tables than those.
 */
export type FromSecond =
  | { readonly call: number; readonly progress: Progress }
  | { readonly call: number; readonly table: Uint8Array | null }
  | { readonly call: number; readonly error: Trouble }
  | { readonly half: number; readonly figures: Uint8Array | null; readonly isApart: boolean };

/** From the engine, about one call. */
export type Answer =
  | { readonly core: number; readonly call: number; readonly progress: Progress }
  | { readonly core: number; readonly call: number; readonly value: unknown }
  | { readonly core: number; readonly call: number; readonly error: Trouble };

/** From the engine. `ready`: calls are taken; true where it holds its life lock. `dead` is a trap: nothing more can be expected. `aide`: a second worker would help, or is not needed any more. */
export type FromWorker = { readonly ready: boolean } | { readonly dead: string } | { readonly aide: boolean } | Answer;
