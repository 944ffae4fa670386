// The page of one file: by double-click, and as the document of a sandboxed frame, without a network.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { inState, launch, quiet, root } from "./site.mjs";

const file = process.env.CRM_KPI_ONE_FILE ?? join(root, "dist/crm-kpi.html");

describe("the page of one file", () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser?.close());

  it("weighs at most 2 MB", () => assert.ok(statSync(file).size <= 2_000_000, `${statSync(file).size} bytes`));

  it("runs by double-click with the network off, and is sealed from its first byte", async () => {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
    await page.goto(`${pathToFileURL(file)}?lang=fr`);
    await inState(page, "empty");
    await page.locator("button.sample").first().click();
    await inState(page, "ready");
    await quiet(page);
    for (const link of await page.locator("nav a").all()) { await link.click(); await quiet(page); }
    await page.locator('button[lang="en"]').click();
    assert.match(await page.locator("nav").innerText(), /Funnel/);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it("runs as the document of a sandboxed frame", async () => {
    const page = await browser.newPage();
    await page.setContent('<iframe sandbox="allow-scripts" width="1200" height="800"></iframe>');
    await page.locator("iframe").evaluate((frame, text) => { frame.srcdoc = text; }, readFileSync(file, "utf8"));
    const frame = page.frameLocator("iframe");
    await frame.locator('body[data-state="empty"]').waitFor({ state: "attached", timeout: 20_000 });
    await frame.locator("button.sample").first().click();
    await frame.locator('body[data-state="ready"]').waitFor({ state: "attached", timeout: 30_000 });
    assert.ok((await frame.locator("[data-kpi][data-value]").count()) > 20);
    await page.close();
  });
});
