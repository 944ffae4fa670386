/** The wasm-bindgen glue that Trunk makes (`crm-kpi.js`), as `www/build.mjs` aliases it. */
declare module "crm-kpi-core" {
  import type { Dimension, Hints, Loaded, Records, RecordsQuery, Settings, Source } from "./api";
  export function initSync(options: { module: WebAssembly.Module }): unknown;
  export class Core {
    constructor();
    free(): void;
    expect(bytes: number): void;
    begin(file: string, hints: Hints | null, name?: string | null, records?: number | null): void;
    know(zone: string, steps: Float64Array): void;
    feed(bytes: Uint8Array): number;
    recognition(): Source | null;
    finish(key: number | null): { id: number | null; source: Source | null; again: Hints | null };
    hand_over(key: number | null): Uint8Array | Hints;
    copy(id: number): Uint8Array | undefined;
    adopt(table: Uint8Array, key: number | null): { id: number | null; source: Source | null; again: Hints | null };
    abandon(): void;
    remove(id: number): void;
    sources(): Loaded[];
    report(settings: Partial<Settings>): string;
    draft(settings: Partial<Settings>): void;
    figures(settings: Partial<Settings>): Uint8Array;
    complete(figures: Uint8Array): string;
    records(query: RecordsQuery): Records;
    dimensions(): Dimension[];
  }
}
/** The glue of the second module (`crm-kpi-workbooks.js`). */
declare module "crm-kpi-workbooks" {
  import type { CoreError } from "./api";
  export function initSync(options: { module: WebAssembly.Module }): unknown;
  export function sample(shop: boolean, size: number, seed: number): Array<{ name: string; bytes: Uint8Array }>;
  export class Package {
    constructor(size: number);
    free(): void;
    static needed(head: Uint8Array, size: number): boolean;
    push(bytes: Uint8Array): void;
    open(): Array<{ name: string | null; records: number | null; error: CoreError | null }>;
    start(part: number): void;
    more(): Uint8Array | undefined;
  }
}
/** The worker's whole script as text, put here by `www/build.mjs`. */
declare module "crm-kpi-worker" {
  const text: string;
  export default text;
}
