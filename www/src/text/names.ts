/** What things are called: perspectives, verdicts, entities, dimensions, calendar units, definitions. */
import type { Entity, Grain, Perspective } from "../api";
import type { Both } from "./both";
import { fr, type Counted, type Sentence } from "./tell";

/** The five verdicts. */
export type Verdict = "good" | "likely" | "watch" | "bad" | "none";

/** Balanced Scorecard perspectives, in the order of the page. */
export const PERSPECTIVES: Record<Perspective, Both> = {
  financial: { en: "Finance", fr: "Finance" },
  customer: { en: "Customers", fr: "Clients" },
  process: { en: "Internal process", fr: "Processus internes" },
  learning: { en: "Learning", fr: "Apprentissage" },
};

/** Whether a figure leads or lags. */
export const TIMING: Record<"lead" | "lag", Both> = { lead: { en: "leading", fr: "avancé" }, lag: { en: "result", fr: "résultat" } };

/** Verdicts on a cell. */
export const VERDICTS: Record<Verdict, Both> = {
  good: { en: "Good", fr: "Bon" },
  likely: { en: "Good, not established", fr: "Bon, non établi" },
  watch: { en: "Watch", fr: "À surveiller" },
  bad: { en: "Short of target", fr: "Insuffisant" },
  none: { en: "No verdict", fr: "Sans verdict" },
};

/** Why a figure has no verdict. */
export const STATES: Record<"few" | "immature" | "partial" | "empty" | "untold" | "untargeted", Both> = {
  few: { en: "Too few", fr: "Trop peu" },
  immature: { en: "Too early", fr: "Trop tôt" },
  partial: { en: "Partial", fr: "Partiel" },
  empty: { en: "Nothing to measure", fr: "Rien à mesurer" },
  untold: { en: "Cannot be told", fr: "Non calculable" },
  untargeted: { en: "No target", fr: "Sans cible" },
};

/** The tally under the scope sentence. */
export const TALLY: Record<Verdict, Sentence<Counted>> = {
  good: { en: (c) => `${c.words} good`, fr: (c) => fr(c, "bon", "bons") },
  likely: { en: (c) => `${c.words} good, not established`, fr: (c) => fr(c, "bon, non établi", "bons, non établis") },
  watch: { en: (c) => `${c.words} to watch`, fr: (c) => `${c.words} à surveiller` },
  bad: { en: (c) => `${c.words} short of target`, fr: (c) => fr(c, "insuffisant", "insuffisants") },
  none: { en: (c) => `${c.words} without a verdict`, fr: (c) => `${c.words} sans verdict` },
};

/** Figures without a target, at the end of the tally. */
export const UNTARGETED: Sentence<Counted> = { en: (c) => `${c.words} without a target`, fr: (c) => `${c.words} sans cible` };

