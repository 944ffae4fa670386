// The module crm-kpi in a browser, as its README says: a worker of its own, the package's, or none, each under the policy that it needs and no more.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { hosts } from "./hosts.mjs";
import { launch } from "./site.mjs";

const page = (rest) => `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ${rest}"><title>module</title>`;
const TYPED = "require-trusted-types-for 'script'; trusted-types";
const PAGES = {
  blob: page(`worker-src blob:; ${TYPED} crm-kpi`),
  address: page(`worker-src 'self'; ${TYPED} crm-kpi`),
  thread: page(`worker-src 'none'; ${TYPED} 'none'`),
  given: page(`worker-src blob:; connect-src 'self'; ${TYPED} crm-kpi`),
  none: page(`worker-src 'none'; ${TYPED} 'none'`).replace(" 'wasm-unsafe-eval'", ""),
  copies: "<!doctype html><html lang=en><title>copies</title><crm-kpi-card kpi=sales.win_rate></crm-kpi-card>",
};

describe("the module in a browser", () => {
  let browser, server;
  before(async () => { browser = await launch(); server = await hosts({ pages: PAGES }); });
  after(async () => { await browser?.close(); server?.close(); });

  /** Opens a workspace as `options` say, reads a file and asks for a figure; gives it with the page's workers and what it asked for after its start. */
  async function figure(name, options) {
    const page = await browser.newPage();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => { if (message.type() === "error" && !message.text().includes("404")) complaints.push(message.text()); });
    await page.goto(`${server.url}/${name}/`);
    const opened = await page.evaluate(`(async () => {
      const { open } = await import("/plain/crm-kpi/index.js");
      try { window.workspace = await open(${options}); return "open"; } catch (error) { return [error.name, error.code, error.message]; }
    })()`);
    if (opened !== "open") { await page.close(); return opened; }
    const asked = server.requests.length;
    const value = await page.evaluate(async () => {
      await window.workspace.add(new Blob(["deal_id,created_at,stage,close_date\n1,2024-06-01,Won,2024-07-01\n2,2024-06-02,Lost,2024-07-02\n"]), { name: "deals.csv" });
      return (await window.workspace.report()).kpis["sales.win_rate"].value;
    });
    const workers = page.workers().length;
    await page.evaluate(() => window.workspace.close());
    for (let tries = 0; tries < 40 && page.workers().length > 0; tries++) await page.waitForTimeout(50);
    const told = { value, workers, left: page.workers().length, asked: server.requests.slice(asked), complaints };
    await page.close();
    return told;
  }
  const fine = (workers) => ({ value: 0.5, workers, left: 0, asked: [], complaints: [] });

  it("has a worker of its own, from a blob", async () => assert.deepEqual(await figure("blob", "{}"), fine(1)));
  it("takes the package's worker, by its address", async () => assert.deepEqual(await figure("address", '{ worker: "/plain/crm-kpi/worker.js" }'), fine(1)));
  it("runs on the page's own thread", async () => assert.deepEqual(await figure("thread", "{ worker: false }"), fine(0)));
  it("takes the wasm as the page fetched it", async () => assert.deepEqual(await figure("given", '{ wasm: fetch("/plain/crm-kpi/crm-kpi_bg.wasm"), workbooks: fetch("/plain/crm-kpi/crm-kpi-workbooks_bg.wasm") }'), fine(1)));

  it("says that it could not start where a policy forbids the wasm", async () => {
    const [name, code, message] = await figure("none", '{ worker: false, language: "fr" }');
    assert.deepEqual([name, code], ["CrmKpiError", "not_started"]);
    assert.match(message, /n’a pas pu démarrer/);
  });

  it("leaves the elements to the copy that came first, and says so to who mixes two", async () => {
    const page = await browser.newPage();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(`${server.url}/copies/`);
    const said = await page.evaluate(async () => {
      await import("/plain/crm-kpi/card.js");
      const first = customElements.get("crm-kpi-card");
      await import("/record/crm-kpi/card.js");
      const other = await (await import("/record/crm-kpi/index.js")).open({ worker: false });
      const card = document.querySelector("crm-kpi-card");
      let refused = null;
      try { card.workspace = other; } catch (error) { refused = [error.name, error.message]; }
      await card.addTable("deal", { id: [1, 2], stage: ["Won", "Lost"], created: ["2024-06-01", "2024-06-02"], closed: ["2024-07-01", "2024-07-02"] });
      return { same: customElements.get("crm-kpi-card") === first, refused };
    });
    assert.deepEqual(said, { same: true, refused: ["TypeError", "give a workspace that this copy of crm-kpi has opened"] });
    await page.locator('crm-kpi-card [data-kpi="sales.win_rate"][data-value="0.5"]').first().waitFor({ state: "attached" });
    assert.deepEqual(complaints, []);
    await page.close();
  });
});
