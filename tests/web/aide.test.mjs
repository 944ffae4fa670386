// Files that wait are read by a second worker meanwhile; what it gives is what the first would have read, and its death costs nothing but time.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { cli, drop, folder, inState, launch, openPage, quiet, recordingServer, sample } from "./site.mjs";

const value = async (page, kpi) => page.locator(`[data-kpi="${kpi}"][data-value]:not([data-key]):not([data-measure])`).first().getAttribute("data-value");

describe("a second worker reads what waits", () => {
  let browser, server, files, report;
  before(async () => { browser = await launch(); server = await recordingServer(); });
  after(async () => { await browser?.close(); server?.close(); });

  async function figuresWith(onSecond) {
    const { page, context, complaints } = await openPage(browser, server);
    let workers = page.workers().length;
    const after = [];
    page.on("worker", (worker) => { workers += 1; after.push(onSecond?.(worker)); });
    await drop(page, files);
    await inState(page, "ready");
    await Promise.all(after);
    await quiet(page);
    for (const kpi of ["sales.win_rate", "nps", "churn.logo", "cac"]) assert.equal(await value(page, kpi), JSON.stringify(report.kpis[kpi].value).replaceAll('"', ""), kpi);
    assert.equal(workers, 2, "no second worker was started");
    assert.equal(page.workers().length, 1, "the second worker outlives the reading");
    await context.close();
    return complaints;
  }

  it("and gives the command line's figures", async (test) => {
    files = sample(folder(test), 40_000);
    report = JSON.parse(cli("report", ...files, "--format", "json"));
    assert.deepEqual(await figuresWith(), []);
  });

  it("and its death is survived", async (test) => {
    files = sample(folder(test), 40_000);
    await figuresWith((worker) => worker.evaluate(() => void setTimeout(() => { throw new Error("killed by the test"); })).catch(() => undefined));
  });
});
