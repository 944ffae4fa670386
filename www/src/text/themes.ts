/** Bands of the views that are made of the catalogue's groups, and what titles them. */
import type { Both } from "./both";
import { en, fr, frS, type Counted, type Sentence } from "./tell";

/** A band: its title and what it says of itself. */
export interface Theme { readonly title: Both; readonly about: Both }

export const THEMES = {
  chain: { title: { en: "From lead to customer", fr: "Du lead au client" }, about: { en: "Of those who entered a stage in the period, the share that went on.", fr: "De ceux qui sont entrés dans une étape pendant la période, la part qui a continué." } },
  leads: { title: { en: "Leads, further", fr: "Leads, suite" }, about: { en: "Quotes, and the whole way from lead to customer.", fr: "Les devis, et tout le chemin du lead au client." } },
  sales: { title: { en: "Sales", fr: "Ventes" }, about: { en: "What was won, how fast, and what is on its way.", fr: "Ce qui a été gagné, à quelle vitesse, et ce qui est en route." } },
  orders: { title: { en: "Orders", fr: "Commandes" }, about: { en: "Bought in the period.", fr: "Achetées dans la période." } },
  returns: { title: { en: "What it brings back", fr: "Ce que cela rapporte" }, about: { en: "Spending against what the won customers bring.", fr: "La dépense face à ce que rapportent les clients gagnés." } },
  traffic: { title: { en: "Visits", fr: "Visites" }, about: { en: "Averages are weighted by sessions.", fr: "Les moyennes sont pondérées par les sessions." } },
  email: { title: { en: "E-mail", fr: "E-mail" }, about: { en: "Over delivered messages; bounces over sent.", fr: "Rapporté aux messages délivrés ; les rejets, aux envoyés." } },
  renewal: { title: { en: "Renewal and revenue kept", fr: "Renouvellement et revenu conservé" }, about: { en: "What was due, and what was kept of it.", fr: "Ce qui arrivait à échéance, et ce qui en a été gardé." } },
  voices: { title: { en: "Effort and satisfaction", fr: "Effort et satisfaction" }, about: { en: "Who answers, how easy it was, how content they are.", fr: "Qui répond, combien c’était facile, combien ils sont contents." } },
  contact: { title: { en: "Contact", fr: "Contact" }, about: { en: "How soon, how often, and with what reply.", fr: "Dans quel délai, combien de fois, et avec quelle réponse." } },
  service: { title: { en: "Cases", fr: "Demandes" }, about: { en: "Opened, handled, solved; open ones are not counted as slow but as not yet.", fr: "Ouvertes, traitées, résolues ; celles qui sont ouvertes ne comptent pas comme lentes, mais comme pas encore." } },
  adoption: { title: { en: "Use of the CRM", fr: "Usage du CRM" }, about: { en: "Whether the team keeps it up to date: the rest of this report stands on it.", fr: "L’équipe le tient-elle à jour : le reste de ce rapport en dépend." } },
  quality: { title: { en: "Data quality", fr: "Qualité des données" }, about: { en: "Records with a defect, and which.", fr: "Les enregistrements qui ont un défaut, et lequel." } },
  all: { title: { en: "All figures of this view", fr: "Tous les chiffres de cette vue" }, about: { en: "A line each; any of them can be explained.", fr: "Une ligne chacun ; chacun s’explique." } },
} satisfies Record<string, Theme>;

/** Short words of the themed views. */
export const THEME_WORDS = {
  later: { en: "Later", fr: "Plus tard" },
  unlock: { en: "What a further file would give", fr: "Ce qu’un fichier de plus donnerait" },
  nothing: { en: "Nothing here yet", fr: "Rien ici pour l’instant" },
  needs: { en: "This view needs one of these files.", fr: "Cette vue a besoin d’un de ces fichiers." },
  other: { en: "Another tool", fr: "Un autre outil" },
  add: { en: "Add this file", fr: "Ajouter ce fichier" },
  further: { en: "Further figures", fr: "Autres chiffres" },
  part: { en: "Of which", fr: "Dont" },
} satisfies Record<string, Both>;

