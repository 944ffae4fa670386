import type { Modules } from "./modules";

async function compiled(id: string): Promise<WebAssembly.Module> {
  const text = document.getElementById(id)?.textContent?.trim() ?? "";
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}

/** Compiles the modules that stand gzipped and in base64 inside the page of one file: no module script, no request, so that it runs from `file:` and in a sandboxed frame. */
export async function compileModules(): Promise<Modules> {
  const [core, workbooks] = await Promise.all([compiled("crm-kpi-core"), compiled("crm-kpi-workbooks")]);
  return { core, workbooks };
}
