// Every view, in both languages and themes: axe finds nothing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";
import { drop, folder, inState, launch, openPage, quiet, recordingServer, sample } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds, one line an element. */
async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations));
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target} ${failureSummary?.split("\n")[1]?.trim() ?? ""}`));
}

describe("axe finds nothing", () => {
  let browser, server;
  before(async () => { browser = await launch(); server = await recordingServer(); });
  after(async () => { await browser?.close(); server?.close(); });

  for (const language of ["en", "fr"]) {
    for (const scheme of ["light", "dark"]) {
      it(`${language}, ${scheme}: without data, and in every view with it`, async (test) => {
        const { page, context } = await openPage(browser, server, { language, scheme });
        const found = (await violations(page)).map((line) => `empty: ${line}`);
        await drop(page, sample(folder(test)));
        await inState(page, "ready");
        const panels = await page.locator("nav a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
        assert.ok(panels.length >= 5, `only ${panels.length} views`);
        for (const hash of [...panels, "#view=sources", "#view=seal"]) {
          await page.evaluate((address) => { location.hash = address; }, hash);
          await quiet(page);
          found.push(...(await violations(page)).map((line) => `${hash}: ${line}`));
        }
        await page.evaluate(() => { location.hash = "#view=overview"; });
        await quiet(page);
        await page.locator("button.kpi-name").first().click();
        await page.getByRole("dialog").waitFor();
        found.push(...(await violations(page)).map((line) => `explanation: ${line}`));
        assert.deepEqual(found, []);
        await context.close();
      });
    }
  }

  it("would find a button without a name", async () => {
    const { page, context } = await openPage(browser, server);
    await page.evaluate(() => document.body.append(document.createElement("button")));
    assert.match((await violations(page)).join("\n"), /button-name/);
    await context.close();
  });
});
