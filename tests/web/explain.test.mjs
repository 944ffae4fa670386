// A figure is explained: its formula with its own numbers, what was used and left out, the records behind it in a table of any length; and what stands where there is no figure.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { cli, drop, folder, inState, launch, openPage, quiet, recordingServer, sample } from "./site.mjs";

describe("the explanation of a figure", () => {
  let browser, server;
  before(async () => { browser = await launch(); server = await recordingServer(); });
  after(async () => { await browser?.close(); server?.close(); });

  it("says the formula with its numbers, the interval in plain words, other definitions, and adds up", async (test) => {
    const files = sample(folder(test), 600);
    const { page, context, complaints } = await openPage(browser, server);
    await drop(page, files);
    const { "churn.logo": churn } = JSON.parse(cli("report", ...files, "--format", "json")).kpis;
    await page.locator("button.kpi-name", { hasText: "Customer churn" }).first().click();
    const drawer = page.locator("dialog.drawer");
    await drawer.waitFor();
    const text = await drawer.innerText();
    assert.match(await drawer.locator(".frac").innerText(), new RegExp(`${churn.numerator} [\\s\\S]*${churn.denominator} `));
    assert.match(text, /Between .* and .*, 19 times in 20/);
    const left = churn.excluded.reduce((sum, { rows }) => sum + rows, 0);
    assert.match(text, new RegExp(`${(churn.used + left).toLocaleString("en")} rows read`));
    assert.equal(await drawer.locator('[data-kpi^="churn.logo@"]').count(), churn.variants.length);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it("draws of thousands of records only those in sight, and gives all of them as CSV", async (test) => {
    const files = sample(folder(test), 4_000);
    const { page, context, complaints } = await openPage(browser, server);
    await drop(page, files);
    const used = JSON.parse(cli("report", ...files, "--format", "json")).kpis["sales.win_rate"].used;
    await page.locator("button.kpi-name", { hasText: "Win rate" }).first().click();
    const drawer = page.locator("dialog.drawer");
    const said = drawer.locator("#records [role=status]");
    await said.filter({ hasText: used.toLocaleString("en") }).waitFor();
    assert.ok((await drawer.locator("#records tbody tr").count()) < 200);
    await drawer.locator("#records .well").first().evaluate((box) => { box.scrollTop = box.scrollHeight; });
    await said.filter({ hasText: `to ${used.toLocaleString("en")} of` }).waitFor();
    const first = async () => drawer.locator("#records tbody tr:not(.filler)").first().innerText();
    const byDate = drawer.locator("#records th", { hasText: /Date/ });
    const days = [];
    for (const way of ["ascending", "descending"]) {
      await byDate.getByRole("button").click();
      await drawer.locator(`#records th[aria-sort=${way}]`).waitFor();
      await said.filter({ hasText: /^1 to/ }).waitFor();
      await page.waitForTimeout(300);
      days.push(new Date(/\d{1,2} \w{3,4} \d{4}/.exec(await first())[0]));
    }
    assert.ok(days[0] < days[1], `${days}`);
    await byDate.getByRole("button").click();
    const [download] = await Promise.all([page.waitForEvent("download"), drawer.locator("#records").getByRole("button", { name: /CSV/ }).click()]);
    assert.equal(readFileSync(await download.path(), "utf8").trimEnd().split("\r\n").length, used + 1);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it("a figure of too few cases says so in its place, and a missing file the way to it", async (test) => {
    const path = join(folder(test), "deals.csv");
    const rows = Array.from({ length: 40 }, (_, at) => `${at},${at < 8 ? (at % 4 ? "Won" : "Lost") : "Open"},2024-${String(1 + (at % 12)).padStart(2, "0")}-03,${at < 8 ? `2024-${String(2 + at).padStart(2, "0")}-20` : ""}`);
    writeFileSync(path, `Deal ID,Stage,Created,Closed\n${rows.join("\n")}\n`);
    for (const language of ["en", "fr"]) {
      const { page, context, complaints } = await openPage(browser, server, { language });
      await drop(page, [path]);
      const few = page.locator(".kpi.few", { hasText: language === "fr" ? "Taux de réussite" : "Win rate" }).first();
      assert.match(await few.innerText(), language === "fr" ? /6 sur 8[\s\S]*Trop peu/ : /6 of 8[\s\S]*Too few/);
      await page.locator("details.ways summary").first().click();
      assert.ok((await page.locator("details.ways[open] dt").count()) > 1, "no way to the missing file");
      assert.deepEqual(complaints, []);
      await context.close();
    }
  });

  it("lays the field's definitions side by side: on this data, who uses each, how it differs, in both languages", async (test) => {
    const files = sample(folder(test), 600);
    const { kpis } = JSON.parse(cli("report", ...files, "--format", "json"));
    const views = { "churn.logo": "customers", "sales.win_rate": "funnel", "nps": "perception", "marketing.romi": "marketing", "cac": "customers", "ltv.margin": "customers", "sales.close_rate": "funnel" };
    for (const language of ["en", "fr"]) {
      const { page, context, complaints } = await openPage(browser, server, { language });
      await drop(page, files);
      for (const [id, view] of Object.entries(views)) {
        await page.evaluate((hash) => { location.hash = hash; }, `#view=${view}`);
        await quiet(page);
        await page.evaluate((kpi) => {
          for (const fold of document.querySelectorAll("main details, #main details")) fold.open = true;
          const place = [...document.querySelectorAll(`#main [data-kpi="${kpi}"]`)].map((one) => one.closest("article, tr, section.figure, section.band")?.querySelector("button.kpi-name, button.as-link")).find(Boolean);
          (place ?? document.querySelector(".fig-foot .link")).click();
        }, id);
        const drawer = page.locator("dialog.drawer[open]");
        await drawer.waitFor();
        const section = drawer.locator("section", { has: page.locator("tr.cur") });
        if (id === "sales.close_rate") {
          await drawer.locator("crm-kpi-modes td[data-mode=window]").first().waitFor();
          assert.deepEqual(await drawer.locator("crm-kpi-modes thead th.mono").allInnerTexts(), ["reached", "strict", "any", "window"]);
        } else {
          assert.equal(await drawer.locator(`.d-xl`).getAttribute("data-kpi"), id);
          for (const variant of kpis[id].variants) {
            const row = section.locator("tr", { has: page.locator(`[data-kpi="${id}@${variant.id}"]`) });
            assert.equal(await row.locator("[data-kpi]").getAttribute("data-value"), String(variant.value));
            assert.match(await row.innerText(), language === "fr" ? /utilisée par / : /used by /);
          }
          assert.ok(kpis[id].variants.length > 0);
        }
        if (id === "ltv.margin") for (const other of ["ltv.simple", "ltv.observed", "ltv.historic"]) assert.equal(await section.locator(`[data-kpi="${other}"]`).getAttribute("data-value"), String(kpis[other].value));
        if (id !== "sales.close_rate") assert.match(await section.locator("tr.cur").innerText(), language === "fr" ? /utilisée par / : /used by /);
        await page.keyboard.press("Escape");
        await drawer.waitFor({ state: "hidden" });
      }
      assert.deepEqual(complaints, []);
      await context.close();
    }
  });
});
