// Promise 8: the same everywhere. The core as wasm gives the bytes of the command line, whatever the parts in which a file arrives.
import { buildSync } from "esbuild";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, it } from "node:test";
import { openCore, read } from "./core.mjs";
import { cli, folder, root, sample, shared, target } from "./site.mjs";

const PARTS = [1 << 24, 65_537, 977];
const SETS = { planted_funnel: /^hubspot.*\.csv$/, maven: /\.csv$/, telco: /\.csv$/ };
const { outputFiles: [{ text: script }] } = buildSync({ entryPoints: [join(root, "www/src/canonical.ts")], format: "esm", write: false });
const { canonical } = await import(`data:text/javascript,${encodeURIComponent(script)}`);
const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** The command line's report, without the line end that it prints after it. */
function native(files) {
  const bytes = cli("report", ...files, "--format", "json");
  return bytes.at(-1) === 10 ? bytes.subarray(0, -1) : bytes;
}

async function wasm(files, part, now) {
  const core = await openCore(root, target);
  for (const file of files) {
    const done = read(core, basename(file), readFileSync(file), part);
    assert.notEqual(done.id, null, `${file} was not taken`);
  }
  return Buffer.from(canonical(JSON.parse(core.report({ now }))));
}

function firstDifference(got, wanted) {
  let at = 0;
  while (at < got.length && got[at] === wanted[at]) at += 1;
  return `at ${at}: ${got.slice(Math.max(0, at - 150), at + 50)} | ${wanted.slice(at, at + 50)}`;
}

async function same(files) {
  const wanted = native(files);
  assert.ok(wanted.length > 1000, "the report is empty");
  const { now } = JSON.parse(wanted).settings;
  for (const part of PARTS) {
    const got = await wasm(files, part, now);
    assert.equal(hash(got), hash(wanted), `in parts of ${part} bytes: ${firstDifference(got.toString(), wanted.toString())}`);
  }
}

describe("the report's bytes are the same in wasm as natively", () => {
  it("over the sample data", (test) => same(sample(folder(test))));

  for (const [set, wanted] of Object.entries(SETS)) {
    const place = join(shared, "data/sets", set);
    const skip = existsSync(place) ? false : `${place} is not there`;
    it(`over ${set}`, { skip }, () => same(readdirSync(place).filter((name) => wanted.test(name)).sort().map((name) => join(place, name))));
  }
});
