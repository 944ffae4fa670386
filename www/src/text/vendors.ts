/** The tools by name, and for the first page: which files to take from each, what each gives. The ways are those of `exports.ts`. */
import type { Entity } from "../api";
import type { Both } from "./both";
import { EXPORTS } from "./exports";
import { ENTITIES } from "./names";

interface Step { readonly what: Both; readonly how: Both; readonly gives: Both }
interface Vendor { readonly id: string | null; readonly steps: readonly Step[] }

/** What a file gives, in few words. */
const GIVES: Partial<Record<Entity, Both>> = {
  deal: { en: "funnel, sales", fr: "entonnoir, ventes" },
  stage_change: { en: "times, backward moves, stuck deals", fr: "temps, retours, blocages" },
  subscription: { en: "churn, MRR, lifetime value", fr: "attrition, MRR, valeur vie" },
  order: { en: "orders, customers who come back", fr: "commandes, clients qui reviennent" },
  survey: { en: "NPS", fr: "NPS" },
  spend: { en: "CAC, LTV / CAC", fr: "CAC, LTV / CAC" },
  activity: { en: "work on the deals", fr: "travail sur les affaires" },
};

const files: readonly (readonly [string | null, readonly Entity[]])[] = [
  ["hubspot", ["deal", "stage_change", "survey"]], ["salesforce", ["deal", "stage_change", "spend"]], ["pipedrive", ["deal", "activity"]], ["zoho", ["deal", "stage_change"]], ...["dynamics", "odoo", "sellsy", "axonaut", "teamleader", "freshsales", "bitrix24", "monday", "close", "copper", "engagebay"].map((id) => [id, ["deal"]] as const), ["stripe", ["subscription"]], ["chargebee", ["subscription"]], ["shopify", ["order"]], ["woocommerce", ["order"]], [null, ["deal", "subscription", "spend", "survey"]],
];
const capital = ({ en, fr }: Both): Both => ({ en: en.charAt(0).toUpperCase() + en.slice(1), fr: fr.charAt(0).toUpperCase() + fr.slice(1) });

/** The tools, in the order in which they are met; null: any other. */
export const vendors: readonly Vendor[] = files.map(([id, entities]) => ({
  id,
  steps: entities.flatMap((entity) => {
    const way = EXPORTS[entity].find(({ vendor }) => vendor === id);
    const gives = GIVES[entity];
    return way && gives ? [{ what: capital(ENTITIES[entity].many), how: way.how, gives }] : [];
  }),
}));

/** What a vendor's name is on screen. */
export function vendorName(id: string | null): string | null {
  const known: Record<string, string> = { hubspot: "HubSpot", salesforce: "Salesforce", pipedrive: "Pipedrive", zoho: "Zoho CRM", stripe: "Stripe", ga4: "Google Analytics 4", google_analytics: "Google Analytics", dynamics: "Dynamics 365", odoo: "Odoo", sellsy: "Sellsy", axonaut: "Axonaut", teamleader: "Teamleader", brevo: "Brevo", zendesk: "Zendesk", chargebee: "Chargebee", shopify: "Shopify", engagebay: "EngageBay", bitrix24: "Bitrix24", freshsales: "Freshsales", close: "Close", monday: "monday.com", copper: "Copper", chartmogul: "ChartMogul", woocommerce: "WooCommerce", google_ads: "Google Ads", meta_ads: "Meta Ads", mailchimp: "Mailchimp", delighted: "Delighted", surveymonkey: "SurveyMonkey", typeform: "Typeform", google_forms: "Google Forms", intercom: "Intercom" };
  if (id === null || id === "generic") return null;
  return known[id] ?? id;
}
/** The tab for every other tool. */
export const otherTool: Both = { en: "Another tool", fr: "Un autre outil" };
