//! What cannot go on, and what to do about it. Trouble inside the data is not here: it is counted in the source.

use crate::value::{Take, Value, Wrong, text, wrong};
use serde::Serialize;

/// A failure with a stable code, its place, and advice in both languages. The workspace is unchanged when one is returned.
///
/// ```
/// use crm_kpi::error::{Code, Error, Language};
///
/// let error = Error::new(Code::TooManyColumns, "3000").in_file("deals.csv");
/// assert_eq!(error.to_string(), "The file has 3000 columns; at most 2,000 are read. Export only the columns you need.");
/// assert!(error.message(Language::Fr).starts_with("Le fichier a 3000 colonnes"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts", rename = "CoreError"))]
pub struct Error {
    /// Stable identifier, e.g. `empty_file`.
    pub code: Code,
    /// What was found, for the place of `{}` in the code's sentence.
    pub found: String,
    /// The same in French, where it is words and not data.
    pub found_fr: Option<String>,
    /// Base name of the file.
    pub file: Option<String>,
    /// Line of the file, from 1.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub row: Option<u64>,
    /// Header of the column, or what was found there.
    pub column: Option<String>,
}

/// Language of a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub enum Language {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
}

impl Take for Language {
    fn take(&mut self, value: Value) -> Result<(), Wrong> {
        *self = match text(value)?.as_str() {
            "en" => Language::En,
            "fr" => Language::Fr,
            _ => return wrong("en or fr is expected"),
        };
        Ok(())
    }
}

/// A sentence in both languages; leaving one out does not compile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub struct Both {
    /// English.
    pub en: &'static str,
    /// French.
    pub fr: &'static str,
}

