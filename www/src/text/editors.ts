/** Words of the settings that are more than a value: business hours, two groups, what makes a lead an MQL. */
import type { Both } from "./both";

export const EDITORS = {
  from: { en: "from", fr: "de" },
  to: { en: "to", fr: "à" },
  days: { en: "Open days", fr: "Jours ouvrés" },
  noHours: { en: "At least one day, and an end after the beginning", fr: "Au moins un jour, et une fin après le début" },
  by: { en: "Groups by", fr: "Groupes par" },
  noGroups: { en: "none", fr: "aucun" },
  a: { en: "First group", fr: "Premier groupe" },
  b: { en: "Second group", fr: "Second groupe" },
  figure: { en: "Compared by", fr: "Comparés par" },
  same: { en: "Two different groups", fr: "Deux groupes différents" },
  stage: { en: "Step", fr: "Étape" },
  join: { en: "Together with the rule before", fr: "Avec la règle d’avant" },
  and: { en: "and", fr: "et" },
  or: { en: "or", fr: "ou" },
  when: { en: "when", fr: "si" },
  field: { en: "Field", fr: "Champ" },
  is: { en: "is one of", fr: "est parmi" },
  labels: { en: "Values", fr: "Valeurs" },
  entered: { en: "has a date", fr: "est daté" },
  kind: { en: "Kind of rule", fr: "Type de règle" },
  add: { en: "Add a rule", fr: "Ajouter une règle" },
  remove: { en: "Remove the rule", fr: "Retirer la règle" },
  noLabels: { en: "Each rule needs at least one value", fr: "Chaque règle demande au moins une valeur" },
  several: { en: "Ctrl or ⌘ for several", fr: "Ctrl ou ⌘ pour plusieurs" },
} as const satisfies Record<string, Both>;

/** The steps of a contact, in their order. */
export const STEPS: Readonly<Record<string, Both>> = {
  lead: { en: "Lead", fr: "Lead" },
  mql: { en: "MQL", fr: "MQL" },
  sql: { en: "SQL", fr: "SQL" },
  opportunity: { en: "Opportunity", fr: "Opportunité" },
  quoted: { en: "Quote", fr: "Devis" },
  customer: { en: "Customer", fr: "Client" },
};
