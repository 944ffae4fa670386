/** A table that stands for itself: it scrolls where it is wide, and can be taken away like the table behind a chart. */
import { html, nothing, type TemplateResult } from "lit";
import { tables } from "../charts/take";
import type { Language } from "../text/both";

/** A head: its words, and whether figures stand under it. */
export interface Head { readonly words: string; readonly number?: boolean; readonly hidden?: boolean }

/** The table in its frame. `kind`: its class; `foot`: what stands under it at rest. */
export function table(of: { label: string; kind?: string; heads: readonly Head[]; body: unknown; foot?: string | undefined }, language: Language): TemplateResult {
  return html`<div class="d-table figure" aria-label=${of.label}><div class="scroll" tabindex="0" role="group" aria-label=${of.label}><table class=${of.kind ?? nothing}>
    <thead><tr>${of.heads.map((head) => html`<th scope="col" class=${head.number ? "num" : nothing}>${head.hidden ? html`<span class="hidden">${head.words}</span>` : head.words}</th>`)}</tr></thead><tbody>${of.body}</tbody></table></div>
    <div class="d-foot screen"><span class="foot-line" data-rest=${of.foot ?? ""}>${of.foot ?? ""}</span>${tables(language)}</div></div>`;
}
