/** Campaigns: what each costs and brings, how well its leads convert; the drawing first, every column in the table under it. */
import { html, nothing, type TemplateResult } from "lit";
import type { CampaignRow } from "../api";
import { figure } from "../charts/figure";
import { scatter, type Spot } from "../charts/scatter";
import { hook, named, real } from "../format";
import { CAMPAIGNS } from "../text/themes";
import type { View } from "../view";
import { breakdownAdvice } from "./advice";
import { band } from "./band";
import { voice } from "./voice";

/** Whether a row says enough to stand in the drawing. */
// What came without a campaign is no campaign: it stands in the table.
const drawable = (row: CampaignRow): row is CampaignRow & { leads: number; conversion: number } => row.key !== null && row.leads !== null && row.leads > 0 && row.conversion !== null && real(row.cost_per_lead) !== null;

/** The band; nothing where no campaign is known. */
export function campaignsBand(view: View): TemplateResult | typeof nothing {
  const rows = view.report.campaigns ?? [];
  if (rows.length === 0) return nothing;
  const v = voice(view);
  const name = (row: CampaignRow): string => row.key ?? v.say(CAMPAIGNS.none);
  const money = (value: CampaignRow["spend"]): string => v.figure(value, "money", { compact: true });
  const spots: Spot[] = rows.filter(drawable).map((row) => ({
    key: row.key, name: name(row), x: real(row.cost_per_lead) ?? 0, y: row.conversion, low: real(row.conversion_interval?.low), high: real(row.conversion_interval?.high), size: row.leads,
    say: [named(name(row), v.percent(row.conversion, row.leads), v.language), v.interval(row.conversion_interval, "ratio", { n: row.leads }), v.tell(CAMPAIGNS.cost, { cost: money(row.cost_per_lead), leads: v.counted(row.leads) })].filter(Boolean).join(", "),
    act: () => view.filter("campaign", row.key),
  }));
  const leads = spots.reduce((sum, spot) => sum + spot.size, 0);
  const mean = (of: (spot: Spot) => number): number | null => (leads === 0 ? null : spots.reduce((sum, spot) => sum + of(spot) * spot.size, 0) / leads);
  const columns = [["spend", CAMPAIGNS.spend, money], ["leads", CAMPAIGNS.leads, null], ["mql", CAMPAIGNS.mql, null], ["sql", CAMPAIGNS.sql, null], ["customers", CAMPAIGNS.customers, null], ["conversion", CAMPAIGNS.conversion, null], ["median_days", CAMPAIGNS.days, null], ["cost_per_lead", CAMPAIGNS.perLead, money], ["cac", CAMPAIGNS.cac, money], ["revenue", CAMPAIGNS.revenue, money], ["romi", CAMPAIGNS.romi, null]] as const;
  const write = (row: CampaignRow, key: (typeof columns)[number][0]): string => {
    const value = row[key];
    if (value === null) return "—";
    if (key === "conversion") return v.percent(row.conversion, row.leads);
    if (key === "romi") return v.figure(value, "ratio", { decimals: 0, signed: true });
    if (key === "median_days") return v.figure(value, "days", { decimals: 0 });
    return typeof value === "string" || key === "cost_per_lead" || key === "cac" ? money(value) : v.figure(value, "count");
  };
  const used = columns.filter(([key]) => rows.some((row) => row[key] !== null));
  const cell = (row: CampaignRow, key: (typeof columns)[number][0]): TemplateResult => html`<span data-kpi="campaigns" data-key=${row.key ?? "null"} data-measure=${key} data-value=${hook(row[key])}>${write(row, key)}</span>`;
  const twin = { caption: v.say(CAMPAIGNS.title), heads: [v.say(CAMPAIGNS.campaign), ...used.map(([, words]) => v.say(words))], rows: rows.map((row) => [name(row), ...used.map(([key]) => write(row, key))]) };
  const drawn = spots.length > 1;
  const { marks, height } = drawn ? scatter(spots, Math.min(view.width, 860), { x: v.say(CAMPAIGNS.perLead), y: v.say(CAMPAIGNS.conversion), tickX: (value) => v.figure(value, "money", { compact: true, decimals: 0 }), tickY: (value) => v.figure(value, "ratio", { decimals: 0 }), wholeX: mean((spot) => spot.x), wholeY: mean((spot) => spot.y) }) : { marks: [], height: 0 };
  return band(view, { id: "campaigns", title: v.say(CAMPAIGNS.title), text: v.say(drawn ? CAMPAIGNS.about : CAMPAIGNS.costs), advice: breakdownAdvice(view, "chain.lead_to_customer", "campaign") ?? breakdownAdvice(view, "sales.close_rate", "campaign") }, html`
    ${drawn ? html`<div>${figure({ title: v.say(CAMPAIGNS.drawn), sub: v.say(CAMPAIGNS.drawnSub), label: v.say(CAMPAIGNS.drawn), width: Math.min(view.width, 860), height, marks, language: v.language, twin })}</div>` : nothing}
    <div class="scroll campaigns-table" tabindex="0" role="group" aria-label=${v.say(CAMPAIGNS.title)}><table><thead><tr><th scope="col">${v.say(CAMPAIGNS.campaign)}</th>${used.map(([, words]) => html`<th scope="col" class="num">${v.say(words)}</th>`)}</tr></thead>
    <tbody>${rows.slice(0, 20).map((row) => html`<tr><th scope="row"><button type="button" class="as-link" @click=${() => view.filter("campaign", row.key)}>${name(row)}</button></th>${used.map(([key]) => html`<td class="num">${cell(row, key)}</td>`)}</tr>`)}</tbody></table></div>
    ${rows.length > 20 ? html`<p class="fig-sub quality-note">${v.tell(CAMPAIGNS.some, { some: v.count(20), all: v.count(rows.length) })}</p>` : nothing}`);
}