impl Both {
    /// The sentence in one language.
    pub fn get(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Fr => self.fr,
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident: $en:literal, $fr:literal;)*) => {
        /// Every way in which crm-kpi refuses to go on. `{}` in a sentence is what was found.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
        pub enum Code { $($(#[$doc])* $name,)* }
        impl Code {
            /// All of them.
            pub const ALL: &[Code] = &[$(Code::$name,)*];
            /// The sentence for it: the page has its own copy, written from this one.
            #[cfg(not(target_arch = "wasm32"))]
            pub fn sentence(self) -> Both {
                match self { $(Code::$name => Both { en: $en, fr: $fr },)* }
            }
        }
    };
}

codes! {
    /// Zero bytes, or only a byte order mark or blank lines.
    EmptyFile: "The file is empty. Export it again from your CRM, with at least one record.", "Le fichier est vide. Exportez-le à nouveau depuis votre CRM, avec au moins un enregistrement.";
    /// A header line and nothing under it.
    NoRows: "The file has a header but no records. Check the filter of the export.", "Le fichier a un en-tête mais aucun enregistrement. Vérifiez le filtre de l’export.";
    /// Bytes of another kind: a picture, an archive, a program.
    NotATable: "This is {}, not a table. Export the records as CSV and use that file.", "C’est {}, pas un tableau. Exportez les enregistrements en CSV et utilisez ce fichier.";
    /// A table in a container that this version does not open.
    UnsupportedFormat: "This is {}, which this version does not open. Save it as CSV (UTF-8) and use that file.", "C’est {}, que cette version n’ouvre pas. Enregistrez-le en CSV (UTF-8) et utilisez ce fichier.";
    /// A workbook or an archive that asks for a password.
    PasswordProtected: "This {} has a password. Save a copy without it and use that file.", "Un mot de passe protège ce fichier ({}). Enregistrez-en une copie sans mot de passe et utilisez-la.";
    /// Not what its kind asks for: cut short, or changed.
    Damaged: "The file is damaged: {}. Open it in the program it comes from, save it anew and use that copy.", "Le fichier est endommagé : {}. Ouvrez-le dans le programme d’origine, enregistrez-le à nouveau et utilisez cette copie.";
    /// More bytes than may be held at once.
    FileTooLarge: "The file holds more than {}, which is all that is read of this format. Export a shorter period, or save it as CSV (UTF-8).", "Le fichier contient plus de {}, la limite pour ce format. Exportez une période plus courte, ou enregistrez-le en CSV (UTF-8).";
    /// An archive that unpacks to too much.
    UnpacksTooLarge: "The file unpacks to more than {}, so it was not opened. Unpack it yourself if you trust it, and use the tables in it.", "Une fois décompressé, le fichier dépasse {} ; il n’a pas été ouvert. Décompressez-le vous-même s’il est sûr, puis utilisez les tableaux qu’il contient.";
    /// An archive of too many files.
    TooManyEntries: "The archive holds more than {} files. Unpack it and use the tables in it.", "L’archive contient plus de {} fichiers. Décompressez-la et utilisez les tableaux qu’elle contient.";
    /// A sheet of too many cells.
    TooManyCells: "The sheet has more than {} cells. Save it as CSV (UTF-8), or export a shorter period.", "La feuille a plus de {} cellules. Enregistrez-la en CSV (UTF-8), ou exportez une période plus courte.";
    /// No memory for what a file holds.
    OutOfMemory: "There is not enough memory to read this file ({} MiB at once). Close other tabs, or export a shorter period.", "La mémoire ne suffit pas pour lire ce fichier ({} Mio d’un coup). Fermez d’autres onglets, ou exportez une période plus courte.";
    /// A quote that is opened and never closed.
    UnclosedQuote: "A quotation mark opened on this line is never closed. Correct the cell, or export the file again.", "Un guillemet ouvert à cette ligne n’est jamais fermé. Corrigez la cellule, ou exportez le fichier à nouveau.";
    /// More columns than the limit.
    TooManyColumns: "The file has {} columns; at most 2,000 are read. Export only the columns you need.", "Le fichier a {} colonnes ; 2 000 au plus sont lues. N’exportez que les colonnes utiles.";
    /// More rows than the limit.
    TooManyRows: "The file has more than {} rows. Export a shorter period.", "Le fichier a plus de {} lignes. Exportez une période plus courte.";
    /// A cell longer than the limit.
    CellTooLarge: "A cell is longer than {}. Shorten it, or leave that column out of the export.", "Une cellule dépasse {}. Raccourcissez-la, ou retirez cette colonne de l’export.";
    /// The file could not be read from disk, or changed while it was read.
    Unreadable: "The file could not be read: {}. Check that it still exists and is not open elsewhere, then try again.", "Le fichier n’a pas pu être lu : {}. Vérifiez qu’il existe toujours et n’est pas ouvert ailleurs, puis réessayez.";
    /// A setting that is not known, or whose value cannot be.
    BadSettings: "The settings cannot be used: {}. Correct or remove that entry.", "Les réglages ne sont pas utilisables : {}. Corrigez ou retirez cette entrée.";
    /// A mapping that names a column or a field that does not exist.
    BadMapping: "The mapping cannot be used: {}. Choose a column of the file and a field of the entity.", "La correspondance n’est pas utilisable : {}. Choisissez une colonne du fichier et un champ de l’entité.";
    /// No loaded file holds CRM data.
    NothingRecognised: "No file holds CRM data that could be recognized. Say what it holds and name its columns: under Sources, or with --entity and --map.", "Aucun fichier ne contient de données CRM reconnues. Dites ce qu’il contient et nommez ses colonnes : dans Sources, ou avec --entity et --map.";
    /// A KPI id that does not exist.
    UnknownKpi: "There is no figure called {}. `crm-kpi explain` lists them.", "Il n’y a pas d’indicateur nommé {}. `crm-kpi explain` les énumère.";
    /// A source id that is not loaded.
    UnknownSource: "That file is not loaded. Add it again.", "Ce fichier n’est pas chargé. Ajoutez-le à nouveau.";
    /// A recipe of a version that is not known yet.
    NewerRecipe: "This recipe was saved by a newer version of crm-kpi (it is of version {}; this one opens recipes of version 1). Update crm-kpi, or save the recipe with this version.", "Cette recette vient d’une version plus récente de crm-kpi (elle est de version {} ; celle-ci ouvre les recettes de version 1). Mettez crm-kpi à jour, ou enregistrez la recette avec cette version.";
    /// A place that cannot be written to.
    Unwritable: "The result cannot be written: {}. Check that the folder exists and may be written to, or name another place.", "Le résultat ne peut pas être écrit : {}. Vérifiez que le dossier existe et est accessible en écriture, ou nommez un autre endroit.";
    /// The person stopped it.
    Cancelled: "Reading was stopped. Nothing was changed.", "La lecture a été arrêtée. Rien n’a changé.";
}

impl From<columns::calendar::NotADate> for Error {
    fn from(found: columns::calendar::NotADate) -> Error {
        Error::new(Code::BadSettings, found.to_string())
    }
}

/// Its sentence in English; where there are no sentences, what was found.
impl std::fmt::Display for Error {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        #[cfg(not(target_arch = "wasm32"))]
        return formatter.write_str(&self.message(Language::En));
        #[cfg(target_arch = "wasm32")]
        formatter.write_str(&self.found)
    }
}

impl std::error::Error for Error {}

impl Error {
    /// An error without a place.
    pub fn new(code: Code, found: impl Into<String>) -> Error {
        Error { code, found: found.into(), found_fr: None, file: None, row: None, column: None }
    }

    /// What happened and what to do.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn message(&self, language: Language) -> String {
        let found = self.found_fr.as_ref().filter(|_| language == Language::Fr).unwrap_or(&self.found);
        self.code.sentence().get(language).replacen("{}", found, 1)
    }

    /// An error about words that exist in both languages.
    pub fn about(code: Code, found: Both) -> Error {
        Error { found_fr: Some(found.fr.into()), ..Error::new(code, found.en) }
    }

    /// The same, in a file.
    pub fn in_file(mut self, file: &str) -> Error {
        self.file = Some(file.to_owned());
        self
    }

    /// The same, at a line of the file (from 1).
    pub fn at_row(mut self, row: u64) -> Error {
        self.row = Some(row);
        self
    }

    /// The same, in a column.
    pub fn in_column(mut self, column: &str) -> Error {
        self.column = Some(column.to_owned());
        self
    }
}
