// A folder as an integrator has it: an example, and the package installed from its tarball beside what the examples stand on.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { folder, root } from "./site.mjs";

const installed = join(root, "examples/node_modules");
export const tarball = readdirSync(join(root, "dist")).filter((name) => /^crm-kpi-.*\.tgz$/.test(name)).map((name) => join(root, "dist", name))[0];

/** The folder of an example; of none: an empty one. */
export function workshop(test, example) {
  const place = folder(test);
  if (example) cpSync(join(root, "examples", example), place, { recursive: true });
  if (!existsSync(join(place, "package.json"))) writeFileSync(join(place, "package.json"), '{ "type": "module" }');
  const modules = join(place, "node_modules");
  mkdirSync(join(modules, "crm-kpi"), { recursive: true });
  for (const name of readdirSync(installed)) symlinkSync(join(installed, name), join(modules, name));
  execFileSync("tar", ["xzf", tarball, "--strip-components=1", "-C", join(modules, "crm-kpi")]);
  return place;
}

/** Each builds a folder and gives the one to serve. None is told anything of the package. */
export const bundlers = {
  vite(place) {
    execFileSync(process.execPath, [join(installed, "vite/bin/vite.js"), "build", "--base", "./", "--logLevel", "warn"], { cwd: place, stdio: ["ignore", "ignore", "inherit"] });
    return join(place, "dist");
  },
  async esbuild(place, entry) {
    await build({ absWorkingDir: place, entryPoints: { main: entry }, outdir: "dist", bundle: true, splitting: true, format: "esm", jsx: "automatic", define: { "process.env.NODE_ENV": '"production"' }, minify: true, logLevel: "warning" });
    writeFileSync(join(place, "dist/index.html"), '<!doctype html><div id="root"></div><script type="module" src="main.js"></script>');
    return join(place, "dist");
  },
  async webpack(place, entry) {
    const webpack = createRequire(join(place, "package.json"))("webpack");
    const stats = await new Promise((done, failed) => webpack({ mode: "production", context: place, entry: `./${entry}`, output: { path: join(place, "dist"), filename: "main.js" }, performance: false, optimization: { minimize: false } }, (error, stats) => (error ? failed(error) : done(stats))));
    if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString({ colors: false }));
    writeFileSync(join(place, "dist/index.html"), '<!doctype html><div id="root"></div><script src="main.js"></script>');
    return join(place, "dist");
  },
};
