/** The messages between a host and the page of one file in its frame: their version, their shapes, and the checks that each side makes before it believes one. */
import type { Entity } from "../api";
import type { Cell, Columns } from "../library/columns";
import type { ExportFormat, ReportSettings } from "../library/workspace";

/** Of all messages. Another number is another language: nothing of it is taken. */
export const VERSION = 1;

/** What may stand in a frame. */
export type Piece = "dashboard" | "funnel" | "nps" | "card";
/** Attributes of the element by name; null takes one away. */
export type Attributes = Readonly<Record<string, string | null>>;

interface Versioned { readonly crm_kpi: typeof VERSION }
interface Numbered extends Versioned { readonly id: number }

/** The frame's first word, to its host's window: with the word that the host put into its address. */
export interface Hello extends Versioned { readonly type: "hello"; readonly nonce: string }
/** The host's answer, to the frame's window, with a port. All else goes through the port. */
export interface Connect extends Versioned { readonly type: "connect"; readonly nonce: string; readonly element: Piece; readonly attributes: Attributes; readonly settings: ReportSettings | null }

/** What a host asks. Each is answered under its number. */
export type ToFrame =
  | (Numbered & { readonly type: "set"; readonly attributes: Attributes; readonly settings: ReportSettings | null })
  | (Numbered & { readonly type: "files"; readonly files: readonly File[] })
  | (Numbered & { readonly type: "table"; readonly entity: Entity; readonly columns: Columns; readonly name: string | null })
  | (Numbered & { readonly type: "export"; readonly format: ExportFormat });

/** An error as it crosses: `CrmKpiError`'s own fields. */
export interface PlainError { readonly code: string; readonly message: string; readonly file: string | null; readonly row: number | null; readonly column: string | null }

/** What a frame tells. */
export type FromFrame =
  | (Versioned & { readonly type: "event"; readonly name: EventName; readonly detail: unknown })
  | (Versioned & { readonly type: "height"; readonly height: number })
  | (Numbered & { readonly type: "done"; readonly value: unknown })
  | (Numbered & { readonly type: "failed"; readonly error: PlainError });

/** The element's events, which the host's frame dispatches again. */
export const EVENTS = ["crm-kpi-ready", "crm-kpi-progress", "crm-kpi-report", "crm-kpi-select", "crm-kpi-action", "crm-kpi-error"] as const;
export type EventName = (typeof EVENTS)[number];

type Check = (value: unknown) => boolean;

const UNSAFE: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);
/** Limits: characters of a text, things in a tree and its depth, files, columns, cells. */
const [TEXT, NODES, DEPTH, FILES, COLUMNS, CELLS] = [10_000, 20_000, 12, 1000, 2000, 20_000_000];

const plain = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype;
const text: Check = (value) => typeof value === "string" && value.length <= TEXT;
const whole: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const is = (...words: readonly unknown[]): Check => (value) => words.includes(value);
const orNull = (check: Check): Check => (value) => value === null || check(value);

/** Exactly these keys, each as it must be. */
const shape = (checks: Readonly<Record<string, Check>>): Check => (value) =>
  plain(value) && Object.keys(value).length === Object.keys(checks).length && Object.entries(checks).every(([key, check]) => Object.hasOwn(value, key) && check(value[key]));

