// Workbooks, archives and JSON on the page: each table of a file is a source, and the figures are those of the same tables as CSV.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { csvRows, xlsx, zip } from "./packed.mjs";
import { cli, drop, folder, inState, launch, openPage, recordingServer, sample } from "./site.mjs";

const figures = (page) => page.$$eval("[data-kpi][data-value]", (all) => all.map(({ dataset }) => ({ ...dataset })));
const alerts = async (page) => (await page.locator("[role=alert]").allInnerTexts()).map((text) => text.trim()).filter((text) => text !== "");
const kpis = (files) => { const { kpis, sources } = JSON.parse(cli("report", ...files, "--format", "json")); return { kpis, rows: sources.map(({ rows }) => rows) }; };

/** The sample's files in another form. */
const FORMS = {
  "firm.xlsx": (files) => xlsx(Object.fromEntries(files.map((file) => [basename(file, ".csv"), csvRows(readFileSync(file, "utf8"))]))),
  "firm.zip": (files) => zip(Object.fromEntries(files.map((file) => [`exports/${basename(file)}`, readFileSync(file)]))),
};

describe("a file of several tables", () => {
  let browser, server;
  before(async () => { browser = await launch(); server = await recordingServer(); });
  after(async () => { await browser?.close(); server?.close(); });

  for (const [name, made] of Object.entries(FORMS)) {
    it(`${name}: its tables are the sources, its figures those of the CSV files`, async (test) => {
      const into = folder(test);
      const files = sample(into);
      const packed = join(into, name);
      writeFileSync(packed, made(files));
      const { page, context, complaints } = await openPage(browser, server);
      await drop(page, files);
      await inState(page, "ready");
      const wanted = await figures(page);
      await context.close();
      const again = await openPage(browser, server);
      await drop(again.page, [packed]);
      await inState(again.page, "ready");
      assert.deepEqual(await alerts(again.page), []);
      assert.deepEqual(await figures(again.page), wanted);
      assert.deepEqual([...complaints, ...again.complaints], []);
      await again.context.close();
      assert.deepEqual(kpis([packed]), kpis(files), "from the command line");
    });
  }

  it("a packed file that is none is refused by name, and the page goes on", async (test) => {
    const into = folder(test);
    const files = sample(into);
    const bad = { "bomb.gz": gzipSync(Buffer.alloc(64 << 20)), "notes.zip": zip({ "a.png": Buffer.from("\x89PNG\r\n\x1a\n", "latin1") }), "cut.xlsx": FORMS["firm.xlsx"](files).subarray(0, 4_000), "deep.json": "[".repeat(20_000) };
    const { page, context, complaints } = await openPage(browser, server);
    for (const [name, bytes] of Object.entries(bad)) {
      writeFileSync(join(into, name), bytes);
      await drop(page, [join(into, name)]);
      const said = (await alerts(page)).join(" ");
      assert.ok(said.includes(name), `the alert does not name ${name}: "${said}"`);
      assert.ok(said.length > name.length + 20, `the alert says nothing: "${said}"`);
    }
    const gzipped = join(into, "deals.csv.gz");
    writeFileSync(gzipped, gzipSync(readFileSync(files.find((file) => /deals/.test(file)) ?? files[0])));
    await drop(page, [gzipped]);
    await inState(page, "ready");
    assert.ok((await figures(page)).length > 0);
    assert.deepEqual(complaints, []);
    await context.close();
  });
});
