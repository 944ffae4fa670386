/// <reference path="./core.d.ts" />
/** The engine: a core for each workspace, its calls one after another. Bundled with the wasm-bindgen glue; one of them a bundle. */
import * as wasm from "crm-kpi-core";
import * as workbooks from "crm-kpi-workbooks";
import { Aide, GONE, type Waiting } from "./aide";
import type { Call, Calls, CoreCalls, FromAide, FromWorker, Progress, ToAide, ToWorker } from "./calls";
import type { Hints } from "./api";
import { canonical } from "./canonical";
import { opened } from "./opening";
import { pause } from "./pause";
import { MORE, readThrough } from "./reading";
import { trouble, troubleOf } from "./trouble";
import { warm } from "./warm";
import { tellZone } from "./zone";

/** Where the engine hears and answers: its worker's scope, or a line on the caller's own thread. */
export interface Scope { postMessage(message: FromWorker): void; onmessage: ((event: MessageEvent<ToWorker>) => void) | null }

let scope: Scope;
/** Whether a file or a figure was asked for. */
let asked = false;
/** Whether there is room for the first files. */
let roomy = false;
/** Memory that files of so many bytes want until they are reported on, about; no more than a browser gives without thinking. */
const roomFor = (bytes: number): number => Math.min(3 * bytes, 256 * 1024 * 1024);

/** A workspace's core, the last of its calls, the files that the second worker reads, and those that it left behind. */
interface Seat { readonly core: wasm.Core; turn: Promise<unknown>; readonly adoptions: Promise<void>[]; readonly left: Array<() => Promise<void>> }
const seats = new Map<number, Seat>();
const cancelled = new Set<number>();
const aide = new Aide((wanted) => scope.postMessage({ aide: wanted }));

const calls: { [Name in keyof CoreCalls]: (core: wasm.Core, ...given: Parameters<CoreCalls[Name]>) => ReturnType<CoreCalls[Name]> } = {
  remove: (core, id) => core.remove(id),
  report: (core, settings) => { tellZone(core, settings); return core.report(settings); },
  records: (core, query) => { tellZone(core, query.settings); return core.records(query); },
  export: (core, settings) => { tellZone(core, settings); return canonical(core.report(settings)); },
  dimensions: (core) => core.dimensions(),
  sample: (_, shop, size, seed) => workbooks.sample(shop, size, seed),
};

function taken(done: ReturnType<wasm.Core["finish"]>, file: File): ReturnType<Calls["add"]> {
  if (done.id !== null && done.source) return { id: done.id, source: done.source };
  throw trouble("nothing_recognised", file.name);
}

/** Reads a file here. */
async function read(core: wasm.Core, { key, fetching, onProgress, ...text }: Waiting): Promise<ReturnType<Calls["add"]>> {
  const { call, file } = text;
  const finish = (): { again: Hints } | { done: ReturnType<Calls["add"]> } => {
    const done = core.finish(key);
    return done.again ? { again: done.again } : { done: taken(done, file) };
  };
  return readThrough(core, text, finish, { fetching, onProgress, isCancelled: () => cancelled.has(call) });
}

const isTrap = (cause: unknown): cause is Error => cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError;

async function answer(seat: number, call: number, value: () => unknown): Promise<void> {
  try {
    scope.postMessage({ core: seat, call, value: await value() });
  } catch (cause) {
    if (cause === MORE) return scope.postMessage({ core: seat, call, value: null });
    // After a trap the instance's memory cannot be trusted: the page throws this worker away.
    if (isTrap(cause)) scope.postMessage({ dead: cause.message });
    else scope.postMessage({ core: seat, call, error: troubleOf(cause) });
  } finally {
    cancelled.delete(call);
  }
}

/** A file's turn. What the second worker reads is taken when it is there: the files after it need not wait for it, only other calls do. */
async function add(seat: Seat, number: number, waiting: Waiting): Promise<void> {
  await pause(); // files asked for with this one are heard of before it is begun
  if (!roomy) seat.core.expect(roomFor(aide.bytes));
  roomy = true;
  aide.turn(waiting);
  const { call, file, key, given } = waiting;
  if (!given) return answer(number, call, () => read(seat.core, waiting));
  seat.adoptions.push(given.then(
    (table) => answer(number, call, () => table && taken(seat.core.adopt(table, key), file)),
    (cause: unknown) => {
      if (cause !== GONE) return answer(number, call, () => { throw cause; });
      // A core reads one file at a time: this one takes a turn.
      seat.left.push(() => answer(number, call, () => read(seat.core, waiting)));
      seat.turn = seat.turn.then(() => settle(seat));
    },
  ));
}

