/** Ages in stages: of one record against its limit, and of a stage from its median to its 90th percentile. */
import { html, svg, type TemplateResult } from "lit";

/** The bar of one record, on a scale that all share. */
export function overdue(age: number, limit: number | null, most: number, width: number): TemplateResult {
  const scale = most > 0 ? (width - 7) / most : 0;
  const edge = Math.min(limit ?? age, age) * scale;
  return html`<svg class="overdue" width=${width} height="14" viewBox="0 0 ${width} 14" aria-hidden="true">
    <rect class="f-neutral" x="0" y="5" width=${edge} height="4"/><rect class="f-watch" x=${edge} y="5" width=${Math.max(0, age * scale - edge)} height="4"/>
    ${limit === null ? "" : svg`<path class="l" d="M${limit * scale} 1v12"/>`}
  </svg>`;
}

/** Time in a stage: a dot at the median, a bar to the 90th percentile, on a scale that all stages share. */
export function dwell(median: number | null, p90: number | null, most: number, width: number): TemplateResult {
  const x = (days: number): number => 2 + (days / (most || 1)) * (width - 6);
  return html`<svg class="dwell" width=${width} height="16" viewBox="0 0 ${width} 16" aria-hidden="true">
    <line class="l-grid" x1="0" y1="8" x2=${width} y2="8"/>
    ${median === null || p90 === null ? "" : svg`<line class="l-accent" x1=${x(median)} y1="8" x2=${x(p90)} y2="8"/><path class="l-accent" d="M${x(p90)} 3.5v9"/>`}
    ${median === null ? "" : svg`<circle class="f-accent l-paper" cx=${x(median)} cy="8" r="4.2"/>`}
  </svg>`;
}
