// Trunk's last step: the worker with the wasm-bindgen glue becomes one classic script, kept as text inside inside.js; the styles become app.css.
// Afterwards the site is index.html, app.js, shared.js, inside.js, app.css and two modules of wasm, nothing else; dist/crm-kpi.html is all of it in one file.
import { packed } from "./pack.mjs";
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { buildWorkbooks, classicScript, common, modules, text } from "./bundle.mjs";
import { elementStyle } from "./style.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const site = process.env.TRUNK_STAGING_DIR ?? join(here, "../dist/site");
// Trunk names what it makes by the package
for (const end of [".js", "_bg.wasm"]) await rename(join(site, `crm-kpi-page${end}`), join(site, `crm-kpi${end}`));
buildWorkbooks(site);

const page = {
  ...common,
  entryPoints: [join(here, "src/main.ts")],
  define: { "process.env.NODE_ENV": '"production"' },
  conditions: ["production"],
  plugins: [modules({ "crm-kpi-worker": text(await classicScript("worker.ts", site)) })],
};
// app.js and what it shares (shared.js) are the first paint; inside.js is fetched behind it, before the seal.
await build({ ...page, format: "esm", splitting: true, outdir: site, entryNames: "app", chunkNames: "[name]" });
await rename(join(site, "chunk.js"), join(site, "shared.js"));
for (const name of ["app.js", "inside.js"]) await writeFile(join(site, name), (await readFile(join(site, name), "utf8")).replaceAll('"./chunk.js"', '"./shared.js"'));
await build({ ...common, entryPoints: [join(here, "styles/app.css")], outfile: join(site, "app.css") });

const MODULES = ["crm-kpi_bg.wasm", "crm-kpi-workbooks_bg.wasm"];
for (const name of MODULES) await writeFile(join(site, name), packed(await readFile(join(site, name))));

const shell = (await readFile(join(site, "index.html"), "utf8")).replace(/^<link data-trunk.*\n/gm, "").replace(/\n\s*\n/g, "\n");
// The page names what it is made of, so that a reader can compare: "see for yourself" shows it.
const names = ["app.js", "shared.js", "inside.js", "app.css", ...MODULES];
const digests = await Promise.all(names.map(async (name) => `${name}:${createHash("sha256").update(await readFile(join(site, name))).digest("hex")}`));
await writeFile(join(site, "index.html"), shell.replace("<title>", `<meta name="crm-kpi-files" content="${digests.join(" ")}">\n<title>`));
const kept = new Set(["index.html", ...names]);
for (const name of await readdir(site)) if (!kept.has(name)) await rm(join(site, name), { recursive: true });

/** Text that may stand inside a script or a style: nothing in it ends the element. */
const inside = (text) => text.replace(/<(?=\/(script|style)|!--)/gi, "\\x3c");
const digest = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * The same page as one file that runs by double-click and as a sandboxed frame's document, there as the element that its host drives: one classic script (an opaque origin has no modules),
 * the modules gzipped in base64, and a policy that names script and style by their digests and lets nothing be fetched from the first byte on.
 */
async function oneFile() {
  const instead = { "./load": "src/load-inline.ts", "../library/engine": "src/frame/engine.ts" };
  const inline = { name: "core-inline", setup: ({ onResolve }) => onResolve({ filter: /^\.\/load$|^\.\.\/library\/engine$/ }, ({ path }) => ({ path: join(here, instead[path]) })) };
  const css = await readFile(join(site, "app.css"), "utf8");
  const elements = modules({ "crm-kpi-style": text(elementStyle(css)), "crm-kpi-report-style": text(await readFile(join(here, "../src/bin/crm-kpi/report.css"), "utf8")) });
  const { outputFiles } = await build({ ...page, entryPoints: [join(here, "src/onefile.ts")], format: "iife", plugins: [inline, elements, ...page.plugins], write: false });
  const script = inside(outputFiles[0].text);
  const style = inside(css);
  const base64 = async (name) => gzipSync(await readFile(join(site, name)), { level: 9 }).toString("base64");
  const [core, workbooks] = await Promise.all(MODULES.map(base64));
  const held = (id, data) => `<script type="application/octet-stream" id="${id}">${data}</script>\n`;
  const policy = `default-src 'none'; script-src ${digest(script)} 'wasm-unsafe-eval'; style-src ${digest(style)}; img-src data: blob:; worker-src blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html crm-kpi`;
  return shell
    .replace(/(http-equiv="Content-Security-Policy" content=")[^"]*/, (_, start) => start + policy)
    .replace('<link rel="modulepreload" href="shared.js">\n', "")
    .replace('<link rel="stylesheet" href="app.css">', () => `<style>${style}</style>`)
    .replace(/<script type="module" src="app.js"><\/script>\n/, "")
    .replace("</body>", () => `${held("crm-kpi-core", core)}${held("crm-kpi-workbooks", workbooks)}<script>${script}</script>\n</body>`);
}
await writeFile(process.env.CRM_KPI_ONE_FILE ?? join(here, "../dist/crm-kpi.html"), await oneFile());
