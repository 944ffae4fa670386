//! What went wrong, in words and as data, and with which exit code the program ends.

use super::arguments::Manner;
use crm_kpi::error::{Both, Code, Error, Language};
use crm_kpi::report::to_canonical;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::process::ExitCode;

/// What ends the program.
pub struct Failure {
    error: Error,
    code: u8,
    /// In English and in French, where the error's own sentence is about files or settings.
    words: Option<(String, String)>,
    /// It was said already, beside what else could not be read.
    said: bool,
}

impl Failure {
    /// Wrong use, in English and in French.
    pub fn usage(english: impl Into<String>, french: impl Into<String>) -> Failure {
        let words = (english.into(), french.into());
        Failure { error: Error::new(Code::BadSettings, ""), code: 2, words: Some(words), said: false }
    }

    /// A file that the line names beside the exports, and that cannot be read.
    pub fn unreadable(path: &Path, error: &io::Error) -> Failure {
        Failure { code: 2, ..Failure::from(why(Code::Unreadable, error).in_file(&path.display().to_string())) }
    }

    /// A place that cannot be written to.
    pub fn unwritable(place: &str, error: &io::Error) -> Failure {
        Failure::from(why(Code::Unwritable, error).in_file(place))
    }

    /// No file could be read; the first one's error, which was said, says why.
    pub fn unread(first: Option<Error>) -> Failure {
        let said = first.is_some();
        let error = first.unwrap_or_else(|| Error::new(Code::NothingRecognised, ""));
        let code = if error.code == Code::BadMapping { 2 } else { 3 };
        Failure { error, code, words: None, said }
    }

    /// Says it on stderr, and on stdout where data is asked for.
    pub fn end(self, Manner { command, language, json }: Manner) -> ExitCode {
        let french = language == Language::Fr;
        let message = self.words.map_or_else(|| self.error.message(language), |(english, words)| if french { words } else { english });
        if !self.said {
            say(&self.error, &message, language);
        }
        if self.code == 2 {
            eprintln!("{} `crm-kpi {command} --help`.", if french { "Voir" } else { "See" });
        }
        if json {
            told(&self.error, &message);
        }
        ExitCode::from(self.code)
    }
}

/// What went wrong, on stderr, with its place before it.
pub fn say(error: &Error, message: &str, language: Language) {
    let line = |row| format!("{} {row}", if language == Language::Fr { "ligne" } else { "line" });
    let place: Vec<String> = [error.file.clone(), error.row.map(line), error.column.clone()].into_iter().flatten().collect();
    eprintln!("{}{}{message}", place.join(", "), if place.is_empty() { "" } else { ": " });
}

/// What the system says of a file, in both languages where it is one of the usual reasons.
pub fn why(code: Code, error: &io::Error) -> Error {
    let (en, fr) = match error.kind() {
        ErrorKind::NotFound => ("there is no such file or folder", "ce fichier ou ce dossier n’existe pas"),
        ErrorKind::PermissionDenied => ("access is denied", "l’accès est refusé"),
        ErrorKind::IsADirectory => ("it is a folder", "c’est un dossier"),
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => ("a file is in the place of a folder", "un fichier est à la place d’un dossier"),
        ErrorKind::StorageFull => ("the disk is full", "le disque est plein"),
        ErrorKind::ReadOnlyFilesystem => ("the disk is read-only", "le disque est en lecture seule"),
        ErrorKind::InvalidData => ("it is no UTF-8 text", "ce n’est pas du texte en UTF-8"),
        _ => return Error::new(code, error.to_string()),
    };
    Error::about(code, Both { en, fr })
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        let code = match error.code {
            Code::BadSettings | Code::BadMapping | Code::UnknownKpi | Code::NewerRecipe => 2,
            _ => 1,
        };
        Failure { error, code, words: None, said: false }
    }
}

/// An error as data. That nobody listens is no further error.
fn told(Error { code, file, row, column, .. }: &Error, message: &str) {
    let error = serde_json::json!({ "error": { "code": code, "message": message, "file": file, "row": row, "column": column } });
    let _ = super::write(None, (to_canonical(&error) + "\n").as_bytes());
}

/// A line that is not of the grammar, or that asks for help: in clap's words, and as data where JSON is what would be written.
pub fn misread(error: &clap::Error) -> ExitCode {
    let _ = error.print();
    let words: Vec<String> = std::env::args().skip(1).collect();
    let formats = words.iter().zip(words.iter().skip(1).map(Some).chain([None])).filter_map(|(word, next)| match word.strip_prefix("--format") {
        Some("") => next.map(String::as_str),
        Some(rest) => rest.strip_prefix('='),
        None => None,
    });
    let json = formats.last().map_or(["report", "inspect", "explain"].contains(&words.first().map_or("", String::as_str)), |format| format == "json");
    if error.use_stderr() && json {
        let message = error.to_string().lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        told(&Error::new(Code::BadSettings, ""), &message);
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}
