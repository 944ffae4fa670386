/** Words of the ways to count who entered a stage. */
import type { Both } from "./both";

export const MODES: Record<string, { readonly about: Both; readonly usedBy: string }> = {
  reached: { about: { en: "Who came as far has passed every stage before", fr: "Qui est allé jusque-là a passé toutes les étapes d’avant" }, usedBy: "Bitrix24" },
  strict: { about: { en: "Only who stood in it and in every stage before", fr: "Seulement qui s’y est trouvé, et à chaque étape d’avant" }, usedBy: "HubSpot (all stages)" },
  any: { about: { en: "Who stood in it at any time: no chain, it may rise", fr: "Qui s’y est trouvé à un moment : pas une chaîne, elle peut remonter" }, usedBy: "HubSpot (any stages)" },
  window: { about: { en: "Stages in order, within the days of the settings from the first entry", fr: "Étapes dans l’ordre, dans les jours des réglages à partir de la première entrée" }, usedBy: "PostHog, Mixpanel" },
};

/** The ways in short, to choose from. */
export const MODE_NAMES: Record<string, Both> = {
  reached: { en: "came as far", fr: "arrivées jusque-là" },
  strict: { en: "through every stage", fr: "par toutes les étapes" },
  any: { en: "stood in it at any time", fr: "passées par là, sans ordre" },
  window: { en: "in order, within the window", fr: "dans l’ordre, dans la fenêtre" },
};

export const MODES_TITLE: Both = { en: "The same funnel, as others count it: entered", fr: "Le même entonnoir, compté comme d’autres : entrées" };
