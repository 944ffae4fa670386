/** Every word of the panels, in both languages. French is written with plain spaces; `typeset` sets the narrow and the wide ones. */
import type { Entity, Grain, Perspective } from "../api";
import { isOne, typeset } from "../format";
import type { Both, Language } from "./both";

/** The five verdicts. */
export type Verdict = "good" | "likely" | "watch" | "bad" | "none";

/** A sentence with figures in it, already written; leaving a language out does not compile. */
export interface Sentence<A> {
  readonly en: (with_: A) => string;
  readonly fr: (with_: A) => string;
}

/** A sentence in one language, typeset. */
export function tell<A>(sentence: Sentence<A>, with_: A, language: Language): string {
  return language === "fr" ? typeset(sentence.fr(with_)) : sentence.en(with_);
}

/** A number written, and whether it takes the singular. */
export interface Counted {
  readonly words: string;
  readonly n: number;
}

/** "3 deals": the number and the English word that fits it. */
export const en = (counted: Counted, one: string, many: string): string => `${counted.words} ${isOne(counted.n, "en") ? one : many}`;
/** "3 affaires": the number and the French word that fits it. */
export const fr = (counted: Counted, one: string, many: string): string => `${counted.words} ${isOne(counted.n, "fr") ? one : many}`;
/** The French plural s, where the number takes it. */
export const frS = (counted: Counted): string => (isOne(counted.n, "fr") ? "" : "s");

/** Names of the views. */
export const NAMES = {
  overview: { en: "Overview", fr: "Synthèse" },
  funnel: { en: "Funnel", fr: "Entonnoir" },
  customers: { en: "Customers", fr: "Clients" },
  value: { en: "Value", fr: "Valeur" },
  perception: { en: "Perception", fr: "Perception" },
} satisfies Record<string, Both>;

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
  account: { one: { en: "account", fr: "compte" }, many: { en: "accounts", fr: "comptes" }, file: { en: "the accounts", fr: "les comptes" } },
  contact: { one: { en: "contact", fr: "contact" }, many: { en: "contacts", fr: "contacts" }, file: { en: "the contacts", fr: "les contacts" } },
  deal: { one: { en: "deal", fr: "affaire" }, many: { en: "deals", fr: "affaires" }, file: { en: "the deals", fr: "les affaires" } },
  stage_change: { one: { en: "stage change", fr: "changement d’étape" }, many: { en: "stage changes", fr: "changements d’étape" }, file: { en: "the history of stages", fr: "l’historique des étapes" } },
  activity: { one: { en: "activity", fr: "activité" }, many: { en: "activities", fr: "activités" }, file: { en: "the activities", fr: "les activités" } },
  event: { one: { en: "event", fr: "événement" }, many: { en: "events", fr: "événements" }, file: { en: "the events", fr: "les événements" } },
  survey: { one: { en: "answer", fr: "réponse" }, many: { en: "answers", fr: "réponses" }, file: { en: "the survey answers", fr: "les réponses aux enquêtes" } },
  subscription: { one: { en: "subscription", fr: "abonnement" }, many: { en: "subscriptions", fr: "abonnements" }, file: { en: "the subscriptions", fr: "les abonnements" } },
  order: { one: { en: "order", fr: "commande" }, many: { en: "orders", fr: "commandes" }, file: { en: "the orders", fr: "les commandes" } },
  spend: { one: { en: "expense", fr: "dépense" }, many: { en: "expenses", fr: "dépenses" }, file: { en: "the spending", fr: "les dépenses" } },
  campaign: { one: { en: "campaign", fr: "campagne" }, many: { en: "campaigns", fr: "campagnes" }, file: { en: "the campaigns", fr: "les campagnes" } },
  traffic: { one: { en: "row of traffic", fr: "ligne de trafic" }, many: { en: "rows of traffic", fr: "lignes de trafic" }, file: { en: "the site traffic", fr: "le trafic du site" } },
  ticket: { one: { en: "case", fr: "incident" }, many: { en: "cases", fr: "incidents" }, file: { en: "the support cases", fr: "les incidents" } },
  user: { one: { en: "user", fr: "utilisateur" }, many: { en: "users", fr: "utilisateurs" }, file: { en: "the list of users", fr: "la liste des utilisateurs" } },
  target: { one: { en: "target", fr: "objectif" }, many: { en: "targets", fr: "objectifs" }, file: { en: "the targets", fr: "les objectifs" } },
};

