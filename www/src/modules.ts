/** The compiled modules: the core, and what opens workbooks and archives. */
export interface Modules { readonly core: WebAssembly.Module; readonly workbooks: WebAssembly.Module }
