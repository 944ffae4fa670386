// node bench/catalogue.mjs [SIZE…]: the report of the whole catalogue in Chromium, with trend and four breakdowns, over the generator's files
// and activities; then each figure alone, over a world that stands, the best of three. Medians of three pages. Needs a release build of the page.
import { chromium } from "playwright-core";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { activities } from "./activities.mjs";
import { bundleEntry } from "./bundle.mjs";
import { FILES, data, fileOf, median, peers, place, root, shown, target } from "./place.mjs";

const ROUNDS = 3;
const PAGE = `<!doctype html><meta charset="utf-8"><title>catalogue</title><input id="f" type="file" multiple>
<script type="module">
const { peer } = await (await import("/browser/dist/crm.js")).make();
const timed = async (work) => { const start = performance.now(); const value = await work(); return [performance.now() - start, value]; };
window.run = async (latest) => {
  const [load] = await timed(() => peer.load());
  const [first, report] = await timed(() => peer.report(null, { latest }));
  const [again] = await timed(() => peer.report(null, { latest }));
  const [filter] = await timed(() => peer.report(null, { latest, owner: "Anna Müller" }));
  const told = Object.keys(report.kpis).filter((id) => report.kpis[id].value !== null);
  const alone = async (kpis) => {
    const times = [];
    for (let round = 0; round < 3; round++) times.push((await timed(() => peer.report(kpis)))[0]);
    return Math.min(...times);
  };
  const base = await alone([]);
  const each = [];
  for (const id of told) each.push([id, await alone([id])]);
  return { load, first, again, filter, base, each, told: told.length, of: Object.keys(report.kpis).length, series: Math.max(...told.map((id) => report.kpis[id].series.length)), rows: report.sources.reduce((sum, source) => sum + source.rows, 0) };
};
window.readyFlag = true;
</script>`;

/** Milliseconds in which nobody asks, so that the page warms up: none, and what a person takes to choose files; and whether the report is of
 *  the last twelve months, as the page opens with, rather than of all three years. */
const WAITS = [[0, true], [3_000, true], [0, false], [3_000, false]];

async function run(size, wait, latest) {
  const { serve } = await import(pathToFileURL(join(place, "browser/serve.mjs")).href);
  const server = await serve(place, false);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-dev-shm-usage"] });
  try {
    const page = await browser.newPage();
    page.on("pageerror", (error) => console.error(String(error)));
    await page.goto(`${server.url}/browser/catalogue.html`);
    await page.waitForFunction("window.readyFlag === true");
    await new Promise((ready) => setTimeout(ready, wait));
    await page.setInputFiles("#f", [...FILES, "activities"].map((name) => fileOf(size, name)));
    return await page.evaluate(`window.run(${latest})`);
  } finally {
    await browser.close();
    server.close();
  }
}

peers();
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100_000];
await bundleEntry({ root, target, out: join(place, "browser/dist") });
writeFileSync(join(place, "browser/catalogue.html"), PAGE);
for (const size of sizes) {
  data(size);
  await activities(size);
  const all = WAITS.map(() => []);
  for (let round = 0; round < ROUNDS; round++) for (const [at, [wait, latest]] of WAITS.entries()) all[at].push(await run(size, wait, latest));
  const [{ told, of: figures, rows }] = all.at(-1);
  console.log(`\n${size.toLocaleString("en")} deals, ${rows.toLocaleString("en")} records: ${told} of ${figures} figures have a value, four breakdowns`);
  for (const [at, runs] of all.entries()) {
    const of = (value) => shown(median(runs.map(value)));
    console.log(`${runs[0].series} months, files chosen ${WAITS[at][0] / 1000} s after the page was ready: read ${of((run) => run.load)} ms, the report of all figures ${of((run) => run.first)} ms, again ${of((run) => run.again)} ms, another filter ${of((run) => run.filter)} ms`);
  }
  const runs = all.at(-1);
  const of = (value) => median(runs.map(value));
  console.log(`\neach figure alone, less ${shown(of((run) => run.base))} ms for a report of none\n| figure | ms |\n|---|---|`);
  const each = runs[0].each.map(([id], at) => [id, Math.max(0, of((run) => run.each[at][1] - run.base))]);
  for (const [id, ms] of each.sort((a, b) => b[1] - a[1])) console.log(`| ${id} | ${shown(ms)} |`);
}
