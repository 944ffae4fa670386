//! The command line: files in, the report out. Data goes to stdout, words to stderr.

mod arguments;
mod explain;
mod failure;
mod figures;
mod files;
mod html;
mod sheets;
mod table;
mod xlsx;
mod zones;

use arguments::{Command, Format, Line, Plain, Questions, ReportLine};
use clap::{CommandFactory, Parser};
use crm_kpi::calendar::{Day, Span};
use crm_kpi::error::{Error, Language};
use crm_kpi::recipe::{Recipe, VERSION, mapping};
use crm_kpi::report::{Source, to_canonical};
use crm_kpi::settings::{Grain, Period, Settings};
use crm_kpi::workspace::Workspace;
use failure::{Failure, misread};
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let line = match Line::try_parse() {
        Ok(line) => line,
        Err(error) => return misread(&error),
    };
    let manner = line.manner();
    let done = match line.command {
        Command::Report(report) => run_report(&report),
        Command::Inspect(inspect) => run_inspect(&inspect),
        Command::Explain(explain) => explain::run(&explain),
        Command::Sample(sample) => run_sample(&sample),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Line::command(), "crm-kpi", &mut script);
            // A program with a hyphen has two names in a script for bash (clap-rs/clap#6421), and nothing is completed after a command.
            write(None, String::from_utf8_lossy(&script).replace("crm__subcmd__kpi", "crm__kpi").as_bytes())
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.end(manner),
    }
}

fn settings(line: &Questions) -> Result<Settings, Failure> {
    let mut settings = match &line.settings {
        Some(path) => Settings::from_json(&files::text(path)?).map_err(|error| error.in_file(&files::name(path)))?,
        None => line.files.recipe()?.map(|recipe| recipe.settings).unwrap_or_default(),
    };
    if let Some(period) = &line.period {
        let span = Span::parse(period).map_err(|_| malformed("--period", period, "A..B | YYYY | YYYY-Qn | YYYY-MM"))?;
        settings.period = Some(Period { start: span.start.to_string(), end: span.end.to_string() });
    }
    if let Some(as_of) = &line.as_of {
        Day::parse(as_of).map_err(|_| malformed("--as-of", as_of, "YYYY-MM-DD"))?;
        settings.as_of = Some(as_of.clone());
    }
    if let Some(grain) = &line.grain {
        let known = Grain::named(grain);
        settings.grain = known.ok_or_else(|| {
            let all = "day, week, month, quarter, year";
            Failure::usage(format!("--grain {grain} is none of {all}"), format!("--grain {grain} n’est pas l’un de {all}"))
        })?;
    }
    if !line.by.is_empty() {
        settings.by = Some(line.by.iter().flat_map(|by| by.split(',')).map(str::to_owned).collect());
    }
    for filter in &line.filter {
        let (dimension, label) = filter.split_once('=').ok_or_else(|| malformed("--filter", filter, "DIMENSION=LABEL"))?;
        settings.filters.or_insert_with(dimension.into(), Vec::new).push(if label.is_empty() { None } else { Some(label.into()) });
    }
    if settings.now.is_none() {
        settings.now = Some(files::today());
    }
    Ok(settings)
}

/// An entry of the line that is not written as it should be.
fn malformed(name: &str, entry: &str, form: &str) -> Failure {
    Failure::usage(format!("{name} {entry} is not {form}"), format!("{name} {entry} n’est pas de la forme {form}"))
}

/// Reads files into a workspace; a file that cannot be read is said and left out, and the run goes on.
fn load(line: &arguments::Files) -> Result<Workspace, Failure> {
    line.named()?;
    let mut workspace = Workspace::new();
    let mut first_error = None;
    let said = |error: &Error| failure::say(error, &error.message(line.lang.into()), line.lang.into());
    for path in &line.files {
        match files::read(&mut workspace, path, &line.hints(path)?) {
            Ok(others) => others.iter().for_each(said),
            Err(error) => {
                said(&error);
                first_error.get_or_insert(error);
            }
        }
    }
    if workspace.sources().next().is_none() {
        return Err(Failure::unread(first_error));
    }
    Ok(workspace)
}

