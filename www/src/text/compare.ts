/** Words of the comparison of two segments. */
import type { Both } from "./both";

export const COMPARE = {
  open: { en: "Compare two", fr: "Comparer deux" },
  title: { en: "Side by side", fr: "Côte à côte" },
  with: { en: "with", fr: "avec" },
  first: { en: "First segment", fr: "Premier segment" },
  second: { en: "Second segment", fr: "Second segment" },
  close: { en: "Close the comparison", fr: "Fermer la comparaison" },
  figures: { en: "All figures", fr: "Tous les chiffres" },
  about: { en: "Where both intervals lie apart, the difference is established; where they touch, it may be noise.", fr: "Là où les deux intervalles sont disjoints, l’écart est établi ; là où ils se touchent, ce peut être du bruit." },
  figure: { en: "Figure", fr: "Indicateur" },
  drawn: { en: "Drawn", fr: "Dessin" },
  reading: { en: "Reading", fr: "Lecture" },
  apart: { en: "Established", fr: "Écart établi" },
  noise: { en: "May be noise", fr: "Peut-être du bruit" },
  computing: { en: "Computing both…", fr: "Calcul des deux…" },
} satisfies Record<string, Both>;
