// Makes dist/npm, the package `crm-kpi`, and its tarball: ES modules that need no bundler and ask nobody for anything.
// usage: node www/npm.mjs GLUE (the folder where wasm-bindgen put crm-kpi.js, crm-kpi-workbooks.js and their modules)
import zopfli from "@gfx/zopfli";
import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { classicScript, common, modules, text } from "./bundle.mjs";
import { packed } from "./pack.mjs";
import { elementStyle } from "./style.mjs";
import { declarations } from "./types.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const source = join(here, "src");
const out = join(root, "dist/npm");
const glueFolder = resolve(process.argv[2] ?? "");
const version = /^version = "(.*)"$/m.exec(await readFile(join(root, "Cargo.toml"), "utf8"))[1];

/** The package's modules: name in `exports` → script; where its source is. */
const entries = { ".": "index", "./dashboard": "dashboard", "./funnel": "funnel", "./nps": "nps", "./card": "card", "./frame": "frame" };
const sources = { index: "library/index.ts", frame: "frame/index.ts" };
const sourceOf = (name) => join(source, sources[name] ?? `embed/${name}.ts`);

const types = declarations(source, Object.values(entries).map(sourceOf), join(out, "types"));

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

// The page of one file, for frames; what an editor or a catalogue knows of the elements.
const [PAGE, ELEMENTS] = ["crm-kpi.html", "custom-elements.json"];
const MODULES = ["crm-kpi_bg.wasm", "crm-kpi-workbooks_bg.wasm"];
const [core, workbooks] = await Promise.all(MODULES.map(async (name) => packed(await readFile(join(glueFolder, name)))));
// Twenty seconds for a twentieth less: the package is packed once.
const base64 = async (wasm) => text(Buffer.from(await zopfli.gzipAsync(wasm, { numiterations: 5, blocksplittingmax: 100 })).toString("base64"));
const worker = await classicScript("library/worker.ts", glueFolder);
const thread = await classicScript("library/thread.ts", glueFolder, { globalName: "engine" });
const { outputFiles: [css] } = await build({ ...common, entryPoints: [join(here, "styles/app.css")], outfile: "app.css", write: false });
await build({
  ...common,
  entryPoints: Object.fromEntries(Object.values(entries).map((name) => [name, sourceOf(name)])),
  outdir: out,
  format: "esm",
  splitting: true,
  chunkNames: "[name]-[hash]",
  define: { "process.env.NODE_ENV": '"production"' },
  conditions: ["production"],
  plugins: [modules({
    "crm-kpi-worker": text(worker),
    "crm-kpi-style": text(elementStyle(css.text)),
    "crm-kpi-report-style": text(await readFile(join(root, "src/bin/crm-kpi/report.css"), "utf8")),
    "crm-kpi-wasm": await base64(core),
    "crm-kpi-wasm-workbooks": await base64(workbooks),
    "crm-kpi-thread": `export default function thread() {\n${thread}\nreturn engine;\n}`,
  })],
});
await writeFile(join(out, "worker.js"), worker);
for (const [at, wasm] of [core, workbooks].entries()) await writeFile(join(out, MODULES[at]), wasm);

for (const name of Object.values(entries)) await writeFile(join(out, `${name}.d.ts`), `export * from "./types/${await types(sourceOf(name))}.js";\n`);

const scripts = Object.fromEntries(Object.entries(entries).flatMap(([path, name]) => {
  const entry = { types: `./${name}.d.ts`, default: `./${name}.js` };
  return path === "." ? [[path, entry]] : [[path, entry], [`${path}.js`, entry]];
}));
await writeFile(join(out, "package.json"), `${JSON.stringify({
  name: "crm-kpi",
  version,
  description: "CRM exports in, the figures an analyst would sign out, in the browser and in Node, without a server",
  keywords: ["crm", "kpi", "funnel", "nps", "churn", "web-component", "wasm", "privacy"],
  license: "MIT",
  type: "module",
  engines: { node: ">=20" },
  exports: { ...scripts, ...Object.fromEntries(["worker.js", ...MODULES, PAGE, ELEMENTS, "package.json"].map((name) => [`./${name}`, `./${name}`])) },
  types: "./index.d.ts",
  customElements: `./${ELEMENTS}`,
  sideEffects: Object.values(entries).filter((name) => !(name in sources)).map((name) => `./${name}.js`),
}, null, 2)}\n`);
await cp(process.env.CRM_KPI_ONE_FILE ?? join(root, "dist", PAGE), join(out, PAGE));
await cp(join(here, ELEMENTS), join(out, ELEMENTS));
await cp(join(here, "npm.md"), join(out, "README.md"));
await cp(join(root, "LICENSE"), join(out, "LICENSE"));
execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", join(root, "dist")], { cwd: out, stdio: ["ignore", "ignore", "inherit"] });
