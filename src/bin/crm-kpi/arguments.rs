//! The grammar of the command line.

use super::{Failure, files, malformed};
use clap::{Args, Parser, Subcommand, ValueEnum};
use crm_kpi::dataset::Entity;
use crm_kpi::error::Language;
use crm_kpi::read::Hints;
use crm_kpi::recipe::Recipe;
use std::path::{Path, PathBuf};

const REPORT: &str = "\
Examples:
  crm-kpi report deals.csv surveys.csv --format table
  crm-kpi report *.csv --period 2024-Q3 --by owner --filter country=France --out report.json
  crm-kpi report export.csv --entity export.csv=deal --map 'export.csv:Deal size=amount'
  crm-kpi report exports.zip --lang fr --format html --out report.html
  crm-kpi report - < export.csv

The JSON holds its settings with the defaults filled in: `--settings` takes them back.
A file that cannot be read is said and left out; the others are counted.";
const INSPECT: &str = "\
Examples:
  crm-kpi inspect export.csv --format table
  crm-kpi inspect export.xlsx --rows 5

A file that holds no CRM data is shown as well: its columns are what `--entity` and `--map` of `report` name.";
const COMPLETIONS: &str = "\
Examples:
  crm-kpi completions bash > ~/.local/share/bash-completion/completions/crm-kpi
  crm-kpi completions zsh > ~/.zfunc/_crm-kpi        # with fpath+=~/.zfunc before compinit in ~/.zshrc
  crm-kpi completions fish > ~/.config/fish/completions/crm-kpi.fish";
const SAMPLE: &str = "\
Examples:
  crm-kpi sample demo
  crm-kpi sample large --deals 100000 --seed 7";
const EXPLAIN: &str = "\
Examples:
  crm-kpi explain
  crm-kpi explain churn.logo --lang fr --format table
  crm-kpi explain sales.win_rate deals.csv --part lost --format table";

/// CRM exports in, the figures an analyst would sign out. Nothing leaves this computer.
#[derive(Parser)]
#[command(
    version,
    about,
    after_help = "Exit codes: 0 a report was made; 2 wrong use; 3 no file could be read, or none held CRM data; 1 anything else.\nData goes to standard output, words to standard error. `crm-kpi report - < export.csv` reads standard input."
)]
pub struct Line {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// All figures of these files.
    #[command(after_help = REPORT)]
    Report(ReportLine),
    /// What was recognized in each file.
    #[command(after_help = INSPECT)]
    Inspect(InspectLine),
    /// What a figure means, and the records behind it.
    #[command(after_help = EXPLAIN)]
    Explain(ExplainLine),
    /// Writes a demo data set: a firm's exports of two years.
    #[command(after_help = SAMPLE)]
    Sample(SampleLine),
    /// Writes what a shell needs to complete this command.
    #[command(after_help = COMPLETIONS)]
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

impl Line {
    /// How it speaks.
    pub fn manner(&self) -> Manner {
        let (command, language, json) = match &self.command {
            Command::Report(line) => ("report", line.questions.files.lang.into(), line.format == Format::Json),
            Command::Inspect(line) => ("inspect", line.files.lang.into(), line.format == Plain::Json),
            Command::Explain(line) => ("explain", line.questions.files.lang.into(), line.format == Plain::Json),
            Command::Sample(_) => ("sample", Language::En, false),
            Command::Completions { .. } => ("completions", Language::En, false),
        };
        Manner { command, language, json }
    }
}

/// How a command speaks.
pub struct Manner {
    /// Its name.
    pub command: &'static str,
    /// Language of messages.
    pub language: Language,
    /// Whether errors are written as JSON too.
    pub json: bool,
}

/// Files and how to read them.
#[derive(Args)]
pub struct Files {
    /// Exports; `-` is standard input, which goes by the name of stdin.
    pub files: Vec<PathBuf>,
    /// Which field a column is, as often as needed: `inspect` shows columns and fields.
    #[arg(long, value_name = "FILE:COLUMN=FIELD", allow_hyphen_values = true)]
    pub map: Vec<String>,
    /// What the rows of a file are (deal, contact, survey…), as often as needed.
    #[arg(long, value_name = "FILE=ENTITY", allow_hyphen_values = true)]
    pub entity: Vec<String>,
    /// A recipe: how earlier files with the same columns were read, and its settings.
    #[arg(long, value_name = "FILE")]
    pub recipe: Option<PathBuf>,
    /// Language of messages, and of dates that read both ways.
    #[arg(long, value_enum, default_value = "en")]
    pub lang: Tongue,
}

impl Files {
    /// Whether any file is named, and every entry about a file is about one of them; wrong use otherwise.
    pub fn named(&self) -> Result<(), Failure> {
        if self.files.is_empty() {
            let french = "aucun fichier n’est nommé : donnez au moins un export, ou - pour l’entrée standard";
            return Err(Failure::usage("no file is named: give at least one export, or - for standard input", french));
        }
        let told = self
            .map
            .iter()
            .map(|entry| ("--map", entry, entry.split_once(':')))
            .chain(self.entity.iter().map(|entry| ("--entity", entry, entry.rsplit_once('='))));
        for (name, entry, file) in told {
            if file.is_some_and(|(file, _)| !self.files.iter().any(|path| is_about(file, path))) {
                return Err(Failure::usage(format!("{name} {entry} is about none of the files"), format!("{name} {entry} ne concerne aucun des fichiers")));
            }
        }
        Ok(())
    }

