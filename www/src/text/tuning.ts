/** The settings that a person may type: where each stands, what may be said, which figures hang on it. */
import type { Both } from "./both";
import { MODE_NAMES } from "./modes";

/** How a setting is typed. A `list` is written with commas between its items, `rules` by an editor, as the settings' JSON. */
export type Kind = "percent" | "number" | "list" | "rules" | ReadonlyArray<readonly [value: string, words: Both]>;

export interface Setting {
  /** Its place in the settings. */
  readonly path: string;
  readonly kind: Kind;
  readonly words: Both;
  /** Beginnings of the ids of the figures that hang on it. */
  readonly of: readonly string[];
  readonly least?: number;
  readonly most?: number;
  readonly hint?: string;
  /** How it is edited, where it is more than a value. */
  readonly editor?: "hours" | "groups" | "criteria";
}

const both = (text: string): Both => ({ en: text, fr: text });
const LTV = ["ltv", "cac.payback_months"];
const CUSTOMERS = ["churn.", "customers.", "nrr", "grr", "mrr", "arr", "renewal.", "retention.", "survival", "ltv"];
const LEADS = ["leads.", "chain."];
const FUNNEL = ["sales.close_rate"];

export const SETTINGS: readonly Setting[] = [
  { path: "gross_margin", kind: "percent", words: { en: "Gross margin", fr: "Marge brute" }, of: [...LTV, "marketing.romi", "retention.cost_covered"], least: 0, most: 100, hint: "100" },
  { path: "ltv.variant", kind: [["margin", { en: "margin over churn", fr: "marge sur attrition" }], ["simple", { en: "revenue times years", fr: "revenu fois années" }]], words: { en: "Lifetime value that is set against the cost", fr: "Valeur vie comparée au coût" }, of: ["ltv_cac"] },
  { path: "ltv.years", kind: "number", words: { en: "Years as a customer", fr: "Années comme client" }, of: ["ltv.simple", "ltv_cac"], least: 0 },
  { path: "ltv.horizon_months", kind: "number", words: { en: "Lifetime: horizon, months", fr: "Durée de vie : horizon, mois" }, of: ["ltv.observed", "ltv.predicted", "survival"], least: 1, most: 600 },
  { path: "ltv.annual_discount", kind: "percent", words: { en: "Lifetime value: discount a year", fr: "Valeur vie : actualisation par an" }, of: ["ltv.margin", "ltv.predicted"], least: 0 },
  { path: "cac.categories", kind: "list", words: { en: "CAC: spend that counts", fr: "CAC : dépenses comptées" }, of: ["cac", "ltv_cac"], hint: "acquisition, marketing, sales" },
  { path: "cac.lag_months", kind: "number", words: { en: "CAC: spend of so many months earlier", fr: "CAC : dépense d’autant de mois plus tôt" }, of: ["cac", "ltv_cac"], least: 0, most: 60 },
  { path: "campaign_attribution", kind: [["first", { en: "first touch", fr: "premier contact" }], ["last", { en: "last touch", fr: "dernier contact" }], ["even", { en: "even", fr: "à parts égales" }], ["u_shaped", { en: "U-shaped: 40, 20, 40%", fr: "en U : 40, 20, 40 %" }]], words: { en: "Attribution to campaigns", fr: "Attribution aux campagnes" }, of: ["marketing."] },
  { path: "customer.grace_days", kind: "number", words: { en: "A gap of so many days is no departure", fr: "Un trou d’autant de jours n’est pas un départ" }, of: CUSTOMERS, least: 0 },
  { path: "customer.inactive_after_days", kind: "number", words: { en: "Days active after an order", fr: "Jours d’activité après une commande" }, of: CUSTOMERS, least: 1 },
  { path: "nps.answers", kind: [["all", { en: "all", fr: "toutes" }], ["latest", { en: "each customer’s latest", fr: "la dernière de chaque client" }]], words: { en: "NPS: answers that count", fr: "NPS : réponses comptées" }, of: ["nps"] },
  { path: "nps.scale", kind: [["0-10", both("0–10")], ["1-10", both("1–10")]], words: { en: "NPS: scale", fr: "NPS : échelle" }, of: ["nps"] },
  { path: "ces.scale", kind: [["", { en: "found from the answers", fr: "trouvée dans les réponses" }], ["5", both("5")], ["7", both("7")]], words: { en: "Effort: scale", fr: "Effort : échelle" }, of: ["ces"] },
  { path: "ces.high_is_easy", kind: [["", { en: "found from the answers", fr: "trouvé dans les réponses" }], ["true", { en: "a high score is an easy one", fr: "une note haute est facile" }], ["false", { en: "a low score is an easy one", fr: "une note basse est facile" }]], words: { en: "Effort: direction", fr: "Effort : sens" }, of: ["ces"] },
  { path: "stale_days", kind: "number", words: { en: "A deal is stale after so many days", fr: "Une affaire dort après autant de jours" }, of: ["adoption.stale_opportunities"], least: 1 },
  { path: "outreach_days", kind: "number", words: { en: "Days from contact to conversion", fr: "Jours du contact à la conversion" }, of: ["contact.outreach_conversion"], least: 1 },
  { path: "funnel.mode", kind: Object.entries(MODE_NAMES), words: { en: "Funnel: way to count stages", fr: "Entonnoir : façon de compter" }, of: FUNNEL },
  { path: "funnel.attribution", kind: [["cohort", { en: "by creation, followed on", fr: "par création, puis suivies" }], ["activity", { en: "by what happens in the period", fr: "par ce qui arrive dans la période" }]], words: { en: "Funnel: deals of the period", fr: "Entonnoir : affaires de la période" }, of: FUNNEL },
  { path: "funnel.window_days", kind: "number", words: { en: "Funnel: window, days", fr: "Entonnoir : fenêtre, jours" }, of: FUNNEL, least: 1 },
  { path: "funnel.stages", kind: "list", words: { en: "Stages in order, the last one means won", fr: "Étapes dans l’ordre, la dernière veut dire gagnée" }, of: FUNNEL },
  { path: "funnel.lost", kind: "list", words: { en: "Stages that mean lost", fr: "Étapes qui veulent dire perdue" }, of: FUNNEL },
  { path: "lifecycle", kind: "rules", editor: "criteria", words: { en: "What makes an MQL, an SQL…", fr: "Ce qui fait un MQL, un SQL…" }, of: LEADS },
  { path: "experiment", kind: "rules", editor: "groups", words: { en: "Two groups to compare", fr: "Deux groupes à comparer" }, of: ["experiment"] },
  { path: "business_hours", kind: "rules", editor: "hours", words: { en: "Business hours", fr: "Heures ouvrées" }, of: ["contact.response_time"] },
  { path: "fiscal_year_start", kind: "number", words: { en: "First month of the fiscal year", fr: "Premier mois de l’exercice" }, of: ["runway"], least: 1, most: 12 },
  { path: "confidence", kind: "percent", words: { en: "Level of intervals", fr: "Niveau des intervalles" }, of: ["sales.win_rate"], least: 50, most: 99.9 },
];

export const TUNING = {
  title: { en: "Settings of the figures", fr: "Réglages des chiffres" },
  about: { en: "What is left as it is follows the definitions. A recipe holds what is set here, but for the two groups.", fr: "Ce qui n’est pas touché suit les définitions. Une recette retient ce qui est réglé ici, sauf les deux groupes." },
  of: { en: "Settings of this figure", fr: "Réglages de ce chiffre" },
  apply: { en: "Apply", fr: "Appliquer" },
  defaults: { en: "Back to the definitions", fr: "Revenir aux définitions" },
  notRules: { en: "This is no JSON object", fr: "Ce n’est pas un objet JSON" },
} as const satisfies Record<string, Both>;
