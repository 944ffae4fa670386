/** The funnel where it is narrow: a bar a stage, left aligned: thread, advanced, open, lost; a line of words under each. */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Stage } from "../api";
import { told } from "./funnel";

/** The hatching that all bars share; put it once before them. */
export function hatching(): TemplateResult {
  return html`<svg class="hatching" width="0" height="0" aria-hidden="true"><defs><pattern id="crm-kpi-open-bar" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="f-tint" width="5" height="5"/><path class="hatch-line" d="M0 0v5"/></pattern></defs></svg>`;
}

/** One stage's bar, 28 high; a stage whose records are not told is one pale bar, an unknown one a dashed line. */
export function bar(stage: Stage, last: boolean, won: number, most: number, width: number): TemplateResult {
  const scale = most > 0 ? width / most : 0;
  const parts = told(stage, last);
  const frame = (content: unknown): TemplateResult => html`<svg class="chart" width=${width} height="28" viewBox="0 0 ${width} 28" preserveAspectRatio="none" aria-hidden="true">${content}</svg>`;
  if (stage.entered === null) return frame(svg`<line class="outline" x1="0" y1="14" x2=${width} y2="14"/>`);
  if (!parts) return frame(svg`<rect class="f-tint" x="0" y="0" width=${stage.entered * scale} height="28"/>`);
  const thread = Math.min(won, parts.advanced) * scale;
  const advanced = parts.advanced * scale;
  const open = parts.open * scale;
  return frame(svg`<rect class="f-tint" x="0" y="0" width=${advanced} height="28"/>
    <rect class="f-accent" x="0" y="0" width=${thread} height="28"/>
    ${last ? nothing : svg`<rect x=${advanced} y="0" width=${open} height="28" fill="url(#crm-kpi-open-bar)"/><rect class="f-lost" x=${advanced + open} y="0" width=${parts.lost * scale} height="28"/>`}`);
}
