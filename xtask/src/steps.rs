//! Commands run one after the other, each under a headline and with its time; the first that fails stops all.

use crate::project;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::Instant;

/// What has been run so far.
#[derive(Default)]
pub struct Steps {
    path: OsString,
    passed: u64,
    failed: u64,
    times: Vec<(String, f64)>,
}

impl Steps {
    /// Steps whose commands find the project's tools first on `path`.
    pub fn new(path: OsString) -> Steps {
        Steps { path, ..Steps::default() }
    }

    /// One command. Its tests are counted from what its runner prints; a command that prints none counts as one.
    pub fn run(&mut self, headline: &str, command: &mut Command) -> Result<(), String> {
        command.current_dir(project::root()).env("PATH", &self.path).env_remove("NO_COLOR");
        self.check(headline, || match tee(command) {
            Ok((true, 0, 0)) => Outcome::passed(1),
            Ok((true, passed, 0)) => Outcome::passed(passed),
            Ok((_, passed, failed)) => Outcome { passed, failed: failed.max(1), why: Some(format!("failed: {}", shown(command))) },
            Err(error) => Outcome { passed: 0, failed: 1, why: Some(format!("{}: {error}", shown(command))) },
        })
    }

    /// One check that is not a command.
    pub fn check(&mut self, headline: &str, body: impl FnOnce() -> Outcome) -> Result<(), String> {
        println!("\n── {headline}");
        let start = Instant::now();
        let outcome = body();
        let seconds = start.elapsed().as_secs_f64();
        println!("── {headline}: {seconds:.1} s");
        self.times.push((headline.to_owned(), seconds));
        self.passed += outcome.passed;
        self.failed += outcome.failed;
        outcome.why.map_or(Ok(()), Err)
    }

    /// The times of all steps and the closing line.
    pub fn close(&self) {
        println!();
        for (headline, seconds) in &self.times {
            println!("{seconds:>8.1} s  {headline}");
        }
        println!("\n{} passed, {} failed", self.passed, self.failed);
    }
}

/// What a step came to. With a reason, nothing after it runs.
pub struct Outcome {
    pub passed: u64,
    pub failed: u64,
    pub why: Option<String>,
}

impl Outcome {
    /// All is well.
    pub fn passed(passed: u64) -> Outcome {
        Outcome { passed, failed: 0, why: None }
    }
}

/// Runs a command, passes its output on line by line, and gives its success and the tests it reports.
fn tee(command: &mut Command) -> std::io::Result<(bool, u64, u64)> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    let (mut passed, mut failed) = (0, 0);
    if let Some(output) = child.stdout.take() {
        let mut out = std::io::stdout().lock();
        for line in BufReader::new(output).split(b'\n') {
            let line = line?;
            out.write_all(&line)?;
            out.write_all(b"\n")?;
            let more = counts(&String::from_utf8_lossy(&line));
            passed += more.0;
            failed += more.1;
        }
    }
    Ok((child.wait()?.success(), passed, failed))
}

/// How many tests a line of a runner's output reports: cargo's `test result:` or node's `pass` and `fail`.
fn counts(line: &str) -> (u64, u64) {
    let line = line.trim();
    if let Some((_, result)) = line.split_once("test result: ") {
        let before = |word: &str| result.split_once(word)?.0.rsplit(' ').next()?.parse().ok();
        return (before(" passed").unwrap_or(0), before(" failed").unwrap_or(0));
    }
    match line.trim_start_matches(['ℹ', '#', ' ']).split_once(' ') {
        Some(("pass", number)) => (number.parse().unwrap_or(0), 0),
        Some(("fail", number)) => (0, number.parse().unwrap_or(0)),
        _ => (0, 0),
    }
}

/// A command as one would type it.
pub fn shown(command: &Command) -> String {
    let set = command.get_envs().filter(|(name, _)| *name != "PATH").filter_map(|(name, value)| Some(format!("{}={} ", name.display(), value?.display())));
    let words = std::iter::once(command.get_program()).chain(command.get_args()).map(|word| word.to_string_lossy().into_owned());
    set.collect::<String>() + &words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_both_runners_are_counted() {
        assert_eq!(counts("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured"), (12, 0));
        assert_eq!(counts("test result: FAILED. 3 passed; 2 failed; 0 ignored"), (3, 2));
        assert_eq!(counts("ℹ pass 7"), (7, 0));
        assert_eq!(counts("# fail 2"), (0, 2));
        assert_eq!(counts("a sentence that says pass 7"), (0, 0));
    }

    #[test]
    fn a_failing_command_stops_with_its_name() {
        let mut steps = Steps::new(std::env::var_os("PATH").unwrap_or_default());
        let why = steps.run("one that fails", Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        assert_eq!(why, "failed: sh -c exit 3");
        assert_eq!((steps.passed, steps.failed), (0, 1));
    }

    #[test]
    fn a_command_without_tests_counts_as_one() {
        let mut steps = Steps::new(std::env::var_os("PATH").unwrap_or_default());
        steps.run("one that passes", &mut Command::new("true")).unwrap();
        assert_eq!((steps.passed, steps.failed), (1, 0));
    }
}
