//! Everything one may take away, in `dist/`.

use crate::steps::Steps;
use crate::{project, serve, tools};
use std::path::PathBuf;
use std::process::Command;

/// The site, the npm package with its tarball, the command line, and the checksums of all of them.
pub fn run() -> Result<(), String> {
    let mut steps = Steps::new(tools::for_site()?);
    serve::build(&mut steps)?;
    package(&mut steps)?;
    steps.run("command line: release build", Command::new("cargo").args(["build", "--release", "--bin", "crm-kpi"]))?;
    let place = project::root().join("dist/crm-kpi");
    std::fs::copy(project::target().join("release/crm-kpi"), &place).map_err(|error| format!("{}: {error}", place.display()))?;
    steps.run("checksums", Command::new("sh").args(["-c", SUMS]))?;
    steps.close();
    Ok(())
}

/// Of every file but the list itself, in the order of their names.
const SUMS: &str = "cd dist && find . -type f ! -name SHA256SUMS | LC_ALL=C sort | sed 's,^./,,' | xargs -d '\\n' sha256sum > SHA256SUMS && wc -l SHA256SUMS";

/// `dist/npm` and its tarball, from the wasm that the page's build has made.
pub fn package(steps: &mut Steps) -> Result<(), String> {
    let glue: PathBuf = project::target().join("glue");
    let built = project::target().join("wasm32-unknown-unknown/site/crm_kpi.wasm");
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "crm-kpi", "--out-dir"]).arg(&glue).arg(built);
    steps.run("npm package: glue", &mut bindgen)?;
    let built = project::target().join("wasm32-unknown-unknown/workbooks/crm_kpi.wasm");
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "crm-kpi-workbooks", "--out-dir"]).arg(&glue).arg(built);
    steps.run("npm package: glue of the second module", &mut bindgen)?;
    steps.run("npm package", Command::new("node").arg("www/npm.mjs").arg(glue))
}
