/** Figures that are not there, in a line rather than a wall of empty cells: what file would give them, or why they cannot be told. */
import { html, nothing, type TemplateResult } from "lit";
import type { Facts, Kpi } from "../api";
import { asSentence, formatNumber, real } from "../format";
import { SENTENCES, whyNull } from "../text/panels";
import type { View } from "../view";
import { filesOf, stateOf } from "./cell";
import { voice } from "./voice";

/** More names than these are folded away. */
const MANY = 10;

/** A figure and what is known of it. */
export interface Entry {
  readonly facts: Facts;
  readonly of: Kpi;
}

/** Those of some figures whose file is missing. */
export function missingIn(view: View, some: readonly Entry[]): Entry[] {
  return some.filter(({ of }) => stateOf(view, of) === "missing");
}

function lines(view: View, groups: Map<string, Entry[]>): TemplateResult {
  const { language } = view;
  const names = (some: readonly Entry[]): TemplateResult[] => some.map(({ facts }, at) => html`<button type="button" class="waiting-name" data-kpi=${facts.id} data-value="null" @click=${() => view.explain(facts.id)}>${facts.words.name[language]}</button>${at < some.length - 1 ? "\u00a0· " : ""}`);
  return html`<ul class="waiting">${[...groups].sort((a, b) => b[1].length - a[1].length).map(([words, some]) => html`<li>${some.length > MANY ? html`<details><summary>${words} ${formatNumber(some.length, language)}</summary>${names(some)}</details>` : html`<span>${words}</span> ${names(some)}`}</li>`)}</ul>`;
}

function grouped(some: readonly Entry[], words: (entry: Entry) => string): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of some) groups.set(words(entry), [...(groups.get(words(entry)) ?? []), entry]);
  return groups;
}

/** What a further file would give: a line a file. */
export function waiting(view: View, missing: readonly Entry[]): TemplateResult | typeof nothing {
  if (missing.length === 0) return nothing;
  const v = voice(view);
  const files = grouped(missing, ({ of }) => filesOf(of, view, v));
  return lines(view, new Map([...files].map(([words, some]) => [v.tell(SENTENCES.unlocks, { files: words, n: v.counted(some.length) }), some])));
}

/** What cannot be told from what is loaded: a line a reason. */
export function untold(view: View, some: readonly Entry[]): TemplateResult | typeof nothing {
  // groups that nobody chose are not missed
  const empty = some.filter(({ of }) => real(of.value) === null && of.reason !== "not_chosen");
  if (empty.length === 0) return nothing;
  const v = voice(view);
  return lines(view, grouped(empty, ({ of }) => v.tell(SENTENCES.together, { why: asSentence(v.say(whyNull(of.reason))) })));
}
