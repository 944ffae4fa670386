/** The measure from −100 to 100: where promoters and detractors balance. */
import { scaleLinear } from "./scale";
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Measured } from "./measure";

/** The measure with its scale, 52 high; its words stand beside it. */
export function balance(of: Measured, width: number, tick: (value: number) => string): TemplateResult {
  const x = scaleLinear([-100, 100], [4, width - 4]).clamp(true);
  const anchors = ["t", "t mid", "t mid", "t mid", "t end"];
  const target = of.target ?? null;
  return html`<svg class="measure" width=${width} height="52" viewBox="0 0 ${width} 52" aria-hidden="true">
    <line class="l-grid" x1="4" y1="26" x2=${width - 4} y2="26"/>
    ${typeof of.low === "number" && typeof of.high === "number" ? svg`<line class="l-interval" x1=${x(of.low)} y1="26" x2=${x(of.high)} y2="26"/>` : nothing}
    ${[-100, -50, 0, 50, 100].map((end, at) => svg`<path class="l-neutral" d="M${x(end)} 23v6"/><text class=${anchors[at] ?? "t"} x=${x(end)} y="48">${tick(end)}</text>`)}
    ${target === null ? nothing : svg`<path class="l" d="M${x(target)} 16v18"/><text class="t mid" x=${x(target)} y="12">${of.targetWords ?? ""}</text>`}
    <circle class="f-accent l-paper dot" cx=${x(of.value)} cy="26" r="5"/>
  </svg>`;
}
