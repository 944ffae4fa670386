/// <reference path="./core.d.ts" />
// What the second worker does: it reads files and hands their tables over, holds tables, and computes half of the figures of a report.
import * as wasm from "crm-kpi-core";
import type { FromSecond, ToSecond } from "./calls";
import type { Hints } from "./api";
import { MORE, readThrough } from "./reading";
import { roomFor } from "./room";
import { isTrap, troubleOf } from "./trouble";
import { tellZone } from "./zone";

type Of<Key extends string> = Extract<ToSecond, Record<Key, unknown>>;

/** Serves the first worker; `cancelled`: calls that are not wanted any more; `dead` is told of a trap, after which nothing here can be trusted. */
export function assist(port: MessagePort, cancelled: Set<number>, dead: (why: string) => void): void {
  const cores = new Map<number, wasm.Core>();
  let turn: Promise<unknown> = Promise.resolve();
  const post = (message: FromSecond, transfer: Transferable[] = []): void => port.postMessage(message, transfer);

  const coreOf = (number: number): wasm.Core => {
    const core = cores.get(number) ?? new wasm.Core();
    cores.set(number, core);
    return core;
  };

  async function read({ call, core: number, key, ...text }: Of<"file">): Promise<void> {
    try {
      const core = coreOf(number);
      core.expect(roomFor(text.file.size));
      const finish = (): { again: Hints } | { done: Uint8Array } => {
        const handed = core.hand_over(key);
        return handed instanceof Uint8Array ? { done: handed } : { again: handed };
      };
      const table = await readThrough(core, text, finish, { onProgress: (progress) => post({ call, progress }), isCancelled: () => cancelled.has(call) });
      post({ call, table }, [table.buffer]);
    } catch (cause) {
      if (cause === MORE) post({ call, table: null });
      else if (isTrap(cause)) dead(cause.message);
      else post({ call, error: troubleOf(cause) });
    }
  }

  function compute({ core: number, half, settings, keys }: Of<"half">): void {
    try {
      const core = coreOf(number);
      const held = core.sources().map(({ id }) => id);
      const isApart = held.length !== keys.length || !keys.every((key) => held.includes(key));
      tellZone(core, settings);
      const figures = isApart ? null : core.figures(settings);
      post({ half, figures, isApart }, figures ? [figures.buffer] : []);
    } catch (cause) {
      if (isTrap(cause)) dead(cause.message);
      else post({ half, figures: null, isApart: false });
    }
  }

  function change(data: Exclude<ToSecond, Of<"file"> | Of<"half"> | { cancel: number }>): void {
    if ("table" in data) coreOf(data.core).adopt(data.table, data.key);
    else if ("drop" in data) coreOf(data.core).remove(data.drop);
    else {
      cores.get(data.close)?.free();
      cores.delete(data.close);
    }
  }

  port.onmessage = ({ data }: MessageEvent<ToSecond>) => {
    if ("cancel" in data) cancelled.add(data.cancel);
    else if ("file" in data) turn = turn.then(() => read(data));
    else if ("half" in data) turn = turn.then(() => compute(data));
    else turn = turn.then(() => change(data)).catch((cause: unknown) => dead(cause instanceof Error ? cause.message : String(cause)));
  };
}
