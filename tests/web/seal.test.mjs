// Promise 1: nothing leaves the page. A server that records what arrives is the judge, not the browser's own events.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { drop, folder, inState, launch, openPage, quiet, recordingServer, sample } from "./site.mjs";
import { byUdp, fromPage, fromWorker } from "./ways-out.mjs";

const WAIT = 250;
const BLANK_WORKER = () => { globalThis.kept = new Worker(URL.createObjectURL(new Blob([""]))); };

describe("the sealed page", () => {
  let browser, server;
  before(async () => { browser = await launch(); server = await recordingServer(); });
  after(async () => { await browser?.close(); server?.close(); });

  /** Tries one way out and tells whether something arrived. */
  async function arrives(where, way, address) {
    const earlier = server.requests.length;
    await where.evaluate(`Promise.race([(async () => (${way})(${JSON.stringify(address)}))().catch(() => {}), new Promise((done) => setTimeout(done, ${WAIT}))])`).catch(() => {});
    await new Promise((done) => setTimeout(done, WAIT));
    return server.requests.slice(earlier).filter((request) => request.includes("out") || request === "UDP");
  }

  it("asks nothing of its server once it takes files, through the whole flow", async (test) => {
    const { page, context, complaints } = await openPage(browser, server);
    await quiet(page);
    const loaded = server.requests.length;
    assert.ok(loaded >= 3, `only ${loaded} requests: is this the built page?`);
    await drop(page, sample(folder(test)));
    await inState(page, "ready");
    for (const link of await page.locator("nav a").all()) {
      await link.click();
      await quiet(page);
    }
    await page.locator('[lang="fr"]:is(a, button), a[hreflang="fr"]').first().click();
    await quiet(page);
    await page.waitForTimeout(500);
    assert.deepEqual(server.requests.slice(loaded), []);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it("shows that it is sealed: no request since, an attempt refused, the policies, the hashes of what the server gives", async (test) => {
    const { page, context } = await openPage(browser, server);
    await drop(page, sample(folder(test)));
    await page.evaluate(() => { location.hash = "#view=seal"; });
    await quiet(page);
    const count = () => page.locator("crm-kpi-checks .xl").innerText();
    assert.match(await count(), /^0\s+requests sent since/);
    assert.match(await count(), /0 attempts refused/);
    await page.getByRole("button", { name: "Try to send" }).click();
    await page.getByText(/Refused by the browser/).waitFor();
    assert.match(await count(), /^0\s[^]*1 attempt refused/);
    assert.match(await page.locator(".policies").innerText(), /trusted-types[^]*default-src 'none'; script-src 'wasm-unsafe-eval'/);
    const told = await page.locator(".digests tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
    assert.equal(told.length, 6);
    for (const [file, digest] of told) {
      const bytes = Buffer.from(await (await fetch(`${server.url}/${file}`)).arrayBuffer());
      assert.equal(createHash("sha256").update(bytes).digest("hex"), digest, file);
    }
    await context.close();
  });

  it("works on when its server is gone", async (test) => {
    const own = await recordingServer();
    const { page, context } = await openPage(browser, own);
    own.close();
    await drop(page, sample(folder(test)));
    await inState(page, "ready");
    assert.ok((await page.locator("[data-kpi][data-value]").count()) > 0);
    await context.close();
  });

  it("cannot call out, by any way that works from a page without the seal", async () => {
    const { page, context } = await openPage(browser, server);
    const blank = await context.newPage();
    await blank.goto(`${server.url}/blank`);
    const out = [], blind = [];
    for (const [name, way] of Object.entries(fromPage)) {
      const address = (from) => `${server.url}/out/${from}/${encodeURIComponent(name)}`;
      if ((await arrives(blank, way, address("blank"))).length === 0) blind.push(name);
      if ((await arrives(page, way, address("page"))).length > 0) out.push(name);
    }
    assert.deepEqual(blind, [], "these ways do not even work without the seal: the test is blind to them");
    assert.deepEqual(out, []);
    await context.close();
  });

  it("has a worker that cannot call out either", async () => {
    const { page, context } = await openPage(browser, server);
    const blank = await context.newPage();
    await blank.goto(`${server.url}/blank`);
    await blank.evaluate(BLANK_WORKER);
    const free = blank.workers()[0] ?? (await blank.waitForEvent("worker"));
    const [worker] = page.workers();
    assert.ok(worker, "the page has no worker");
    const out = [], blind = [];
    for (const [name, way] of Object.entries(fromWorker)) {
      const address = (from) => `${server.url}/out/${from}/${encodeURIComponent(name)}`;
      if ((await arrives(free, way, address("free"))).length === 0) blind.push(name);
      if ((await arrives(worker, way, address("worker"))).length > 0) out.push(name);
    }
    assert.deepEqual(blind, [], "these ways do not even work without the seal: the test is blind to them");
    assert.deepEqual(out, []);
    await context.close();
  });

  it("lets no peer connection ask a server by UDP", async () => {
    const { page, context } = await openPage(browser, server);
    const blank = await context.newPage();
    await blank.goto(`${server.url}/blank`);
    assert.notDeepEqual(await arrives(blank, byUdp, server.udp), [], "a peer connection does not even work without the seal");
    await blank.close();
    await page.waitForTimeout(1000);
    assert.deepEqual(await arrives(page, byUdp, server.udp), []);
    await context.close();
  });
});
