// One file through the core as it streams in: each slice that is asked for by itself costs some milliseconds, a stream's next chunk nothing.
import type * as wasm from "crm-kpi-core";
import type { Hints } from "./api";
import type { Progress } from "./calls";
import { pause } from "./pause";
import { looksForMore, type Part } from "./tables";
import { trouble } from "./trouble";

/** Bytes between two reports of progress. */
const STEP = 1024 * 1024;

/** A file that is being fetched: its first chunk is on its way. */
export interface Fetching { readonly reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>; readonly first: Promise<ReadableStreamReadResult<Uint8Array<ArrayBuffer>>> }

/** What a reading needs from around it. */
export interface Around {
  /** The file's stream, where it was opened before. */
  readonly fetching?: Fetching | undefined;
  isCancelled(): boolean;
  onProgress(progress: Progress): void;
}

/** Begins to fetch a file, so that its beginning is there when its turn comes. */
export function fetching(file: File): Fetching {
  const reader = file.stream().getReader();
  const first = reader.read();
  first.catch(() => undefined);
  return { reader, first };
}

/** Hands a file over piece by piece; `take` says how many records there are so far. Throws a `Trouble`. */
export async function streamed(file: File, { fetching: opened, isCancelled, onProgress }: Around, take: (bytes: Uint8Array<ArrayBuffer>) => number): Promise<void> {
  const { reader, first } = opened ?? fetching(file);
  try {
    let [bytes, told] = [0, 0];
    for (let next = first; ; next = reader.read()) {
      const { done, value } = await next.catch((cause: unknown) => { throw trouble("unreadable", file.name, cause instanceof Error ? cause.message : ""); });
      if (isCancelled()) throw trouble("cancelled", file.name);
      if (done) return;
      const rows = take(value);
      bytes += value.length;
      if (bytes < told + STEP && bytes < file.size) continue;
      onProgress({ bytes, total: file.size, rows });
      told = bytes;
      await pause(); // so that it is heard when the file is not wanted any more
    }
  } catch (cause) {
    reader.cancel().catch(() => undefined);
    throw cause;
  }
}

/** Thrown where a file may hold more than one table of text. */
export const MORE = Symbol("more");

/** What is read, and as what. `plain`: it is known to be one table of text. */
export interface Text { readonly file: File; readonly part: Part | null; readonly plain: boolean; readonly hints: Hints | null }

/** Feeds a file to its end; `finish` says whether the core asks for it again, with other hints, or what became of it. */
export async function readThrough<T>(core: wasm.Core, { file, part, plain, hints }: Text, finish: () => { again: Hints } | { done: T }, around: Around): Promise<T> {
  const more = plain || part ? () => false : looksForMore(file.size);
  for (let pass = hints, opened = around.fetching; ; opened = undefined) {
    core.begin(file.name, pass, part?.name, part?.records);
    try {
      await streamed(file, { ...around, fetching: opened }, (bytes) => {
        if (more(bytes)) throw MORE;
        return core.feed(bytes);
      });
    } catch (cause) {
      if (!(cause instanceof WebAssembly.RuntimeError)) core.abandon();
      throw cause;
    }
    const ended = finish();
    if ("done" in ended) return ended.done;
    pass = ended.again;
  }
}