/** What JSON can hold, of a bounded size, with no key that means something to an object: a circle ends at the depth. */
function tree(value: unknown, depth = DEPTH, left = { nodes: NODES }): boolean {
  if (depth === 0 || left.nodes-- === 0) return false;
  if (value === null || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return value.length <= NODES && Object.keys(value).length === value.length && value.every((one) => tree(one, depth - 1, left));
  return plain(value) && Object.entries(value).every(([key, one]) => text(key) && !UNSAFE.has(key) && tree(one, depth - 1, left));
}

const settings: Check = orNull((value) => plain(value) && tree(value));
const attributes = (known: readonly string[]): Check => (value) => plain(value) && Object.entries(value).every(([name, one]) => known.includes(name) && orNull(text)(one));
const files: Check = (value) => Array.isArray(value) && value.length <= FILES && Object.keys(value).length === value.length && value.every((one) => one instanceof File);
const cell = (value: unknown): value is Cell => value === null || value === undefined || value instanceof Date || ["string", "number", "bigint", "boolean"].includes(typeof value);
const numbers = (value: unknown): value is ArrayLike<number> => ArrayBuffer.isView(value) && !(value instanceof DataView);

const columns: Check = (value) => {
  if (!plain(value)) return false;
  const all = Object.entries(value);
  const rows = (all[0]?.[1] as ArrayLike<unknown> | undefined)?.length ?? 0;
  return all.length > 0 && all.length <= COLUMNS && all.length * rows <= CELLS && all.every(([header, column]) =>
    text(header) && !UNSAFE.has(header) && (Array.isArray(column) ? column.length === rows && column.every(cell) : numbers(column) && column.length === rows));
};

const version = is(VERSION);

/** Whether a window's message is the frame's first word. */
export const isHello = (nonce: string): ((value: unknown) => value is Hello) => shape({ crm_kpi: version, type: is("hello"), nonce: is(nonce) }) as (value: unknown) => value is Hello;

/** The version of a message with the word that is of another one than ours; null of any other message. */
export function newer(value: unknown, nonce: string): number | null {
  const version = plain(value) && value["nonce"] === nonce ? value["crm_kpi"] : null;
  return whole(version) && version !== VERSION ? (version as number) : null;
}

/** Of a message that a frame does not take: the number under which it is refused, where it has one, and why. */
export function refusal(value: unknown): { readonly id: number | null; readonly why: string } {
  if (!plain(value)) return { id: null, why: "no object" };
  const { id, crm_kpi } = value;
  return { id: whole(id) ? (id as number) : null, why: crm_kpi === VERSION ? `"${String(value["type"]).slice(0, 40)}" is not of its shape` : `version ${String(crm_kpi).slice(0, 40)} is not ${VERSION}` };
}

/** Whether a window's message is the host's answer. `known`: the attributes that there are. */
export const isConnect = (nonce: string, known: readonly string[]): ((value: unknown) => value is Connect) =>
  shape({ crm_kpi: version, type: is("connect"), nonce: is(nonce), element: is("dashboard", "funnel", "nps", "card"), attributes: attributes(known), settings }) as (value: unknown) => value is Connect;

/** Whether a port's message is one that a frame takes. */
export function isToFrame(value: unknown, known: readonly string[]): value is ToFrame {
  const common = { crm_kpi: version, id: whole };
  return [
    shape({ ...common, type: is("set"), attributes: attributes(known), settings }),
    shape({ ...common, type: is("files"), files }),
    shape({ ...common, type: is("table"), entity: text, columns, name: orNull(text) }),
    shape({ ...common, type: is("export"), format: text }),
  ].some((check) => check(value));
}

/** Whether a port's message is one that a host takes. What an event tells is for the host's page to judge, as the data of the files is. */
export function isFromFrame(value: unknown): value is FromFrame {
  const error = shape({ code: text, message: text, file: orNull(text), row: orNull(whole), column: orNull(text) });
  return [
    shape({ crm_kpi: version, type: is("event"), name: is(...EVENTS), detail: () => true }),
    shape({ crm_kpi: version, type: is("height"), height: (height) => whole(height) && (height as number) <= 100_000 }),
    shape({ crm_kpi: version, id: whole, type: is("done"), value: () => true }),
    shape({ crm_kpi: version, id: whole, type: is("failed"), error }),
  ].some((check) => check(value));
}

/** Who may speak to this page, as its address names him; null where it names nobody. */
export function invitation(hash: string): { readonly host: string; readonly nonce: string } | null {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const [host, nonce] = [said.get("host") ?? "", said.get("nonce") ?? ""];
  const exact = URL.canParse(host) && /^https?:$/.test(new URL(host).protocol) && new URL(host).origin === host;
  return exact && /^[\w-]{16,64}$/.test(nonce) ? { host, nonce } : null;
}
