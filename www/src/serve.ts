/// <reference path="./core.d.ts" />
/** The engine: a core for each workspace, its calls one after another. Bundled with the wasm-bindgen glue; one of them a bundle. */
import * as wasm from "crm-kpi-core";
import * as workbooks from "crm-kpi-workbooks";
import { Aide, GONE, type Waiting } from "./aide";
import { assist } from "./assist";
import type { Call, Calls, CoreCalls, FromWorker, Progress, ToWorker } from "./calls";
import type { Hints, Settings } from "./api";
import { canonical } from "./canonical";
import { opened } from "./opening";
import { pause } from "./pause";
import { MORE, readThrough } from "./reading";
import { roomFor } from "./room";
import { Second } from "./second";
import { isTrap, trouble, troubleOf } from "./trouble";
import { Twin } from "./twin";
import { warm } from "./warm";
import { tellZone } from "./zone";

/** Where the engine hears and answers: its worker's scope, or a line on the caller's own thread. */
export interface Scope { postMessage(message: FromWorker): void; onmessage: ((event: MessageEvent<ToWorker>) => void) | null }

let scope: Scope;
/** Whether a file or a figure was asked for. */
let asked = false;
/** Whether there is room for the first files. */
let roomy = false;
/** A workspace's core, the last of its calls, the files that the second worker reads, and those that it left behind. */
interface Seat { readonly core: wasm.Core; turn: Promise<unknown>; readonly adoptions: Promise<void>[]; readonly left: Array<() => Promise<void>> }
const seats = new Map<number, Seat>();
const cancelled = new Set<number>();
const second = new Second((wanted) => scope.postMessage({ aide: wanted }));
const twin = new Twin(second);
const aide = new Aide(second, (core) => twin.wants(core));

/** A report, of which the second worker computes half where that is worth it. */
async function reported(number: number, { core }: Seat, settings: Partial<Settings>): Promise<string> {
  tellZone(core, settings);
  const half = twin.figures(number, core, settings);
  if (!half) return core.report(settings);
  core.draft(settings);
  return core.complete((await half) ?? core.figures(settings));
}

const calls: { [Name in keyof CoreCalls]: (seat: Seat, number: number, ...given: Parameters<CoreCalls[Name]>) => ReturnType<CoreCalls[Name]> | Promise<ReturnType<CoreCalls[Name]>> } = {
  remove: ({ core }, number, id) => { core.remove(id); twin.removed(number, id); },
  report: (seat, number, settings) => reported(number, seat, settings),
  records: ({ core }, _, query) => { tellZone(core, query.settings); return core.records(query); },
  export: async (seat, number, settings) => canonical(JSON.parse(await reported(number, seat, settings))),
  dimensions: ({ core }) => core.dimensions(),
  sample: (_, __, shop, size, seed) => workbooks.sample(shop, size, seed),
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

/** Notes what became of a file, for the second worker. */
async function noted(number: number, { key, kept }: Waiting, isElsewhere: boolean, load: () => Promise<ReturnType<Calls["add"]>>): Promise<ReturnType<Calls["add"]>> {
  try {
    const loaded = await load();
    if (loaded) twin.loaded(number, key, isElsewhere && kept === true); else twin.lost(number, key);
    return loaded;
  } catch (cause) {
    twin.lost(number, key);
    throw cause;
  }
}

/** Reads a file here, for whoever asked. */
function here({ core }: Seat, number: number, waiting: Waiting): Promise<void> {
  return answer(number, waiting.call, () => noted(number, waiting, false, () => read(core, waiting)));
}

/** A file's turn. What the second worker reads is taken when it is there: the files after it need not wait for it, only other calls do. */
async function add(seat: Seat, number: number, waiting: Waiting): Promise<void> {
  await pause(); // files asked for with this one are heard of before it is begun
  if (!roomy) seat.core.expect(roomFor(aide.bytes));
  roomy = true;
  aide.turn(waiting);
  const { call, file, key, given } = waiting;
  if (!given) return here(seat, number, waiting);
  seat.adoptions.push(given.then(
    (table) => answer(number, call, () => noted(number, waiting, true, async () => table && taken(seat.core.adopt(table, key), file))),
    (cause: unknown) => {
      if (cause !== GONE) return answer(number, call, () => noted(number, waiting, true, () => Promise.reject(cause)));
      // A core reads one file at a time: this one takes a turn.
      seat.left.push(() => here(seat, number, waiting));
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
  return answer(number, call, () => (calls[name as keyof CoreCalls] as (seat: Seat, number: number, ...given: unknown[]) => unknown)(seat, number, ...given));
}

/** The core of a workspace; made at its first call. */
function seatOf(number: number): Seat {
  const known = seats.get(number);
  if (known) return known;
  const seat: Seat = { core: new wasm.Core(), turn: Promise.resolve(), adoptions: [], left: [] };
  seats.set(number, seat);
  return seat;
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
        second.start();
        void warm(() => new wasm.Core(), () => !asked).catch(() => undefined);
      });
      // A worker of a sandboxed page has no locks.
      if (data.life && "locks" in navigator) void navigator.locks.request(data.life, () => { ready(true); return new Promise(() => undefined); }).catch(() => ready(false));
      else ready(false);
    } else if ("aide" in data) second.connect(data.aide);
    else if ("serve" in data) assist(data.serve, cancelled, (why) => scope.postMessage({ dead: why }));
    else if ("cancel" in data) {
      cancelled.add(data.cancel);
      aide.cancel(data.cancel);
    } else if ("close" in data) {
      const seat = seats.get(data.close);
      seats.delete(data.close);
      twin.closed(data.close);
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
  twin.awaits(number, key, file.size);
  return { call, core: number, file, part, plain, hints, key, onProgress: (progress) => scope.postMessage({ core: number, call, progress }) };
}
