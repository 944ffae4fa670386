import type { Modules } from "./modules";

const compiled = (name: string): Promise<WebAssembly.Module> => WebAssembly.compileStreaming(fetch(new URL(name, document.baseURI)));

/** Fetches and compiles the modules, while the page may still ask its own server; rejects when one cannot be loaded. The page of one file has `load-inline.ts` in this place. */
export async function compileModules(): Promise<Modules> {
  const [core, workbooks] = await Promise.all([compiled("crm-kpi_bg.wasm"), compiled("crm-kpi-workbooks_bg.wasm")]);
  return { core, workbooks };
}