/** Until every file that was asked for has been read. */
async function settle(seat: Seat): Promise<void> {
  await Promise.all(seat.adoptions.splice(0));
  for (let next = seat.left.shift(); next; next = seat.left.shift()) await next();
}

/** Any other call: after all files that were asked for before it. */
async function other(seat: Seat, { core: number, call, name, given }: Call): Promise<void> {
  await settle(seat);
  if (name === "open") {
    const around = { isCancelled: () => cancelled.has(call), onProgress: (progress: Progress) => scope.postMessage({ core: number, call, progress }) };
    return answer(number, call, () => opened((given as Call<"open">["given"])[0], around));
  }
  return answer(number, call, () => (calls[name as keyof CoreCalls] as (core: wasm.Core, ...given: unknown[]) => unknown)(seat.core, ...given));
}

/** The core of a workspace; made at its first call. */
function seatOf(number: number): Seat {
  const known = seats.get(number);
  if (known) return known;
  const seat: Seat = { core: new wasm.Core(), turn: Promise.resolve(), adoptions: [], left: [] };
  seats.set(number, seat);
  return seat;
}

/** As the second worker: reads what it is given, and hands the tables over. */
function aid(port: MessagePort): void {
  const core = new wasm.Core();
  let turn: Promise<unknown> = Promise.resolve();
  const read = async ({ call, ...text }: Exclude<ToAide, { cancel: number }>): Promise<void> => {
    try {
      core.expect(roomFor(text.file.size));
      const finish = (): { again: Hints } | { done: Uint8Array } => {
        const handed = core.hand_over();
        return handed instanceof Uint8Array ? { done: handed } : { again: handed };
      };
      const table = await readThrough(core, text, finish, { onProgress: (progress) => port.postMessage({ call, progress } satisfies FromAide), isCancelled: () => cancelled.has(call) });
      port.postMessage({ call, table } satisfies FromAide, [table.buffer]);
    } catch (cause) {
      if (cause === MORE) port.postMessage({ call, table: null } satisfies FromAide);
      else if (isTrap(cause)) scope.postMessage({ dead: cause.message });
      else port.postMessage({ call, error: troubleOf(cause) } satisfies FromAide);
    }
  };
  port.onmessage = ({ data }: MessageEvent<ToAide>) => {
    if ("cancel" in data) cancelled.add(data.cancel);
    else turn = turn.then(() => read(data));
  };
}

/** Takes calls from here on. */
export function serve(here: Scope): void {
  scope = here;
  scope.onmessage = ({ data }) => {
    if ("modules" in data) {
      wasm.initSync({ module: data.modules.core });
      workbooks.initSync({ module: data.modules.workbooks });
      // Held as long as this worker lives: whoever gets it afterwards knows of its death.
      const ready = (held: boolean): void => scope.postMessage({ ready: held });
      if (data.warm) setTimeout(() => {
        aide.prepare();
        void warm(() => new wasm.Core(), () => !asked).catch(() => undefined);
      });
      // A worker of a sandboxed page has no locks.
      if (data.life && "locks" in navigator) void navigator.locks.request(data.life, () => { ready(true); return new Promise(() => undefined); }).catch(() => ready(false));
      else ready(false);
    } else if ("aide" in data) aide.connect(data.aide);
    else if ("serve" in data) aid(data.serve);
    else if ("cancel" in data) {
      cancelled.add(data.cancel);
      aide.cancel(data.cancel);
    } else if ("close" in data) {
      const seat = seats.get(data.close);
      seats.delete(data.close);
      void seat?.turn.then(() => seat.core.free());
    } else {
      asked = true;
      const seat = seatOf(data.core);
      if (data.name === "add") {
        const waiting = waitingOf(data as Call<"add">);
        seat.turn = seat.turn.then(() => add(seat, data.core, waiting));
        aide.wait(waiting);
      } else seat.turn = seat.turn.then(() => other(seat, data));
    }
  };
}

function waitingOf({ core: number, call, given: [file, hints, key, part, plain] }: Call<"add">): Waiting {
  return { call, file, part, plain, hints, key, onProgress: (progress) => scope.postMessage({ core: number, call, progress }) };
}
