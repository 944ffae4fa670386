/**
 * A host's side of a frame: the page of one file (`crm-kpi.html`) behind the walls of a sandbox, with the element's attributes, methods and events.
 *
 * @example
 * import { connect } from "crm-kpi/frame";
 * const iframe = document.querySelector("iframe");
 * const frame = await connect(iframe, { src: "/crm-kpi.html", attributes: { views: "funnel", currency: "EUR" } });
 * iframe.addEventListener("crm-kpi-report", ({ detail }) => console.log(detail.report.kpis["sales.win_rate"].value));
 * await frame.addTable("deal", { id: [1, 2], stage: ["Won", "Lost"] });
 */
import type { Entity } from "../api";
import type { Columns } from "../library/columns";
import { CrmKpiError, crmKpiError } from "../library/error";
import { trouble } from "../trouble";
import type { ExportFormat, LoadedSource, ReportSettings } from "../library/workspace";
import type { TroubleCode } from "../text/errors";
import { isFromFrame, isHello, newer, refusal, VERSION, type Attributes, type Connect, type FromFrame, type Piece, type ToFrame } from "./messages";

export type { Attributes, Piece } from "./messages";

/** What the frame shows and how. */
export interface FrameOptions {
  /** Where the page of one file is, on a server that this page may frame. */
  readonly src: string | URL;
  /** Which element; the dashboard by default. */
  readonly element?: Piece;
  /** The element's attributes. */
  readonly attributes?: Attributes;
  /** Settings of the report. */
  readonly settings?: ReportSettings;
  /** Whether the frame is as high as what it shows; true by default. */
  readonly resize?: boolean;
  /** How long the page may take to answer, in ms; 30,000 by default. */
  readonly timeout?: number;
}

/** A sandbox that is enough: the page has an origin of its own that is nobody's. */
const SANDBOX = "allow-scripts allow-downloads";
type Answered = { resolve(value: unknown): void; reject(error: CrmKpiError): void };
type Request = ToFrame extends infer One ? (One extends ToFrame ? Omit<One, "crm_kpi" | "id"> : never) : never;

/** A frame that answered. Its `<iframe>` dispatches the element's events. */
export class Frame {
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, Answered>();
  #calls = 0;

  /** @internal By `connect`. */
  constructor(port: MessagePort, heard: (message: Exclude<FromFrame, { id: number }>) => void) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!isFromFrame(data)) return console.warn(`crm-kpi: a message of the frame's was refused: ${refusal(data).why}`);
      if (!("id" in data)) return heard(data);
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.type === "done") waiting?.resolve(data.value);
      else waiting?.reject(new CrmKpiError(data.error.code as TroubleCode, data.error.message, data.error));
    };
  }

  /** Other attributes (null takes one away), other settings. */
  async set({ attributes = {}, settings = null }: { attributes?: Attributes; settings?: ReportSettings | null }): Promise<void> { await this.#ask({ type: "set", attributes, settings }); }

  /** Reads files; settles when their figures are there, or why not was said by an event. */
  async addFiles(files: Iterable<File>): Promise<void> { await this.#ask({ type: "files", files: [...files] }); }

  /** Takes what this page has in memory: columns by name, all equally long. */
  async addTable(entity: Entity, columns: Columns, { name = null }: { name?: string | null } = {}): Promise<LoadedSource> {
    return (await this.#ask({ type: "table", entity, columns, name })) as LoadedSource;
  }

  /** What is shown, as a file's bytes. */
  async exportReport(format: ExportFormat = "json"): Promise<Uint8Array<ArrayBuffer>> { return (await this.#ask({ type: "export", format })) as Uint8Array<ArrayBuffer>; }

  /** Speaks no more with the frame; what waits for an answer is refused. */
  close(): void {
    this.#port.close();
    for (const { reject } of this.#waiting.values()) reject(new CrmKpiError("closed", "the frame is closed"));
    this.#waiting.clear();
  }

  #ask(request: Request): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = ++this.#calls;
      this.#waiting.set(id, { resolve, reject });
      this.#port.postMessage({ crm_kpi: VERSION, id, ...request });
    });
  }
}

/** Puts the page of one file into a frame and connects to it. Rejects with `not_started` where it does not answer, with `other_version` where it speaks otherwise. */
export async function connect(iframe: HTMLIFrameElement, { src, element = "dashboard", attributes = {}, settings, resize = true, timeout = 30_000 }: FrameOptions): Promise<Frame> {
  if (!iframe.hasAttribute("sandbox")) iframe.setAttribute("sandbox", SANDBOX);
  const address = new URL(src, document.baseURI);
  // Also where a page of plain `http:` has no `randomUUID`.
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  address.hash = new URLSearchParams({ host: location.origin, nonce }).toString();
  // A sandboxed page's origin is nobody's and cannot be named: there the window and the word in its address tell that it is the one.
  const origin = iframe.sandbox.contains("allow-same-origin") ? address.origin : "null";
  const { port1, port2 } = new MessageChannel();
  const frame = new Frame(port1, (message) => {
    if (message.type === "event") iframe.dispatchEvent(new CustomEvent(message.name, { detail: message.detail, bubbles: true, composed: true }));
    else if (resize) iframe.style.height = `${message.height}px`;
  });
  const answered = isHello(nonce);
  await new Promise<void>((done, failed) => {
    const end = (): void => { removeEventListener("message", heard); clearTimeout(late); };
    const late = setTimeout(() => {
      end();
      failed(new CrmKpiError("not_started", `the page at ${address.origin}${address.pathname} did not answer`));
    }, timeout);
    const heard = (event: MessageEvent<unknown>): void => {
      if (event.source !== iframe.contentWindow || event.origin !== origin) return;
      const other = newer(event.data, nonce);
      if (other !== null) {
        end();
        return failed(crmKpiError(trouble("other_version", null, String(other)), document.documentElement.lang.startsWith("fr") ? "fr" : "en"));
      }
      if (!answered(event.data)) return;
      end();
      const message: Connect = { crm_kpi: VERSION, type: "connect", nonce, element, attributes, settings: settings ?? null };
      iframe.contentWindow?.postMessage(message, origin === "null" ? "*" : origin, [port2]);
      done();
    };
    addEventListener("message", heard);
    iframe.src = address.href;
  });
  return frame;
}
