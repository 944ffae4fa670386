// Runs in the worker: a core for each workspace, its calls one after another, files in slices. Bundled with the wasm-bindgen glue into one classic script.
import * as wasm from "crm-kpi-core";
import type { Trouble, Calls, CoreCalls, FromWorker, Progress, ToWorker } from "./calls";
import type { Hints } from "./api";

const SLICE = 16 * 1024 * 1024;
const scope = self as unknown as { postMessage(message: FromWorker): void; onmessage: ((event: MessageEvent<ToWorker>) => void) | null };

/** A workspace's core, and the last of its calls. */
interface Seat { readonly core: wasm.Core; turn: Promise<unknown> }
const seats = new Map<number, Seat>();
const cancelled = new Set<number>();

const calls: { [Name in keyof CoreCalls]: (core: wasm.Core, ...given: Parameters<CoreCalls[Name]>) => ReturnType<CoreCalls[Name]> } = {
  speak: (core, language) => core.speak(language),
  remove: (core, id) => core.remove(id),
  report: (core, settings) => core.report(settings),
  records: (core, query) => core.records(query),
  export: (core, settings) => core.export(settings),
  dimensions: (core) => core.dimensions(),
  catalogue: (core) => core.catalogue(),
  entities: () => wasm.Core.entities(),
  sample: (core, deals, seed) => core.sample(deals, seed),
};

/** Reads one file to its end: the next slice is on its way while the core works on this one. */
async function add(core: wasm.Core, seat: number, call: number, file: File, hints: Hints | null, replaces: number | null): Promise<ReturnType<Calls["add"]>> {
  for (let pass = hints; ; ) {
    core.begin(file.name, pass);
    try {
      let next = file.slice(0, SLICE).arrayBuffer();
      for (let start = 0; start < file.size || start === 0; start += SLICE) {
        const bytes = new Uint8Array(await next.catch((cause: unknown) => { throw unreadable(file, cause); }));
        if (cancelled.has(call)) throw { code: "cancelled", message: "", file: file.name, row: null, column: null } satisfies Trouble;
        const end = start + SLICE;
        if (end < file.size) {
          next = file.slice(end, end + SLICE).arrayBuffer();
          next.catch(() => undefined);
        }
        const rows = core.feed(bytes);
        scope.postMessage({ core: seat, call, progress: { bytes: Math.min(end, file.size), total: file.size, rows } satisfies Progress });
      }
    } catch (cause) {
      if (!(cause instanceof WebAssembly.RuntimeError)) core.abandon();
      throw cause;
    }
    const done = core.finish(replaces);
    if (done.again) pass = done.again;
    else if (done.id !== null && done.source) return { id: done.id, source: done.source };
    else throw { code: "nothing_recognised", message: "", file: file.name, row: null, column: null } satisfies Trouble;
  }
}

function unreadable(file: File, cause: unknown): Trouble {
  return { code: "unreadable", message: cause instanceof Error ? cause.message : "", file: file.name, row: null, column: null };
}

async function answer(core: wasm.Core, message: Extract<ToWorker, { call: number }>): Promise<void> {
  const { core: seat, call } = message;
  try {
    const value = message.name === "add" ? await add(core, seat, call, ...message.given) : (calls[message.name] as (core: wasm.Core, ...given: unknown[]) => unknown)(core, ...message.given);
    scope.postMessage({ core: seat, call, value });
  } catch (cause) {
    // After a trap the instance's memory cannot be trusted: the page throws this worker away.
    if (cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError) scope.postMessage({ dead: cause.message });
    else if (cause !== null && typeof cause === "object" && "code" in cause) scope.postMessage({ core: seat, call, error: cause as Trouble });
    else scope.postMessage({ core: seat, call, error: { code: "unknown", message: String(cause), file: null, row: null, column: null } });
  } finally {
    cancelled.delete(call);
  }
}

/** The core of a workspace; made at its first call. */
function seatOf(number: number): Seat {
  const known = seats.get(number);
  if (known) return known;
  const seat: Seat = { core: new wasm.Core(), turn: Promise.resolve() };
  seats.set(number, seat);
  return seat;
}

scope.onmessage = ({ data }) => {
  if ("module" in data) {
    wasm.initSync({ module: data.module });
    // Held as long as this worker lives: whoever gets it afterwards knows of its death.
    const ready = (): void => scope.postMessage({ ready: true });
    if (data.life) void navigator.locks.request(data.life, () => { ready(); return new Promise(() => undefined); }).catch(ready);
    else ready();
  } else if ("cancel" in data) cancelled.add(data.cancel);
  else if ("close" in data) {
    const seat = seats.get(data.close);
    seats.delete(data.close);
    void seat?.turn.then(() => seat.core.free());
  } else {
    const seat = seatOf(data.core);
    seat.turn = seat.turn.then(() => answer(seat.core, data));
  }
};
