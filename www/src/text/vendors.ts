/** Where each tool hides its export, file by file, and what each file gives. */
import type { Both } from "./both";

interface Step { readonly what: Both; readonly how: Both; readonly gives: Both }
interface Vendor { readonly name: string; readonly steps: readonly Step[] }

const deals: Both = { en: "Deals", fr: "Affaires" };
const history: Both = { en: "Stage history", fr: "Historique des étapes" };
const customers: Both = { en: "Subscriptions", fr: "Abonnements" };
const funnel: Both = { en: "funnel, sales", fr: "entonnoir, ventes" };
const times: Both = { en: "times, backward moves, stuck deals", fr: "temps, retours, blocages" };
const churn: Both = { en: "churn, MRR, lifetime value", fr: "attrition, MRR, valeur vie" };

export const vendors: readonly Vendor[] = [
  { name: "HubSpot", steps: [
    { what: deals, how: { en: "CRM › Deals › Export, all properties", fr: "CRM › Transactions › Exporter, toutes les propriétés" }, gives: funnel },
    { what: history, how: { en: "In the same file: choose the columns “Date entered …” of every stage", fr: "Dans le même fichier : choisir les colonnes « Date entered … » de chaque étape" }, gives: times },
    { what: { en: "Surveys", fr: "Enquêtes" }, how: { en: "Service › Feedback surveys › NPS › Export", fr: "Service › Enquêtes › NPS › Exporter" }, gives: { en: "NPS", fr: "NPS" } },
  ] },
  { name: "Salesforce", steps: [
    { what: deals, how: { en: "Reports › New report › Opportunities › Export, details only, CSV", fr: "Rapports › Nouveau › Opportunités › Exporter, détails seuls, CSV" }, gives: funnel },
    { what: history, how: { en: "Reports › New report › Opportunity history › Export, details only", fr: "Rapports › Nouveau › Historique des opportunités › Exporter, détails seuls" }, gives: times },
    { what: { en: "Campaigns", fr: "Campagnes" }, how: { en: "Reports › Campaigns › Export, with the actual cost", fr: "Rapports › Campagnes › Exporter, avec le coût réel" }, gives: { en: "acquisition cost", fr: "coût d’acquisition" } },
  ] },
  { name: "Pipedrive", steps: [
    { what: deals, how: { en: "Deals › list view › … › Export filter results, CSV", fr: "Affaires › vue en liste › … › Exporter les résultats, CSV" }, gives: funnel },
    { what: { en: "Activities", fr: "Activités" }, how: { en: "Activities › list view › … › Export, CSV", fr: "Activités › vue en liste › … › Exporter, CSV" }, gives: { en: "work on the deals", fr: "travail sur les affaires" } },
  ] },
  { name: "Zoho CRM", steps: [
    { what: deals, how: { en: "Setup › Data administration › Export › Deals", fr: "Configuration › Administration des données › Exporter › Affaires" }, gives: funnel },
    { what: history, how: { en: "Setup › Data administration › Export › Deals stage history", fr: "Configuration › Administration des données › Exporter › Historique des étapes" }, gives: times },
  ] },
  { name: "Stripe", steps: [
    { what: customers, how: { en: "Billing › Subscriptions › Export, all columns", fr: "Facturation › Abonnements › Exporter, toutes les colonnes" }, gives: churn },
  ] },
  { name: "…", steps: [
    { what: deals, how: { en: "A row a deal: created, stage or status, amount, closed, owner", fr: "Une ligne par affaire : création, étape ou statut, montant, clôture, responsable" }, gives: funnel },
    { what: customers, how: { en: "A row a contract: customer, start, end, monthly amount", fr: "Une ligne par contrat : client, début, fin, montant mensuel" }, gives: churn },
    { what: { en: "Costs and surveys", fr: "Dépenses et enquêtes" }, how: { en: "Month, amount, category; date, score from 0 to 10", fr: "Mois, montant, catégorie ; date, note de 0 à 10" }, gives: { en: "CAC, LTV / CAC, NPS", fr: "CAC, LTV / CAC, NPS" } },
  ] },
];

/** What a vendor's name is on screen. */
export function vendorName(id: string | null): string | null {
  const known: Record<string, string> = { hubspot: "HubSpot", salesforce: "Salesforce", pipedrive: "Pipedrive", zoho: "Zoho CRM", stripe: "Stripe", ga4: "Google Analytics 4", google_analytics: "Google Analytics", dynamics: "Dynamics 365", odoo: "Odoo", sellsy: "Sellsy", axonaut: "Axonaut", teamleader: "Teamleader", brevo: "Brevo", zendesk: "Zendesk", chargebee: "Chargebee", shopify: "Shopify", engagebay: "EngageBay", bitrix24: "Bitrix24", freshsales: "Freshsales", close: "Close", monday: "monday.com", copper: "Copper", chartmogul: "ChartMogul", woocommerce: "WooCommerce", google_ads: "Google Ads", meta_ads: "Meta Ads", mailchimp: "Mailchimp", delighted: "Delighted", surveymonkey: "SurveyMonkey", typeform: "Typeform", google_forms: "Google Forms", intercom: "Intercom" };
  if (id === null || id === "generic") return null;
  return known[id] ?? id;
}
/** The tab for every other tool. */
export const otherTool: Both = { en: "Another tool", fr: "Un autre outil" };
