//! What cannot go on, and what to do about it. Trouble inside the data is not here: it is counted in the source.

use crate::value::{Take, Value, Wrong, text, wrong};
use serde::Serialize;

/// A failure with a stable code, its place, and advice in both languages. The workspace is unchanged when one is returned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts", rename = "CoreError"))]
#[error("{message}")]
pub struct Error {
    /// Stable identifier, e.g. `empty_file`.
    pub code: Code,
    /// What happened and what to do, in the language asked for (see [`Error::in_language`]); English at first.
    pub message: String,
    /// Base name of the file.
    pub file: Option<String>,
    /// Line of the file, from 1.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub row: Option<u64>,
    /// Header of the column, or what was found there.
    pub column: Option<String>,
    /// What was found, to be put into the message.
    #[serde(skip)]
    pub found: String,
    /// The same in French, where it is words and not data.
    #[serde(skip)]
    pub found_fr: Option<&'static str>,
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
            /// The sentence for it.
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
    NotATable: "This is {}, not a table. Export the records as CSV and drop that file.", "C’est {}, pas un tableau. Exportez les enregistrements en CSV et déposez ce fichier.";
    /// A table in a container that this version does not open.
    UnsupportedFormat: "This is {}, which this version does not open. Save it as CSV (UTF-8) and drop that file.", "C’est {}, que cette version n’ouvre pas. Enregistrez-le en CSV (UTF-8) et déposez ce fichier.";
    /// A workbook or an archive that asks for a password.
    PasswordProtected: "This {} has a password. Save a copy without it and drop that file.", "Un mot de passe protège ce fichier ({}). Enregistrez-en une copie sans mot de passe et déposez-la.";
    /// Not what its kind asks for: cut short, or changed.
    Damaged: "The file is damaged: {}. Open it in the program it comes from, save it anew and drop that file.", "Le fichier est endommagé : {}. Ouvrez-le dans le programme d’origine, enregistrez-le à nouveau et déposez-le.";
    /// More bytes than may be held at once.
    FileTooLarge: "The file holds more than {}, which is all that is read of this format. Export a shorter period, or save it as CSV (UTF-8).", "Le fichier contient plus de {}, la limite pour ce format. Exportez une période plus courte, ou enregistrez-le en CSV (UTF-8).";
    /// An archive that unpacks to too much.
    UnpacksTooLarge: "The file unpacks to more than {}, so it was not opened. Unpack it yourself if you trust it, and drop the tables in it.", "Une fois décompressé, le fichier dépasse {} ; il n’a pas été ouvert. Décompressez-le vous-même s’il est sûr, puis déposez les tableaux qu’il contient.";
    /// An archive of too many files.
    TooManyEntries: "The archive holds more than {} files. Unpack it and drop the tables in it.", "L’archive contient plus de {} fichiers. Décompressez-la et déposez les tableaux qu’elle contient.";
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
    Unreadable: "The file could not be read: {}. Check that it still exists and is not open elsewhere, and drop it again.", "Le fichier n’a pas pu être lu : {}. Vérifiez qu’il existe toujours et n’est pas ouvert ailleurs, puis déposez-le à nouveau.";
    /// A setting that is not known, or whose value cannot be.
    BadSettings: "The settings cannot be used: {}. Correct or remove that entry.", "Les réglages ne sont pas utilisables : {}. Corrigez ou retirez cette entrée.";
    /// A mapping that names a column or a field that does not exist.
    BadMapping: "The mapping cannot be used: {}. Choose a column of the file and a field of the entity.", "La correspondance n’est pas utilisable : {}. Choisissez une colonne du fichier et un champ de l’entité.";
    /// No loaded file holds CRM data.
    NothingRecognised: "No file holds CRM data that could be recognised. Name the columns with --map, or choose the fields on the Sources page.", "Aucun fichier ne contient de données CRM reconnues. Nommez les colonnes avec --map, ou choisissez les champs dans la page Sources.";
    /// A KPI id that does not exist.
    UnknownKpi: "There is no figure called {}. See `crm-kpi explain` for the list.", "Il n’y a pas d’indicateur nommé {}. Voyez `crm-kpi explain` pour la liste.";
    /// A source id that is not loaded.
    UnknownSource: "That file is not loaded. Drop it again.", "Ce fichier n’est pas chargé. Déposez-le à nouveau.";
    /// The person stopped it.
    Cancelled: "Reading was stopped. Nothing was changed.", "La lecture a été arrêtée. Rien n’a changé.";
}

impl From<columns::calendar::NotADate> for Error {
    fn from(found: columns::calendar::NotADate) -> Error {
        Error::new(Code::BadSettings, found.to_string())
    }
}

/// A sentence with what was found in the place of its `{}`.
fn filled(sentence: &str, found: &str) -> String {
    crate::text::parted(sentence, "{}").map_or_else(|| sentence.to_owned(), |(before, after)| format!("{before}{found}{after}"))
}

impl Error {
    /// An error without a place.
    pub fn new(code: Code, found: impl Into<String>) -> Error {
        let found = found.into();
        Error { code, message: filled(code.sentence().en, &found), file: None, row: None, column: None, found, found_fr: None }
    }

    /// An error about words that exist in both languages.
    pub fn about(code: Code, found: Both) -> Error {
        Error { found_fr: Some(found.fr), ..Error::new(code, found.en) }
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

    /// The same, with its message in another language.
    pub fn in_language(mut self, language: Language) -> Error {
        let found = match (language, self.found_fr) {
            (Language::Fr, Some(french)) => french,
            _ => &self.found,
        };
        self.message = filled(self.code.sentence().get(language), found);
        self
    }
}
