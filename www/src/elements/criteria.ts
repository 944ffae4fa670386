/** What makes a contact an MQL, an SQL…: rules in rows, of one step joined by "and" or by "or". */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { capital, say } from "../format";
import type { Both } from "../text/both";
import { EDITORS, STEPS } from "../text/editors";
import { fieldName } from "../text/fields";
import type { Draw } from "./editor";
import { dimensionName } from "./scope";

/** A rule: a field with one of some values, or a date in a column. */
export type Rule = { readonly field: string; readonly in: readonly string[] } | { readonly entered: string };
/** The rules of one step. */
export interface Step { readonly name: string; readonly join: "and" | "or"; readonly rules: readonly Rule[] }

const isRule = (of: unknown): of is Rule => typeof of === "object" && of !== null && !("and" in of || "or" in of) && "entered" in of !== "field" in of;

/** The settings' criteria as steps; null where one is nested deeper than rows show. */
export function stepsOf(value: unknown): readonly Step[] | null {
  const steps: Step[] = [];
  for (const [name, of] of Object.entries((value ?? {}) as Record<string, unknown>)) {
    const { and, or } = (of ?? {}) as { and?: unknown; or?: unknown };
    const list = isRule(of) ? [of] : Object.keys(of ?? {}).length === 1 ? (and ?? or) : null;
    if (!Array.isArray(list) || !list.every(isRule) || !Object.hasOwn(STEPS, name)) return null;
    steps.push({ name, join: or === undefined ? "and" : "or", rules: list });
  }
  return steps;
}

/** Steps as the settings say them; undefined where there are none. */
export function criteriaOf(steps: readonly Step[]): unknown {
  const told = steps.filter(({ rules }) => rules.length > 0);
  return told.length === 0 ? undefined : Object.fromEntries(told.map(({ name, join, rules }) => [name, rules.length === 1 ? rules[0] : { [join]: rules }]));
}

export const criteria: Draw = ({ value, state, set }) => {
  const { language, dimensions, sources } = state;
  const steps = stepsOf(value);
  if (steps === null) return null;
  const t = (words: Both): string => say(words, language);
  const mapping = sources.filter(({ source }) => source.entity === "contact").flatMap(({ source }) => source.mapping);
  const dates = [...new Set(["created", "first_response", "converted"].filter((field) => mapping.some((column) => column.field === field)).concat(mapping.flatMap(({ field }) => (field?.startsWith("entered.") ? [field.slice("entered.".length)] : []))))];
  const first = dimensions.find(({ name }) => name === "source") ?? dimensions[0];
  const put = (next: readonly Step[]): void => set(criteriaOf(next), next.some(({ rules }) => rules.some((rule) => "in" in rule && rule.in.length === 0)) ? t(EDITORS.noLabels) : "");
  const step = (name: string, change: (of: Step) => Step): readonly Step[] => (steps.some((one) => one.name === name) ? steps.map((one) => (one.name === name ? change(one) : one)) : [...steps, change({ name, join: "and", rules: [] })]);
  const add = (): void => {
    const name = Object.keys(STEPS).find((one) => one !== "lead" && !steps.some((known) => known.name === one)) ?? "mql";
    put(step(name, (of) => ({ ...of, rules: [...of.rules, { field: first?.name ?? "source", in: [] }] })));
  };
  const pick = (words: Both, options: readonly (readonly [string, string])[], chosen: string, change: (value: string) => void): TemplateResult => html`<select class="pick" aria-label=${t(words)} @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}>${options.map(([one, said]) => html`<option value=${one} .selected=${live(one === chosen)}>${said}</option>`)}</select>`;
  const row = (of: Step, rule: Rule, at: number): TemplateResult => {
    const change = (next: Rule): void => put(step(of.name, (one) => ({ ...one, rules: one.rules.map((known, place) => (place === at ? next : known)) })));
    const drop = (one: Step): Step => ({ ...one, rules: one.rules.filter((_, place) => place !== at) });
    const known = "field" in rule ? (dimensions.find(({ name }) => name === rule.field)?.labels ?? []) : [];
    const fields = [...new Set([...dimensions.map(({ name }) => name), ...("field" in rule ? [rule.field] : [])])].map((name) => [name, capital(dimensionName(name, state))] as const);
    return html`<div class="rule">${at === 0 ? pick(EDITORS.stage, Object.entries(STEPS).map(([name, words]) => [name, t(words)] as const), of.name, (name) => {
      const moved = steps.map((one) => (one === of ? drop(one) : one));
      put(moved.some((one) => one.name === name) ? moved.map((one) => (one.name === name ? { ...one, rules: [...one.rules, rule] } : one)) : [...moved, { name, join: of.join, rules: [rule] }]);
    }) : pick(EDITORS.join, [["and", t(EDITORS.and)], ["or", t(EDITORS.or)]], of.join, (join) => put(step(of.name, (one) => ({ ...one, join: join as Step["join"] }))))}
      ${at === 0 ? html`<span>${t(EDITORS.when)}</span>` : nothing}
      ${"field" in rule ? pick(EDITORS.field, fields, rule.field, (field) => change({ field, in: [] })) : pick(EDITORS.field, [...new Set([...dates, rule.entered])].map((name) => [name, capital(t(fieldName(name)))] as const), rule.entered, (entered) => change({ entered }))}
      ${pick(EDITORS.kind, [["in", t(EDITORS.is)], ...(dates.length > 0 || "entered" in rule ? [["entered", t(EDITORS.entered)] as const] : [])], "field" in rule ? "in" : "entered", (kind) => change(kind === "in" ? { field: first?.name ?? "source", in: [] } : { entered: dates[0] ?? "created" }))}
      ${"field" in rule ? (known.length > 0 ? html`<select multiple class="labels" size=${Math.min(known.length, 4)} aria-label=${t(EDITORS.labels)} title=${t(EDITORS.several)} @change=${(event: Event) => change({ ...rule, in: [...(event.target as HTMLSelectElement).selectedOptions].map((option) => option.value) })}>${known.map((label) => html`<option value=${label} .selected=${live(rule.in.includes(label))}>${label}</option>`)}</select>`
        : html`<input class="labels" aria-label=${t(EDITORS.labels)} .value=${live(rule.in.join(", "))} @change=${(event: Event) => change({ ...rule, in: (event.target as HTMLInputElement).value.split(",").map((one) => one.trim()).filter(Boolean) })}>`) : nothing}
      <button type="button" class="act quiet" aria-label=${`${t(EDITORS.remove)}, ${t(STEPS[of.name] ?? { en: of.name, fr: of.name })} ${at + 1}`} @click=${() => put(step(of.name, drop))}>×</button></div>`;
  };
  return html`${steps.map((of) => of.rules.map((rule, at) => row(of, rule, at)))}<p class="actions"><button type="button" class="act" @click=${add}>${t(EDITORS.add)}</button>${steps.map(({ name, rules, join }) => html` <button type="button" class="act quiet" aria-label=${`${t(EDITORS.add)}, ${t(STEPS[name] ?? { en: name, fr: name })}`} @click=${() => put(step(name, (of) => ({ ...of, rules: [...rules, { field: first?.name ?? "source", in: [] }], join })))}>+ ${t(STEPS[name] ?? { en: name, fr: name })}</button>`)}</p>`;
};
