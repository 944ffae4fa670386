/** From the visit to the customer, in one line over the stages of the deals: how many came to each step, and the share that went on. */
import { html, nothing, type TemplateResult } from "lit";
import { hook, real } from "../format";
import { LINES } from "../text/runway";
import { THEMES } from "../text/themes";
import type { View } from "../view";
import { kpi, shareCases, voice } from "./voice";

/** Each step: its name, its number, the share of it that came to the next. */
const STEPS = [
  ["visits", "traffic.sessions", "chain.visitor_to_lead"],
  ["leads", "leads.created", "chain.lead_to_mql"],
  ["mql", "leads.mql", "chain.mql_to_sql"],
  ["sql", "leads.sql", "chain.sql_to_opportunity"],
  ["opportunities", "leads.opportunity", "chain.opportunity_to_customer"],
  ["customers", "leads.customer", null],
] as const;

/** The figures that the line shows. */
export const CHAINED: ReadonlySet<string> = new Set(STEPS.flatMap(([, count, share]) => (share === null ? [count] : [count, share])));

/** The line; nothing where fewer than three steps are known. */
export function chain(view: View): TemplateResult | typeof nothing {
  const steps = STEPS.filter(([, count]) => real(kpi(view, count)?.value));
  if (steps.length < 3 || !steps.some(([key]) => key === "leads")) return nothing;
  const v = voice(view);
  const figure = (id: string, words: string, kind: string): TemplateResult => html`<button type="button" class=${kind} data-kpi=${id} data-value=${hook(kpi(view, id)?.value ?? null)} aria-label=${`${v.say(view.facts.get(id)?.words.name ?? { en: id, fr: id })}: ${words}`} @click=${() => view.explain(id)}>${words}</button>`;
  const share = (id: string): TemplateResult | typeof nothing => {
    const of = kpi(view, id);
    if (!of || real(of.value) === null) return nothing;
    const interval = v.interval(of.interval, "ratio", { n: shareCases(of) });
    return html`<span class="step-share">${figure(id, v.percent(real(of.value), shareCases(of)), "rate")}<span class="ci">${interval ?? ""}</span></span>`;
  };
  return html`<div class="chain"><header class="margin"><h2>${v.say(THEMES.chain.title)}</h2><p>${v.say(THEMES.chain.about)}</p></header>
    <ol class="chain-steps">${steps.map(([key, count, next]) => html`<li><span class="name">${v.say(LINES[key] ?? { en: key, fr: key })}</span>${figure(count, v.figure(kpi(view, count)?.value, "count"), "entered")}${next === null ? nothing : share(next)}</li>`)}</ol></div>`;
}
