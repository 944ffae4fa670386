/** A band: a marginal column that says, a text column that shows. */
import { html, nothing, type TemplateResult } from "lit";
import { status, verdictOf, type Verdict } from "../charts/status";
import { say } from "../format";
import { VERDICTS, WORDS } from "../text/panels";
import type { View } from "../view";

/** What stands in the margin of a band. */
export interface Margin {
  readonly id: string;
  readonly title: string;
  readonly text?: string | TemplateResult | null;
  readonly verdict?: string | null;
  /** One piece of advice, where a rule earned it. */
  readonly advice?: string | null;
}

/** A band with its margin. */
export function band(view: View, margin: Margin, body: TemplateResult | TemplateResult[]): TemplateResult {
  const verdict = margin.verdict ? verdictOf(margin.verdict) : null;
  return html`<section class="band" aria-labelledby="band-${margin.id}">
    <header class="margin"><h2 id="band-${margin.id}">${margin.title}</h2>
      ${margin.text ? html`<p>${margin.text}</p>` : nothing}
      ${verdict && verdict !== "none" ? html`<p>${status(verdict, say(VERDICTS[verdict as Verdict], view.language))}</p>` : nothing}
      ${margin.advice ? html`<p class="advice"><b>${margin.advice}</b></p>` : nothing}
    </header>
    <div class="text">${body}</div>
  </section>`;
}

/** How much of the width the left column takes; the style sheet knows each. */
export type Share = 0.629 | 0.648 | 0.608 | 0.42;

/** Two columns where there is room, else one: the width of each. */
export function halves(width: number, share: Share = 0.629): { left: number; right: number; stacked: boolean } {
  if (width < 772) return { left: width, right: width, stacked: true };
  const left = Math.round((width - 52) * share);
  return { left, right: width - 52 - left, stacked: false };
}

/** Two charts side by side, or one over the other. */
export function pair(stacked: boolean, left: TemplateResult | typeof nothing, right: TemplateResult | typeof nothing, share: Share = 0.629): TemplateResult {
  return html`<div class=${stacked ? "pair stacked" : `pair s${Math.round(share * 1000)}`}>${left}${right}</div>`;
}

/** How many cells stand in a row, and how wide each is. */
export function grid({ width, print }: View): { columns: number; cell: number } {
  const columns = width >= 772 || print ? 4 : width >= 400 ? 2 : 1;
  return { columns, cell: Math.floor((width - (columns - 1) * (print ? 16 : 32)) / columns) };
}

/** A list of folded lines: beyond the first six they are folded once more. */
export function few(view: View, lines: readonly TemplateResult[]): TemplateResult {
  const fold = lines.length > 8 ? 6 : lines.length;
  return html`${lines.slice(0, fold)}${fold < lines.length ? html`<details class="more further"><summary>${say(WORDS.others, view.language)} <span class="more-note">${lines.length - fold}</span></summary>${lines.slice(fold)}</details>` : nothing}`;
}
