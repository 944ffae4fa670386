/** The frame of every chart: title, sub line, drawing at the given width, foot, and the table that says the same. */
import { html, nothing, type SVGTemplateResult, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { say } from "../format";
import type { Both, Language } from "../text/both";
import { listeners, shade, type Brush } from "./brush";
import { hush, steer, tell } from "./mark";
import { pictures, tables } from "./take";

/** A cell of a table twin: words, or words with a hook. */
export type Cell = string | TemplateResult;

/** The table behind a chart: heads, then rows; the first cell of a row names it. */
export interface Twin {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A chart. */
export interface Plate {
  readonly title?: string;
  readonly sub?: string | TemplateResult;
  /** The finding in one sentence: what a screen reader says of the drawing. */
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly language: Language;
  readonly marks: SVGTemplateResult | SVGTemplateResult[];
  /** Where a stretch of its axis can be chosen. */
  readonly brush?: Brush | undefined;
  /** What the foot says at rest. */
  readonly foot?: string;
  /** Buttons in the foot. */
  readonly links?: TemplateResult | typeof nothing;
  readonly twin?: Twin;
}

const TABLE: Both = { en: "Table", fr: "Tableau" };

/** The drawing alone. */
export function drawing(of: Pick<Plate, "label" | "width" | "height" | "marks" | "brush">): TemplateResult {
  const height = Math.ceil(of.height);
  const on = of.brush && listeners(of.brush);
  return html`<svg class=${on ? "chart brushed" : "chart"} width=${of.width} height=${height} viewBox="0 0 ${of.width} ${height}" role="group" aria-label=${of.label}
    @keydown=${on?.keys ?? steer} @pointerdown=${on?.down} @pointermove=${on?.move} @pointerup=${on?.up} @pointercancel=${on?.cancel} @focusin=${tell} @focusout=${hush} @pointerover=${tell} @pointerleave=${hush}>${on ? shade() : nothing}${of.marks}</svg>`;
}

/** The table behind a chart. */
export function twinTable(twin: Twin, language: Language): TemplateResult {
  return html`<details class="twin"><summary>${say(TABLE, language)}</summary><div class="twin-scroll" role="group" tabindex="0" aria-label=${twin.caption}>${tables(language)}<table>
    <caption class="hidden">${twin.caption}</caption>
    <thead><tr>${twin.heads.map((head, at) => html`<th scope="col" class=${at ? "num" : ""}>${head}</th>`)}</tr></thead>
    <tbody>${twin.rows.map((row) => html`<tr>${row.map((cell, at) => (at ? html`<td class="num">${cell}</td>` : html`<th scope="row">${cell}</th>`))}</tr>`)}</tbody>
  </table></div></details>`;
}

/** A chart in its frame. */
export function figure(of: Plate): TemplateResult {
  return html`<figure class="plate-figure">
    ${of.title ? html`<h3 class="fig-title">${of.title}</h3>` : nothing}
    ${of.sub ? html`<p class="fig-sub">${of.sub}</p>` : nothing}
    ${drawing(of)}
    <figcaption class="fig-foot"><span class="foot-line" data-rest=${of.foot ?? ""} .textContent=${live(of.foot ?? "")}></span><div class="foot-links">${of.links ?? nothing}${pictures(of.language)}${of.twin ? twinTable(of.twin, of.language) : nothing}</div></figcaption>
  </figure>`;
}
