// node bench/node.mjs [SIZE…]: the core as wasm in Node: reading by file, the report, a new filter, memory. Medians of five.
import { readFileSync } from "node:fs";
import { openCore, read } from "../tests/web/core.mjs";
import { FILES, data, fileOf, median, root, shown, target } from "./place.mjs";

const SETTINGS = { as_of: "2024-12-31", period: { start: "2022-01-01", end: "2025-01-01" }, by: ["owner", "campaign", "source"] };
const timed = (work) => { const start = performance.now(); const value = work(); return [performance.now() - start, value]; };
const ROUNDS = 5;

for (const size of process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 100_000]) {
  data(size);
  const files = FILES.map((name) => ({ name: `${name}.csv`, bytes: readFileSync(fileOf(size, name)) }));
  const times = { report: [], again: [], filter: [], ...Object.fromEntries(files.map(({ name }) => [name, []])) };
  const rows = {};
  for (let round = 0; round < ROUNDS; round++) {
    const core = await openCore(root, target);
    for (const { name, bytes } of files) {
      const [ms, done] = timed(() => read(core, name, bytes, 1 << 24));
      times[name].push(ms);
      rows[name] = done.source.rows;
    }
    times.report.push(timed(() => core.report(SETTINGS))[0]);
    times.again.push(timed(() => core.report(SETTINGS))[0]);
    times.filter.push(timed(() => core.report({ ...SETTINGS, filters: { owner: ["Anna Müller"] } }))[0]);
    core.free();
  }
  console.log(`\n${size.toLocaleString("en")} deals, wasm in Node ${process.version}\n| file | rows | MB | ms | MB/s | rows/s |\n|---|---|---|---|---|---|`);
  const line = (name, count, bytes, ms) => console.log(`| ${name} | ${count.toLocaleString("en")} | ${(bytes / 1e6).toFixed(1)} | ${shown(ms)} | ${shown(bytes / 1e3 / ms)} | ${Math.round((count / ms) * 1000).toLocaleString("en")} |`);
  for (const { name, bytes } of files) line(name, rows[name], bytes.length, median(times[name]));
  const all = (of) => files.reduce((sum, file) => sum + of(file), 0);
  line("all", all(({ name }) => rows[name]), all(({ bytes }) => bytes.length), all(({ name }) => median(times[name])));
  console.log(`report ${shown(median(times.report))} ms, again ${shown(median(times.again))} ms, another filter ${shown(median(times.filter))} ms; memory of the process at its peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}
