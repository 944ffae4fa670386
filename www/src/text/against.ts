/** What a figure is held against: who said it, and the rule that gave the verdict. */
import type { Both } from "./both";

/** What may be typed, by its name in the settings. */
export const HELD = {
  target: { en: "Target", fr: "Cible" },
  benchmark: { en: "Benchmark", fr: "Référence" },
  long_term: { en: "Long-term mean", fr: "Moyenne longue" },
} as const satisfies Record<string, Both>;

export const AGAINST = {
  kind: { en: "Kind", fr: "Nature" },
  atLeast: { en: "at least", fr: "au moins" },
  atMost: { en: "at most", fr: "au plus" },
  value: { en: "Value", fr: "Valeur" },
  whose: { en: "For", fr: "Pour" },
  all: { en: "everybody", fr: "tous" },
  period: { en: "Period", fr: "Période" },
  periodHint: { en: "2025, 2025-Q1, 2025-03", fr: "2025, 2025-Q1, 2025-03" },
  source: { en: "Source", fr: "Source" },
  sourceHint: { en: "who says so", fr: "qui le dit" },
  typed: { en: "typed here", fr: "saisie ici" },
  file: { en: "from a file", fr: "d’un fichier" },
  usual: { en: "usual in the field", fr: "usuelle dans le domaine" },
  mine: { en: "Typed here", fr: "Saisies ici" },
  remove: { en: "Remove", fr: "Retirer" },
  type: { en: "Type a target, a benchmark or a long-term mean", fr: "Saisir une cible, une référence ou une moyenne longue" },
} as const satisfies Record<string, Both>;

/** Why a verdict is what it is, by the report’s rule. */
export const JUDGED: Record<string, Both> = {
  met_clear_of_interval: { en: "the target is met, and the whole interval with it", fr: "la cible est tenue, et tout l’intervalle avec elle" },
  met_within_interval: { en: "the target is met, but it lies inside the interval: that it is met is not established", fr: "la cible est tenue, mais elle tombe dans l’intervalle : ce n’est pas établi" },
  missed_within_interval: { en: "the target is missed, but it lies inside the interval: chance may be enough to explain it", fr: "la cible est manquée, mais elle tombe dans l’intervalle : le hasard peut suffire à l’expliquer" },
  missed_clear_of_interval: { en: "the target is missed by the whole interval", fr: "la cible est manquée par tout l’intervalle" },
  met_without_interval: { en: "the target is met; this figure has no interval", fr: "la cible est tenue ; ce chiffre n’a pas d’intervalle" },
  missed_without_interval: { en: "the target is missed; this figure has no interval", fr: "la cible est manquée ; ce chiffre n’a pas d’intervalle" },
  few_cases: { en: "under 10 cases nothing is judged", fr: "sous 10 cas, rien n’est jugé" },
  immature: { en: "the cohort has not had its time: nothing is judged", fr: "la cohorte n’a pas eu son temps : rien n’est jugé" },
  partial: { en: "the period is not over: nothing is judged", fr: "la période n’est pas finie : rien n’est jugé" },
  not_comparable: { en: "this figure and a target cannot be compared", fr: "ce chiffre et une cible ne se comparent pas" },
};
