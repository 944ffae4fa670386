//! How fast it is: the core natively and in Node, then the same job in the peers, side by side in Chromium.

use crate::steps::Steps;
use crate::{project, serve, tools};
use std::process::Command;

/// The core's own benchmarks, then the peers over so many deals (10,000 and 100,000 by default).
pub fn run(sizes: &[&str]) -> Result<(), String> {
    let sizes = if sizes.is_empty() { &["10000", "100000"] } else { sizes };
    let mut steps = Steps::new(tools::everything()?);
    serve::build(&mut steps)?;
    steps.run("the core, as wasm in Node", Command::new("node").arg("bench/node.mjs").args(sizes))?;
    for size in sizes {
        let data = project::target().join("bench/data").join(size);
        steps.run(&format!("the core, natively, {size} deals"), Command::new("cargo").args(["bench", "--bench", "*"]).env("CRM_KPI_BENCH", data))?;
    }
    steps.run("the whole catalogue in Chromium, figure by figure", Command::new("node").arg("bench/catalogue.mjs").args(sizes))?;
    steps.run("the same job in the peers, in Chromium", Command::new("node").arg("bench/run.mjs").args(sizes))
}