/** Dimensions of the data model; any other is the file's own header. */
export const DIMENSIONS: Record<string, Both> = {
  owner: { en: "owner", fr: "responsable" },
  team: { en: "team", fr: "équipe" },
  campaign: { en: "campaign", fr: "campagne" },
  source: { en: "source", fr: "source" },
  channel: { en: "channel", fr: "canal" },
  product: { en: "product", fr: "produit" },
  plan: { en: "plan", fr: "offre" },
  country: { en: "country", fr: "pays" },
  segment: { en: "segment", fr: "segment" },
  type: { en: "type", fr: "type" },
  currency: { en: "currency", fr: "devise" },
  pipeline: { en: "pipeline", fr: "pipeline" },
  industry: { en: "industry", fr: "secteur" },
};

/** Why a value is null, how it was made, or why rows were left out. */
export type Reason =
  | "empty_denominator" | "undated" | "no_churn" | "no_history" | "loss_stage_unknown" | "stage_as_exported" | "outside_period" | "no_date" | "future" | "no_amount" | "currency"
  | "out_of_range" | "duplicate" | "other_pipeline" | "unknown_stage" | "after_closing" | "empty" | "unreadable" | "not_recognised" | "ends_before_start" | "ragged" | "open" | "lost"
  | "not_closed" | "not_won" | "no_margin" | "margin_assumed" | "no_spend" | "no_customer" | "not_nps" | "superseded" | "other_category" | "overflow" | "too_few" | "not_reached" | "closed" | "inactive"
  | "snapshot" | "zero_cac" | "not_loaded" | "stage_order" | "closed_before_created" | "other_survey" | "earlier_answer" | "dimension_missing" | "no_complete_month";

/** Reasons in short words, that end a line: "31 left out: no date". */
export const REASONS: Record<Reason, Both> = {
  empty_denominator: { en: "Nothing to divide by in this period.", fr: "Rien à quoi rapporter dans cette période." },
  undated: { en: "no dates in the file: computed once over all rows", fr: "sans dates dans le fichier : calculé une fois sur toutes les lignes" },
  no_churn: { en: "No customer left in the period: a lifetime cannot be told from it.", fr: "Aucun départ dans la période : on ne peut en tirer une durée de vie." },
  no_history: { en: "The file has no history of stages: times and backward moves cannot be told.", fr: "Le fichier n’a pas d’historique des étapes : ni durées, ni retours." },
  loss_stage_unknown: { en: "Where deals were lost is not told: conversions between stages cannot be computed.", fr: "L’étape de la perte n’est pas dite : les conversions entre étapes ne se calculent pas." },
  stage_as_exported: { en: "the stage as it was when exported", fr: "l’étape telle qu’à l’export" },
  outside_period: { en: "outside the period", fr: "hors de la période" },
  no_date: { en: "no date", fr: "sans date" },
  future: { en: "dated in the future", fr: "datées du futur" },
  no_amount: { en: "no amount", fr: "sans montant" },
  currency: { en: "no exchange rate", fr: "sans taux de change" },
  out_of_range: { en: "out of range", fr: "hors limites" },
  duplicate: { en: "duplicates", fr: "en double" },
  other_pipeline: { en: "in another pipeline", fr: "d’un autre pipeline" },
  unknown_stage: { en: "in no stage of the funnel", fr: "dans aucune étape de l’entonnoir" },
  after_closing: { en: "after closing", fr: "après la clôture" },
  empty: { en: "empty", fr: "vides" },
  unreadable: { en: "unreadable", fr: "illisibles" },
  not_recognised: { en: "not recognized", fr: "non reconnues" },
  ends_before_start: { en: "ends before it starts", fr: "finissent avant de commencer" },
  ragged: { en: "wrong number of cells", fr: "nombre de cellules inégal" },
  open: { en: "still open", fr: "encore ouvertes" },
  lost: { en: "lost", fr: "perdues" },
  not_closed: { en: "not closed", fr: "non closes" },
  not_won: { en: "not won", fr: "non gagnées" },
  no_margin: { en: "no margin", fr: "sans marge" },
  margin_assumed: { en: "a margin of 100% is assumed", fr: "marge supposée de 100 %" },
  no_spend: { en: "No spending in the period.", fr: "Aucune dépense dans la période." },
  no_customer: { en: "no customer named", fr: "sans client nommé" },
  closed_before_created: { en: "closed before they were created", fr: "closes avant d’être créées" },
  other_survey: { en: "answers to another kind of survey", fr: "réponses à une autre enquête" },
  earlier_answer: { en: "followed by a later answer", fr: "suivies d’une réponse plus récente" },
  dimension_missing: { en: "These records do not have what is filtered by.", fr: "Ces enregistrements n’ont pas ce par quoi on filtre." },
  no_complete_month: { en: "No calendar month lies wholly in the period.", fr: "Aucun mois entier dans la période." },
  not_nps: { en: "answers to another question", fr: "réponses à une autre question" },
  superseded: { en: "followed by a later answer", fr: "suivies d’une réponse plus récente" },
  other_category: { en: "another category of spending", fr: "d’une autre catégorie de dépense" },
  overflow: { en: "The numbers are too large to be added.", fr: "Les nombres sont trop grands pour être additionnés." },
  too_few: { en: "too few to tell", fr: "trop peu pour le dire" },
  not_reached: { en: "Not reached: fewer than half have left.", fr: "Non atteinte : moins de la moitié est partie." },
  closed: { en: "closed", fr: "closes" },
  inactive: { en: "not active", fr: "inactifs" },
  snapshot: { en: "known only as differences between exports", fr: "connu par différence entre exports" },
  not_loaded: { en: "A file is missing.", fr: "Il manque un fichier." },
  stage_order: { en: "The order of the stages is taken from the names; it can be changed.", fr: "L’ordre des étapes est déduit des noms ; il peut être changé." },
  zero_cac: { en: "Winning customers cost nothing in the period.", fr: "Acquérir n’a rien coûté dans la période." },
};

