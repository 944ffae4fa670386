//! Files on disk, read in pieces into the core.

use super::Inspected;
use super::failure::{Failure, why};
use crm_kpi::dataset::Table;
use crm_kpi::decode::limits::{Ledger, MAX_HELD};
use crm_kpi::decode::package::{self, Package};
use crm_kpi::error::{Both, Code, Error};
use crm_kpi::read::{Finished, Hints, Reading, TablePart};
use crm_kpi::workspace::{Added, Workspace};
use indicatif::{ProgressBar, ProgressStyle};
use std::fs::File;
use std::io::{IsTerminal, Read};
use std::path::Path;

const PIECE: usize = 4 << 20;
/// Bytes by which a file's kind is told.
const HEAD: usize = 1 << 20;

/// Today, from the clock: the only place that looks at it.
pub fn today() -> String {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map(|since| since.as_secs()).unwrap_or(0);
    crm_kpi::calendar::Day((since / 86_400) as i32).to_string()
}

/// A file's name without its folder.
pub fn name(path: &Path) -> String {
    if path == Path::new("-") { "stdin".into() } else { path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned() }
}

/// All of a file of text that the line names beside the exports.
pub fn text(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| Failure::unreadable(path, &error))
}

/// What became of one table's reading.
enum Step<T> {
    Done(T),
    Again(Hints),
}

/// Reads one file into the workspace, all its tables; those that could not be read come back.
pub fn read(workspace: &mut Workspace, path: &Path, hints: &Hints) -> Result<Vec<Error>, Error> {
    let (_, errors) = tables(path, hints, 0, |reading| {
        Ok(match workspace.add(reading, None)? {
            Added::Source(_) => Step::Done(()),
            Added::Again(better) => Step::Again(better),
        })
    })?;
    Ok(errors)
}

/// What was recognized in a file, each of its tables read to its end, with its first records; and what could not be read.
pub fn inspect(path: &Path, hints: &Hints, rows: Option<usize>) -> Result<(Vec<Inspected>, Vec<Error>), Error> {
    tables(path, hints, rows.unwrap_or(0), |reading| {
        Ok(match reading.finish()? {
            Finished::Again(better) => Step::Again(better),
            Finished::Table(table) => {
                let header = table.source.mapping.iter().map(|column| column.column.clone()).collect();
                let Table { source, sample, .. } = *table;
                Step::Done(Inspected { source, header, sample: rows.map(|_| sample) })
            }
        })
    })
}

/// Every table of a file, read again where its first part misled. An error where none could be read; tables without records
/// beside others are none.
fn tables<T>(path: &Path, hints: &Hints, keep: usize, mut end: impl FnMut(Reading) -> Result<Step<T>, Error>) -> Result<(Vec<T>, Vec<Error>), Error> {
    let file = name(path);
    let input = Input::open(path)?;
    let mut one = |part: TablePart, feed: &dyn Fn(&mut Reading) -> Result<(), Error>| {
        let mut hints = hints.clone();
        for _ in 0..4 {
            let mut reading = Reading::of(&file, part.clone(), hints);
            reading.keep_text(keep);
            feed(&mut reading)?;
            match end(reading)? {
                Step::Done(done) => return Ok(done),
                Step::Again(better) => hints = better,
            }
        }
        let words = Both { en: "its columns contradict themselves", fr: "ses colonnes se contredisent" };
        Err(Error::about(Code::Unreadable, words).in_file(&file))
    };
    if !package::needed(&input.head, input.size).map_err(|error| error.in_file(&file))? {
        let table = one(TablePart::default(), &|reading| input.feed(reading))?;
        return Ok((vec![table], Vec::new()));
    }
    let package = input.all().and_then(Package::open).map_err(|error| error.in_file(&file))?;
    let (mut found, mut errors) = (Vec::new(), Vec::new());
    for part in &package.parts {
        match one(part.into(), &|reading| reading.push_part(part)) {
            Ok(table) => found.push(table),
            Err(error) => errors.push(error.in_file(&inner(&file, part.name.as_deref()))),
        }
    }
    errors.extend(package.refused.into_iter().map(|(name, error)| error.in_file(&inner(&file, Some(&name)))));
    if found.is_empty() {
        return Err(errors.into_iter().next().unwrap_or_else(|| Error::new(Code::EmptyFile, "").in_file(&file)));
    }
    errors.retain(|error| !matches!(error.code, Code::EmptyFile | Code::NoRows));
    Ok((found, errors))
}

fn inner(file: &str, part: Option<&str>) -> String {
    part.map_or_else(|| file.to_owned(), |part| format!("{file}/{part}"))
}

/// A file on disk, or all of standard input; and its first part.
struct Input<'a> {
    path: &'a Path,
    piped: Option<Vec<u8>>,
    size: u64,
    head: Vec<u8>,
}

impl Input<'_> {
    fn open(path: &Path) -> Result<Input<'_>, Error> {
        if path == Path::new("-") {
            let mut bytes = Vec::new();
            std::io::stdin().read_to_end(&mut bytes).map_err(unreadable(path))?;
            return Ok(Input { path, size: bytes.len() as u64, head: bytes.iter().copied().take(HEAD).collect(), piped: Some(bytes) });
        }
        let unreadable = unreadable(path);
        let file = File::open(path).map_err(&unreadable)?;
        let size = file.metadata().map_err(&unreadable)?.len();
        let mut head = Vec::new();
        file.take(HEAD as u64).read_to_end(&mut head).map_err(&unreadable)?;
        Ok(Input { path, piped: None, size, head })
    }

    fn all(&self) -> Result<Vec<u8>, Error> {
        if let Some(bytes) = &self.piped {
            return Ok(bytes.clone());
        }
        let mut bytes = Vec::new();
        Ledger::default().reserve(&mut bytes, usize::try_from(self.size).unwrap_or(usize::MAX))?;
        let file = File::open(self.path).map_err(unreadable(self.path))?;
        file.take(MAX_HELD as u64).read_to_end(&mut bytes).map_err(unreadable(self.path))?;
        Ok(bytes)
    }

    fn feed(&self, reading: &mut Reading) -> Result<(), Error> {
        if let Some(bytes) = &self.piped {
            return bytes.chunks(PIECE).try_for_each(|piece| reading.push(piece));
        }
        let unreadable = unreadable(self.path);
        let mut file = File::open(self.path).map_err(&unreadable)?;
        let bar = if std::io::stderr().is_terminal() && self.size > PIECE as u64 { ProgressBar::new(self.size) } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {bytes}/{total_bytes} {eta}") {
            bar.set_style(style);
        }
        bar.set_message(name(self.path));
        let mut piece = vec![0; PIECE];
        loop {
            let count = file.read(&mut piece).map_err(&unreadable)?;
            if count == 0 {
                break;
            }
            reading.push(&piece[..count])?;
            bar.inc(count as u64);
        }
        bar.finish_and_clear();
        Ok(())
    }
}

fn unreadable(path: &Path) -> impl Fn(std::io::Error) -> Error {
    let file = name(path);
    move |error| why(Code::Unreadable, &error).in_file(&file)
}