/** Sentences of the themed views. */
export const THEME_SAYS = {
  gives: { en: (a: { n: Counted; some: string; more: boolean }) => `${en(a.n, "figure", "figures")}: ${a.some}${a.more ? " …" : ""}`, fr: (a: { n: Counted; some: string; more: boolean }) => `${fr(a.n, "chiffre", "chiffres")} : ${a.some}${a.more ? " …" : ""}` },
} satisfies Record<string, Sentence<never>>;

/** Titles of the themed views: rules over the report choose from them. */
export const THEME_FINDINGS = {
  romi: { en: (a: { one: string; back: string }) => `Every ${a.one} spent on marketing brings back ${a.back}`, fr: (a: { one: string; back: string }) => `Pour ${a.one} de marketing, il revient ${a.back}` },
  leadCost: { en: (a: { cost: string }) => `A lead costs ${a.cost}`, fr: (a: { cost: string }) => `Un lead coûte ${a.cost}` },
  leads: { en: (a: Counted) => `${en(a, "lead", "leads")} created`, fr: (a: Counted) => fr(a, "lead créé", "leads créés") },
  visits: { en: (a: Counted) => en(a, "visit", "visits"), fr: (a: Counted) => fr(a, "visite", "visites") },
  fresh: { en: (a: { share: string }) => `${a.share} of customers were spoken to in the last 30 days`, fr: (a: { share: string }) => `${a.share} des clients ont eu un échange dans les 30 derniers jours` },
  answer: { en: (a: { time: string }) => `Half of the leads are answered within ${a.time}`, fr: (a: { time: string }) => `La moitié des leads ont une réponse en ${a.time}` },
  cases: { en: (a: { opened: Counted; time: string | null }) => `${en(a.opened, "case", "cases")}${a.time ? `, half solved within ${a.time}` : " opened"}`, fr: (a: { opened: Counted; time: string | null }) => `${fr(a.opened, "demande", "demandes")}${a.time ? `, la moitié résolue en ${a.time}` : ` ouverte${frS(a.opened)}`}` },
  stale: { en: (a: { share: string }) => `${a.share} of open deals lie untouched`, fr: (a: { share: string }) => `${a.share} des affaires ouvertes dorment` },
  filled: { en: (a: { share: string }) => `${a.share} of the deals’ key fields are filled`, fr: (a: { share: string }) => `${a.share} des champs clés des affaires sont remplis` },
  touches: { en: (a: Counted) => en(a, "activity", "activities"), fr: (a: Counted) => fr(a, "activité", "activités") },
  faultless: { en: () => "No record has a defect", fr: () => "Aucun enregistrement n’a de défaut" },
  quality: { en: (a: { share: string }) => `${a.share} of records are without a defect`, fr: (a: { share: string }) => `${a.share} des enregistrements sont sans défaut` },
  rows: { en: (a: { used: string; read: string }) => `${a.used} of ${a.read} rows used`, fr: (a: { used: string; read: string }) => `${a.used} lignes utilisées sur ${a.read}` },
} satisfies Record<string, Sentence<never>>;

/** Figures in rows that a figure brings of its own. */
export const FIGURES = {
  count: { en: "Count", fr: "Nombre", unit: "count" },
  amount: { en: "Amount", fr: "Montant", unit: "money" },
  mrr: { en: "Monthly", fr: "Par mois", unit: "money" },
  attainment: { en: "Attained", fr: "Atteint", unit: "ratio" },
  won_count: { en: "Won", fr: "Gagnées", unit: "count" },
  quota_count: { en: "Quota", fr: "Objectif", unit: "number" },
  count_attainment: { en: "Of quota", fr: "De l’objectif", unit: "ratio" },
  won_amount: { en: "Amount won", fr: "Montant gagné", unit: "money" },
  quota_amount: { en: "Quota, amount", fr: "Objectif, montant", unit: "money" },
  amount_attainment: { en: "Of quota", fr: "De l’objectif", unit: "ratio" },
  win_rate: { en: "Win rate", fr: "Taux de réussite", unit: "ratio" },
  cases: { en: "Deals", fr: "Affaires", unit: "count" },
  chance: { en: "Chance to win", fr: "Chance de gain", unit: "ratio" },
  expected: { en: "Expected", fr: "Attendu", unit: "money" },
  target_win_rate: { en: "Target", fr: "Cible", unit: "ratio" },
  grains_under: { en: "Times under", fr: "Fois en dessous", unit: "count" },
  grains: { en: "Of", fr: "Sur", unit: "count" },
  needs_coaching: { en: "Coaching", fr: "À accompagner", unit: "count" },
  low: { en: "From", fr: "De", unit: "money" },
  high: { en: "To", fr: "À", unit: "money" },
} satisfies Record<string, Both & { unit: string }>;

