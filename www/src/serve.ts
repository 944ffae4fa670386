/// <reference path="./core.d.ts" />
/** The engine: a core for each workspace, its calls one after another. Bundled with the wasm-bindgen glue; one of them a bundle. */
import * as wasm from "crm-kpi-core";
import * as workbooks from "crm-kpi-workbooks";
import { Aide, GONE, type Waiting } from "./aide";
import type { Call, Calls, CoreCalls, FromAide, FromWorker, ToAide, ToWorker, Trouble } from "./calls";
import { opened } from "./opening";
import { readThrough } from "./reading";
import { warm } from "./warm";
import { tellZone } from "./zone";

/** Where the engine hears and answers: its worker's scope, or a line on the caller's own thread. */
export interface Scope { postMessage(message: FromWorker): void; onmessage: ((event: MessageEvent<ToWorker>) => void) | null }

let scope: Scope;
/** Whether a file or a figure was asked for. */
let asked = false;

/** A workspace's core, the last of its calls, and the language of its messages. */
interface Seat { readonly core: wasm.Core; turn: Promise<unknown>; language: "en" | "fr" }
const seats = new Map<number, Seat>();
const cancelled = new Set<number>();
const aide = new Aide((wanted) => scope.postMessage({ aide: wanted }));

const calls: { [Name in keyof CoreCalls]: (core: wasm.Core, ...given: Parameters<CoreCalls[Name]>) => ReturnType<CoreCalls[Name]> } = {
  speak: (core, language) => core.speak(language),
  remove: (core, id) => core.remove(id),
  report: (core, settings) => { tellZone(core, settings); return core.report(settings); },
  records: (core, query) => { tellZone(core, query.settings); return core.records(query); },
  export: (core, settings) => { tellZone(core, settings); return core.export(settings); },
  dimensions: (core) => core.dimensions(),
  sample: (_, deals, seed) => workbooks.sample(deals, seed),
};

/** Reads a file here, or takes the table of the second worker, which read it while others were read here. */
async function add(core: wasm.Core, waiting: Waiting, replaces: number | null): Promise<ReturnType<Calls["add"]>> {
  aide.turn(waiting);
  const { call, file, part, hints, head, given, onProgress } = waiting;
  const taken = (done: ReturnType<wasm.Core["finish"]>): ReturnType<Calls["add"]> => {
    if (done.id !== null && done.source) return { id: done.id, source: done.source };
    throw { code: "nothing_recognised", message: "", file: file.name, row: null, column: null } satisfies Trouble;
  };
  try {
    if (given) return taken(core.adopt(await given, replaces));
  } catch (cause) {
    if (cause !== GONE) throw cause;
  }
  const finish = (): { again: NonNullable<typeof hints> } | { done: ReturnType<Calls["add"]> } => {
    const done = core.finish(replaces);
    return done.again ? { again: done.again } : { done: taken(done) };
  };
  return readThrough(core, file, part, hints, finish, { head, onProgress, isCancelled: () => cancelled.has(call) });
}

const isTrap = (cause: unknown): cause is Error => cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError;

function troubleOf(cause: unknown): Trouble {
  if (cause !== null && typeof cause === "object" && "code" in cause) return cause as Trouble;
  return { code: "unknown", message: String(cause), file: null, row: null, column: null };
}

async function answer(core: wasm.Core, message: Call, waiting: Waiting | undefined): Promise<void> {
  const { core: seat, call } = message;
  try {
    const value = message.name === "add" && waiting ? await add(core, waiting, message.given[2])
      : message.name === "open" ? await opened(message.given[0], seatOf(seat).language, { isCancelled: () => cancelled.has(call), onProgress: (progress) => scope.postMessage({ core: seat, call, progress }) })
        : (calls[message.name as keyof CoreCalls] as (core: wasm.Core, ...given: unknown[]) => unknown)(core, ...message.given);
    scope.postMessage({ core: seat, call, value });
  } catch (cause) {
    // After a trap the instance's memory cannot be trusted: the page throws this worker away.
    if (isTrap(cause)) scope.postMessage({ dead: cause.message });
    else scope.postMessage({ core: seat, call, error: troubleOf(cause) });
  } finally {
    cancelled.delete(call);
  }
}

/** The core of a workspace; made at its first call. */
function seatOf(number: number): Seat {
  const known = seats.get(number);
  if (known) return known;
  const seat: Seat = { core: new wasm.Core(), turn: Promise.resolve(), language: "en" };
  seats.set(number, seat);
  return seat;
}

/** As the second worker: reads what it is given, and hands the tables over. */
function aid(port: MessagePort): void {
  const core = new wasm.Core();
  let turn: Promise<unknown> = Promise.resolve();
  const read = async ({ call, file, part, hints, language }: Exclude<ToAide, { cancel: number }>): Promise<void> => {
    try {
      core.speak(language);
      const finish = (): { again: NonNullable<typeof hints> } | { done: Uint8Array } => {
        const handed = core.hand_over();
        return handed instanceof Uint8Array ? { done: handed } : { again: handed };
      };
      const table = await readThrough(core, file, part, hints, finish, { onProgress: (progress) => port.postMessage({ call, progress } satisfies FromAide), isCancelled: () => cancelled.has(call) });
      port.postMessage({ call, table } satisfies FromAide, [table.buffer]);
    } catch (cause) {
      if (isTrap(cause)) scope.postMessage({ dead: cause.message });
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
      const ready = (): void => scope.postMessage({ ready: true });
      if (data.warm) setTimeout(() => void warm(() => new wasm.Core(), () => !asked).then(() => { if (!asked) aide.prepare(); }).catch(() => undefined));
      if (data.life) void navigator.locks.request(data.life, () => { ready(); return new Promise(() => undefined); }).catch(ready);
      else ready();
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
      asked ||= data.name !== "speak";
      const seat = seatOf(data.core);
      if (data.name === "speak") seat.language = (data as Call<"speak">).given[0];
      const waiting = data.name === "add" ? waitingOf(data as Call<"add">, seat.language) : undefined;
      seat.turn = seat.turn.then(() => answer(seat.core, data, waiting));
      if (waiting) aide.wait(waiting);
    }
  };
}

function waitingOf({ core, call, given: [file, hints, , part] }: Call<"add">, language: "en" | "fr"): Waiting {
  return { call, file, part, hints, language, onProgress: (progress) => scope.postMessage({ core, call, progress }) };
}
