// Generated from the Rust sentences by `cargo xtask types`: the wasm holds no words. `{}` is what was found.
import type { Code } from "../api";
import type { Both } from "./both";

export const core: Readonly<Record<Code, Both>> = {
  empty_file: {"en":"The file is empty. Export it again from your CRM, with at least one record.","fr":"Le fichier est vide. Exportez-le à nouveau depuis votre CRM, avec au moins un enregistrement."},
  no_rows: {"en":"The file has a header but no records. Check the filter of the export.","fr":"Le fichier a un en-tête mais aucun enregistrement. Vérifiez le filtre de l’export."},
  not_a_table: {"en":"This is {}, not a table. Export the records as CSV and use that file.","fr":"C’est {}, pas un tableau. Exportez les enregistrements en CSV et utilisez ce fichier."},
  unsupported_format: {"en":"This is {}, which this version does not open. Save it as CSV (UTF-8) and use that file.","fr":"C’est {}, que cette version n’ouvre pas. Enregistrez-le en CSV (UTF-8) et utilisez ce fichier."},
  password_protected: {"en":"This {} has a password. Save a copy without it and use that file.","fr":"Un mot de passe protège ce fichier ({}). Enregistrez-en une copie sans mot de passe et utilisez-la."},
  damaged: {"en":"The file is damaged: {}. Open it in the program it comes from, save it anew and use that copy.","fr":"Le fichier est endommagé : {}. Ouvrez-le dans le programme d’origine, enregistrez-le à nouveau et utilisez cette copie."},
  file_too_large: {"en":"The file holds more than {}, which is all that is read of this format. Export a shorter period, or save it as CSV (UTF-8).","fr":"Le fichier contient plus de {}, la limite pour ce format. Exportez une période plus courte, ou enregistrez-le en CSV (UTF-8)."},
  unpacks_too_large: {"en":"The file unpacks to more than {}, so it was not opened. Unpack it yourself if you trust it, and use the tables in it.","fr":"Une fois décompressé, le fichier dépasse {} ; il n’a pas été ouvert. Décompressez-le vous-même s’il est sûr, puis utilisez les tableaux qu’il contient."},
  too_many_entries: {"en":"The archive holds more than {} files. Unpack it and use the tables in it.","fr":"L’archive contient plus de {} fichiers. Décompressez-la et utilisez les tableaux qu’elle contient."},
  too_many_cells: {"en":"The sheet has more than {} cells. Save it as CSV (UTF-8), or export a shorter period.","fr":"La feuille a plus de {} cellules. Enregistrez-la en CSV (UTF-8), ou exportez une période plus courte."},
  out_of_memory: {"en":"There is not enough memory to read this file ({} MiB at once). Close other tabs, or export a shorter period.","fr":"La mémoire ne suffit pas pour lire ce fichier ({} Mio d’un coup). Fermez d’autres onglets, ou exportez une période plus courte."},
  unclosed_quote: {"en":"A quotation mark opened on this line is never closed. Correct the cell, or export the file again.","fr":"Un guillemet ouvert à cette ligne n’est jamais fermé. Corrigez la cellule, ou exportez le fichier à nouveau."},
  too_many_columns: {"en":"The file has {} columns; at most 2,000 are read. Export only the columns you need.","fr":"Le fichier a {} colonnes ; 2 000 au plus sont lues. N’exportez que les colonnes utiles."},
  too_many_rows: {"en":"The file has more than {} rows. Export a shorter period.","fr":"Le fichier a plus de {} lignes. Exportez une période plus courte."},
  cell_too_large: {"en":"A cell is longer than {}. Shorten it, or leave that column out of the export.","fr":"Une cellule dépasse {}. Raccourcissez-la, ou retirez cette colonne de l’export."},
  unreadable: {"en":"The file could not be read: {}. Check that it still exists and is not open elsewhere, then try again.","fr":"Le fichier n’a pas pu être lu : {}. Vérifiez qu’il existe toujours et n’est pas ouvert ailleurs, puis réessayez."},
  bad_settings: {"en":"The settings cannot be used: {}. Correct or remove that entry.","fr":"Les réglages ne sont pas utilisables : {}. Corrigez ou retirez cette entrée."},
  bad_mapping: {"en":"The mapping cannot be used: {}. Choose a column of the file and a field of the entity.","fr":"La correspondance n’est pas utilisable : {}. Choisissez une colonne du fichier et un champ de l’entité."},
  nothing_recognised: {"en":"No file holds CRM data that could be recognized. Say what it holds and name its columns: under Sources, or with --entity and --map.","fr":"Aucun fichier ne contient de données CRM reconnues. Dites ce qu’il contient et nommez ses colonnes : dans Sources, ou avec --entity et --map."},
  unknown_kpi: {"en":"There is no figure called {}. `crm-kpi explain` lists them.","fr":"Il n’y a pas d’indicateur nommé {}. `crm-kpi explain` les énumère."},
  unknown_source: {"en":"That file is not loaded. Add it again.","fr":"Ce fichier n’est pas chargé. Ajoutez-le à nouveau."},
  newer_recipe: {"en":"This recipe was saved by a newer version of crm-kpi (it is of version {}; this one opens recipes of version 1). Update crm-kpi, or save the recipe with this version.","fr":"Cette recette vient d’une version plus récente de crm-kpi (elle est de version {} ; celle-ci ouvre les recettes de version 1). Mettez crm-kpi à jour, ou enregistrez la recette avec cette version."},
  unwritable: {"en":"The result cannot be written: {}. Check that the folder exists and may be written to, or name another place.","fr":"Le résultat ne peut pas être écrit : {}. Vérifiez que le dossier existe et est accessible en écriture, ou nommez un autre endroit."},
  cancelled: {"en":"Reading was stopped. Nothing was changed.","fr":"La lecture a été arrêtée. Rien n’a changé."},
};
