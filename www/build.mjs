// Trunk's last step: the worker with the wasm-bindgen glue becomes one classic script, kept as text inside app.js; the styles become app.css.
// Afterwards the site is index.html, app.js, app.css and crm-kpi_bg.wasm, nothing else.
import { build } from "esbuild";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const site = process.env.TRUNK_STAGING_DIR ?? join(here, "../dist/site");
const common = { bundle: true, minify: true, target: "es2022", legalComments: "none", charset: "utf8", logLevel: "warning" };

/** The worker's script as text: glue and worker in one, without an import, so that it runs from a blob under the page's policy. */
async function workerText() {
  const glue = join(site, "crm-kpi.js");
  const { outputFiles } = await build({
    ...common,
    entryPoints: [join(here, "src/worker.ts")],
    format: "iife",
    write: false,
    alias: { "crm-kpi-core": glue },
    define: { "import.meta.url": '""' },
  });
  return outputFiles[0].text;
}

/** Puts a text in the place of a module. */
const textModule = (name, text) => ({
  name,
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: "text-module" }));
    onLoad({ filter: /.*/, namespace: "text-module" }, () => ({ contents: `export default ${JSON.stringify(text)}`, loader: "js" }));
  },
});

await build({
  ...common,
  entryPoints: [join(here, "src/main.ts")],
  format: "esm",
  outfile: join(site, "app.js"),
  define: { "process.env.NODE_ENV": '"production"' },
  conditions: ["production"],
  plugins: [textModule("crm-kpi-worker", await workerText())],
});
await build({ ...common, entryPoints: [join(here, "styles/app.css")], outfile: join(site, "app.css") });

/** The wasm without its custom sections (names of functions, of tools): a tenth of the download, and of use to nobody who visits. */
function withoutCustomSections(wasm) {
  const kept = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length;) {
    const start = at;
    const number = () => {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = wasm[at++];
        value |= (byte & 127) << shift;
        if (byte < 128) return value;
      }
    };
    const custom = wasm[at++] === 0;
    const length = number();
    const body = at;
    at = body + length;
    if (!custom) kept.push(wasm.subarray(start, at));
  }
  return Buffer.concat(kept);
}
const wasm = join(site, "crm-kpi_bg.wasm");
await writeFile(wasm, withoutCustomSections(await readFile(wasm)));

const page = await readFile(join(site, "index.html"), "utf8");
await writeFile(join(site, "index.html"), page.replace(/^<link data-trunk.*\n/gm, "").replace(/\n\s*\n/g, "\n"));
const kept = new Set(["index.html", "app.js", "app.css", "crm-kpi_bg.wasm"]);
for (const name of await readdir(site)) if (!kept.has(name)) await rm(join(site, name), { recursive: true });
