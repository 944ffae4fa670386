// The elements in other people's pages: the package as it is published, under strict policies and hostile style.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { elementIn as inState, hosts, openHost } from "./hosts.mjs";
import { cli, folder, launch, root, sample } from "./site.mjs";

describe("the elements", () => {
  let browser, server;
  before(async () => { browser = await launch(); server = await hosts(); });
  after(async () => { await browser?.close(); server?.close(); });

  const open = (name) => openHost(browser, server, name);

  it("give the command line's figures in the three lines of the README", async (test) => {
    const lines = readFileSync(join(root, "examples/plain/index.html"), "utf8").split("\n").filter((line) => /script|crm-kpi-dashboard/.test(line));
    for (const line of lines) assert.ok(readFileSync(join(root, "README.md"), "utf8").includes(line), `the README lacks ${line}`);
    const files = sample(folder(test));
    const report = JSON.parse(cli("report", ...files));
    const { page, complaints } = await open("plain");
    await inState(page, "crm-kpi-dashboard", "empty");
    const asked = server.requests.length;
    await page.locator("crm-kpi-dashboard #files").setInputFiles(files);
    await inState(page, "crm-kpi-dashboard", "ready");
    const value = await page.locator('crm-kpi-dashboard [data-kpi="sales.won_amount"]').first().getAttribute("data-value");
    assert.equal(value, report.kpis["sales.won_amount"].value);
    assert.deepEqual(server.requests.slice(asked), []);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it("stand in a page of strict policy and hostile style, take its table, and hand its actions over", async () => {
    const { page, complaints } = await open("record");
    await inState(page, "crm-kpi-dashboard", "ready");
    const { background, shown, base, rem } = await page.evaluate(() => {
      const inside = document.querySelector("crm-kpi-dashboard").shadowRoot.querySelector("crm-kpi-pane");
      const button = inside.querySelector("button.menu-word");
      return { background: getComputedStyle(inside).backgroundColor, shown: getComputedStyle(button).display, base: getComputedStyle(button).textTransform, rem: parseFloat(getComputedStyle(inside.querySelector("h1")).fontSize) };
    });
    assert.equal(background, "rgb(20, 22, 27)", "dark, as the page says by color-scheme");
    assert.notEqual(shown, "none");
    assert.equal(base, "none");
    assert.ok(rem >= 24, `the title is ${rem} px`);
    assert.equal(await page.locator("#deals tbody tr").count(), 40);
    const action = page.locator('crm-kpi-dashboard [part="action"]').first();
    await action.click();
    assert.match(await page.locator("#todo li").first().textContent(), /^Call back: 90\d\d$/);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it("change nothing of the page they stand in", async () => {
    const { page } = await open("record");
    await inState(page, "crm-kpi-dashboard", "ready");
    const look = () => page.evaluate(() => ({
      style: ["body", "h1", "#deals td", "#todo"].map((at) => { const style = getComputedStyle(document.querySelector(at)); return [style.font, style.color, style.display, style.letterSpacing]; }),
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      head: document.head.innerHTML, classes: document.documentElement.className + document.body.className, title: document.title, hash: location.hash,
      storage: localStorage.length + sessionStorage.length,
    }));
    const after = await look();
    await page.evaluate(() => document.querySelector("crm-kpi-dashboard").remove());
    assert.deepEqual(after, await look());
    await page.close();
  });

  it("share one worker, keep their files when they are moved, and give memory back when they are gone", async () => {
    const { page } = await open("plain");
    await inState(page, "crm-kpi-dashboard", "empty");
    await page.evaluate(async () => {
      const csv = "deal_id,created_at,stage,amount,close_date\n1,2024-06-01,Won,100,2024-07-01\n2,2024-06-02,Lost,50,2024-07-02\n";
      const dashboard = document.querySelector("crm-kpi-dashboard");
      await import("./crm-kpi/card.js");
      const card = document.createElement("crm-kpi-card");
      card.kpi = "sales.win_rate";
      card.workspace = dashboard.workspace;
      const own = document.createElement("crm-kpi-card");
      own.kpi = "sales.win_rate";
      own.id = "own";
      document.body.append(card, own);
      await dashboard.addFiles([new File([csv], "deals.csv")]);
    });
    await inState(page, "crm-kpi-card:not(#own)", "ready");
    assert.equal(await page.locator('crm-kpi-card:not(#own) [data-kpi="sales.win_rate"]').getAttribute("data-value"), "0.5");
    await inState(page, "#own", "empty");
    assert.equal(page.workers().length, 1);
    const moved = await page.evaluate(async () => {
      const dashboard = document.querySelector("crm-kpi-dashboard");
      for (let time = 0; time < 100; time++) {
        dashboard.remove();
        document.body.append(dashboard);
      }
      return { files: dashboard.files.length, figures: dashboard.shadowRoot.querySelectorAll("[data-kpi]").length };
    });
    assert.equal(moved.files, 1);
    assert.ok(moved.figures > 0);
    await page.evaluate(() => { for (const one of document.querySelectorAll("crm-kpi-dashboard, crm-kpi-card")) one.remove(); });
    for (let tries = 0; tries < 60 && page.workers().length > 0; tries++) await page.waitForTimeout(250);
    assert.equal(page.workers().length, 0, "the worker ends with its last element");
    await page.close();
  });

  it("are defined once, however often their module is loaded", async () => {
    const { page, complaints } = await open("plain");
    await inState(page, "crm-kpi-dashboard", "empty");
    const same = await page.evaluate(async () => {
      const before = customElements.get("crm-kpi-dashboard");
      await import("./crm-kpi/dashboard.js?again");
      return before === customElements.get("crm-kpi-dashboard");
    });
    assert.ok(same);
    assert.deepEqual(complaints, []);
    await page.close();
  });
});
