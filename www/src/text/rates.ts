/** Words of exchange rates. */
import type { Both } from "./both";
import type { Sentence } from "./tell";

export const RATES = {
  title: { en: "Currencies", fr: "Devises" },
  about: { en: "Amounts in a currency without a rate are left out of every sum. A rate holds from its day on; orders and spending go by their own day.", fr: "Les montants dans une devise sans taux restent hors de toute somme. Un taux vaut à partir de son jour ; commandes et dépenses suivent le leur." },
  currency: { en: "Currency", fr: "Devise" },
  records: { en: "Records", fr: "Enregistrements" },
  reporting: { en: "that of the figures", fr: "celle des chiffres" },
  figuresIn: { en: "Figures in", fr: "Chiffres en" },
  byDay: { en: "By day", fr: "Par date" },
  from: { en: "from", fr: "à partir du" },
  apply: { en: "Apply", fr: "Appliquer" },
  pattern: { en: "A number above zero, such as 0.92", fr: "Un nombre positif, comme 0,92" },
} satisfies Record<string, Both>;

export const RATES_SAY = {
  in: { en: (a: { to: string }) => `Worth in ${a.to}`, fr: (a: { to: string }) => `Valeur en ${a.to}` },
  worth: { en: (a: { one: string; to: string }) => `What 1 ${a.one} is worth in ${a.to}`, fr: (a: { one: string; to: string }) => `Ce que vaut 1 ${a.one} en ${a.to}` },
  left: { en: (a: { codes: string }) => `No rate for ${a.codes}: left out of every sum.`, fr: (a: { codes: string }) => `Aucun taux pour ${a.codes} : hors de toute somme.` },
} satisfies Record<string, Sentence<never>>;
