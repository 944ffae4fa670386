// What the page's build and the package's have in common.
import { build } from "esbuild";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const source = join(dirname(fileURLToPath(import.meta.url)), "src");
export const common = { bundle: true, minify: true, target: "es2022", legalComments: "none", charset: "utf8", logLevel: "warning" };

/** A script of `src/` with the wasm-bindgen glue in it, as text without an import: it runs from a blob. `more`: esbuild's options. */
export async function classicScript(entry, glue, more = {}) {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [join(source, entry)],
    format: "iife",
    write: false,
    alias: { "crm-kpi-core": glue },
    define: { "import.meta.url": '""' },
    ...more,
  });
  return outputFiles[0].text;
}

/** A module that gives a text. */
export const text = (text) => `export default ${JSON.stringify(text)}`;

/** Puts scripts in the place of modules: by name. */
export const modules = (scripts) => ({
  name: "modules",
  setup({ onResolve, onLoad }) {
    const names = new RegExp(`^(${Object.keys(scripts).join("|")})$`);
    onResolve({ filter: names }, ({ path }) => ({ path, namespace: "modules" }));
    onLoad({ filter: /.*/, namespace: "modules" }, ({ path }) => ({ contents: scripts[path], loader: "js" }));
  },
});