/** Words of a reason; one that is not known yet shows its id rather than nothing. */
export function reason(id: string): Both {
  return Object.hasOwn(REASONS, id) ? REASONS[id as Reason] : { en: id, fr: id };
}

/** Why a value is null, as a sentence; `undated` also says how a value was made. */
export function whyNull(id: string | null): Both {
  return id === "undated" ? { en: "The file has no dates.", fr: "Le fichier n’a pas de dates." } : reason(id ?? "empty_denominator");
}

/** Reasons that mean that the input could not be read, rather than that there was none. */
export const FAULTS: ReadonlySet<string> = new Set(["unreadable", "overflow", "not_recognised"]);

/** Short words on the page. */
export const WORDS = {
  noData: { en: "No data", fr: "Pas de données" },
  toMap: { en: "Column to choose", fr: "Champ à choisir" },
  fault: { en: "Unreadable", fr: "Illisible" },
  notCompared: { en: "not compared", fr: "pas comparé" },
  explain: { en: "Explain", fr: "Expliquer" },
  records: { en: "Records", fr: "Enregistrements" },
  showAll: { en: "Show all", fr: "Tout afficher" },
  median: { en: "median", fr: "médiane" },
  blank: { en: "Not given", fr: "Non renseigné" },
  reading: { en: "value, 95% interval, target", fr: "valeur, intervalle à 95 %, cible" },
  readingLine: { en: "the period, month by month", fr: "la période, mois après mois" },
  whole: { en: "all", fr: "ensemble" },
  target: { en: "target", fr: "cible" },
  band: { en: "95% interval", fr: "intervalle à 95 %" },
  stage: { en: "Stage", fr: "Étape" },
  entered: { en: "Entered", fr: "Entrées" },
  enteredAndShare: { en: "Entered, and share that advances", fr: "Entrées, et part qui avance" },
  interval: { en: "95% interval", fr: "intervalle à 95 %" },
  advanced: { en: "Advanced", fr: "Avancées" },
  open: { en: "Open", fr: "Ouvertes" },
  lost: { en: "Lost", fr: "Perdues" },
  conversion: { en: "Conversion", fr: "Conversion" },
  abandon: { en: "Share lost", fr: "Part perdue" },
  conversionTotal: { en: "Of all entered", fr: "Du total" },
  conversionClosed: { en: "Of the closed", fr: "Des closes" },
  skipped: { en: "Skipped", fr: "Sautée" },
  current: { en: "There now", fr: "S’y trouvent" },
  medianDays: { en: "Median", fr: "Médiane" },
  p90Days: { en: "Nine in ten", fr: "Neuf sur dix" },
  reentries: { en: "Re-entries", fr: "Réentrées" },
  worst: { en: "the largest share", fr: "la plus forte part" },
  streamKey: { en: "The solid band follows the winners from end to end. Hatched: still open. Grey: lost.", fr: "Le trait plein suit les affaires gagnées d’un bout à l’autre. Hachuré : encore ouvertes. Gris : perdues." },
  barKey: { en: "Solid: won in the end. Pale: advanced. Hatched: open. Grey: lost.", fr: "Plein : finalement gagnées. Clair : ont avancé. Hachuré : ouvertes. Gris : perdues." },
  timeInStage: { en: "Time in stage", fr: "Temps dans l’étape" },
  endToEnd: { en: "from end to end", fr: "de bout en bout" },
  backward: { en: "Backward moves", fr: "Retours en arrière" },
  stuckNow: { en: "Stuck today", fr: "Bloquées aujourd’hui" },
  record: { en: "Deal", fr: "Affaire" },
  owner: { en: "Owner", fr: "Responsable" },
  age: { en: "Age", fr: "Âge" },
  ageInStage: { en: "in the stage, limit marked", fr: "dans l’étape, limite marquée" },
  limit: { en: "Limit", fr: "Limite" },
  amount: { en: "Amount", fr: "Montant" },
  action: { en: "Action", fr: "Action" },
  group: { en: "Group", fr: "Groupe" },
  outOf: { en: "k of n", fr: "k sur n" },
  value: { en: "Value", fr: "Valeur" },
  low: { en: "From", fr: "De" },
  high: { en: "To", fr: "À" },
  established: { en: "Established", fr: "Établi" },
  yes: { en: "yes", fr: "oui" },
  no: { en: "no", fr: "non" },
  period: { en: "Period", fr: "Période" },
  churn: { en: "Churn", fr: "Attrition" },
  variants: { en: "The same churn, as others count it", fr: "La même attrition, comme d’autres la comptent" },
  variantsSub: { en: "One measure per definition; this page’s own in blue", fr: "Une mesure par définition ; celle de cette page en bleu" },
  movements: { en: "Arrivals and departures", fr: "Arrivées et départs" },
  movementsSub: { en: "Customers who arrived and left", fr: "Clients arrivés et partis" },
  medianLifetime: { en: "Median lifetime", fr: "Durée médiane" },
  notReached: { en: "not reached", fr: "non atteinte" },
  meanLifetime: { en: "Mean lifetime", fr: "Durée moyenne" },
  oneYear: { en: "Still there at one year", fr: "Encore là à un an" },
  threeYears: { en: "Still there at three years", fr: "Encore là à trois ans" },
  arrivals: { en: "arrived", fr: "arrivés" },
  departures: { en: "left", fr: "partis" },
  activeSeries: { en: "Active customers", fr: "Clients actifs" },
  revenue: { en: "Recurring revenue", fr: "Revenu récurrent" },
  revenueSub: { en: "Monthly recurring revenue", fr: "Revenu mensuel récurrent" },
  balances: { en: "Start + movements = end, checked", fr: "Départ + mouvements = arrivée, vérifié" },
  retention: { en: "Staying", fr: "Fidélité" },
  survivalSub: { en: "Share still a customer (Kaplan–Meier)", fr: "Part encore cliente (Kaplan–Meier)" },
  survivalAxis: { en: "months since arrival", fr: "mois depuis l’arrivée" },
  atRisk: { en: "still observed", fr: "encore observés" },
  months: { en: "Months", fr: "Mois" },
  share: { en: "Share", fr: "Part" },
  events: { en: "Left", fr: "Partis" },
  ltvCac: { en: "Value and cost", fr: "Valeur et coût" },
  ltvCacAbout: { en: "What a customer brings back over its life, for what it cost to win it.", fr: "Ce qu’un client rapporte pendant sa vie, pour ce qu’il a coûté à acquérir." },
  perDefinition: { en: "By definition of lifetime value", fr: "Selon la définition de la valeur vie" },
  threshold: { en: "threshold", fr: "seuil" },
  marginOverChurn: { en: "Margin / churn", fr: "Marge / attrition" },
  simple: { en: "Simple", fr: "Simple" },
  costs: { en: "Cost", fr: "Coûts" },
  costsAbout: { en: "What it costs to win a customer, and to keep one.", fr: "Ce qu’il en coûte d’acquérir un client, et d’en garder un." },
  npsTitle: { en: "Net promoter score", fr: "Score de recommandation" },
  npsAbout: { en: "Promoters give 9 or 10, detractors 0 to 6. The score is the share of the first minus the share of the second.", fr: "Les promoteurs donnent 9 ou 10, les détracteurs de 0 à 6. Le score est la part des premiers moins celle des seconds." },
  score: { en: "Score", fr: "Note" },
  answers: { en: "answers", fr: "réponses" },
  overTime: { en: "Over time", fr: "Dans le temps" },
  equation: { en: "Movements of customers", fr: "Mouvements de clients" },
  left: { en: "left", fr: "partis" },
  stayed: { en: "arrived and stayed", fr: "arrivés et restés" },
  back: { en: "came back", fr: "revenus" },
  atStart: { en: "active at the start", fr: "actifs au début" },
  activeAll: { en: "active customers", fr: "clients actifs" },
  atEnd: { en: "active at the end", fr: "actifs à la fin" },
  more: { en: "Other breakdowns", fr: "Autres répartitions" },
  waiting: { en: "What a further file would give", fr: "Ce qu’un fichier de plus donnerait" },
  kpi: { en: "Figure", fr: "Chiffre" },
  before: { en: "Before", fr: "Avant" },
  change: { en: "Change", fr: "Écart" },
  status: { en: "Status", fr: "Statut" },
} satisfies Record<string, Both>;

