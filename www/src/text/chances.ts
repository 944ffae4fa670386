/** Words of the chances of open deals: who is likely to be won, and how far that can be trusted. */
import type { Both } from "./both";
import { en, fr, type Counted, type Sentence } from "./tell";

export const CHANCES = {
  title: { en: "Chances to win", fr: "Chances de gain" },
  about: { en: "What becomes of open deals, as closed ones tell: by stage, age, amount, source, owner and moves back.", fr: "Ce que deviennent les affaires en cours, d’après les affaires closes : selon l’étape, l’âge, le montant, l’origine, le responsable et les retours en arrière." },
  plain: { en: "The share won of closed deals that stood in the same stage as long.", fr: "La part gagnée des affaires closes restées aussi longtemps dans la même étape." },
  none: { en: "No model", fr: "Pas de modèle" },
  listed: { en: "Open deals, the most likely first", fr: "Affaires en cours, les plus probables d’abord" },
  expected: { en: "Expected", fr: "Attendu" },
  chance: { en: "Chance", fr: "Chance" },
  mean: { en: "mean marked", fr: "moyenne marquée" },
  all: { en: "All of them", fr: "Toutes" },
  kept: { en: "Does it keep its word?", fr: "Tient-elle parole ?" },
  told: { en: "Chance told", fr: "Chance annoncée" },
  won: { en: "Share won", fr: "Part gagnée" },
  tested: { en: "Deals tested", fr: "Affaires testées" },
} satisfies Record<string, Both>;

export const CHANCES_SAY = {
  expected: { en: (a: { wins: string; open: Counted }) => `Of ${en(a.open, "open deal", "open deals")}, about ${a.wins} can be expected to be won`, fr: (a: { wins: string; open: Counted }) => `Sur ${fr(a.open, "affaire en cours", "affaires en cours")}, environ ${a.wins} gains à attendre` },
  some: { en: (a: { some: string; all: string }) => `${a.some} of ${a.all}`, fr: (a: { some: string; all: string }) => `${a.some} sur ${a.all}` },
  skill: {
    en: (a: { auc: string; less: string; brier: string; without: string }) => `Of a won and a lost deal it ranks the right one first ${a.auc} of the time (AUC; chance alone: 50%). Its error is ${a.less} below that of one chance for all (Brier score ${a.brier} against ${a.without}).`,
    fr: (a: { auc: string; less: string; brier: string; without: string }) => `D’une affaire gagnée et d’une perdue, elle classe la bonne en tête ${a.auc} du temps (AUC ; au hasard : 50 %). Son erreur est de ${a.less} sous celle d’une seule chance pour toutes (score de Brier ${a.brier} contre ${a.without}).`,
  },
  tested: { en: (a: Counted) => `Tested on ${en(a, "closed deal", "closed deals")} that it was not shown; on the line, it is right`, fr: (a: Counted) => `Testée sur ${fr(a, "affaire close qu’elle n’avait pas vue", "affaires closes qu’elle n’avait pas vues")} ; sur la ligne, elle dit vrai` },
  tenth: { en: (a: { told: string; won: string; n: Counted }) => `Told ${a.told}: ${a.won} won, of ${en(a.n, "deal", "deals")}`, fr: (a: { told: string; won: string; n: Counted }) => `Annoncé ${a.told} : ${a.won} gagnées, sur ${fr(a.n, "affaire", "affaires")}` },
  few: { en: (a: Counted) => `Only ${en(a, "closed deal", "closed deals")}: a model asks for 200, of which 20 won and 20 lost.`, fr: (a: Counted) => `${fr(a, "affaire close seulement", "affaires closes seulement")} : un modèle en demande 200, dont 20 gagnées et 20 perdues.` },
  failed: { en: (a: Counted) => `Tested on ${en(a, "closed deal", "closed deals")} that it was not shown, the model said no more than one chance for all would: it is not used.`, fr: (a: Counted) => `Testé sur ${fr(a, "affaire close qu’il n’avait pas vue", "affaires closes qu’il n’avait pas vues")}, le modèle n’en disait pas plus qu’une seule chance pour toutes : il n’est pas utilisé.` },
  unstable: { en: () => "The model found no stable answer: it is not used.", fr: () => "Le modèle n’a pas trouvé de réponse stable : il n’est pas utilisé." },
} satisfies Record<string, Sentence<never>>;
