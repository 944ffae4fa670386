/** Words of the moves between stages. */
import type { Both } from "./both";
import { en, fr, frS, type Counted, type Sentence } from "./tell";

export const MOVES = {
  title: { en: "Every move", fr: "Tous les passages" },
  about: { en: "Bands are as thick as they are many. Below a stage: those that went over it. Above: back. At the bottom: lost.", fr: "Une bande est d’autant plus épaisse qu’il y en a. Sous une étape : celles qui l’ont sautée. Au-dessus : retours. En bas : perdues." },
  from: { en: "From", fr: "De" },
  to: { en: "To", fr: "Vers" },
  moves: { en: "Moves", fr: "Passages" },
  share: { en: "Of those from there", fr: "De ceux qui en partent" },
  lost: { en: "lost", fr: "perdues" },
} satisfies Record<string, Both>;

export const MOVES_SAYS = {
  title: { en: (a: { over: Counted; back: Counted }) => `${en(a.over, "move skips", "moves skip")} a stage, ${en(a.back, "goes", "go")} back`, fr: (a: { over: Counted; back: Counted }) => `${fr(a.over, "passage saute", "passages sautent")} une étape, ${fr(a.back, "revient", "reviennent")} en arrière` },
  straight: { en: () => "Every move goes to the next stage", fr: () => "Chaque passage va à l’étape suivante" },
  say: { en: (a: { from: string; to: string; n: Counted; share: string }) => `From ${a.from} to ${a.to}: ${a.n.words}, ${a.share} of those from there`, fr: (a: { from: string; to: string; n: Counted; share: string }) => `De ${a.from} vers ${a.to} : ${a.n.words} passage${frS(a.n)}, ${a.share} de ceux qui en partent` },
} satisfies Record<string, Sentence<never>>;