/** Campaigns. */
export const CAMPAIGNS = {
  title: { en: "Campaigns", fr: "Campagnes" },
  about: { en: "What each campaign cost, and how many of its leads became customers. Right is dear, up converts well.", fr: "Ce que chaque campagne a coûté, et combien de ses leads sont devenus clients. À droite, c’est cher ; en haut, cela convertit." },
  costs: { en: "What each campaign cost, and what it brought.", fr: "Ce que chaque campagne a coûté, et ce qu’elle a rapporté." },
  drawn: { en: "Cost of a lead, and what becomes of it", fr: "Coût d’un lead, et ce qu’il devient" },
  drawnSub: { en: "The area of a circle is its number of leads, the whisker its 95% interval; dotted: the mean", fr: "La surface d’un cercle est son nombre de leads, le trait son intervalle à 95 % ; pointillé : la moyenne" },
  campaign: { en: "Campaign", fr: "Campagne" },
  none: { en: "Without a campaign", fr: "Sans campagne" },
  spend: { en: "Spent", fr: "Dépensé" },
  leads: { en: "Leads", fr: "Leads" },
  mql: { en: "MQL", fr: "MQL" },
  sql: { en: "SQL", fr: "SQL" },
  customers: { en: "Customers", fr: "Clients" },
  conversion: { en: "Lead to customer", fr: "Lead à client" },
  days: { en: "Median", fr: "Médiane" },
  perLead: { en: "Cost per lead", fr: "Coût par lead" },
  cac: { en: "Cost per customer", fr: "Coût par client" },
  revenue: { en: "Revenue", fr: "Revenu" },
  romi: { en: "Return", fr: "Retour" },
  cost: { en: (a: { cost: string; leads: Counted }) => `${a.cost} a lead, ${en(a.leads, "lead", "leads")}`, fr: (a: { cost: string; leads: Counted }) => `${a.cost} par lead, ${fr(a.leads, "lead", "leads")}` },
  some: { en: (a: { some: string; all: string }) => `${a.some} of ${a.all} campaigns shown, all in the table behind the drawing`, fr: (a: { some: string; all: string }) => `${a.some} campagnes sur ${a.all}, toutes dans le tableau derrière le dessin` },
};

/** Cohorts. */
export const COHORTS = {
  title: { en: "Retention", fr: "Rétention" },
  about: { en: "By month of arrival, the share still active at the end of each later month. An empty cell is not reached yet.", fr: "Par mois d’arrivée, la part encore active à la fin de chaque mois suivant. Une case vide n’est pas encore arrivée." },
  drawn: { en: "Who is still there, by month of arrival", fr: "Qui est encore là, par mois d’arrivée" },
  drawnSub: { en: "Share still active, in %, by months since arrival", fr: "Part encore active, en %, par mois depuis l’arrivée" },
  arrived: { en: "arrived", fr: "arrivée" },
  size: { en: "number", fr: "effectif" },
  say: { en: (a: { cohort: string; months: string; share: string; active: string; n: string }) => `${a.cohort}, after ${a.months}: ${a.share}, ${a.active} of ${a.n}`, fr: (a: { cohort: string; months: string; share: string; active: string; n: string }) => `${a.cohort}, après ${a.months} : ${a.share}, ${a.active} sur ${a.n}` },
  some: { en: (a: { some: string; all: string }) => `The last ${a.some} of ${a.all} cohorts; all in the table`, fr: (a: { some: string; all: string }) => `Les ${a.some} dernières cohortes sur ${a.all} ; toutes dans le tableau` },
};
