//! Files on disk, read in pieces into the core.

use super::Inspected;
use crm_kpi::dataset::Table;
use crm_kpi::error::{Code, Error};
use crm_kpi::read::{Finished, Hints, Reading};
use crm_kpi::workspace::{Added, Workspace};
use indicatif::{ProgressBar, ProgressStyle};
use std::fs::File;
use std::io::{IsTerminal, Read};
use std::path::Path;

const PIECE: usize = 4 << 20;

/// Today, from the clock: the only place that looks at it.
pub fn today() -> String {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map(|since| since.as_secs()).unwrap_or(0);
    crm_kpi::calendar::Day((since / 86_400) as i32).to_string()
}

fn name(path: &Path) -> String {
    if path == Path::new("-") { "stdin".into() } else { path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned() }
}

/// Reads one file into the workspace, again where the first part misled.
pub fn read(workspace: &mut Workspace, path: &Path, hints: &Hints) -> Result<(), Error> {
    let piped = if path == Path::new("-") { Some(stdin()?) } else { None };
    let mut hints = hints.clone();
    for _ in 0..4 {
        let mut reading = Reading::new(&name(path), hints);
        feed(&mut reading, path, piped.as_deref())?;
        match workspace.add(reading, None)? {
            Added::Source(_) => return Ok(()),
            Added::Again(better) => hints = better,
        }
    }
    Err(Error::new(Code::Unreadable, "its columns contradict themselves").in_file(&name(path)))
}

fn stdin() -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes).map_err(|error| Error::new(Code::Unreadable, error.to_string()).in_file("stdin"))?;
    Ok(bytes)
}

fn feed(reading: &mut Reading, path: &Path, piped: Option<&[u8]>) -> Result<(), Error> {
    if let Some(bytes) = piped {
        return bytes.chunks(PIECE).try_for_each(|piece| reading.push(piece));
    }
    let unreadable = |error: std::io::Error| Error::new(Code::Unreadable, error.to_string()).in_file(&name(path));
    let mut file = File::open(path).map_err(unreadable)?;
    let length = file.metadata().map_err(unreadable)?.len();
    let bar = if std::io::stderr().is_terminal() && length > PIECE as u64 { ProgressBar::new(length) } else { ProgressBar::hidden() };
    if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {bytes}/{total_bytes} {eta}") {
        bar.set_style(style);
    }
    bar.set_message(name(path));
    let mut piece = vec![0; PIECE];
    loop {
        let count = file.read(&mut piece).map_err(unreadable)?;
        if count == 0 {
            break;
        }
        reading.push(&piece[..count])?;
        bar.inc(count as u64);
    }
    bar.finish_and_clear();
    Ok(())
}

/// What was recognised in a file, read to its end, with its first records.
pub fn inspect(path: &Path, hints: &Hints, rows: Option<usize>) -> Result<Inspected, Error> {
    let piped = if path == Path::new("-") { Some(stdin()?) } else { None };
    let mut hints = hints.clone();
    for _ in 0..4 {
        let mut reading = Reading::new(&name(path), hints);
        reading.keep_text(rows.unwrap_or(0));
        feed(&mut reading, path, piped.as_deref())?;
        match reading.finish()? {
            Finished::Again(better) => hints = better,
            Finished::Table(table) => {
                let header = table.source.mapping.iter().map(|column| column.column.clone()).collect();
                let Table { source, sample, .. } = *table;
                return Ok(Inspected { source, header, sample: rows.map(|_| sample) });
            }
        }
    }
    Err(Error::new(Code::Unreadable, "its columns contradict themselves").in_file(&name(path)))
}
