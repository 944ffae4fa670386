/** Axes: at most five hairlines, words at the left, dates under the foot without overlap. */
import type { Scale } from "./scale";
import { svg, type SVGTemplateResult } from "lit";

/** A tick in words; what lies between two of them says how fine it must be. */
export type Tick = (value: number, step: number) => string;

/** Ticks of a scale with their words. */
export function told(scale: Scale, count: number, words: Tick): { at: number; words: string }[] {
  const ticks = scale.ticks(count);
  const step = Math.abs((ticks[1] ?? 0) - (ticks[0] ?? 0));
  return ticks.map((at) => ({ at, words: words(at, step) }));
}

/** Horizontal hairlines with their words; the line at zero is ink. */
export function gridLines(y: Scale, left: number, right: number, words: Tick): SVGTemplateResult[] {
  return told(y, 4, words).map((tick) => svg`<line class=${tick.at === 0 ? "l-base" : "l-grid"} x1=${left} y1=${y(tick.at)} x2=${right} y2=${y(tick.at)}/><text class="t end" x=${left - 8} y=${y(tick.at) + 4}>${tick.words}</text>`);
}

/** Room at the left for the words of the hairlines. */
export function roomFor(y: Scale, words: Tick): number {
  return 14 + Math.max(...told(y, 4, words).map((tick) => tick.words.length)) * 7;
}

/** Which of n labels to write so that none touches the next: always the last, then every k-th before it. */
export function spaced(n: number, step: number, widest: number): (at: number) => boolean {
  const every = Math.max(1, Math.ceil(widest / Math.max(step, 0.01)));
  return (at) => (n - 1 - at) % every === 0;
}