    /// Refuses to write over one of the files that are read.
    pub fn spared(&self, place: &Path) -> Result<(), Failure> {
        let real = |path: &Path| std::fs::canonicalize(path).ok();
        if real(place).is_none_or(|place| self.files.iter().all(|path| real(path).as_ref() != Some(&place))) {
            return Ok(());
        }
        let place = place.display();
        Err(Failure::usage(
            format!("{place} is one of the exports: name another place to write to"),
            format!("{place} est l’un des exports : nommez un autre endroit où écrire"),
        ))
    }

    /// The recipe, if one is named.
    pub fn recipe(&self) -> Result<Option<Recipe>, Failure> {
        let Some(path) = &self.recipe else { return Ok(None) };
        Ok(Some(Recipe::from_json(&files::text(path)?).map_err(|error| error.in_file(&files::name(path)))?))
    }

    /// What the line says about one file.
    pub fn hints(&self, path: &Path) -> Result<Hints, Failure> {
        let known = self.recipe()?.map(|recipe| recipe.sources);
        let mut hints = Hints { language: self.lang.into(), known, ..Hints::default() };
        for entry in &self.map {
            let parts = entry.rsplit_once('=').and_then(|(left, field)| left.split_once(':').map(|(file, column)| (file, column, field)));
            let (file, column, field) = parts.ok_or_else(|| malformed("--map", entry, "FILE:COLUMN=FIELD"))?;
            if is_about(file, path) {
                hints.fields.insert(column.to_owned(), field.to_owned());
            }
        }
        for entry in &self.entity {
            let (file, entity) = entry.rsplit_once('=').ok_or_else(|| malformed("--entity", entry, "FILE=ENTITY"))?;
            let known = Entity::named(entity).ok_or_else(|| {
                let all = Entity::ALL.iter().map(|entity| entity.name()).collect::<Vec<_>>().join(", ");
                Failure::usage(format!("--entity {entity} is none of {all}"), format!("--entity {entity} n’est pas l’une de {all}"))
            })?;
            if is_about(file, path) {
                hints.entity = Some(known);
            }
        }
        Ok(hints)
    }
}

/// Whether a file's name on the line is a path's: a name without its folder means the file wherever it lies, on the line as in a saved recipe.
fn is_about(named: &str, path: &Path) -> bool {
    let named = Path::new(if named == "stdin" { "-" } else { named });
    let alone = |path: &Path| path.components().count() == 1;
    named == path || ((alone(named) || alone(path)) && named.file_name().is_some_and(|named| path.file_name() == Some(named)))
}

/// Files, and what is asked of them.
#[derive(Args)]
pub struct Questions {
    /// The files.
    #[command(flatten)]
    pub files: Files,
    /// Settings, as JSON: those of a report, or any part of them.
    #[arg(long, value_name = "FILE")]
    pub settings: Option<PathBuf>,
    /// A..B (days, B left out), YYYY, YYYY-Qn or YYYY-MM; by default the last whole year of the data.
    #[arg(long)]
    pub period: Option<String>,
    /// The day at whose end the world is looked at, YYYY-MM-DD.
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
    /// Step of the series: day, week, month, quarter or year.
    #[arg(long)]
    pub grain: Option<String>,
    /// Dimensions to break figures down by: owner, campaign, country… or a header.
    #[arg(long, value_name = "DIMENSION")]
    pub by: Vec<String>,
    /// Only records with this label, as often as needed; `DIMENSION=` is what has none.
    #[arg(long, value_name = "DIMENSION=LABEL")]
    pub filter: Vec<String>,
}

/// `report`.
#[derive(Args)]
pub struct ReportLine {
    /// Files and settings.
    #[command(flatten)]
    pub questions: Questions,
    /// How to write it.
    #[arg(long, value_enum, default_value = "json")]
    pub format: Format,
    /// A file to save the recipe to: what the files were told, and the settings.
    #[arg(long, value_name = "FILE")]
    pub save_recipe: Option<PathBuf>,
    /// A file to write to, instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// `inspect`.
#[derive(Args)]
pub struct InspectLine {
    /// The files.
    #[command(flatten)]
    pub files: Files,
    /// The first so many records, as text.
    #[arg(long)]
    pub rows: Option<usize>,
    /// How to write it.
    #[arg(long, value_enum, default_value = "json")]
    pub format: Plain,
}

/// `explain`.
#[derive(Args)]
pub struct ExplainLine {
    /// Id of the figure; none: the list.
    pub kpi: Option<String>,
    /// Which records: used, excluded, all, a reason, numerator, denominator, a measure (promoters), a movement (lost); then @2024-03-01 for a unit of the series, &owner=Ana for a row of a breakdown. With the figure `funnel`: lost&stage=Demo.
    #[arg(long, default_value = "used")]
    pub part: String,
    /// In the order of a column of the records (amount), or the other way round (-amount); else of the files.
    #[arg(long, default_value = "", allow_hyphen_values = true)]
    pub sort: String,
    /// At most so many records.
    #[arg(long, default_value_t = 20)]
    pub limit: usize,
    /// Files and settings.
    #[command(flatten)]
    pub questions: Questions,
    /// How to write it.
    #[arg(long, value_enum, default_value = "json")]
    pub format: Plain,
    /// A file to write to, instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// `sample`.
#[derive(Args)]
pub struct SampleLine {
    /// Where to.
    pub dir: PathBuf,
    /// How many deals.
    #[arg(long, default_value_t = 1200)]
    pub deals: usize,
    /// Same seed, same bytes.
    #[arg(long, default_value_t = 42)]
    pub seed: u64,
}

/// How to write what is no report.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Plain {
    /// Canonical JSON.
    Json,
    /// Words, for a terminal.
    Table,
}

/// How to write a report.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Canonical JSON.
    Json,
    /// Words, for a terminal.
    Table,
    /// The figures as a table, a row each.
    Csv,
    /// A workbook: figures, funnel, answers, over time, by part, files.
    Xlsx,
    /// One file that opens offline: no script, aggregates only.
    Html,
}

/// A language.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Tongue {
    /// English.
    En,
    /// French.
    Fr,
}
