/** Words around records that are stuck: limits, actions, the list taken away. */
import type { Both } from "./both";

export const STUCK = {
  unlimited: { en: "When is a deal stuck?", fr: "Quand une affaire est-elle bloquée ?" },
  unlimitedAbout: { en: "Too few have left these stages to tell how long one usually takes: give them limits.", fr: "Trop peu d’affaires ont quitté ces étapes pour dire combien elles durent d’ordinaire : donnez-leur des limites." },
  none: { en: "No deal is stuck", fr: "Aucune affaire bloquée" },
  about: { en: "For longer than their stage’s limit. The oldest first.", fr: "Depuis plus longtemps que la limite de leur étape. La plus ancienne d’abord." },
  edit: { en: "Limits and actions of the stages", fr: "Limites et actions des étapes" },
  editAbout: { en: "A stage without a limit of yours takes the time within which nine in ten leave it.", fr: "Une étape sans limite à vous prend le temps en lequel neuf affaires sur dix la quittent." },
  limit: { en: "Limit, days", fr: "Limite, jours" },
  action: { en: "What to do", fr: "Que faire" },
  actionHint: { en: "Call back", fr: "Relancer" },
  limitOf: { en: "Limit in days for {stage}", fr: "Limite en jours pour {stage}" },
  actionOf: { en: "What to do in {stage}", fr: "Que faire à {stage}" },
  apply: { en: "Apply", fr: "Appliquer" },
  now: { en: "Stuck", fr: "Bloquées" },
  csv: { en: "All of them as CSV", fr: "Toutes en CSV" },
} as const satisfies Record<string, Both>;
