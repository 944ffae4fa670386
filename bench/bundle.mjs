// This project's entry for the peers' harness: bench/entry.ts with the worker's text inside, as www/build.mjs does for the page.
import { build } from "esbuild";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { glue } from "../tests/web/core.mjs";
import { buildWorkbooks, classicScript, common, modules, text } from "../www/bundle.mjs";
import { packed } from "../www/pack.mjs";

export async function bundleEntry({ root, target, out }) {
  const { script, wasm } = glue(root, target);
  if (!existsSync(wasm)) throw new Error("the page is not built: cargo xtask bench builds it first");
  mkdirSync(out, { recursive: true });
  const folder = dirname(script);
  buildWorkbooks(folder);
  const worker = text(await classicScript("worker.ts", folder));
  await build({ ...common, entryPoints: [join(root, "bench/entry.ts")], format: "esm", outfile: join(out, "crm.js"), plugins: [modules({ "crm-kpi-worker": worker })] });
  for (const name of ["crm-kpi_bg.wasm", "crm-kpi-workbooks_bg.wasm"]) writeFileSync(join(out, name), packed(readFileSync(join(folder, name))));
}
