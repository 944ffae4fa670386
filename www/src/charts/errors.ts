/** A difference in standard errors over the grey zone of what chance does. */
import { scaleLinear } from "./scale";
import { html, type TemplateResult } from "lit";

/** The largest that is drawn in its place; what is larger stands at the end. */
const MOST = 8;

/** The line at a width, 16 high; its number stands beside it, so it is hidden from a screen reader. */
export function errors(value: number, width: number): TemplateResult {
  const x = scaleLinear([-MOST, MOST], [6, width - 6]).clamp(true);
  return html`<svg class="errors" width=${width} height="16" viewBox="0 0 ${width} 16" aria-hidden="true"><rect class="f-lost" x=${x(-2)} y="3" width=${x(2) - x(-2)} height="10"/><path class="l" d="M${x(0)} 0v16"/><line class="l-accent" x1=${x(0)} y1="8" x2=${x(value)} y2="8"/><circle class="f-accent l-paper" cx=${x(value)} cy="8" r="4.5"/></svg>`;
}