fn run_report(line: &ReportLine) -> Result<(), Failure> {
    if line.format == Format::Xlsx && line.out.is_none() && std::io::stdout().is_terminal() {
        return Err(Failure::usage(
            "a workbook is nothing for a terminal: name a file with --out",
            "un classeur ne s’affiche pas dans un terminal : nommez un fichier avec --out",
        ));
    }
    for place in [&line.out, &line.save_recipe].into_iter().flatten() {
        line.questions.files.spared(place)?;
    }
    let settings = settings(&line.questions)?;
    let mut workspace = load(&line.questions.files)?;
    if !workspace.holds_data() {
        return Err(Failure::unread(None));
    }
    zones::tell(&mut workspace, &settings.time_zone);
    let report = workspace.report(&settings)?;
    if let Some(path) = &line.save_recipe {
        save_recipe(path, line, &workspace, &settings)?;
    }
    let language = line.questions.files.lang.into();
    for dimension in settings.by.iter().flatten().filter(|by| !report.kpis.values().any(|kpi| kpi.breakdowns.contains_key(by.as_str()))) {
        eprintln!("--by {dimension}: {}", if language == Language::Fr { "aucun indicateur ne l’a." } else { "no figure has it." });
    }
    let bytes = match line.format {
        Format::Json => (to_canonical(&report) + "\n").into_bytes(),
        Format::Table => table::report(&report, language).into_bytes(),
        Format::Csv => sheets::csv(&report, language).into_bytes(),
        Format::Xlsx => xlsx::report(&report, language)?,
        Format::Html => html::report(&report, language).into_bytes(),
    };
    write(line.out.as_deref(), &bytes)
}

fn run_inspect(line: &arguments::InspectLine) -> Result<(), Failure> {
    line.files.named()?;
    let language = line.files.lang.into();
    let said = |error: &Error| failure::say(error, &error.message(language), language);
    let mut sources = Vec::new();
    let mut first_error = None;
    for path in &line.files.files {
        match files::inspect(path, &line.files.hints(path)?, line.rows) {
            Ok((inspected, others)) => {
                sources.extend(inspected);
                others.iter().for_each(said);
            }
            Err(error) => {
                said(&error);
                first_error.get_or_insert(error);
            }
        }
    }
    if sources.is_empty() {
        return Err(Failure::unread(first_error));
    }
    match line.format {
        Plain::Json => write(None, (to_canonical(&serde_json::json!({ "sources": sources })) + "\n").as_bytes()),
        Plain::Table => write(None, sources.iter().map(|inspected| table::source(&inspected.source, language)).collect::<String>().as_bytes()),
    }
}

fn run_sample(line: &arguments::SampleLine) -> Result<(), Failure> {
    let unwritable = |error: std::io::Error| Failure::unwritable(&line.dir.display().to_string(), &error);
    std::fs::create_dir_all(&line.dir).map_err(unwritable)?;
    for file in crm_kpi::sample::sample(line.deals, line.seed) {
        std::fs::write(line.dir.join(&file.name), &file.bytes).map_err(unwritable)?;
        write(None, format!("{}\n", line.dir.join(&file.name).display()).as_bytes())?;
    }
    Ok(())
}

/// What the files were told, their doubts as they were settled, and the settings, but for the day it is and the labels of filters.
fn save_recipe(path: &Path, line: &ReportLine, workspace: &Workspace, settings: &Settings) -> Result<(), Failure> {
    let mut sources = Vec::new();
    for (_, source) in workspace.sources() {
        let header: Vec<String> = source.mapping.iter().map(|column| column.column.clone()).collect();
        let told = line.questions.files.hints(Path::new(&source.file))?.for_header(&header).fields;
        sources.push(mapping(source, told.into_iter()));
    }
    let recipe =
        Recipe { crm_kpi_recipe: VERSION, sources, settings: Settings { now: None, filters: Default::default(), ..settings.clone() }, ..Recipe::default() };
    write(Some(path), (to_canonical(&recipe) + "\n").as_bytes())
}

/// To a file, or to stdout. A reader that has had enough (`… | head`) is no error.
fn write(out: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    let (place, written) = match out {
        Some(path) => (path.display().to_string(), std::fs::write(path, bytes)),
        None => (
            "standard output".to_owned(),
            std::io::stdout().write_all(bytes).or_else(|error| if error.kind() == ErrorKind::BrokenPipe { Ok(()) } else { Err(error) }),
        ),
    };
    written.map_err(|error| Failure::unwritable(&place, &error))
}

/// A source as `inspect` gives it.
#[derive(serde::Serialize)]
pub struct Inspected {
    /// As in the report.
    #[serde(flatten)]
    pub source: Source,
    /// The header row.
    pub header: Vec<String>,
    /// The first records, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sample: Option<Vec<Vec<String>>>,
}

impl From<arguments::Tongue> for Language {
    fn from(tongue: arguments::Tongue) -> Language {
        match tongue {
            arguments::Tongue::Fr => Language::Fr,
            arguments::Tongue::En => Language::En,
        }
    }
}
