// Files that wait are read by a second worker meanwhile, and half of a report's figures are computed by it; what it gives is what the first would have
// given, and its death costs nothing but time.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cli, drop, inState, launch, openPage, quiet, recordingServer, sample } from "./site.mjs";

const value = async (page, kpi) => page.locator(`[data-kpi="${kpi}"][data-value]:not([data-key]):not([data-measure])`).first().getAttribute("data-value");

/** In the second worker: counts the halves that it gives away; dies over the first message that has what `over` names. */
function watched(over) {
  const post = MessagePort.prototype.postMessage;
  self.halves = 0;
  MessagePort.prototype.postMessage = function (message, ...rest) {
    const said = message ?? {};
    if ("half" in said) self.halves += 1;
    if (over in said) throw new RangeError("killed by the test");
    return post.call(this, message, ...rest);
  };
}

describe("a second worker reads what waits and computes half", () => {
  let browser, server, files, report;
  before(async () => { browser = await launch(); server = await recordingServer(); });
  after(async () => { await browser?.close(); server?.close(); });

  /** Gives the halves that were computed; none where the second worker died. */
  async function halvesWith(over) {
    const { page, context, complaints } = await openPage(browser, server);
    for (let tries = 0; page.workers().length < 2 && tries < 100; tries += 1) await page.waitForTimeout(50);
    const second = page.workers()[1];
    assert.ok(second, "no second worker was started");
    await second.evaluate(watched, over);
    await drop(page, files);
    await inState(page, "ready");
    await quiet(page);
    for (const kpi of ["sales.win_rate", "nps", "churn.logo", "cac"]) assert.equal(await value(page, kpi), JSON.stringify(report.kpis[kpi].value).replaceAll('"', ""), kpi);
    const halves = page.workers().includes(second) ? await second.evaluate(() => self.halves) : 0;
    assert.equal(page.workers().length, halves > 0 ? 2 : 1);
    assert.deepEqual(complaints, []);
    await context.close();
    return halves;
  }

  before(() => {
    files = sample(mkdtempSync(join(tmpdir(), "crm-kpi-")), 40_000);
    report = JSON.parse(cli("report", ...files, "--format", "json"));
  });
  after(() => rmSync(dirname(files[0]), { recursive: true }));

  it("and gives the command line's figures", async () => assert.ok((await halvesWith("nothing")) > 0, "it computed nothing"));

  it("and its death while it reads is survived", async () => assert.equal(await halvesWith("progress"), 0));

  it("and its death while it computes is survived", async () => assert.equal(await halvesWith("half"), 0));
});
