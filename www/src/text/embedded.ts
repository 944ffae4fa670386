/** What only the elements say: on the page other words stand there. */
import type { Both } from "./both";

export const embedded = {
  empty: { en: "No data yet.", fr: "Pas encore de données." },
  broken: { en: "The figures could not be started here.", fr: "Les chiffres n’ont pas pu démarrer ici." },
  json: { en: "Report as JSON", fr: "Rapport en JSON" },
  noKpi: { en: "There is no figure of that name.", fr: "Il n’y a pas d’indicateur de ce nom." },
} as const satisfies Record<string, Both>;
