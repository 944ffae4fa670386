/** Words of the monthly review: what changed, what to do, the scorecard in lines. */
import type { Both } from "./both";
import { en, fr, type Counted, type Sentence } from "./tell";

export const REVIEW = {
  changed: { en: "What changed", fr: "Ce qui a changé" },
  changedAbout: { en: "In standard errors, the surest first; grey is what chance alone does nineteen times in twenty.", fr: "En erreurs types, le plus sûr d’abord ; en gris, ce que le hasard fait dix-neuf fois sur vingt." },
  calm: { en: "Nothing that was compared is clear of chance.", fr: "Rien de ce qui a été comparé ne se détache du hasard." },
  never: { en: "There is no earlier time to compare with.", fr: "Il n’y a pas de temps antérieur à comparer." },
  now: { en: "Now", fr: "Maintenant" },
  longTerm: { en: "Long term", fr: "Long terme" },
  rest: { en: "The rest", fr: "Le reste" },
  errors: { en: "Standard errors; grey: chance", fr: "Erreurs types ; gris : le hasard" },
  reading: { en: "Reading", fr: "Lecture" },
  better: { en: "Better", fr: "Mieux" },
  worse: { en: "Worse", fr: "Moins bien" },
  parts: { en: "Parts that stand apart", fr: "Parts qui se détachent" },
  closedRate: { en: "Share that advances", fr: "Part qui avance" },
  stageTime: { en: "Time in stage", fr: "Temps dans l’étape" },
  todo: { en: "To do", fr: "À faire" },
  todoAbout: { en: "Each by a rule over the figures, none by habit.", fr: "Chaque point par une règle sur les chiffres, aucun par habitude." },
  nothing: { en: "No rule calls for anything.", fr: "Aucune règle n’appelle rien." },
  board: { en: "Scorecard", fr: "Tableau de bord" },
  boardAbout: { en: "Good: the target is met. Not established: met, but inside the interval. Watch: missed, inside the interval. Short: missed, outside of it or without one.", fr: "Bon : la cible est atteinte. Non établi : atteinte, mais dans l’intervalle. À surveiller : manquée, dans l’intervalle. Insuffisant : manquée, hors de l’intervalle ou sans intervalle." },
  further: { en: "Further figures", fr: "Autres chiffres" },
  sources: { en: "Sources", fr: "Sources" },
  funnel: { en: "Funnel", fr: "Entonnoir" },
  ofAll: { en: "of all", fr: "du total" },
  figure: { en: "Figure", fr: "Indicateur" },
  value: { en: "Value", fr: "Valeur" },
  change: { en: "Change", fr: "Écart" },
  before: { en: "Before", fr: "Avant" },
  target: { en: "Target", fr: "Cible" },
  interval: { en: "95% interval, target", fr: "Intervalle à 95 %, cible" },
  verdict: { en: "Verdict", fr: "Verdict" },
  print: { en: "Print these two pages", fr: "Imprimer ces deux pages" },
} satisfies Record<string, Both>;

export const REVIEW_SAYS = {
  changes: { en: (a: Counted) => `${en(a, "change exceeds", "changes exceed")} the noise`, fr: (a: Counted) => fr(a, "changement dépasse le bruit", "changements dépassent le bruit") },
  calm: { en: () => "No change exceeds the noise", fr: () => "Aucun changement ne dépasse le bruit" },
  beyond: { en: (a: Counted) => `${en(a, "further change", "further changes")}`, fr: (a: Counted) => fr(a, "autre changement", "autres changements") },
} satisfies Record<string, Sentence<never>>;

/** What a rule saw, written. */
export interface Saw { readonly subject: string; readonly figure: string; readonly value: string; readonly other: string; readonly count: Counted; readonly of: string; readonly action: string | null }
/** What to do, and why. */
interface Piece { readonly act: Sentence<Saw>; readonly why: Sentence<Saw> }

/** The scorecard's advice, by rule. */
export const TODO: Record<string, Piece> = {
  lead_quality: {
    act: { en: (a) => `Look at where the leads of “${a.subject}” come from.`, fr: (a) => `Regarder d’où viennent les leads de « ${a.subject} ».` },
    why: { en: (a) => `${a.value} of them advance, ${a.other} before.`, fr: (a) => `${a.value} avancent, ${a.other} auparavant.` },
  },
  sales_process: {
    act: { en: (a) => `Look at how “${a.subject}” is worked.`, fr: (a) => `Revoir le travail à « ${a.subject} ».` },
    why: { en: (a) => `${a.value} advance, ${a.other} before.`, fr: (a) => `${a.value} avancent, ${a.other} auparavant.` },
  },
  leak: {
    act: { en: (a) => `Begin with “${a.subject}”.`, fr: (a) => `Commencer par « ${a.subject} ».` },
    why: { en: (a) => `Of the closed, ${a.value} got past it; ${a.other} at the next worst stage.`, fr: (a) => `Des closes, ${a.value} l’ont passée ; ${a.other} à l’étape suivante la plus faible.` },
  },
  invest: {
    act: { en: (a) => `Invest in “${a.subject}”.`, fr: (a) => `Investir dans « ${a.subject} ».` },
    why: { en: (a) => `${a.value} of its leads become customers, ${a.other} of the others.`, fr: (a) => `${a.value} de ses leads deviennent clients, ${a.other} des autres.` },
  },
  coaching: {
    act: { en: (a) => `Sit down with ${a.subject}.`, fr: (a) => `Accompagner ${a.subject}.` },
    why: { en: (a) => `Under target ${a.count.words} times of ${a.of}.`, fr: (a) => `Sous l’objectif ${a.count.words} fois sur ${a.of}.` },
  },
  stuck: {
    act: { en: (a) => `${a.action ?? "Call back"}: ${en(a.count, "deal", "deals")} at “${a.subject}”.`, fr: (a) => `${a.action ?? "Relancer"} : ${fr(a.count, "affaire", "affaires")} à « ${a.subject} ».` },
    why: { en: (a) => `There for longer than ${a.of}, the oldest first.`, fr: (a) => `Là depuis plus de ${a.of}, la plus ancienne d’abord.` },
  },
  target_missed: {
    act: { en: (a) => `${a.figure}: bring it to the target.`, fr: (a) => `${a.figure} : ramener à la cible.` },
    why: { en: (a) => `${a.value}, for a target of ${a.other}, clear of the interval.`, fr: (a) => `${a.value}, pour une cible de ${a.other}, hors de l’intervalle.` },
  },
};
