// This project's entry for the peers' harness: bench/entry.ts with the worker's text inside, as www/build.mjs does for the page.
import { build } from "esbuild";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { glue } from "../tests/web/core.mjs";

export async function bundleEntry({ root, target, out }) {
  const { script, wasm } = glue(root, target);
  if (!existsSync(wasm)) throw new Error("the page is not built: cargo xtask bench builds it first");
  mkdirSync(out, { recursive: true });
  const common = { bundle: true, minify: true, target: "es2022", logLevel: "warning" };
  const worker = await build({ ...common, entryPoints: [join(root, "www/src/worker.ts")], format: "iife", write: false, alias: { "crm-kpi-core": script }, define: { "import.meta.url": '""' } });
  const text = worker.outputFiles[0].text;
  const asText = {
    name: "worker",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^crm-kpi-worker$/ }, () => ({ path: "worker", namespace: "worker" }));
      onLoad({ filter: /.*/, namespace: "worker" }, () => ({ contents: `export default ${JSON.stringify(text)}`, loader: "js" }));
    },
  };
  await build({ ...common, entryPoints: [join(root, "bench/entry.ts")], format: "esm", outfile: join(out, "crm.js"), plugins: [asText] });
  copyFileSync(wasm, join(out, "crm-kpi_bg.wasm"));
}
