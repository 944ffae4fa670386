/** The address after `#`: view, period, step, day and filters. No value of the data is in it: labels (and headers) are the first 10 hex digits of their SHA-256. */
import type { Dimension, Grain, Period } from "./api";

/** What an address says. `filters`: dimension key → label keys. */
export interface Address {
  readonly view: string | null;
  readonly period: Period | null;
  readonly grain: Grain | null;
  readonly asOf: string | null;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

const GRAINS: readonly string[] = ["day", "week", "month", "quarter", "year"] satisfies Grain[];
/** Dimensions of the data model: their names say nothing of the data. */
const KNOWN = new Set(["owner", "industry", "segment", "country", "source", "channel", "campaign", "type", "pipeline", "currency", "team", "product", "plan"]);
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const EMPTY = "-";

/** Key of a label; the empty one is `-`. */
export function labelKey(label: string | null): string {
  return label === null ? EMPTY : sha256(label).slice(0, 10);
}

/** Key of a dimension: its name where the model knows it, else a digest of the header. */
export function dimensionKey(name: string): string {
  return KNOWN.has(name) ? name : `x-${sha256(name).slice(0, 10)}`;
}

/** The address as text, beginning with `#`. */
export function writeAddress({ view, period, grain, asOf, filters }: Address): string {
  const parts = [`view=${view ?? "overview"}`];
  if (period) parts.push(`period=${period.start}..${period.end}`);
  if (grain && grain !== "month") parts.push(`grain=${grain}`);
  if (asOf) parts.push(`as_of=${asOf}`);
  for (const key of Object.keys(filters).sort()) parts.push(`${key}=${(filters[key] ?? []).join(",")}`);
  return `#${parts.join("&")}`;
}

/** The address of a text; what is not understood is left out. A bare `#funnel` is a view. */
export function readAddress(text: string): Address {
  let view: string | null = null;
  let period: Period | null = null;
  let grain: Grain | null = null;
  let asOf: string | null = null;
  const filters: Record<string, string[]> = {};
  for (const part of text.replace(/^#/, "").split("&").filter(Boolean)) {
    const [name = "", value] = part.split("=", 2);
    if (value === undefined) { if (/^[a-z]+$/.test(name)) view = name; }
    else if (name === "view") { if (/^[a-z]+$/.test(value)) view = value; }
    else if (name === "period") {
      const [start = "", end = ""] = value.split("..");
      if (DAY.test(start) && DAY.test(end) && start < end) period = { start, end };
    } else if (name === "grain") { if (GRAINS.includes(value)) grain = value as Grain; }
    else if (name === "as_of") { if (DAY.test(value)) asOf = value; }
    else if (KNOWN.has(name) || /^x-[0-9a-f]{10}$/.test(name)) {
      const keys = value.split(",").filter((key) => key === EMPTY || /^[0-9a-f]{10}$/.test(key));
      if (keys.length > 0) filters[name] = keys;
    }
  }
  return { view, period, grain, asOf, filters };
}

/** Label keys of filters. */
export function keysOf(filters: Readonly<Record<string, ReadonlyArray<string | null> | undefined>>): Record<string, string[]> {
  const keys: Record<string, string[]> = {};
  for (const [name, labels] of Object.entries(filters)) if (labels && labels.length > 0) keys[dimensionKey(name)] = labels.map(labelKey);
  return keys;
}

/** Filters of label keys, against the loaded dimensions; what is not loaded is left out. */
export function resolveKeys(keys: Address["filters"], dimensions: readonly Dimension[]): Record<string, Array<string | null>> {
  const filters: Record<string, Array<string | null>> = {};
  for (const { name, labels } of dimensions) {
    const wanted = keys[dimensionKey(name)];
    if (!wanted) continue;
    const found: Array<string | null> = labels.filter((label) => wanted.includes(labelKey(label)));
    if (wanted.includes(EMPTY)) found.push(null);
    if (found.length > 0) filters[name] = found;
  }
  return filters;
}

const ROUNDS = Uint32Array.from(fractions(64, Math.cbrt));
const START = Uint32Array.from(fractions(8, Math.sqrt));

/** The first 32 bits of the fractional parts of roots of the first primes (FIPS 180-4). */
function fractions(count: number, root: (prime: number) => number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (prime) found.push(Math.floor((root(n) % 1) * 2 ** 32));
  }
  return found;
}

/** SHA-256 of a text's UTF-8 bytes, in hex (FIPS 180-4). At once, and also where the browser's own is not given (no secure context). */
export function sha256(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, bytes.length << 3);
  const state = Uint32Array.from(START);
  const words = new Uint32Array(64);
  const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
  const at = (list: Uint32Array, index: number): number => list[index] as number;
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 64; i++) {
      if (i < 16) { words[i] = view.getUint32(block + i * 4); continue; }
      const a = at(words, i - 15);
      const b = at(words, i - 2);
      words[i] = at(words, i - 16) + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + at(words, i - 7) + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + at(ROUNDS, i) + at(words, i)) >>> 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) >>> 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) >>> 0, c, b, a, (one + two) >>> 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => { state[i] = at(state, i) + word; });
  }
  return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
}
