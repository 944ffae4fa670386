// The examples as their readers have them: the package from its tarball, through the bundlers that they use, none of which is told anything of it.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { elementIn, hosts, openHost } from "./hosts.mjs";
import { cli, folder, launch, root, sample } from "./site.mjs";
import { bundlers, workshop } from "./workshop.mjs";

const plainPage = `import { open } from "crm-kpi";
import "crm-kpi/dashboard";
document.getElementById("root").innerHTML = '<h1><output id="rate"></output></h1><crm-kpi-dashboard></crm-kpi-dashboard>';
document.querySelector("crm-kpi-dashboard").addEventListener("crm-kpi-report", ({ detail }) => { document.getElementById("rate").value = detail.report.kpis["sales.win_rate"].value; });
window.figure = async (files) => {
  const workspace = await open();
  for (const file of files) await workspace.add(file);
  const { kpis } = await workspace.report();
  workspace.close();
  return kpis["sales.win_rate"].value;
};`;

describe("the examples", () => {
  let browser;
  const files = sample(folder({ after }));
  const report = JSON.parse(cli("report", ...files));
  before(async () => { browser = await launch(); });
  after(() => browser?.close());

  async function shown(test, dist, act = async () => undefined) {
    const server = await hosts({ folders: { built: dist } });
    test.after(() => server.close());
    const { page, complaints } = await openHost(browser, server, "built");
    await elementIn(page, "crm-kpi-dashboard", "empty");
    const asked = server.requests.length;
    await page.locator("crm-kpi-dashboard #files").setInputFiles(files);
    await elementIn(page, "crm-kpi-dashboard", "ready");
    await page.locator("#rate", { hasText: "0." }).waitFor();
    assert.equal(await page.locator("#rate").textContent(), String(report.kpis["sales.win_rate"].value));
    const value = await page.locator('crm-kpi-dashboard [data-kpi="sales.won_amount"]').first().getAttribute("data-value");
    assert.equal(value, report.kpis["sales.won_amount"].value);
    await act(page);
    assert.deepEqual(server.requests.slice(asked), []);
    assert.deepEqual(complaints, []);
    await page.close();
  }

  async function margin(page) {
    await page.locator("#margin").fill("0.5");
    for (let tries = 0; tries < 100; tries++) {
      if ((await page.locator("crm-kpi-dashboard").evaluate((element) => element.report.settings.gross_margin)) === 0.5) return;
      await page.waitForTimeout(50);
    }
    assert.fail("the element did not follow its settings");
  }

  it("React, built by Vite", async (test) => shown(test, await bundlers.vite(workshop(test, "react")), margin));
  it("React, built by esbuild", async (test) => shown(test, await bundlers.esbuild(workshop(test, "react"), "main.jsx"), margin));
  it("Vue, built by Vite", async (test) => shown(test, await bundlers.vite(workshop(test, "vue")), margin));

  it("elements and core, built by webpack", async (test) => {
    const place = workshop(test);
    writeFileSync(join(place, "main.js"), plainPage);
    await shown(test, await bundlers.webpack(place, "main.js"), async (page) => {
      await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", '<input type="file" id="own" multiple>'));
      await page.setInputFiles("#own", files);
      assert.equal(await page.evaluate(() => window.figure(document.getElementById("own").files)), report.kpis["sales.win_rate"].value);
    });
  });

  it("a CRM's record page: its own table and a file more make the command line's figures", async (test) => {
    const server = await hosts();
    test.after(() => server.close());
    const { page, complaints } = await openHost(browser, server, "record");
    await elementIn(page, "crm-kpi-dashboard", "ready");
    const activities = files.filter((file) => /activities|surveys|spend/.test(file));
    assert.ok(activities.length > 0, `the sample has ${files}`);
    await page.setInputFiles("#exports", activities);
    const element = page.locator("crm-kpi-dashboard");
    for (let tries = 0; tries < 200 && (await element.evaluate(({ report }) => report.sources.length)) <= activities.length; tries++) await page.waitForTimeout(50);
    const [settings, own, told] = await element.evaluate(async ({ settings, files, report }) => [settings, await files[0].text(), report]);
    const place = folder(test);
    writeFileSync(join(place, "deal.csv"), own);
    writeFileSync(join(place, "settings.json"), JSON.stringify({ ...settings, now: told.settings.now }));
    const wanted = JSON.parse(cli("report", join(place, "deal.csv"), ...activities, "--settings", join(place, "settings.json")));
    assert.equal(told.kpis["sales.won_amount"].value, wanted.kpis["sales.won_amount"].value);
    assert.deepEqual(told.kpis, wanted.kpis);
    assert.deepEqual(told.funnel, wanted.funnel);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it("are explained in ten lines each", () => {
    for (const name of ["plain", "react", "vue", "iframe", "record"]) {
      const lines = readFileSync(join(root, "examples", name, "README.md"), "utf8").split("\n").filter((line) => /^\d+\. /.test(line));
      assert.equal(lines.length, 10, name);
    }
  });
});
