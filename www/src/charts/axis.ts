/** Axes: at most five hairlines, words at the left, dates under the foot without overlap. */
import type { Scale } from "./scale";
import { svg, type SVGTemplateResult } from "lit";

/** Horizontal hairlines with their words; the line at zero is ink. */
export function gridLines(y: Scale, left: number, right: number, words: (value: number) => string): SVGTemplateResult[] {
  return y.ticks(4).map((tick) => svg`<line class=${tick === 0 ? "l-base" : "l-grid"} x1=${left} y1=${y(tick)} x2=${right} y2=${y(tick)}/><text class="t end" x=${left - 8} y=${y(tick) + 4}>${words(tick)}</text>`);
}

/** Which of n labels to write so that none touches the next: always the last, then every k-th before it. */
export function spaced(n: number, step: number, widest: number): (at: number) => boolean {
  const every = Math.max(1, Math.ceil(widest / Math.max(step, 0.01)));
  return (at) => (n - 1 - at) % every === 0;
}
