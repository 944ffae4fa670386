// Reports that two workers share: the second one holds what the first one has loaded, and computes half of the figures meanwhile.
import type * as wasm from "crm-kpi-core";
import type { Settings } from "./api";
import type { FromSecond } from "./calls";
import type { Second, User } from "./second";

/** Bytes of a workspace's files from which the work is worth a second worker, and of all files up to which it is worth the memory: it takes about as much again. */
const WORTH = 4 * 1024 * 1024;
const MOST = 256 * 1024 * 1024;

/** Whether the machine has a processor and the memory for it, as far as it says; Node says nothing, and has no second worker. */
function isAble(): boolean {
  const { hardwareConcurrency = 2, deviceMemory = 4 } = (globalThis.navigator ?? {}) as { hardwareConcurrency?: number; deviceMemory?: number };
  return hardwareConcurrency > 1 && deviceMemory >= 4;
}

/** A workspace's files: their sizes, those that are loaded, and those that the second worker holds. */
interface Mirror { readonly sizes: Map<number, number>; readonly loaded: Set<number>; readonly held: Set<number> }

/** What the second worker holds of which workspace. */
export class Twin implements User {
  readonly #second: Second;
  readonly #mirrors = new Map<number, Mirror>();
  readonly #asked = new Map<number, { readonly core: number; resolve(figures: Uint8Array | null): void }>();
  readonly #able = isAble();
  #asks = 0;

  constructor(second: Second) {
    this.#second = second;
    second.uses(this);
  }

  get needed(): boolean { return [...this.#mirrors.keys()].some((core) => this.wants(core)); }

  /** Whether a workspace's reports are worth sharing, with the files that are on their way to it. */
  wants(core: number): boolean {
    const bytes = ({ sizes }: Mirror): number => [...sizes.values()].reduce((sum, size) => sum + size, 0);
    const all = [...this.#mirrors.values()].reduce((sum, mirror) => sum + bytes(mirror), 0);
    return this.#able && bytes(this.#of(core)) >= WORTH && all <= MOST;
  }

  #of(core: number): Mirror {
    const known = this.#mirrors.get(core);
    if (known) return known;
    const mirror: Mirror = { sizes: new Map(), loaded: new Set(), held: new Set() };
    this.#mirrors.set(core, mirror);
    return mirror;
  }

  /** A file was asked for. */
  awaits(core: number, key: number, size: number): void { this.#of(core).sizes.set(key, size); }

  /** A file was loaded; `isHeld`: by the second worker too. */
  loaded(core: number, key: number, isHeld: boolean): void {
    const { loaded, held } = this.#of(core);
    loaded.add(key);
    if (isHeld) held.add(key); else held.delete(key);
  }

  /** A file could not be loaded; what was loaded under its key before is. */
  lost(core: number, key: number): void {
    const { sizes, loaded } = this.#of(core);
    if (!loaded.has(key)) sizes.delete(key);
  }

  removed(core: number, key: number): void {
    const { sizes, loaded, held } = this.#of(core);
    sizes.delete(key);
    loaded.delete(key);
    if (held.delete(key)) this.#second.post({ core, drop: key });
  }

  closed(core: number): void {
    this.#mirrors.delete(core);
    this.#second.post({ close: core });
    this.#second.rest();
  }

  /** Asks for half of the figures; null where that is worth nothing: a few figures are there sooner than both workers know the records. Resolves to null where they do not come. */
  figures(core: number, from: wasm.Core, settings: Partial<Settings>): Promise<Uint8Array | null> | null {
    if (settings.kpis || !this.wants(core)) return null;
    this.#second.start();
    if (!this.#second.isHere) return null;
    const { loaded, held } = this.#of(core);
    for (const key of loaded) {
      const table = held.has(key) ? undefined : from.copy(key);
      if (table) this.#second.post({ core, key, table }, [table.buffer]);
      held.add(key);
    }
    const half = ++this.#asks;
    this.#second.post({ core, half, settings, keys: [...loaded] });
    return new Promise((resolve) => this.#asked.set(half, { core, resolve }));
  }

  /** A new one holds nothing. */
  opened(): void { for (const { held } of this.#mirrors.values()) held.clear(); }

  heard(data: FromSecond): void {
    if (!("half" in data)) return;
    const asked = this.#asked.get(data.half);
    this.#asked.delete(data.half);
    if (data.isApart && asked) this.#forget(asked.core);
    asked?.resolve(data.figures);
  }

  gone(): void {
    for (const { resolve } of this.#asked.values()) resolve(null);
    this.#asked.clear();
  }

  /** It holds other files than it should: begun again with the next report. */
  #forget(core: number): void {
    this.#of(core).held.clear();
    this.#second.post({ close: core });
  }
}
