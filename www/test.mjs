// Page unit tests: every www/src/**/*.test.ts, bundled by esbuild, and www/*.test.mjs, run by node:test.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, "src");
const building = readdirSync(here).filter((name) => name.endsWith(".test.mjs")).map((name) => join(here, name));
const tests = readdirSync(source, { recursive: true }).map(String).filter((name) => name.endsWith(".test.ts"));
const out = mkdtempSync(join(tmpdir(), "crm-kpi-test-"));
await build({ entryPoints: tests.map((name) => join(source, name)), outdir: out, outbase: source, outExtension: { ".js": ".mjs" }, bundle: true, platform: "node", format: "esm", logLevel: "warning" });
const { status } = spawnSync(process.execPath, ["--test", ...building, ...tests.map((name) => join(out, name.replace(/\.ts$/, ".mjs")))], { stdio: "inherit" });
rmSync(out, { recursive: true });
process.exit(status ?? 1);
