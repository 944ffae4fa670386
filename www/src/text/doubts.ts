/** What a file leaves open, asked in words. What is not here is shown by its own name. */
import type { Both } from "./both";

export const questions: Record<string, Both> = {
  day_or_month_first: { en: "Day first, or month first?", fr: "Le jour d’abord, ou le mois ?" },
  decimal_or_thousands: { en: "Decimal mark, or thousands?", fr: "Décimale, ou milliers ?" },
  encoding: { en: "How are accented letters written?", fr: "Comment les lettres accentuées sont-elles écrites ?" },
  stage_order: { en: "In which order do the stages come?", fr: "Dans quel ordre viennent les étapes ?" },
  entity: { en: "What does the file hold?", fr: "Que contient le fichier ?" },
  delimiter: { en: "What stands between the columns?", fr: "Qu’est-ce qui sépare les colonnes ?" },
  currency: { en: "In which currency?", fr: "Dans quelle devise ?" },
  survey_kind: { en: "Which question do the scores answer?", fr: "À quelle question ces notes répondent-elles ?" },
  zone: { en: "In which time zone?", fr: "Dans quel fuseau horaire ?" },
  field: { en: "Which column is it?", fr: "De quelle colonne s’agit-il ?" },
};

export const answers: Record<string, Both> = {
  "dd/mm/yyyy": { en: "Day first", fr: "Jour d’abord" },
  "mm/dd/yyyy": { en: "Month first", fr: "Mois d’abord" },
  "1,234.56": { en: "Point for decimals: 1,234.56", fr: "Point décimal : 1,234.56" },
  "1.234,56": { en: "Comma for decimals: 1.234,56", fr: "Virgule décimale : 1.234,56" },
  nps: { en: "Would you recommend us? (NPS)", fr: "Nous recommanderiez-vous ? (NPS)" },
  csat: { en: "Are you satisfied? (CSAT)", fr: "Êtes-vous satisfait ? (CSAT)" },
  ces: { en: "Was it easy? (CES)", fr: "Était-ce facile ? (CES)" },
  none: { en: "Another one", fr: "Une autre" },
  day_first: { en: "Day first", fr: "Jour d’abord" },
  month_first: { en: "Month first", fr: "Mois d’abord" },
  decimal: { en: "Decimal mark", fr: "Séparateur décimal" },
  thousands: { en: "Thousands", fr: "Milliers" },
  comma: { en: "comma", fr: "virgule" },
  semicolon: { en: "semicolon", fr: "point-virgule" },
  tab: { en: "tab", fr: "tabulation" },
  pipe: { en: "bar", fr: "barre" },
  space: { en: "space", fr: "espace" },
};

/** What stands between the columns, in words. */
export const delimiters: Record<string, Both> = {
  ",": answers["comma"] as Both, ";": answers["semicolon"] as Both, "\t": answers["tab"] as Both, "|": answers["pipe"] as Both, " ": answers["space"] as Both,
};
