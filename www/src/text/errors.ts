/** Every way in which crm-kpi refuses to go on, in both languages: the core's own sentences, and the page's. */
import type { Trouble } from "../trouble";
import type { Both, Language } from "./both";
import { innerFrench } from "./inner";
import { core } from "./refusals";

const sentences = {
  ...core,
  // the core’s own speaks to the command line
  nothing_recognised: { en: "No file holds CRM data that could be recognized. Say what it holds and name its columns.", fr: "Aucun fichier ne contient de données CRM reconnues. Dites ce qu’il contient et nommez ses colonnes." },
  crashed: { en: "The computation stopped twice over this. The rest is as it was. Try a shorter period or fewer columns.", fr: "Le calcul s’est arrêté deux fois à cet endroit. Le reste est comme avant. Essayez une période plus courte ou moins de colonnes." },
  closed: { en: "This workspace is closed. Open another one.", fr: "Cet espace de travail est fermé. Ouvrez-en un autre." },
  not_started: { en: "The page could not start: its computing core was not loaded. Reload the page; a recent browser is needed (2023 or later).", fr: "La page n’a pas pu démarrer : son moteur de calcul n’a pas été chargé. Rechargez la page ; il faut un navigateur récent (2023 ou plus)." },
  over_limit: { en: "More than this page takes: fewer files, or a shorter export.", fr: "Plus que cette page n’accepte : moins de fichiers, ou un export plus court." },
  unmapped: { en: "was not recognized. Choose what it holds and its columns:", fr: "n’a pas été reconnu. Choisissez ce qu’il contient et ses colonnes :" },
  bad_message: { en: "A message between the page and its frame was refused: {}. Nothing was changed.", fr: "Un message entre la page et son cadre a été refusé : {}. Rien n’a changé." },
  other_version: { en: "The frame speaks version {} of the messages, this page another one. Take crm-kpi.html and crm-kpi/frame from one package.", fr: "Le cadre parle la version {} des messages, cette page une autre. Prenez crm-kpi.html et crm-kpi/frame du même paquet." },
  not_kept: { en: "The browser did not keep it: its storage is full, or the window is private. The figures are not touched.", fr: "Le navigateur ne l’a pas gardé : son stockage est plein, ou la fenêtre est privée. Les chiffres n’en souffrent pas." },
  unknown: { en: "Something unexpected happened. Nothing was changed; try again.", fr: "Un imprévu s’est produit. Rien n’a changé ; réessayez." },
} satisfies Record<string, Both>;

/** The core's codes and the page's own. */
export type TroubleCode = keyof typeof sentences;

/** What happened and what to do. Where nothing was found, its place goes with what leads to it. */
export function sentence({ code, found, found_fr }: Pick<Trouble, "code" | "found" | "found_fr">, language: Language): string {
  const words = language === "fr" ? (found_fr ?? innerFrench(found)) : found;
  return words === "" ? sentences[code][language].replace(/ ?:? \(?\{\}\)?/, "") : sentences[code][language].replace("{}", () => words);
}
