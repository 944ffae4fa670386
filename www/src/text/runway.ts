/** Words of the Results Runway. */
import type { Both } from "./both";
import { en, fr, type Counted, type Sentence } from "./tell";

/** Its lines, from visits to customers. */
export const LINES: Record<string, Both> = {
  visits: { en: "Visits", fr: "Visites" },
  leads: { en: "Leads", fr: "Leads" },
  mql: { en: "MQL", fr: "MQL" },
  sql: { en: "SQL", fr: "SQL" },
  opportunities: { en: "Opportunities", fr: "Opportunités" },
  customers: { en: "Customers", fr: "Clients" },
};

export const RUNWAY = {
  title: { en: "Results Runway", fr: "Trajectoire de résultats" },
  actual: { en: "Actual", fr: "Réel" },
  forecast: { en: "Forecast", fr: "Prévu" },
  attained: { en: "Attained", fr: "Atteint" },
  gap: { en: "Gap", fr: "Écart" },
  cumulated: { en: "Gap so far", fr: "Écart cumulé" },
  miss: { en: "Monthly miss", fr: "Écart mensuel moyen" },
  pace: { en: "Year at this pace", fr: "Année à ce rythme" },
  next: { en: "Next year", fr: "Année suivante" },
  months: { en: "Month by month", fr: "Mois par mois" },
  line: { en: "Line", fr: "Ligne" },
  key: { en: "Column: what came, pale where the month is cut. Line across it: what was forecast", fr: "Colonne : ce qui est venu, pâle si le mois est coupé. Trait en travers : ce qui était prévu" },
  noForecast: { en: "Nothing to hold it against: load targets by month, or the year before.", fr: "Rien à quoi le comparer : charger des objectifs par mois, ou l’année d’avant." },
  step: { en: "Step", fr: "Passage" },
  stepsTitle: { en: "What one more point is worth", fr: "Ce que vaut un point de plus" },
  stepsSub: { en: "Customers a year for one more point of a conversion, all else as it is; at the right, what it is now", fr: "Clients par an pour un point de plus d’une conversion, le reste inchangé ; à droite, ce qu’elle est" },
  now: { en: "This year", fr: "Cette année" },
  before: { en: "Year before", fr: "Année d’avant" },
  worth: { en: "One more point", fr: "Un point de plus" },
  growth: { en: "Growth of the first line", fr: "Croissance de la première ligne" },
  edit: { en: "Growth and goals", fr: "Croissance et objectifs" },
  apply: { en: "Apply", fr: "Appliquer" },
  needs: { en: "Visits or leads with dates make a runway: twelve months, forecast beside actual.", fr: "Des visites ou des leads datés font une trajectoire : douze mois, le prévu à côté du réel." },
} satisfies Record<string, Both>;

export const RUNWAY_SAYS = {
  against: { en: (a: { line: string; actual: string; forecast: string; attained: string }) => `${a.line}: ${a.actual} against ${a.forecast} forecast, ${a.attained}`, fr: (a: { line: string; actual: string; forecast: string; attained: string }) => `${a.line} : ${a.actual} pour ${a.forecast} prévus, soit ${a.attained}` },
  alone: { en: (a: { line: string; actual: string }) => `${a.line}: ${a.actual}`, fr: (a: { line: string; actual: string }) => `${a.line} : ${a.actual}` },
  month: { en: (a: { when: string; actual: string; forecast: string }) => `${a.when}: ${a.actual}, forecast ${a.forecast}`, fr: (a: { when: string; actual: string; forecast: string }) => `${a.when} : ${a.actual}, prévu ${a.forecast}` },
  built: { en: (a: { growth: string | null }) => `The forecast: the year before, month by month,${a.growth ? ` with ${a.growth} of growth and` : " with"} its own conversions. Other goals can be set.`, fr: (a: { growth: string | null }) => `La prévision : l’année d’avant, mois par mois,${a.growth ? ` avec ${a.growth} de croissance et` : " avec"} ses propres conversions. D’autres objectifs peuvent être fixés.` },
  loaded: { en: () => "The forecast is the one that was loaded.", fr: () => "La prévision est celle qui a été chargée." },
  worth: { en: (a: Counted) => `${en(a, "customer", "customers")} a year`, fr: (a: Counted) => `${fr(a, "client", "clients")} par an` },
  step: { en: (a: { from: string; to: string }) => `${a.from} to ${a.to}`, fr: (a: { from: string; to: string }) => `${a.from} → ${a.to}` },
} satisfies Record<string, Sentence<never>>;
