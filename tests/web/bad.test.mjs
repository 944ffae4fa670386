// Bad files: a clear message in both languages, the workspace as it was, and the next good file loads.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { drop, folder, inState, launch, openPage, recordingServer, sample } from "./site.mjs";

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const columns = (count, cell) => Array.from({ length: count }, (_, index) => cell(index)).join(",");
const BAD = {
  "empty.csv": "",
  "picture.csv": PNG,
  "header_only.csv": "Record ID,Deal Name,Deal Stage,Amount,Create Date,Close Date\n",
  "unclosed_quote.csv": `Record ID,Deal Name,Deal Stage,Amount,Create Date,Close Date\n1,"A deal,Won,100,2024-01-01,2024-02-01\n${"2,Another,Won,100,2024-01-01,2024-02-01\n".repeat(50)}`,
  "wide.csv": `${columns(10_000, (index) => `Column ${index}`)}\n${columns(10_000, (index) => index)}\n`,
};
const figures = (page) => page.$$eval("[data-kpi][data-value]", (all) => all.map(({ dataset }) => ({ ...dataset })));
const alerts = async (page) => (await page.locator("[role=alert]").allInnerTexts()).map((text) => text.trim()).filter((text) => text !== "");

describe("a bad file", () => {
  let browser, server;
  before(async () => { browser = await launch(); server = await recordingServer(); });
  after(async () => { await browser?.close(); server?.close(); });

  for (const [name, content] of Object.entries(BAD)) {
    it(`${name} is refused in words, in both languages, and changes nothing`, async (test) => {
      const into = folder(test);
      const [first, ...others] = sample(into);
      const bad = join(into, name);
      writeFileSync(bad, content);
      const said = {};
      for (const language of ["en", "fr"]) {
        const { page, context, complaints } = await openPage(browser, server, { language });
        await drop(page, [first]);
        await inState(page, "ready");
        const loaded = await figures(page);
        assert.ok(loaded.length > 0, "the good file gave no figure");
        assert.deepEqual(await alerts(page), [], "the good file gave an alert");
        await drop(page, [bad]);
        said[language] = (await alerts(page)).join(" ");
        assert.ok(said[language].includes(name), `the alert does not name the file: "${said[language]}"`);
        assert.ok(said[language].length > name.length + 20, `the alert says nothing: "${said[language]}"`);
        assert.deepEqual(await figures(page), loaded);
        await drop(page, others);
        assert.ok((await figures(page)).length >= loaded.length, "the next good files were not taken");
        assert.notDeepEqual(await figures(page), loaded, "the next good files changed nothing");
        assert.deepEqual(complaints, []);
        await context.close();
      }
      assert.notEqual(said.en, said.fr, "the same words in both languages");
    });
  }

  it("alone, leaves the page ready for a good one", async (test) => {
    const into = folder(test);
    const good = sample(into);
    const bad = join(into, "empty.csv");
    writeFileSync(bad, "");
    const { page, context } = await openPage(browser, server);
    await drop(page, [bad]);
    assert.notDeepEqual(await alerts(page), []);
    assert.deepEqual(await figures(page), []);
    await drop(page, good);
    await inState(page, "ready");
    assert.ok((await figures(page)).length > 0);
    await context.close();
  });
});
