import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { numberOf, workbook } from "./xlsx";

/** Files of an archive, as another program unpacks them. */
const READ = "import sys,zipfile,json; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(json.dumps({n:z.read(n).decode() for n in z.namelist()}))";

test("another program finds the parts of a workbook whole, numbers as numbers and text as text", async () => {
  const folder = mkdtempSync(join(tmpdir(), "crm-kpi-"));
  const path = join(folder, "a.xlsx");
  const rows = [["Offre", "Part"], ["=HYPERLINK(\"x\")", 0.25], ["é & <b> \u0001", -3], [null, "12,5 %"]] as const;
  writeFileSync(path, new Uint8Array(await workbook([{ name: "A/B: [long] " + "x".repeat(40), rows }, { name: "A/B: [long] " + "x".repeat(40), rows: [] }]).arrayBuffer()));
  const parts = JSON.parse(execFileSync("python3", ["-c", READ, path], { encoding: "utf8" })) as Record<string, string>;
  rmSync(folder, { recursive: true });
  const sheet = parts["xl/worksheets/sheet1.xml"] ?? "";
  assert.ok(!/<f>|\u0001/.test(sheet), "a formula, or what XML may not hold");
  assert.match(sheet, /<c t="inlineStr"><is><t xml:space="preserve">=HYPERLINK\(&#34;x&#34;\)<\/t>/);
  assert.match(sheet, /<c><v>0.25<\/v><\/c>/);
  assert.match(sheet, /é &#38; &#60;b&#62; /);
  const names = [...(parts["xl/workbook.xml"] ?? "").matchAll(/sheet name="([^"]*)"/g)].map(([, name]) => name ?? "");
  assert.equal(new Set(names).size, 2);
  for (const name of names) assert.ok(name.length <= 31 && !/[[\]:*?/\\]/.test(name), name);
});

test("what is written as a number becomes one, by the language", () => {
  assert.equal(numberOf("1,234", null, "en"), 1234);
  assert.equal(numberOf("1\u202f234,5", null, "fr"), 1234.5);
  assert.equal(numberOf("\u221212.5%", null, "en"), -0.125);
  assert.equal(numberOf("€1.5k", "1512.25", "en"), 1512.25);
  assert.equal(numberOf("1997-01-02", null, "en"), "1997-01-02");
  assert.equal(numberOf("12 d", null, "en"), "12 d");
  assert.equal(numberOf("—", "null", "en"), "—");
});
