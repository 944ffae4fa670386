//! Every check, in the order in which they are likely to fail.

use crate::steps::Steps;
use crate::{dist, project, serve, sizes, tools};
use std::path::PathBuf;
use std::process::Command;

const WASM: [&str; 5] = ["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "core,workbooks"];

/// All checks; the first that fails ends them. The last line counts them.
pub fn run() -> Result<(), String> {
    let mut steps = Steps::new(tools::everything()?);
    let done = all(&mut steps);
    steps.close();
    done
}

fn all(steps: &mut Steps) -> Result<(), String> {
    steps.run("format", &mut cargo(&["fmt", "--all", "--check"]))?;
    // the catalogue names its files in a macro, where `cargo fmt` does not look
    steps.run("format of figures", Command::new("rustfmt").args(["--edition", "2024", "--check"]).args(files("src/kpi", ".rs")?))?;
    steps.run("clippy", &mut cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    steps.run("clippy, wasm", cargo(&["clippy", "--lib"]).args(WASM).args(["--", "-D", "warnings"]))?;
    steps.run("types of the page", &mut npm("check"))?;
    steps.run("unit tests of the page", &mut npm("test"))?;
    steps.run("native tests", &mut cargo(&["test", "--workspace"]))?;
    serve::build(steps)?;
    dist::package(steps)?;
    steps.check("sizes", sizes::check)?;
    steps.run("wasm tests in Chromium", in_chromium(cargo(&["test", "--test", "wasm"]).args(WASM)))?;
    steps.run("command line", &mut cargo(&["build", "--bin", "crm-kpi"]))?;
    steps.run(
        "browser tests of the built page",
        in_chromium(Command::new("node").args(["--test", "--test-reporter=spec", "--test-concurrency=1"]).args(files("tests/web", ".test.mjs")?)),
    )
}

/// A picture of every view, in `screenshots/`.
pub fn screenshots() -> Result<(), String> {
    let mut steps = Steps::new(tools::everything()?);
    serve::build(&mut steps)?;
    steps.run("command line", &mut cargo(&["build", "--bin", "crm-kpi"]))?;
    steps.run("screenshots", in_chromium(Command::new("node").arg("tests/web/screenshots.mjs")))
}

/// Writes the page's types from the Rust types; the tests fail while they differ.
pub fn types() -> Result<(), String> {
    let mut steps = Steps::new(std::env::var_os("PATH").unwrap_or_default());
    steps.run("types", cargo(&["test", "--lib", "types"]).env("CRM_KPI_WRITE_TYPES", "1"))
}

fn files(folder: &str, ending: &str) -> Result<Vec<PathBuf>, String> {
    let folder = project::root().join(folder);
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.to_string_lossy().ends_with(ending)).collect();
    found.sort();
    Ok(found)
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments);
    command
}

fn npm(script: &str) -> Command {
    let mut command = Command::new("npm");
    command.args(["run", "--silent", script]);
    command
}

fn in_chromium(command: &mut Command) -> &mut Command {
    command
        .env("CHROMIUM", tools::browser_program("CHROMIUM", "chromium"))
        .env("CHROMEDRIVER", tools::browser_program("CHROMEDRIVER", "chromedriver"))
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CRM_KPI_BIN", project::target().join("debug/crm-kpi"))
}
