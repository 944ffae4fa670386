//! The readers under libFuzzer: it runs on the stable compiler, which only has to count where the code has been.

use crate::project;
use crate::steps::Steps;
use std::process::Command;

const TARGET: &str = "x86_64-unknown-linux-gnu";
const COUNTED: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares";
const TARGETS: &[&str] = &["text", "package", "workbook", "values", "settings", "figures"];

/// So many runs of each target, or of one, each under a second; what is found stays in `fuzz/corpus`, what fails in `fuzz/artifacts`.
pub fn run(runs: &str, only: Option<&str>) -> Result<(), String> {
    let mut steps = Steps::new(std::env::var_os("PATH").unwrap_or_default());
    let built = project::target().join("fuzz");
    steps.run(
        "fuzz targets",
        Command::new("cargo")
            .args(["build", "--release", "--manifest-path", "fuzz/Cargo.toml", "--target", TARGET])
            .env("CARGO_TARGET_DIR", &built)
            .env("RUSTFLAGS", COUNTED),
    )?;
    for target in TARGETS.iter().filter(|target| only.is_none_or(|only| only == **target)) {
        let corpus = project::root().join("fuzz/corpus").join(target);
        let artifacts = project::root().join("fuzz/artifacts").join(target);
        for folder in [&corpus, &artifacts] {
            std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        let mut fuzz = Command::new(built.join(TARGET).join("release").join(target));
        fuzz.arg(&corpus).arg(format!("-runs={runs}")).args(["-timeout=1", "-rss_limit_mb=2048", "-max_len=4096", "-print_final_stats=1"]);
        steps.run(target, fuzz.arg(format!("-artifact_prefix={}/", artifacts.display())))?;
    }
    steps.close();
    Ok(())
}
