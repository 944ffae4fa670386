// What the page's build and the package's have in common.
import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const source = join(dirname(fileURLToPath(import.meta.url)), "src");
const root = join(source, "../..");
export const common = { bundle: true, minify: true, target: "es2022", legalComments: "none", charset: "utf8", logLevel: "warning" };

/**
 * Builds the second module and puts it with its glue into a folder: workbooks, archives, JSON, demo data.
 * It is the same crate by other features, in a profile of its own: cargo gives both modules one name.
 */
export function buildWorkbooks(into) {
  execFileSync("cargo", ["build", "--package", "crm-kpi-page", "--target", "wasm32-unknown-unknown", "--profile", "workbooks", "--features", "workbooks"], { cwd: root, stdio: "inherit" });
  const built = join(resolve(root, process.env.CARGO_TARGET_DIR ?? "target"), "wasm32-unknown-unknown/workbooks/crm_kpi.wasm");
  execFileSync("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-name", "crm-kpi-workbooks", "--out-dir", into, built], { stdio: "inherit" });
}

/** A script of `src/` with the wasm-bindgen glue of both modules (from their folder) in it, as text without an import: it runs from a blob. `more`: esbuild's options. */
export async function classicScript(entry, folder, more = {}) {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [join(source, entry)],
    format: "iife",
    write: false,
    alias: { "crm-kpi-core": join(folder, "crm-kpi.js"), "crm-kpi-workbooks": join(folder, "crm-kpi-workbooks.js") },
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
    const own = `modules: ${Object.keys(scripts)}`;
    onResolve({ filter: names }, ({ path }) => ({ path, namespace: own }));
    onLoad({ filter: /.*/, namespace: own }, ({ path }) => ({ contents: scripts[path], loader: "js" }));
  },
});
