/** Fetches and compiles the core, while the page may still ask its own server; rejects when it cannot be loaded. The page of one file has `load-inline.ts` in this place. */
export function compileCore(): Promise<WebAssembly.Module> {
  return WebAssembly.compileStreaming(fetch(new URL("crm-kpi_bg.wasm", document.baseURI)));
}