/** Calendar units: "by month", and their plural. */
export const GRAINS: Record<Grain, { readonly by: Both; readonly many: Both; readonly of: Both }> = {
  day: { by: { en: "by day", fr: "par jour" }, many: { en: "days", fr: "jours" }, of: { en: "of the day", fr: "du jour" } },
  week: { by: { en: "by week", fr: "par semaine" }, many: { en: "weeks", fr: "semaines" }, of: { en: "of the week", fr: "de la semaine" } },
  month: { by: { en: "by month", fr: "par mois" }, many: { en: "months", fr: "mois" }, of: { en: "of the month", fr: "du mois" } },
  quarter: { by: { en: "by quarter", fr: "par trimestre" }, many: { en: "quarters", fr: "trimestres" }, of: { en: "of the quarter", fr: "du trimestre" } },
  year: { by: { en: "by year", fr: "par année" }, many: { en: "years", fr: "années" }, of: { en: "of the year", fr: "de l’année" } },
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

/** Sentences with figures in them. */
export const SENTENCES = {
  of: { en: (a: { k: string; n: string }) => `${a.k} of ${a.n}`, fr: (a: { k: string; n: string }) => `${a.k} sur ${a.n}` },
  level: { en: (a: { level: string; interval: string }) => `${a.level}: ${a.interval}`, fr: (a: { level: string; interval: string }) => `${a.level} : ${a.interval}` },
  targetAt: { en: (a: { target: string }) => `target ${a.target}`, fr: (a: { target: string }) => `cible ${a.target}` },
  usedLeft: { en: (a: { used: string; left: string }) => `${a.used} used · ${a.left} left out`, fr: (a: { used: string; left: string }) => `${a.used} retenues · ${a.left} écartées` },
  daysOf: { en: (a: { done: string; all: string; day: string }) => `${a.done} of ${a.all} days · to ${a.day}`, fr: (a: { done: string; all: string; day: string }) => `${a.done} jours sur ${a.all} · au ${a.day}` },
  usualCycle: { en: (a: { days: string }) => `usual cycle: ${a.days}`, fr: (a: { days: string }) => `cycle usuel : ${a.days}` },
  previous: { en: (a: { value: string; when: string }) => `${a.value} ${a.when}`, fr: (a: { value: string; when: string }) => `${a.value} ${a.when}` },
  dealsAverage: { en: (a: { deals: string; average: string }) => `${a.deals} · average ${a.average}`, fr: (a: { deals: string; average: string }) => `${a.deals} · panier moyen ${a.average}` },
  customersEach: { en: (a: { customers: Counted; each: string }) => `${en(a.customers, "customer", "customers")} · ${a.each} each`, fr: (a: { customers: Counted; each: string }) => `${fr(a.customers, "client", "clients")} · ${a.each} par client` },
  paidBack: { en: (a: { months: string }) => `paid back in ${a.months}`, fr: (a: { months: string }) => `remboursé en ${a.months}` },
  stillOpen: { en: (a: { open: Counted }) => `${a.open.words} still open`, fr: (a: { open: Counted }) => `${a.open.words} encore ouverte${frS(a.open)}` },
  againstCost: { en: (a: { times: string; cost: string }) => `The line: ${a.times} times the cost of winning a customer, ${a.cost}`, fr: (a: { times: string; cost: string }) => `Le trait : ${a.times} fois le coût d’acquisition, ${a.cost}` },
  aYear: { en: (a: { target: string }) => `${a.target} a year`, fr: (a: { target: string }) => `${a.target} par an` },
  noneCreated: { en: () => "No deal was created in the period.", fr: () => "Aucune affaire n’a été créée dans la période." },
  together: { en: (a: { why: string }) => `${a.why} Not computed:`, fr: (a: { why: string }) => `${a.why} Non calculés :` },
  needFile: { en: (a: { files: string }) => `Missing: ${a.files}.`, fr: (a: { files: string }) => `Il manque ${a.files}.` },
  needColumn: { en: (a: { file: string; fields: string }) => `${a.file} has no recognized column for: ${a.fields}.`, fr: (a: { file: string; fields: string }) => `${a.file} n’a pas de colonne reconnue pour : ${a.fields}.` },
  unlocks: { en: (a: { files: string; n: Counted }) => `With ${a.files}, ${en(a.n, "further figure", "further figures")}:`, fr: (a: { files: string; n: Counted }) => `Avec ${a.files}, ${fr(a.n, "chiffre de plus", "chiffres de plus")} :` },
  advancedCount: { en: (a: Counted) => `${a.words} advanced`, fr: (a: Counted) => `${a.words} ${isOne(a.n, "fr") ? "avance" : "avancent"}` },
  openCount: { en: (a: Counted) => `${a.words} open`, fr: (a: Counted) => `${a.words} ouverte${frS(a)}` },
  lostCount: { en: (a: Counted) => `${a.words} lost`, fr: (a: Counted) => `${a.words} perdue${frS(a)}` },
  thread: { en: (a: { won: Counted; share: string; entered: string }) => `${a.won.words} won: ${a.share} of the ${a.entered}`, fr: (a: { won: Counted; share: string; entered: string }) => `${a.won.words} gagnée${frS(a.won)} : ${a.share} des ${a.entered}` },
  advance: { en: (a: { share: string }) => `${a.share} advance`, fr: (a: { share: string }) => `${a.share} avancent` },
  ofTotal: { en: (a: { share: string }) => `${a.share} of all entered`, fr: (a: { share: string }) => `${a.share} du total` },
  p90In: { en: (a: { days: string }) => `nine in ten within ${a.days}`, fr: (a: { days: string }) => `neuf sur dix en ${a.days}` },
  dwellScale: { en: (a: { days: string }) => `median, and nine in ten; from 0 to ${a.days}`, fr: (a: { days: string }) => `médiane, et neuf sur dix ; de 0 à ${a.days}` },
  backTo: { en: (a: { n: string; stage: string }) => `${a.n} to ${a.stage}`, fr: (a: { n: string; stage: string }) => `${a.n} vers ${a.stage}` },
  backAllTo: { en: (a: { stage: string }) => `to ${a.stage}`, fr: (a: { stage: string }) => `vers ${a.stage}` },
  backCount: { en: (a: Counted) => en(a, "move back", "moves back"), fr: (a: Counted) => fr(a, "retour", "retours") },
  churnSub: { en: (a: { unit: string }) => `Share of the customers active at the start ${a.unit} who no longer are at its end`, fr: (a: { unit: string }) => `Part des clients actifs au début ${a.unit} qui ne le sont plus à la fin` },
  activeSub: { en: (a: { unit: string }) => `At the end ${a.unit}`, fr: (a: { unit: string }) => `À la fin ${a.unit}` },
  upTo: { en: (a: { months: string }) => `up to ${a.months}`, fr: (a: { months: string }) => `jusqu’à ${a.months}` },
  beyond: { en: (a: { days: string }) => `over ${a.days}`, fr: (a: { days: string }) => `au-delà de ${a.days}` },
  stuckCount: { en: (a: Counted) => `${a.words} stuck`, fr: (a: Counted) => `${a.words} bloquée${frS(a)}` },
  total: {
    en: (a: { share: string; interval: string | null }) => (a.interval ? `, from ${a.interval} at 95%.` : "."),
    fr: (a: { share: string; interval: string | null }) => (a.interval ? `, de ${a.interval} à 95 %.` : "."),
  },
  totalWon: { en: (a: { share: string }) => `${a.share} won`, fr: (a: { share: string }) => `${a.share} gagnées` },
  ifAll: {
    en: (a: { open: Counted; high: string; closed: string }) => ` If ${a.open.n === 1 ? "the one open deal were" : `all ${a.open.words} open ones were`} won: ${a.high}; of the closed alone: ${a.closed}.`,
    fr: (a: { open: Counted; high: string; closed: string }) => ` Si ${a.open.n === 1 ? "la seule ouverte se gagnait" : `les ${a.open.words} ouvertes se gagnaient toutes`} : ${a.high} ; sur les seules closes : ${a.closed}.`,
  },
  leftOut: { en: (a: { n: string; why: string }) => `${a.n} left out: ${a.why}`, fr: (a: { n: string; why: string }) => `${a.n} écartées : ${a.why}` },
  createdIn: { en: (a: { records: string }) => `${a.records} created in the period`, fr: (a: { records: string }) => `${a.records} créées dans la période` },
  by: { en: (a: { dimension: string }) => `By ${a.dimension}`, fr: (a: { dimension: string }) => `Par ${a.dimension}` },
  byAbout: {
    en: (a: { about: string; sure: number; groups: string }) => `${a.about} In blue: the difference from the rest is established, corrected for ${a.groups} comparisons.`,
    fr: (a: { about: string; sure: number; groups: string }) => `${a.about} En bleu : l’écart au reste est établi, une fois corrigé pour ${a.groups} comparaisons.`,
  },
  byNone: {
    en: (a: { about: string }) => `${a.about} No difference from the rest is established.`,
    fr: (a: { about: string }) => `${a.about} Aucun écart au reste n’est établi.`,
  },
  shown: { en: (a: { shown: string; all: string }) => `${a.shown} of ${a.all} groups drawn, all in the table`, fr: (a: { shown: string; all: string }) => `${a.shown} groupes sur ${a.all} dessinés, tous dans le tableau` },
  wholeIs: { en: (a: { value: string }) => `all ${a.value}`, fr: (a: { value: string }) => `ensemble ${a.value}` },
  backTitle: { en: (a: { moves: Counted; records: Counted }) => `${en(a.moves, "move back", "moves back")}, ${en(a.records, "deal", "deals")}`, fr: (a: { moves: Counted; records: Counted }) => `${fr(a.moves, "retour en arrière", "retours en arrière")}, ${fr(a.records, "affaire", "affaires")}` },
  backMost: { en: (a: { from: string; to: string; share: string }) => `${a.share} of them: from ${a.from} back to ${a.to}`, fr: (a: { from: string; to: string; share: string }) => `${a.share} d’entre eux : de ${a.from} vers ${a.to}` },
  backSay: { en: (a: { from: string; to: string; n: Counted }) => `From ${a.from} back to ${a.to}: ${a.n.words}`, fr: (a: { from: string; to: string; n: Counted }) => `De ${a.from} vers ${a.to} : ${a.n.words}` },
  stuckTitle: { en: (a: Counted) => en(a, "deal is stuck", "deals are stuck"), fr: (a: Counted) => fr(a, "affaire bloquée", "affaires bloquées") },
  stuckAbout: { en: () => "For longer than nine in ten stay there. The oldest first.", fr: () => "Depuis plus longtemps que neuf affaires sur dix n’y restent. La plus ancienne d’abord." },
  someOf: { en: (a: { some: string; all: string }) => `${a.some} of ${a.all}`, fr: (a: { some: string; all: string }) => `${a.some} sur ${a.all}` },
  endOf: { en: (a: { name: string }) => `active at the end of ${a.name}`, fr: (a: { name: string }) => `actifs fin ${a.name}` },
  newAndGone: { en: (a: { all: Counted; gone: Counted }) => `${a.all.words} arrived in the period, of whom ${a.gone.words} already left.`, fr: (a: { all: Counted; gone: Counted }) => `${a.all.words} arrivé${frS(a.all)} dans la période, dont ${a.gone.words} déjà reparti${frS(a.gone)}.` },
  churnSentence: {
    en: (a: { value: string; interval: string; dated: boolean }) => `${a.value}${a.dated ? " in the period" : " of all customers, without dates"}, ${a.interval} at 95%.`,
    fr: (a: { value: string; interval: string; dated: boolean }) => `${a.value}${a.dated ? " dans la période" : " de tous les clients, sans dates"}, ${a.interval} à 95 %.`,
  },
  annualised: { en: (a: { value: string }) => `${a.value} a year at this pace.`, fr: (a: { value: string }) => `${a.value} par an à ce rythme.` },
  targetOutside: { en: (a: { target: string }) => `The target, ${a.target}, lies outside the interval.`, fr: (a: { target: string }) => `La cible, ${a.target}, est hors de l’intervalle.` },
  targetInside: { en: (a: { target: string }) => `The target, ${a.target}, lies inside the interval.`, fr: (a: { target: string }) => `La cible, ${a.target}, est dans l’intervalle.` },
  netGross: { en: (a: { gross: string; net: string }) => `Revenue churn: ${a.gross} gross, ${a.net} net of upgrades.`, fr: (a: { gross: string; net: string }) => `Attrition du revenu : ${a.gross} brute, ${a.net} nette des hausses.` },
  mrrTitle: { en: (a: { from: string; to: string }) => `Monthly revenue goes from ${a.from} to ${a.to}`, fr: (a: { from: string; to: string }) => `Le revenu mensuel passe de ${a.from} à ${a.to}` },
  medianReached: { en: (a: { months: string; interval: string | null }) => `Half have left after ${a.months}${a.interval ? ` (${a.interval})` : ""}`, fr: (a: { months: string; interval: string | null }) => `La moitié est partie après ${a.months}${a.interval ? ` (${a.interval})` : ""}` },
  medianNotReached: { en: () => "Half have not left: the median is not reached", fr: () => "La moitié n’est pas partie : durée médiane non atteinte" },
  survivalAbout: { en: (a: { mean: string; horizon: string }) => `Seen over ${a.horizon}, a customer stays ${a.mean} on average.`, fr: (a: { mean: string; horizon: string }) => `Vu sur ${a.horizon}, un client reste ${a.mean} en moyenne.` },
  survivalSay: {
    en: (a: { months: string; share: string; interval: string | null; risk: string }) => `After ${a.months}: ${a.share}${a.interval ? ` (${a.interval})` : ""}, ${a.risk} still observed`,
    fr: (a: { months: string; share: string; interval: string | null; risk: string }) => `Après ${a.months} : ${a.share}${a.interval ? ` (${a.interval})` : ""}, ${a.risk} encore observés`,
  },
  afterOneYear: { en: (a: { share: string }) => `${a.share} at one year`, fr: (a: { share: string }) => `${a.share} à un an` },
  afterThreeYears: { en: (a: { share: string }) => `${a.share} at three years`, fr: (a: { share: string }) => `${a.share} à trois ans` },
  valueCost: { en: (a: { value: string; cost: string; months: string | null }) => `${a.value} of margin per customer, for ${a.cost} spent to win it${a.months ? `; paid back in ${a.months}` : ""}`, fr: (a: { value: string; cost: string; months: string | null }) => `${a.value} de marge par client, pour ${a.cost} dépensés à l’acquérir${a.months ? ` ; remboursé en ${a.months}` : ""}` },
  betweenEnds: { en: (a: { low: string; high: string }) => `between ${a.low} and ${a.high} at 95%`, fr: (a: { low: string; high: string }) => `entre ${a.low} et ${a.high} à 95 %` },
  between: { en: (a: { interval: string }) => `${a.interval} at 95%`, fr: (a: { interval: string }) => `${a.interval} à 95 %` },
  answersByScore: { en: (a: Counted) => `${en(a, "answer", "answers")} by score`, fr: (a: Counted) => `${fr(a, "réponse", "réponses")} par note` },
  detractors: { en: (a: Counted) => en(a, "detractor", "detractors"), fr: (a: Counted) => fr(a, "détracteur", "détracteurs") },
  passives: { en: (a: Counted) => en(a, "passive", "passives"), fr: (a: Counted) => fr(a, "passif", "passifs") },
  promoters: { en: (a: Counted) => en(a, "promoter", "promoters"), fr: (a: Counted) => fr(a, "promoteur", "promoteurs") },
  scoreSay: { en: (a: { score: string; n: Counted; share: string }) => `Score ${a.score}: ${en(a.n, "answer", "answers")}, ${a.share}`, fr: (a: { score: string; n: Counted; share: string }) => `Note ${a.score} : ${fr(a.n, "réponse", "réponses")}, ${a.share}` },
  mostGiven: { en: (a: { score: string; share: string }) => `The most frequent score is ${a.score}: ${a.share} of the answers`, fr: (a: { score: string; share: string }) => `La note la plus fréquente est ${a.score} : ${a.share} des réponses` },
  momentSay: { en: (a: { when: string; value: string; extra: string }) => `${a.when}: ${a.value}${a.extra}`, fr: (a: { when: string; value: string; extra: string }) => `${a.when} : ${a.value}${a.extra}` },
  flowSay: { en: (a: { when: string; up: string; down: string }) => `${a.when}: ${a.up} arrived, ${a.down} left`, fr: (a: { when: string; up: string; down: string }) => `${a.when} : ${a.up} arrivés, ${a.down} partis` },
  outsideBand: { en: (a: { n: string; all: string; units: string }) => `${a.n} of ${a.all} ${a.units} exceed the target; not one, alone, establishes it`, fr: (a: { n: string; all: string; units: string }) => `${a.n} ${a.units} sur ${a.all} dépassent la cible ; pas un, seul, ne l’établit` },
  outsideSome: { en: (a: { n: string; all: string; units: string; sure: string }) => `${a.n} of ${a.all} ${a.units} exceed the target; established for ${a.sure}`, fr: (a: { n: string; all: string; units: string; sure: string }) => `${a.n} ${a.units} sur ${a.all} dépassent la cible ; établi pour ${a.sure}` },
  npsRises: { en: (a: { from: string; to: string }) => `From ${a.from} to ${a.to}: the rise is established`, fr: (a: { from: string; to: string }) => `De ${a.from} à ${a.to} : la hausse est établie` },
  npsFalls: { en: (a: { from: string; to: string }) => `From ${a.from} to ${a.to}: the fall is established`, fr: (a: { from: string; to: string }) => `De ${a.from} à ${a.to} : la baisse est établie` },
  npsLevel: { en: () => "No rise or fall is established from first to last", fr: () => "Ni hausse ni baisse établie entre le début et la fin" },
} satisfies Record<string, Sentence<never>>;
