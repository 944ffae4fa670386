import type { Dimension, Entity, Facts, Hints, Records, RecordsQuery, Report, Settings, Source } from "../api";
import { Client, type Progress } from "../client";
import type { Engine } from "../engine";
import { dayOf } from "../store/state";
import type { Language } from "../text/both";
import { fileOf, type Columns } from "./columns";
import { trouble } from "../trouble";
import { crmKpiError } from "./error";

/** Settings of which any part may be left to its default. */
export type ReportSettings = Deep<Settings>;
type Deep<T> = T extends ReadonlyArray<unknown> ? T : T extends object ? { [Key in keyof T]?: Deep<T[Key]> } : T;

/** What a file may come as. */
export type Input = File | Blob | ArrayBuffer | ArrayBufferView<ArrayBuffer> | ReadableStream<Uint8Array>;

/** A loaded file: its key, and what was recognised. */
export interface LoadedSource extends Source { readonly id: number }

/** What a person says of a file; what is left out is recognised. */
export type Mapping = Partial<Hints>;

/** How a file is taken. */
export interface AddOptions extends Mapping {
  /** Its name, where it has none of its own. */
  readonly name?: string;
  /** Told as it is read. */
  readonly onProgress?: (progress: Progress) => void;
  /** Stops it: the call rejects with `cancelled`, and the workspace is as it was. */
  readonly signal?: AbortSignal;
}

/** Which records are asked for. */
export interface RecordsRequest extends Pick<RecordsQuery, "kpi"> {
  /** `used` (the default), `excluded`, `all`, `won`, `lost`, `open`, or a reason. */
  readonly part?: string;
  /** Column that they are in the order of (`amount`), `-amount` for the other way round; by default the order of the files. */
  readonly sort?: string;
  /** Records to skip; 0 by default. */
  readonly offset?: number;
  /** Records to give, at most; 100 by default. */
  readonly limit?: number;
  /** Under which settings; by default those of the last report. */
  readonly settings?: ReportSettings;
}

/** How a report is written. */
export type ExportFormat = "json" | "csv" | "html" | "xlsx";

const clients = new WeakMap<Workspace, Client>();

/** What a workspace stands on, for the elements; undefined where it is of another copy of this package. */
export function clientOf(workspace: Workspace): Client | undefined { return clients.get(workspace); }

/** Files, and the figures that they make. Made by `open`. */
export class Workspace {
  readonly #client: Client;
  #language: Language;
  #last: ReportSettings = {};
  #fields: Map<Entity, ReadonlySet<string>> | undefined;

  private constructor(client: Client, language: Language) {
    this.#client = client;
    this.#language = language;
    clients.set(this, client);
  }

  /** @internal An empty one in an engine. */
  static in(engine: Engine, language: Language): Workspace {
    const client = new Client(engine, () => import("../catalogue"));
    client.speak(language);
    return new Workspace(client, language);
  }

