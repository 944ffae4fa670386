//! The project's commands. Each one sets up what it needs first: a fresh Debian machine with Rust and Node is enough.

mod bench;
mod dist;
mod fuzz;
mod project;
mod serve;
mod sizes;
mod steps;
mod test;
mod tools;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask serve [--port N]     build the page and serve it on this machine
cargo xtask test                 every check, as .ci/run does
cargo xtask dist                 everything one may take away, into dist/: site, npm package, command line, checksums
cargo xtask bench [SIZE…]        the core's benchmarks, then the same job in the peers, side by side
cargo xtask fuzz [RUNS [TARGET]] the readers and figures under libFuzzer, 20,000 runs a target
cargo xtask screenshots          every view × width × theme × language, into screenshots/
cargo xtask types                write www/src/api.ts from the Rust types
cargo xtask setup                install what the other commands need, and nothing else";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["serve"] => serve::run(None),
        ["serve", "--port", port] => match port.parse() {
            Ok(port) => serve::run(Some(port)),
            Err(_) => Err(format!("--port takes a number from 1 to 65535, not {port}")),
        },
        ["test"] => test::run(),
        ["dist"] => dist::run(),
        ["bench", sizes @ ..] => bench::run(sizes),
        ["fuzz"] => fuzz::run("20000", None),
        ["fuzz", runs] => fuzz::run(runs, None),
        ["fuzz", runs, target] => fuzz::run(runs, Some(target)),
        ["screenshots"] => test::screenshots(),
        ["types"] => test::types(),
        ["setup"] => tools::everything().map(|_| ()),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("\nxtask: {why}");
            ExitCode::FAILURE
        }
    }
}
