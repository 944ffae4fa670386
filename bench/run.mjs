// node bench/run.mjs [SIZE…] [--rounds 3] [--peers crm,duckdb,papa]
// The same job in this project's core and in the peers of ../shared/bench: Chromium, File objects in, figures out, rounds interleaved, medians.
// Needs a release build of the page (`cargo xtask bench` makes it). Results are added to <target>/bench/runs.jsonl.
import { spawnSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { bundleEntry } from "./bundle.mjs";
import { bytesOf, data, median, peers as withPeers, place, root, shown, target } from "./place.mjs";

const NAMES = { crm: "crm-kpi", duckdb: "DuckDB-wasm", papa: "Papa Parse + JS", arquero: "Arquero" };

const words = process.argv.slice(2);
const option = (name, usual) => { const at = words.indexOf(`--${name}`); return at < 0 ? usual : words.splice(at, 2)[1]; };
const rounds = Number(option("rounds", "3"));
const peers = option("peers", "crm,duckdb,papa").split(",");
const sizes = words.length > 0 ? words.map(Number) : [10_000, 100_000];

function run(peer, size) {
  const done = spawnSync("node", ["browser/run-chromium.mjs", peer, `data/${size}`], { cwd: place, encoding: "utf8", maxBuffer: 1 << 28, timeout: 300_000 });
  const line = done.stdout.split("\n").filter((text) => text.startsWith("{")).at(-1);
  if (line === undefined) throw new Error(`${NAMES[peer]} over ${size} deals: ${done.stderr.slice(-600) || done.error}`);
  return JSON.parse(line);
}

/** What differs between two figures: integers exactly, floats to 1e-9 relative. Only what both have. */
function* differences(mine, theirs, path) {
  if (mine !== null && typeof mine === "object" && theirs !== null && typeof theirs === "object") {
    for (const key of Object.keys(mine)) if (key in theirs) yield* differences(mine[key], theirs[key], `${path}.${key}`);
    if (Array.isArray(mine) && mine.length !== theirs.length) yield `${path}: ${mine.length} and ${theirs.length} values`;
  } else if (typeof mine === "number" && typeof theirs === "number") {
    if (Math.abs(mine - theirs) > 1e-9 * Math.max(Math.abs(mine), Math.abs(theirs)) + 1e-7) yield `${path}: ${mine} and ${theirs}`;
  } else if (mine !== theirs) yield `${path}: ${JSON.stringify(mine)} and ${JSON.stringify(theirs)}`;
}

/** A peer's months as the columns that this project gives. */
function columns({ months, ...figures }) {
  const column = (at) => months.map((row) => row[at]);
  return months === undefined ? figures : { ...figures, active: column(1), churned: column(2), mrr: column(4), mrr_lost: column(5), new: column(8) };
}

function values(figures) {
  return typeof figures === "object" && figures !== null ? Object.values(figures).reduce((sum, part) => sum + values(part), 0) : 1;
}

function table(size, runs) {
  console.log(`\n${size.toLocaleString("en")} deals, ${(bytesOf(size) / 1e6).toFixed(0)} MB, ${rounds} rounds, medians in ms`);
  console.log("| peer | start | load | metrics | total | total with start | filter narrow | filter wide | CPU | peak MB |");
  console.log("|---|---|---|---|---|---|---|---|---|---|");
  const summary = new Map();
  for (const peer of peers) {
    const of = (value) => median(runs[peer].map(value));
    const row = {
      start: of((run) => run.ready_ms), load: of((run) => run.load_ms), metrics: of((run) => run.metrics_ms), total: of((run) => run.total_ms), whole: of((run) => run.ready_ms + run.total_ms),
      narrow: of((run) => run.refilter_ms), wide: of((run) => run.refilter_wide_ms), cpu: of((run) => run.load_cpu_ms + run.metrics_cpu_ms), memory: of((run) => run.peak_rss_mb),
    };
    summary.set(peer, row);
    console.log(`| ${NAMES[peer]} | ${Object.values(row).map(shown).join(" | ")} |`);
  }
  const own = summary.get("crm");
  for (const [peer, row] of summary) {
    if (own === undefined || peer === "crm") continue;
    const ratio = (key) => (row[key] / own[key]).toFixed(1);
    console.log(`${NAMES[peer]} / crm-kpi: total ${ratio("total")}×, with start ${ratio("whole")}×, figures ${ratio("metrics")}×, CPU ${ratio("cpu")}×, filter ${ratio("narrow")}× / ${ratio("wide")}×, memory ${ratio("memory")}× (one specialised job against general engines)`);
  }
}

withPeers();
sizes.forEach(data);
if (peers.includes("crm")) await bundleEntry({ root, target, out: join(place, "browser/dist") });
for (const size of sizes) {
  const runs = Object.fromEntries(peers.map((peer) => [peer, []]));
  for (let round = 0; round < rounds; round++) {
    for (const peer of peers) {
      const result = run(peer, size);
      runs[peer].push(result);
      const { figures, ...times } = result;
      appendFileSync(join(place, "runs.jsonl"), `${JSON.stringify({ peer, size, round, load: loadavg()[0], ...times })}\n`);
    }
  }
  table(size, runs);
  const [first, ...others] = peers;
  const mine = columns(runs[first][0].figures);
  console.log(`${NAMES[first]} gives ${values(mine)} values.`);
  for (const peer of others) {
    const wrong = [...differences(mine, columns(runs[peer][0].figures), "")];
    console.log(wrong.length === 0 ? `${NAMES[peer]} gives the same.` : `${NAMES[peer]} differs in ${wrong.length}:\n  ${wrong.slice(0, 12).join("\n  ")}`);
  }
}