/** What records of an entity are called: one, many, and the file that holds them. */
export const ENTITIES: Record<Entity, { readonly one: Both; readonly many: Both; readonly file: Both }> = {
  account: { one: { en: "company", fr: "entreprise" }, many: { en: "companies", fr: "entreprises" }, file: { en: "the companies", fr: "les entreprises" } },
  contact: { one: { en: "contact", fr: "contact" }, many: { en: "contacts", fr: "contacts" }, file: { en: "the contacts", fr: "les contacts" } },
  deal: { one: { en: "deal", fr: "affaire" }, many: { en: "deals", fr: "affaires" }, file: { en: "the deals", fr: "les affaires" } },
  stage_change: { one: { en: "stage move", fr: "passage d’étape" }, many: { en: "stage moves", fr: "passages d’étape" }, file: { en: "the history of stages", fr: "l’historique des étapes" } },
  activity: { one: { en: "activity", fr: "activité" }, many: { en: "activities", fr: "activités" }, file: { en: "the activities", fr: "les activités" } },
  event: { one: { en: "event", fr: "événement" }, many: { en: "events", fr: "événements" }, file: { en: "the events", fr: "les événements" } },
  survey: { one: { en: "answer", fr: "réponse" }, many: { en: "answers", fr: "réponses" }, file: { en: "the survey answers", fr: "les réponses aux enquêtes" } },
  subscription: { one: { en: "subscription", fr: "abonnement" }, many: { en: "subscriptions", fr: "abonnements" }, file: { en: "the subscriptions", fr: "les abonnements" } },
  order: { one: { en: "order", fr: "commande" }, many: { en: "orders", fr: "commandes" }, file: { en: "the orders", fr: "les commandes" } },
  spend: { one: { en: "expense", fr: "dépense" }, many: { en: "expenses", fr: "dépenses" }, file: { en: "the spending", fr: "les dépenses" } },
  campaign: { one: { en: "campaign", fr: "campagne" }, many: { en: "campaigns", fr: "campagnes" }, file: { en: "the campaigns", fr: "les campagnes" } },
  traffic: { one: { en: "row of traffic", fr: "ligne de trafic" }, many: { en: "rows of traffic", fr: "lignes de trafic" }, file: { en: "the site traffic", fr: "le trafic du site" } },
  ticket: { one: { en: "case", fr: "demande" }, many: { en: "cases", fr: "demandes" }, file: { en: "the support cases", fr: "les demandes d’assistance" } },
  user: { one: { en: "user", fr: "utilisateur" }, many: { en: "users", fr: "utilisateurs" }, file: { en: "the list of users", fr: "la liste des utilisateurs" } },
  target: { one: { en: "target", fr: "objectif" }, many: { en: "targets", fr: "objectifs" }, file: { en: "the targets", fr: "les objectifs" } },
};

/** Records of any kind. */
export const ROWS: { readonly one: Both; readonly many: Both } = { one: { en: "record", fr: "enregistrement" }, many: { en: "records", fr: "enregistrements" } };

/** Dimensions of the data model: the name, and the phrases for all and for some of it in the scope sentence; any other is the file's own header. */
export const DIMENSIONS: Record<string, { readonly name: Both; readonly all: Both; readonly many: Both }> = {
  owner: { name: { en: "owner", fr: "responsable" }, all: { en: "all owners", fr: "tous les responsables" }, many: { en: "{n} owners", fr: "{n} responsables" } },
  campaign: { name: { en: "campaign", fr: "campagne" }, all: { en: "all campaigns", fr: "toutes les campagnes" }, many: { en: "{n} campaigns", fr: "{n} campagnes" } },
  pipeline: { name: { en: "pipeline", fr: "pipeline" }, all: { en: "all pipelines", fr: "tous les pipelines" }, many: { en: "{n} pipelines", fr: "{n} pipelines" } },
  segment: { name: { en: "segment", fr: "segment" }, all: { en: "all segments", fr: "tous les segments" }, many: { en: "{n} segments", fr: "{n} segments" } },
  team: { name: { en: "team", fr: "équipe" }, all: { en: "all teams", fr: "toutes les équipes" }, many: { en: "{n} teams", fr: "{n} équipes" } },
  source: { name: { en: "source", fr: "origine" }, all: { en: "all sources", fr: "toutes les origines" }, many: { en: "{n} sources", fr: "{n} origines" } },
  channel: { name: { en: "channel", fr: "canal" }, all: { en: "all channels", fr: "tous les canaux" }, many: { en: "{n} channels", fr: "{n} canaux" } },
  product: { name: { en: "product", fr: "produit" }, all: { en: "all products", fr: "tous les produits" }, many: { en: "{n} products", fr: "{n} produits" } },
  plan: { name: { en: "plan", fr: "formule" }, all: { en: "all plans", fr: "toutes les formules" }, many: { en: "{n} plans", fr: "{n} formules" } },
  country: { name: { en: "country", fr: "pays" }, all: { en: "all countries", fr: "tous les pays" }, many: { en: "{n} countries", fr: "{n} pays" } },
  industry: { name: { en: "industry", fr: "secteur" }, all: { en: "all industries", fr: "tous les secteurs" }, many: { en: "{n} industries", fr: "{n} secteurs" } },
  currency: { name: { en: "currency", fr: "devise" }, all: { en: "all currencies", fr: "toutes les devises" }, many: { en: "{n} currencies", fr: "{n} devises" } },
  type: { name: { en: "type", fr: "type" }, all: { en: "all types", fr: "tous les types" }, many: { en: "{n} types", fr: "{n} types" } },
};

