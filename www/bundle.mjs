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

/** The wasm without its custom sections (names of functions, of tools): a tenth of the download, and of use to nobody who visits. */
export function withoutCustomSections(wasm) {
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
