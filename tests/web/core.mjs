// The wasm core outside a browser: the module that cargo built for the page, with wasm-bindgen's glue for it.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The glue's script and its module; made again when the build is newer. */
export function glue(root, target) {
  const built = join(target, "wasm32-unknown-unknown/site/crm_kpi.wasm");
  if (!existsSync(built)) throw new Error(`${built} is not there: build the page first (trunk build)`);
  const out = join(target, "glue");
  const script = join(out, "crm-kpi.js");
  const wasm = join(out, "crm-kpi_bg.wasm");
  if (!existsSync(wasm) || statSync(wasm).mtimeMs < statSync(built).mtimeMs) execFileSync("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-name", "crm-kpi", "--out-dir", out, built], { stdio: "inherit" });
  return { script, wasm };
}

/** A new core, in this process. */
export async function openCore(root, target) {
  const { script, wasm } = glue(root, target);
  const { Core, initSync } = await import(pathToFileURL(script).href);
  initSync({ module: readFileSync(wasm) });
  return new Core();
}

/** Feeds one file in parts of so many bytes, anew when the core asks for it; gives what the core says of it. */
export function read(core, name, bytes, part) {
  for (let hints = null; ; ) {
    core.begin(name, hints);
    for (let start = 0; start < bytes.length || start === 0; start += part) core.feed(bytes.subarray(start, start + part));
    const done = core.finish(null);
    if (!done.again) return done;
    hints = done.again;
  }
}
