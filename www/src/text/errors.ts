/** Every way in which the page refuses to go on, in both languages: used where the core's own words are missing or in the other language. */
import type { Code } from "../api";
import type { Both } from "./both";

/** The core's codes and the page's own. */
export type TroubleCode = Code | "crashed" | "closed" | "not_started" | "over_limit" | "unmapped" | "not_kept" | "unknown";

const sentences: Record<TroubleCode, Both> = {
  empty_file: { en: "The file is empty. Export it again from your CRM, with at least one record.", fr: "Le fichier est vide. Exportez-le à nouveau depuis votre CRM, avec au moins un enregistrement." },
  no_rows: { en: "The file has a header but no records. Check the filter of the export.", fr: "Le fichier a un en-tête mais aucun enregistrement. Vérifiez le filtre de l’export." },
  not_a_table: { en: "This is not a table. Export the records as CSV and drop that file.", fr: "Ce n’est pas un tableau. Exportez les enregistrements en CSV et déposez ce fichier." },
  unsupported_format: { en: "This version does not open this kind of file. Save it as CSV (UTF-8) and drop that file.", fr: "Cette version n’ouvre pas ce type de fichier. Enregistrez-le en CSV (UTF-8) et déposez ce fichier." },
  password_protected: { en: "The file has a password. Save a copy without it and drop that file.", fr: "Un mot de passe protège ce fichier. Enregistrez-en une copie sans mot de passe et déposez-la." },
  damaged: { en: "The file is damaged. Open it in the program it comes from, save it anew and drop that file.", fr: "Le fichier est endommagé. Ouvrez-le dans le programme d’origine, enregistrez-le à nouveau et déposez-le." },
  file_too_large: { en: "The file is larger than what is read of this format. Export a shorter period, or save it as CSV (UTF-8).", fr: "Le fichier dépasse la limite pour ce format. Exportez une période plus courte, ou enregistrez-le en CSV (UTF-8)." },
  unpacks_too_large: { en: "The file unpacks to too much, so it was not opened. Unpack it yourself if you trust it, and drop the tables in it.", fr: "Une fois décompressé, le fichier serait trop grand ; il n’a pas été ouvert. Décompressez-le vous-même s’il est sûr, puis déposez les tableaux qu’il contient." },
  too_many_entries: { en: "The archive holds too many files. Unpack it and drop the tables in it.", fr: "L’archive contient trop de fichiers. Décompressez-la et déposez les tableaux qu’elle contient." },
  too_many_cells: { en: "The sheet has too many cells. Save it as CSV (UTF-8), or export a shorter period.", fr: "La feuille a trop de cellules. Enregistrez-la en CSV (UTF-8), ou exportez une période plus courte." },
  out_of_memory: { en: "There is not enough memory to read this file. Close other tabs, or export a shorter period.", fr: "La mémoire ne suffit pas pour lire ce fichier. Fermez d’autres onglets, ou exportez une période plus courte." },
  unclosed_quote: { en: "A quotation mark opened on this line is never closed. Correct the cell, or export the file again.", fr: "Un guillemet ouvert à cette ligne n’est jamais fermé. Corrigez la cellule, ou exportez le fichier à nouveau." },
  too_many_columns: { en: "The file has too many columns; at most 2,000 are read. Export only the columns you need.", fr: "Le fichier a trop de colonnes ; 2 000 au plus sont lues. N’exportez que les colonnes utiles." },
  too_many_rows: { en: "The file has too many rows. Export a shorter period.", fr: "Le fichier a trop de lignes. Exportez une période plus courte." },
  cell_too_large: { en: "A cell is too long. Shorten it, or leave that column out of the export.", fr: "Une cellule est trop longue. Raccourcissez-la, ou retirez cette colonne de l’export." },
  unreadable: { en: "The file could not be read. Check that it still exists and is not open elsewhere, and drop it again.", fr: "Le fichier n’a pas pu être lu. Vérifiez qu’il existe toujours et n’est pas ouvert ailleurs, puis déposez-le à nouveau." },
  bad_settings: { en: "These settings cannot be used. The figures stay as they were.", fr: "Ces réglages ne sont pas utilisables. Les chiffres restent comme ils étaient." },
  bad_mapping: { en: "The mapping cannot be used. Choose a column of the file and a field of the entity.", fr: "La correspondance n’est pas utilisable. Choisissez une colonne du fichier et un champ de l’entité." },
  nothing_recognised: { en: "No file holds CRM data that could be recognized. Choose what the file holds and its columns under Sources.", fr: "Aucun fichier ne contient de données CRM reconnues. Choisissez ce que contient le fichier et ses colonnes dans Sources." },
  unknown_kpi: { en: "There is no such figure.", fr: "Il n’y a pas d’indicateur de ce nom." },
  unknown_source: { en: "That file is not loaded. Drop it again.", fr: "Ce fichier n’est pas chargé. Déposez-le à nouveau." },
  cancelled: { en: "Reading was stopped. Nothing was changed.", fr: "La lecture a été arrêtée. Rien n’a changé." },
  crashed: { en: "The computation stopped twice over this. The rest is as it was. Try a shorter period or fewer columns.", fr: "Le calcul s’est arrêté deux fois à cet endroit. Le reste est comme avant. Essayez une période plus courte ou moins de colonnes." },
  closed: { en: "This workspace is closed. Open another one.", fr: "Cet espace de travail est fermé. Ouvrez-en un autre." },
  not_started: { en: "The page could not start: its computing core was not loaded. Reload the page; a recent browser is needed (2023 or later).", fr: "La page n’a pas pu démarrer : son moteur de calcul n’a pas été chargé. Rechargez la page ; il faut un navigateur récent (2023 ou plus)." },
  over_limit: { en: "More than this page takes: fewer files, or a shorter export.", fr: "Plus que cette page n’accepte : moins de fichiers, ou un export plus court." },
  unmapped: { en: "was not recognized. Choose what it holds and its columns:", fr: "n’a pas été reconnu. Choisissez ce qu’il contient et ses colonnes :" },
  not_kept: { en: "The browser did not keep it: its storage is full, or the window is private. The figures are not touched.", fr: "Le navigateur ne l’a pas gardé : son stockage est plein, ou la fenêtre est privée. Les chiffres n’en souffrent pas." },
  unknown: { en: "Something unexpected happened. Nothing was changed; try again.", fr: "Un imprévu s’est produit. Rien n’a changé ; réessayez." },
};

/** The sentence for a code. */
export function sentence(code: TroubleCode): Both {
  return sentences[code];
}
