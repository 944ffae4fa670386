//! What went wrong, in words and as data, and with which exit code the program ends.

use crm_kpi::error::{Code, Error, Language};
use crm_kpi::report::to_canonical;
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

    /// A file that the line names and that cannot be read.
    pub fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
        Failure::usage(format!("{} cannot be read: {error}", path.display()), format!("{} ne peut pas être lu : {error}", path.display()))
    }

    /// A place that cannot be written to.
    pub fn unwritable(place: &str, error: &std::io::Error) -> Failure {
        let words = (format!("{place} cannot be written: {error}"), format!("écriture impossible dans {place} : {error}"));
        Failure { code: 1, words: Some(words), ..Failure::from(Error::new(Code::BadSettings, "")) }
    }

    /// No file could be read; the first one's error, which was said, says why.
    pub fn unread(first: Option<Error>) -> Failure {
        let said = first.is_some();
        let error = first.unwrap_or_else(|| Error::new(Code::NothingRecognised, ""));
        let code = if error.code == Code::BadMapping { 2 } else { 3 };
        Failure { error, code, words: None, said }
    }

    /// Says it on stderr, and on stdout where data is asked for.
    pub fn end(self, language: Language, json: bool) -> ExitCode {
        let mut error = self.error.in_language(language);
        if let Some((english, french)) = self.words {
            error.message = if language == Language::Fr { french } else { english };
        }
        let place = [error.file.clone(), error.row.map(|row| format!("line {row}")), error.column.clone()];
        let place: Vec<String> = place.into_iter().flatten().collect();
        if !self.said {
            eprintln!("{}{}{}", place.join(", "), if place.is_empty() { "" } else { ": " }, error.message);
        }
        if self.code == 2 {
            eprintln!("{}", if language == Language::Fr { "Voir `crm-kpi --help`." } else { "See `crm-kpi --help`." });
        }
        if json {
            told(&error);
        }
        ExitCode::from(self.code)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        let code = match error.code {
            Code::BadSettings | Code::BadMapping | Code::UnknownKpi => 2,
            _ => 1,
        };
        Failure { error, code, words: None, said: false }
    }
}

/// An error as data. That nobody listens is no further error.
fn told(error: &Error) {
    let _ = super::write(None, (to_canonical(&serde_json::json!({ "error": error })) + "\n").as_bytes());
}

/// A line that is not of the grammar, or that asks for help: in clap's words, and as data where `--format json` is written.
pub fn misread(error: &clap::Error) -> ExitCode {
    let _ = error.print();
    let words: Vec<String> = std::env::args().collect();
    if error.use_stderr() && (words.iter().any(|word| word == "--format=json") || words.windows(2).any(|pair| pair == ["--format", "json"])) {
        let first = error.to_string().lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        told(&Error { message: first, ..Error::new(Code::BadSettings, "") });
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}