  /** The loaded files, in the order in which they came. */
  get sources(): LoadedSource[] { return this.#client.sources.map(({ id, source }) => ({ id, ...source })); }

  /** Language of the errors' messages. */
  get language(): Language { return this.#language; }
  set language(language: Language) {
    this.#language = language;
    this.#client.speak(language);
  }

  /** Reads a file. A stream is read to its end first: a file may have to be read again. */
  async add(input: Input, { name, onProgress, signal, ...mapping }: AddOptions = {}): Promise<LoadedSource> {
    return this.#said(async () => {
      const file = await toFile(input, name, signal);
      const hints: Hints = { entity: null, fields: {}, notations: {}, language: this.#language, ...mapping };
      const { id, source } = await this.#client.add(file, { hints, ...(onProgress && { onProgress }), ...(signal && { signal }) });
      return { id, ...source };
    });
  }

  /** Takes a table that is in memory: columns by name (a field of the entity, or a header of one's own), all equally long. */
  async addTable(entity: Entity, columns: Columns, { name = `${entity}.csv`, onProgress, signal, ...mapping }: AddOptions = {}): Promise<LoadedSource> {
    return this.#said(async () => {
      this.#fields ??= new Map((await this.#client.entities()).map((one) => [one.entity, new Set(one.fields)]));
      const known = this.#fields.get(entity);
      if (!known) throw trouble("bad_mapping", null, `${String(entity)} is no entity`);
      const { file, hints } = fileOf(entity, columns, name, known);
      return this.add(file, { ...hints, ...mapping, ...(onProgress && { onProgress }), ...(signal && { signal }) });
    });
  }

  /** Reads a file anew with other columns, notations or another entity; what was said before and is not said now stays. */
  async remap(id: number, mapping: Mapping, options: Pick<AddOptions, "onProgress" | "signal"> = {}): Promise<LoadedSource> {
    return this.#said(async () => ({ id, ...(await this.#client.remap(id, mapping, options)) }));
  }

  /** Takes a file out. */
  async remove(id: number): Promise<void> { return this.#said(() => this.#client.remove(id)); }

  /** The report. What is not set keeps its default; `now` is today. */
  async report(settings: ReportSettings = {}): Promise<Report> {
    this.#last = settings;
    return this.#said(() => this.#client.report(dated(settings)));
  }

  /** The records behind a figure. */
  async records({ kpi, part = "used", sort = "", offset = 0, limit = 100, settings = this.#last }: RecordsRequest): Promise<Records> {
    return this.#said(() => this.#client.records({ settings: dated(settings), kpi, part, sort, offset, limit }));
  }

  /** What can be filtered by, with its labels. */
  async dimensions(): Promise<Dimension[]> { return this.#said(() => this.#client.dimensions()); }

  /** What the figures are, with their words in both languages. */
  async catalogue(): Promise<readonly Facts[]> { return this.#said(() => this.#client.catalogue()); }

  /** The report as a file's bytes, under the settings of the last report, or these: `json` (canonical), `csv` and `html` are the command line's bytes, `xlsx` has its cells. */
  async export(format: ExportFormat = "json", settings: ReportSettings = this.#last): Promise<Uint8Array<ArrayBuffer>> {
    return this.#said(async () => {
      if (format === "json") return (await this.#client.export(dated(settings))) as Uint8Array<ArrayBuffer>;
      const { forms } = await import("./export");
      if (!Object.hasOwn(forms, format)) throw trouble("bad_settings", null, `there is no format ${String(format)}`);
      return forms[format](await this.#client.report(dated(settings)), await this.#client.catalogue(), this.#language);
    });
  }

  /** Forgets everything, for good. */
  close(): void { this.#client.close(); }

  async #said<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw crmKpiError(cause, this.#language);
    }
  }
}

/** Today comes from here: below there is no clock. */
function dated(settings: ReportSettings): Partial<Settings> {
  return { ...(settings as Partial<Settings>), now: settings.now ?? dayOf(new Date()) };
}

async function toFile(input: Input, name: string | undefined, signal: AbortSignal | undefined): Promise<File> {
  if (input instanceof File) return name === undefined ? input : new File([input], name);
  const called = name ?? "data";
  if (input instanceof Blob || input instanceof ArrayBuffer || ArrayBuffer.isView(input)) return new File([input], called);
  if (!(input instanceof ReadableStream)) throw trouble("unreadable", called, "a File, a Blob, an ArrayBuffer or a ReadableStream is expected");
  const parts: BlobPart[] = [];
  const reader = input.getReader();
  const stop = (): void => void reader.cancel().catch(() => undefined);
  signal?.addEventListener("abort", stop, { once: true });
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value as Uint8Array<ArrayBuffer>);
  } catch (cause) {
    throw trouble("unreadable", called, cause instanceof Error ? cause.message : String(cause));
  } finally {
    signal?.removeEventListener("abort", stop);
  }
  if (signal?.aborted) throw trouble("cancelled", called);
  return new File(parts, called);
}