/** Calendar units: "by month", and their plural. */
export const GRAINS: Record<Grain, { readonly one: Both; readonly by: Both; readonly many: Both; readonly of: Both }> = {
  day: { one: { en: "day", fr: "jour" }, by: { en: "by day", fr: "par jour" }, many: { en: "days", fr: "jours" }, of: { en: "of the day", fr: "du jour" } },
  week: { one: { en: "week", fr: "semaine" }, by: { en: "by week", fr: "par semaine" }, many: { en: "weeks", fr: "semaines" }, of: { en: "of the week", fr: "de la semaine" } },
  month: { one: { en: "month", fr: "mois" }, by: { en: "by month", fr: "par mois" }, many: { en: "months", fr: "mois" }, of: { en: "of the month", fr: "du mois" } },
  quarter: { one: { en: "quarter", fr: "trimestre" }, by: { en: "by quarter", fr: "par trimestre" }, many: { en: "quarters", fr: "trimestres" }, of: { en: "of the quarter", fr: "du trimestre" } },
  year: { one: { en: "year", fr: "an" }, by: { en: "by year", fr: "par année" }, many: { en: "years", fr: "années" }, of: { en: "of the year", fr: "de l’année" } },
};

/** Short names of definitions; any other shows what the catalogue says of it. */
export const DEFINITIONS: Record<string, Both> = {
  "churn.logo": { en: "Lost / at start", fr: "Partis / au début" },
  "churn.logo@of_total": { en: "Of all seen", fr: "De tous ceux vus" },
  "churn.logo@start_all": { en: "All departures / start", fr: "Tous départs / début" },
  "churn.logo@start_plus_new": { en: "/ start + new", fr: "/ début + arrivés" },
  "churn.logo@average": { en: "/ mean of both ends", fr: "/ moyenne des deux" },
  "churn.logo@daily": { en: "Day by day", fr: "Jour par jour" },
  "ltv.margin": { en: "Margin / churn", fr: "Marge / attrition" },
  "ltv.simple": { en: "Simple", fr: "Simple" },
  "ltv.simple@arpa_over_churn": { en: "Revenue / churn", fr: "Revenu / attrition" },
  "ltv.margin@discounted": { en: "Discounted", fr: "Actualisée" },
  "ltv.margin@churn_at_least": { en: "1.67% if nobody left", fr: "1,67 % si nul ne part" },
  "ltv.observed": { en: "Lifetime observed", fr: "Durée observée" },
  "ltv.historic": { en: "Paid so far", fr: "Payé à ce jour" },
  "ltv.predicted": { en: "Predicted", fr: "Prédite" },
  "churn.logo@snapshot": { en: "Snapshot", fr: "Instantané" },
};

/** Steps of the MRR waterfall. */
export const MRR_STEPS: Record<"start" | "new" | "reactivated" | "expansion" | "contraction" | "churned" | "end", Both> = {
  start: { en: "Start", fr: "Départ" },
  new: { en: "New", fr: "Nouveaux" },
  reactivated: { en: "Back", fr: "Revenus" },
  expansion: { en: "Upgrades", fr: "Hausses" },
  contraction: { en: "Downgrades", fr: "Baisses" },
  churned: { en: "Lost", fr: "Perdus" },
  end: { en: "End", fr: "Arrivée" },
};

/** Small numbers in words, from two to twelve. */
export const SMALL: Both[] = [
  { en: "two", fr: "deux" }, { en: "three", fr: "trois" }, { en: "four", fr: "quatre" }, { en: "five", fr: "cinq" }, { en: "six", fr: "six" }, { en: "seven", fr: "sept" },
  { en: "eight", fr: "huit" }, { en: "nine", fr: "neuf" }, { en: "ten", fr: "dix" }, { en: "eleven", fr: "onze" }, { en: "twelve", fr: "douze" },
];
