/** The page of one file in a host's frame: the element, driven by messages. */
import "../embed/card";
import "../embed/dashboard";
import "../embed/funnel";
import "../embed/nps";
import type { Entity } from "../api";
import { CrmKpiElement } from "../embed/element";
import { crmKpiError } from "../library/error";
import { trouble } from "../trouble";
import { keepInSight } from "./visible";
import { EVENTS, isConnect, isToFrame, refusal, VERSION, type Attributes, type Connect, type FromFrame, type Hello, type PlainError, type ToFrame } from "./messages";

const KNOWN = CrmKpiElement.observedAttributes;
/** How often a height may be told: one a frame would answer the host's own answer. */
const SETTLED = 50;

const plainError = (cause: unknown): PlainError => {
  const { code, message, file, row, column } = crmKpiError(cause, document.documentElement.lang.startsWith("fr") ? "fr" : "en");
  return { code, message, file, row, column };
};

function dress(element: CrmKpiElement, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) if (value === null) element.removeAttribute(name); else element.setAttribute(name, value);
}

function doing(element: CrmKpiElement, message: ToFrame): Promise<unknown> {
  switch (message.type) {
    case "set":
      dress(element, message.attributes);
      if (message.settings) element.settings = message.settings;
      return Promise.resolve(null);
    case "files": return element.addFiles(message.files).then(() => null);
    case "table": return element.addTable(message.entity satisfies Entity, message.columns, message.name === null ? {} : { name: message.name });
    case "export": return element.exportReport(message.format);
  }
}

/** What an event tells, without what cannot leave this page. */
function detailOf(event: Event): unknown {
  const { detail } = event as CustomEvent<unknown>;
  return event.type === "crm-kpi-ready" ? null : event.type === "crm-kpi-error" ? plainError(detail) : detail;
}

/** Draws the element and serves its host through a port. */
function open({ element: piece, attributes, settings }: Connect, port: MessagePort): void {
  const element = document.createElement(`crm-kpi-${piece}`) as CrmKpiElement;
  const tell = (message: FromFrame): void => port.postMessage(message);
  dress(element, attributes);
  if (settings) element.settings = settings;
  for (const name of EVENTS) element.addEventListener(name, (event) => tell({ crm_kpi: VERSION, type: "event", name, detail: detailOf(event) }));
  new MutationObserver(() => { document.body.dataset["state"] = element.dataset["state"] ?? "loading"; }).observe(element, { attributeFilter: ["data-state"] });
  let [told, waiting] = [-1, false];
  new ResizeObserver(() => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      const height = Math.ceil(element.getBoundingClientRect().height);
      if (height !== told) tell({ crm_kpi: VERSION, type: "height", height: (told = height) });
    }, SETTLED);
  }).observe(element);
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!isToFrame(data, KNOWN)) {
      const { id, why } = refusal(data);
      const error = plainError(trouble("bad_message", null, why));
      console.warn(`crm-kpi: ${error.message}`);
      return id === null ? undefined : tell({ crm_kpi: VERSION, type: "failed", id, error });
    }
    const { id } = data;
    doing(element, data).then((value) => tell({ crm_kpi: VERSION, type: "done", id, value }), (cause: unknown) => tell({ crm_kpi: VERSION, type: "failed", id, error: plainError(cause) }));
  };
  // The page keeps a place for its scroll bar; a frame that is as high as the element needs none.
  document.documentElement.style.overflowY = "auto";
  document.getElementById("app")?.replaceChildren(element);
  if (element.shadowRoot) keepInSight(element.shadowRoot);
}

/** Waits for the host that the address names: from his window, of exactly his origin, with the address's word, and once. */
export function serve({ host, nonce }: { readonly host: string; readonly nonce: string }): void {
  const connects = isConnect(nonce, KNOWN);
  const heard = ({ source, origin, data, ports: [port, ...more] }: MessageEvent<unknown>): void => {
    if (source !== parent || origin !== host) return;
    if (!connects(data) || !port || more.length > 0) return console.warn(`crm-kpi: ${plainError(trouble("bad_message", null, refusal(data).why)).message}`);
    removeEventListener("message", heard);
    open(data, port);
  };
  addEventListener("message", heard);
  // The same address with another word is no new page by itself.
  addEventListener("hashchange", () => location.reload());
  parent.postMessage({ crm_kpi: VERSION, type: "hello", nonce } satisfies Hello, host);
}
