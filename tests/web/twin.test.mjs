// A report that two workers share says what one worker says, whatever became of the files before: byte by byte.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { hosts } from "./hosts.mjs";
import { launch, sample } from "./site.mjs";

const PAGE = "<!doctype html><html lang=en><meta charset=utf-8><title>twin</title><input id=files type=file multiple>";

/** In a worker: counts the halves that it gives away. */
function counting() {
  const post = MessagePort.prototype.postMessage;
  self.halves = 0;
  MessagePort.prototype.postMessage = function (message, ...rest) {
    if (message !== null && "figures" in message) self.halves += 1;
    return post.call(this, message, ...rest);
  };
}

/** In the page: the same is done to a workspace with two workers and to one with one; gives what they say after each step, where it differs, and how often they were asked. */
async function compared() {
  const { open } = await import("/plain/crm-kpi/index.js");
  const [shared, alone] = [await open({}), await open({ worker: "/plain/crm-kpi/worker.js" })];
  const both = (work) => Promise.all([work(shared), work(alone)]);
  const files = [...document.querySelector("#files").files];
  const [, loaded] = await both((workspace) => Promise.all(files.map((file) => workspace.add(file))));
  const of = (name) => loaded.find(({ file }) => file.includes(name)).id;
  // the second worker starts with the first report that it could share
  await both((workspace) => workspace.report({ by: [] }));
  await new Promise((soon) => setTimeout(soon, 1_000));
  await window.watch();
  const differs = [];
  let asked = 0;
  const told = async (step, settings) => {
    const [one, other] = await both(async (workspace) => new TextDecoder().decode(await workspace.export("json", settings)));
    asked += 1;
    if (one !== other || one.length < 10_000) differs.push(step);
    return one;
  };
  const first = await told("as it opens", {});
  await told("another period, another zone", { period: { start: "2023-02-01", end: "2023-08-01" }, time_zone: "Europe/Paris" });
  const owner = (await shared.dimensions()).find(({ name }) => name === "owner").labels[0];
  await told("a filter", { filters: { owner: [owner] }, by: ["source", "owner"] });
  await both((workspace) => workspace.remove(of("nps")));
  if ((await told("a file removed", {})) === first) differs.push("the removed file is still there");
  await both((workspace) => workspace.remap(of("deals"), { fields: { Amount: "" } }));
  await told("a mapping changed", {});
  await both((workspace) => workspace.add(files.find(({ name }) => name.includes("nps"))));
  await told("a file again", {});
  return { differs, asked };
}

describe("a report that two workers share", () => {
  let browser, server, folder;
  before(async () => { browser = await launch(); server = await hosts({ pages: { twin: PAGE } }); folder = mkdtempSync(join(tmpdir(), "crm-kpi-")); });
  after(async () => { await browser?.close(); server?.close(); rmSync(folder, { recursive: true }); });

  it("is the report of one worker, byte by byte, whatever becomes of the files", async () => {
    const page = await browser.newPage();
    await page.exposeFunction("watch", async () => { for (const worker of page.workers()) await worker.evaluate(counting); });
    await page.goto(`${server.url}/twin/`);
    await page.setInputFiles("#files", sample(folder, 6_000));
    const { differs, asked } = await page.evaluate(compared);
    assert.deepEqual(differs, []);
    const halves = await Promise.all(page.workers().map((worker) => worker.evaluate(() => self.halves ?? 0)));
    assert.equal(halves.reduce((sum, one) => sum + one, 0), asked, "not every report was shared");
    await page.close();
  });
});
