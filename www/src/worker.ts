// Runs in the worker: one core, calls one after another, files in slices. Bundled with the wasm-bindgen glue into one classic script.
import * as wasm from "crm-kpi-core";
import type { Trouble, Calls, CoreCalls, FromWorker, Progress, ToWorker } from "./calls";
import type { Hints } from "./api";

const SLICE = 16 * 1024 * 1024;
const scope = self as unknown as { postMessage(message: FromWorker): void; onmessage: ((event: MessageEvent<ToWorker>) => void) | null };

let core: wasm.Core;
let turn: Promise<unknown> = Promise.resolve();
const cancelled = new Set<number>();

const cores: { [Name in keyof CoreCalls]: (...given: Parameters<CoreCalls[Name]>) => ReturnType<CoreCalls[Name]> } = {
  speak: (language) => core.speak(language),
  remove: (id) => core.remove(id),
  report: (settings) => core.report(settings),
  records: (query) => core.records(query),
  export: (settings) => core.export(settings),
  dimensions: () => core.dimensions(),
  catalogue: () => core.catalogue(),
  entities: () => wasm.Core.entities(),
  sample: (deals, seed) => core.sample(deals, seed),
};

/** Reads one file to its end: the next slice is on its way while the core works on this one. */
async function add(call: number, file: File, hints: Hints | null, replaces: number | null): Promise<ReturnType<Calls["add"]>> {
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
        scope.postMessage({ call, progress: { bytes: Math.min(end, file.size), total: file.size, rows } satisfies Progress });
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

async function answer(message: Extract<ToWorker, { call: number }>): Promise<void> {
  const { call } = message;
  try {
    const value = message.name === "add" ? await add(call, ...message.given) : (cores[message.name] as (...given: unknown[]) => unknown)(...message.given);
    scope.postMessage({ call, value });
  } catch (cause) {
    // After a trap the instance's memory cannot be trusted: the page throws this worker away.
    if (cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError) scope.postMessage({ dead: cause.message });
    else if (cause !== null && typeof cause === "object" && "code" in cause) scope.postMessage({ call, error: cause as Trouble });
    else scope.postMessage({ call, error: { code: "unknown", message: String(cause), file: null, row: null, column: null } });
  } finally {
    cancelled.delete(call);
  }
}

scope.onmessage = ({ data }) => {
  if ("module" in data) {
    wasm.initSync({ module: data.module });
    core = new wasm.Core();
    // Held as long as this worker lives: whoever gets it afterwards knows of its death.
    const ready = (): void => scope.postMessage({ ready: true });
    if (data.life) void navigator.locks.request(data.life, () => { ready(); return new Promise(() => undefined); }).catch(ready);
    else ready();
  } else if ("cancel" in data) cancelled.add(data.cancel);
  else turn = turn.then(() => answer(data));
};
