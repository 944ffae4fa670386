/** Two groups of a dimension, and the share by which they are compared. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { say } from "../format";
import type { Both } from "../text/both";
import { EDITORS } from "../text/editors";
import { dimensionName } from "./scope";
import type { Draw } from "./editor";

interface Groups { readonly by: string; readonly a: string; readonly b: string; readonly kpi: string }
const USUAL = "sales.close_rate";

export const groups: Draw = ({ value, state, set }) => {
  const { language, dimensions, facts, report } = state;
  const now = value as Groups | undefined;
  const labels = dimensions.find(({ name }) => name === now?.by)?.labels ?? [];
  const shares = [...facts.values()].filter(({ id, unit }) => unit === "ratio" && (id === now?.kpi || Number.isInteger(report?.kpis[id]?.denominator)));
  const change = (more: Partial<Groups>): void => {
    const next = { by: "", a: "", b: "", kpi: USUAL, ...now, ...more };
    set(next.by === "" ? undefined : next, next.a === next.b ? say(EDITORS.same, language) : "");
  };
  const pick = (words: Both, name: keyof Groups, options: readonly (readonly [string, string])[], chosen: string): TemplateResult => html`<label>${say(words, language)} <select class="pick" @change=${(event: Event) => {
    const picked = (event.target as HTMLSelectElement).value;
    const [a = "", b = ""] = dimensions.find((one) => one.name === picked)?.labels ?? [];
    change(name === "by" ? { by: picked, a, b } : { [name]: picked });
  }}>${options.map(([one, said]) => html`<option value=${one} .selected=${live(one === chosen)}>${said}</option>`)}</select></label>`;
  const named = labels.map((label) => [label, label] as const);
  const dims = dimensions.filter((one) => one.labels.length > 1).map(({ name }) => [name, dimensionName(name, state)] as const);
  return html`${pick(EDITORS.by, "by", [["", say(EDITORS.noGroups, language)], ...dims], now?.by ?? "")}${now === undefined ? nothing : html` ${pick(EDITORS.a, "a", named, now.a)} ${pick(EDITORS.b, "b", named, now.b)} ${pick(EDITORS.figure, "kpi", shares.map(({ id, words }) => [id, say(words.name, language)] as const), now.kpi)}`}`;
};
