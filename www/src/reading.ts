// One file through the core, in slices: the next one is on its way while the core works on this one.
import type * as wasm from "crm-kpi-core";
import type { Hints } from "./api";
import type { Progress, Trouble } from "./calls";
import type { Part } from "./tables";

/** Bytes of the first slice, so that work begins at once, and of the largest: each is four times the one before. */
const FIRST = 1024 * 1024;
export const LARGEST = 16 * FIRST;

/** What a reading needs from around it. */
export interface Around {
  /** The first slice, where it was asked for before. */
  readonly head?: Promise<ArrayBuffer> | undefined;
  isCancelled(): boolean;
  onProgress(progress: Progress): void;
}

/** Asks for the first slice of a file, so that it is there when its turn comes. */
export function headOf(file: File): Promise<ArrayBuffer> {
  const head = file.slice(0, FIRST).arrayBuffer();
  head.catch(() => undefined);
  return head;
}

/** What goes wrong with a file before it is read. */
export const trouble = (file: File, code: "cancelled" | "unreadable", message = ""): Trouble => ({ code, message, file: file.name, row: null, column: null });

/** Feeds a file to its end; `finish` says whether the core asks for it again, with other hints, or what became of it. */
export async function readThrough<T>(core: wasm.Core, file: File, part: Part | null, hints: Hints | null, finish: () => { again: Hints } | { done: T }, { head, isCancelled, onProgress }: Around): Promise<T> {
  for (let pass = hints, early = head; ; early = undefined) {
    core.begin(file.name, pass, part?.name, part?.records);
    try {
      let next = early ?? headOf(file);
      for (let start = 0, end = FIRST, size = FIRST; start < file.size || start === 0; start = end, end += size) {
        const bytes = new Uint8Array(await next.catch((cause: unknown) => { throw trouble(file, "unreadable", cause instanceof Error ? cause.message : ""); }));
        if (isCancelled()) throw trouble(file, "cancelled");
        if (end < file.size) {
          size = Math.min(4 * size, LARGEST);
          next = file.slice(end, end + size).arrayBuffer();
          next.catch(() => undefined);
        }
        const rows = core.feed(bytes);
        onProgress({ bytes: Math.min(end, file.size), total: file.size, rows });
      }
    } catch (cause) {
      if (!(cause instanceof WebAssembly.RuntimeError)) core.abandon();
      throw cause;
    }
    const ended = finish();
    if ("done" in ended) return ended.done;
    pass = ended.again;
  }
}
