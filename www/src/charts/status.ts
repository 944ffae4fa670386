/** A status: shape, word and colour. */
import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import type { Verdict } from "../text/panels";

export type { Verdict };

const SHAPES: Record<Verdict, SVGTemplateResult> = {
  good: svg`<circle cx="5.5" cy="5.5" r="5" fill="currentColor"/>`,
  likely: svg`<circle cx="5.5" cy="5.5" r="4.1" fill="none" stroke="currentColor" stroke-width="1.8"/>`,
  watch: svg`<path d="M5.5 .6 11 10.4H0Z" fill="currentColor"/>`,
  bad: svg`<rect x=".8" y=".8" width="9.4" height="9.4" fill="currentColor"/>`,
  none: svg`<path d="M1 5.5h9" stroke="currentColor" stroke-width="1.6" fill="none"/>`,
};

/** The verdict that a report's word means; what is not known is none. */
export function verdictOf(word: string): Verdict {
  return word in SHAPES ? (word as Verdict) : "none";
}

/** Shape and word. */
export function status(verdict: Verdict, word: string): TemplateResult {
  return html`<span class="status ${verdict === "likely" ? "good" : verdict}"><svg width="11" height="11" viewBox="0 0 11 11" aria-hidden="true">${SHAPES[verdict]}</svg>${word}</span>`;
}
