/** The core's wasm, gzipped and in base 64, put here by `www/npm.mjs`. */
declare module "crm-kpi-wasm" {
  const text: string;
  export default text;
}
/** The second module's. */
declare module "crm-kpi-wasm-workbooks" {
  const text: string;
  export default text;
}
/** A new engine for the caller's own thread, put here by `www/npm.mjs`. */
declare module "crm-kpi-thread" {
  export default function thread(): typeof import("../serve");
}
/** The elements' style, put here by `www/npm.mjs`. */
declare module "crm-kpi-style" {
  const text: string;
  export default text;
}
/** The style of the report as a page, put here by `www/npm.mjs`. */
declare module "crm-kpi-report-style" {
  const text: string;
  export default text;
}
