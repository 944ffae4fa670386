/** Which figures of a band are set large. */
import { real } from "../format";
import type { Entry } from "./waiting";

const FIRST = ["sales.won_amount", "mrr", "orders.revenue", "ltv_cac", "cac", "churn.logo", "nps", "customers.active", "nrr", "arpa", "sales.close_rate", "sales.win_rate", "sales.cycle_days", "contact.response_time", "service.resolution_hours", "sales.pipeline_amount", "sales.average_deal", "orders.count", "orders.average_value", "sales.win_rate_value",
  "chain.lead_to_customer", "leads.created", "marketing.romi", "marketing.cost_per_lead", "traffic.sessions", "contact.freshness", "service.cases", "csat", "ces", "adoption.stale_opportunities", "adoption.active_users", "adoption.logging_delay_hours", "quality.score"];

/** The place of a figure among others: those that are known to lead first, then those with a verdict. */
export const rank = ({ facts, of }: Entry): number => (real(of.value) === null ? 1000 : 0) + (FIRST.includes(facts.id) ? FIRST.indexOf(facts.id) : of.status === "none" ? 200 : 100);

/** The four figures of a band that are set large: those that are there, with a verdict, or known to lead; the others follow in rows. */
export function leading(some: readonly Entry[]): Entry[] {
  if (some.length <= 4) return [...some];
  const chosen = new Set([...some].sort((a, b) => rank(a) - rank(b)).slice(0, 4));
  return some.filter((entry) => chosen.has(entry)).sort((a, b) => rank(a) - rank(b));
}
