// What an element leaves behind when it is gone: nothing.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { elementIn, hosts, openHost } from "./hosts.mjs";
import { launch } from "./site.mjs";

const MOUNTS = 100;

describe("the memory of a host's page", () => {
  let browser, server;
  before(async () => { browser = await launch(); server = await hosts(); });
  after(async () => { await browser?.close(); server?.close(); });

  it("is back at its base after a hundred dashboards came with files and went", async () => {
    const { page, complaints } = await openHost(browser, server, "plain");
    await elementIn(page, "crm-kpi-dashboard", "empty");
    await page.evaluate(() => {
      document.querySelector("crm-kpi-dashboard").remove();
      const csv = `deal_id,created_at,stage,amount,close_date,owner\n${Array.from({ length: 200 }, (_, at) => `${at},2024-0${1 + (at % 9)}-1${at % 10},${at % 3 ? "Won" : "Lost"},${at * 10},2024-${10 + (at % 3)}-15,Owner ${at % 7}`).join("\n")}\n`;
      window.mounts = async (times) => {
        for (let time = 0; time < times; time++) {
          const element = document.createElement("crm-kpi-dashboard");
          const drawn = new Promise((done) => element.addEventListener("crm-kpi-report", () => requestAnimationFrame(() => setTimeout(done)), { once: true }));
          document.body.append(element);
          await element.addFiles([new File([csv], "deals.csv")]);
          await drawn;
          element.remove();
        }
      };
    });
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    /** Bytes, nodes and listeners of the page, once its workers have ended. */
    const measured = async () => {
      for (let tries = 0; tries < 100 && page.workers().length > 0; tries++) await page.waitForTimeout(250);
      assert.equal(page.workers().length, 0);
      for (let times = 0; times < 3; times++) await session.send("HeapProfiler.collectGarbage");
      const { metrics } = await session.send("Performance.getMetrics");
      return Object.fromEntries(metrics.filter(({ name }) => ["JSHeapUsedSize", "Nodes", "JSEventListeners", "Documents"].includes(name)).map(({ name, value }) => [name, value]));
    };
    await page.evaluate(() => window.mounts(30));
    const base = await measured();
    await page.evaluate((times) => window.mounts(times), MOUNTS);
    const end = await measured();
    for (const name of ["Nodes", "JSEventListeners", "Documents"]) assert.ok(end[name] <= base[name] + 20, `${name}: ${base[name]}, then ${end[name]}`);
    assert.ok(end.JSHeapUsedSize <= base.JSHeapUsedSize + 200_000, `${base.JSHeapUsedSize} bytes, then ${end.JSHeapUsedSize}`);
    assert.deepEqual(complaints, []);
    await page.close();
  });
});
