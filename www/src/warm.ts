// A browser compiles wasm quickly at first and well only where it has run for a while. While nobody asks for anything, the core reads the
// demo firm's files and reports on them, so that the first real file meets code that is compiled well: half the time from drop to figures.
import type * as wasm from "crm-kpi-core";
import { sample } from "crm-kpi-workbooks";
import { pause } from "./pause";

/** Deals of the demo firm: a few hundred kilobytes, a step of some ten milliseconds. */
const DEALS = 1500;
/** Bytes fed in one go: nobody waits longer than for these. */
const STEP = 32 * 1024;
/** What is looked at first, a step each. */
const FIRST = [["funnel"], ["sales.win_rate"], ["sales.won_amount", "sales.cycle_days"], ["nps"], ["customers.new"], ["churn.logo"], ["churn.mrr_gross", "mrr"], ["ltv_cac"], ["survival"], ["leads.created"]];
/** Rounds after which nothing gets faster any more: of these, and of the whole report. */
const ROUNDS = 3;
const WHOLE = 3;

/** Works until it is done or not wanted any more. `open` gives an empty core of its own. */
export async function warm(open: () => wasm.Core, isWanted: () => boolean): Promise<void> {
  const files = sample(false, DEALS, 1);
  for (let round = 0; round < ROUNDS + WHOLE && isWanted(); round += 1) {
    const core = open();
    try {
      for (const { name, bytes } of files) {
        core.begin(name, null);
        for (let start = 0; start < bytes.length; start += STEP) {
          core.feed(bytes.subarray(start, start + STEP));
          await pause();
          if (!isWanted()) return;
        }
        core.finish(null);
      }
      const steps: Array<() => unknown> = round < ROUNDS ? FIRST.map((kpis) => () => core.report({ kpis })) : [() => core.draft({}), () => core.complete(core.figures({}))];
      for (const step of steps) {
        step();
        await pause();
        if (!isWanted()) return;
      }
    } finally {
      core.free();
    }
  }
}
