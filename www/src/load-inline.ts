/** Compiles the core that stands gzipped and in base64 inside the page of one file: no module script, no request, so that it runs from `file:` and in a sandboxed frame. */
export async function compileCore(): Promise<WebAssembly.Module> {
  const text = document.getElementById("crm-kpi-core")?.textContent?.trim() ?? "";
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}
