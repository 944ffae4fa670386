/// <reference path="../core.d.ts" />
/// <reference path="./made.d.ts" />
import workerText from "crm-kpi-worker";
import { Engine, type Line } from "../engine";
import type { FromWorker, ToWorker } from "../calls";
import type { Modules } from "../modules";
import type { Scope } from "../serve";
import { trustedScript } from "../trusted";

/** Where the engine runs and what it runs. All of it has a default. */
export interface EngineOptions {
  /** `false`: on the caller's own thread. An address: a worker from there (`crm-kpi/worker.js`), where a policy forbids workers from a blob. Default: a worker, where there are any. */
  readonly worker?: boolean | string | URL;
  /** The core (`crm-kpi/crm-kpi_bg.wasm`) compiled, as bytes, or as an answer of `fetch`. Default: the copy inside of this package, which asks nobody. */
  readonly wasm?: Wasm;
  /** The same for what opens workbooks and archives (`crm-kpi/crm-kpi-workbooks_bg.wasm`). */
  readonly workbooks?: Wasm;
}

type Wasm = WebAssembly.Module | BufferSource | Response | PromiseLike<Response>;

const compiled: Partial<Record<keyof Modules, Promise<WebAssembly.Module>>> = {};
let blob: string | undefined;

/** A module inside of this package, compiled once. */
async function own(name: keyof Modules): Promise<WebAssembly.Module> {
  const { default: text } = name === "core" ? await import("crm-kpi-wasm") : await import("crm-kpi-wasm-workbooks");
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return WebAssembly.compile(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}

async function given(wasm: Wasm): Promise<WebAssembly.Module> {
  const value = await wasm;
  if (value instanceof WebAssembly.Module) return value;
  if (typeof Response === "function" && value instanceof Response) return WebAssembly.compile(await value.arrayBuffer());
  return WebAssembly.compile(value as BufferSource);
}

function worker(address: string | URL | undefined): Worker {
  if (address !== undefined) return new Worker(trustedScript(String(address)));
  blob ??= URL.createObjectURL(new Blob([workerText], { type: "text/javascript" }));
  return new Worker(trustedScript(blob));
}

/** A line to an engine on this thread: what is posted on one side is heard on the other in a later turn. */
function line(thread: typeof import("crm-kpi-thread").default): Line {
  const soon = (tell: () => void): void => void Promise.resolve().then(tell);
  const scope: Scope = { onmessage: null, postMessage: (data) => soon(() => line.onmessage?.({ data } as MessageEvent<FromWorker>)) };
  const line: Line = {
    onmessage: null, onerror: null, onmessageerror: null,
    postMessage: (data: ToWorker) => soon(() => scope.onmessage?.({ data } as MessageEvent<ToWorker>)),
    terminate: () => { scope.onmessage = null; },
  };
  thread().serve(scope);
  return line;
}

/** A new engine. It starts with its first workspace. */
export function engine({ worker: where = true, wasm, workbooks }: EngineOptions = {}): Engine {
  const module = (name: keyof Modules, wasm: Wasm | undefined): Promise<WebAssembly.Module> => {
    if (wasm !== undefined) return given(wasm);
    const made = (compiled[name] ??= own(name));
    made.catch(() => { delete compiled[name]; });
    return made;
  };
  const modules = async (): Promise<Modules> => {
    const [core, books] = await Promise.all([module("core", wasm), module("workbooks", workbooks)]);
    return { core, workbooks: books };
  };
  if (where !== false && typeof Worker === "function") return new Engine(modules, () => worker(typeof where === "boolean" ? undefined : where), where === true);
  let thread: typeof import("crm-kpi-thread").default;
  return new Engine(async () => {
    ({ default: thread } = await import("crm-kpi-thread"));
    return modules();
  }, () => line(thread));
}
