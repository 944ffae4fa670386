// Where the benchmarks work: a copy of ../shared/bench under the target folder, with the generator's files.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { definitions } from "./definitions.mjs";

export const root = resolve(import.meta.dirname, "..");
export const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
export const place = join(target, "bench");
export const FILES = ["contacts", "deals", "stage_history", "surveys", "subscriptions", "spend"];
const source = join(process.env.CRM_KPI_SHARED ?? join(root, "../shared"), "bench");

export const median = (list) => { const sorted = [...list].sort((a, b) => a - b); const half = (sorted.length - 1) / 2; return (sorted[Math.floor(half)] + sorted[Math.ceil(half)]) / 2; };
export const shown = (value) => (value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(1));
export const fileOf = (size, name) => join(place, "data", String(size), `${name}.csv`);
export const bytesOf = (size) => FILES.reduce((sum, name) => sum + statSync(fileOf(size, name)).size, 0);

/** Copies the peers and sets their definitions to kpis.md's; nothing when it was done before. */
function copy() {
  if (!existsSync(source)) throw new Error(`${source} is not there: the generator and the peers to compare with live in it (CRM_KPI_SHARED names another place)`);
  const stamp = join(place, ".copied-from.json");
  const wanted = JSON.stringify([readFileSync(join(source, "package-lock.json"), "utf8"), readFileSync(join(source, "gen/gen.rs"), "utf8"), definitions]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  cpSync(source, place, { recursive: true });
  execFileSync("chmod", ["-R", "u+w", place]);
  for (const { why, file, from, to } of definitions) {
    const path = join(place, file);
    const text = readFileSync(path, "utf8");
    if (!text.includes(from)) throw new Error(`${file}: nothing to change for "${why}"`);
    writeFileSync(path, text.replace(from, () => to));
  }
  execFileSync("rustc", ["-O", "--edition", "2021", "gen/gen.rs", "-o", "gen/gen"], { cwd: place, stdio: "inherit" });
  writeFileSync(stamp, wanted);
}

/** The generator's six files for so many deals. */
export function data(size) {
  copy();
  if (existsSync(fileOf(size, "spend"))) return;
  mkdirSync(join(place, "data"), { recursive: true });
  execFileSync("gen/gen", [String(size), `data/${size}`], { cwd: place, stdio: "inherit" });
}

/** The peers, installed and bundled as they stand. */
export function peers() {
  copy();
  const stamp = join(place, "browser/dist/.bundled-from.json");
  const wanted = readFileSync(join(place, ".copied-from.json"), "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: place, stdio: "inherit" });
  execFileSync("npm", ["run", "bundle"], { cwd: place, stdio: "inherit" });
  writeFileSync(stamp, wanted);
}
