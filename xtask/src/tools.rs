//! Set-up: what is missing is installed, once a machine; what cannot be installed is named with what to do.
//!
//! The tools stand in the user's cache folder, keyed by name and version, so that neither a second run nor another clone
//! installs them again. A tool is built beside its place and moved into it at the end: a half-built one is never found.

use crate::project;
use crate::steps::shown;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const TRUNK: &str = "0.21.14"; // the last that this Rust compiles

/// What the page's build needs: the wasm target, wasm-bindgen, Trunk, Node and the npm packages. Gives the PATH to run with.
pub fn for_site() -> Result<OsString, String> {
    node()?;
    wasm_target()?;
    crates()?;
    let bindgen = Tool { name: "wasm-bindgen-cli", program: "wasm-bindgen", version: project::locked("wasm-bindgen")?, flags: &[], profile: &[] };
    let trunk = Tool {
        name: "trunk",
        program: "trunk",
        version: TRUNK.to_owned(),
        flags: &["--locked", "--no-default-features"],
        profile: &[("CARGO_PROFILE_RELEASE_LTO", "off"), ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"), ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")],
    };
    let cache = project::cache()?.join("tools");
    let mut folders = vec![bindgen.install(&cache)?, trunk.install(&cache)?];
    npm_packages(project::root())?;
    folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    std::env::join_paths(folders).map_err(|error| format!("PATH: {error}"))
}

/// What all checks need: the above, rustfmt, clippy, Chromium and its driver, what the examples stand on.
pub fn everything() -> Result<OsString, String> {
    components()?;
    browser()?;
    let path = for_site()?;
    npm_packages(&project::root().join("examples"))?;
    Ok(path)
}

struct Tool {
    name: &'static str,
    program: &'static str,
    version: String,
    flags: &'static [&'static str],
    profile: &'static [(&'static str, &'static str)],
}

impl Tool {
    /// The folder that the program is in, after installing it there if it is missing.
    fn install(&self, cache: &Path) -> Result<PathBuf, String> {
        self.install_by(cache, |place| {
            println!("installing {} {} into {} (once a machine; some minutes)", self.name, self.version, cache.display());
            let mut cargo = Command::new("cargo");
            cargo.args(["install", self.name, "--version", &self.version]).args(self.flags).arg("--root").arg(place);
            cargo.envs(self.profile.iter().copied()).env_remove("CARGO_TARGET_DIR").current_dir(cache);
            finish(&mut cargo)
        })
    }

    fn install_by(&self, cache: &Path, build: impl FnOnce(&Path) -> Result<(), String>) -> Result<PathBuf, String> {
        let place = cache.join(format!("{}-{}", self.name, self.version));
        let programs = place.join("bin");
        if programs.join(self.program).is_file() {
            return Ok(programs);
        }
        let _lock = lock(&cache.join(format!(".{}-{}.lock", self.name, self.version)))?;
        if programs.join(self.program).is_file() {
            return Ok(programs);
        }
        let half = cache.join(format!(".{}-{}.half", self.name, self.version));
        for old in [&half, &place] {
            if old.exists() {
                fs::remove_dir_all(old).map_err(|error| format!("{}: {error}", old.display()))?;
            }
        }
        build(&half)?;
        fs::rename(&half, &place).map_err(|error| format!("{}: {error}", place.display()))?;
        match programs.join(self.program).is_file() {
            true => Ok(programs),
            false => Err(format!("{} {} was installed without a program named {}", self.name, self.version, self.program)),
        }
    }
}

/// Waits until no other run holds this lock. It ends with the returned file.
fn lock(path: &Path) -> Result<File, String> {
    let wrong = |error: std::io::Error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(wrong)?;
    }
    let file = File::create(path).map_err(wrong)?;
    file.lock().map_err(wrong)?;
    Ok(file)
}

fn finish(command: &mut Command) -> Result<(), String> {
    match command.stdin(Stdio::null()).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("failed: {}", shown(command))),
        Err(error) => Err(format!("{}: {error}", shown(command))),
    }
}

fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The crates of all targets: Trunk builds without asking the network for any.
fn crates() -> Result<(), String> {
    finish(Command::new("cargo").args(["fetch", "--quiet", "--locked"]).current_dir(project::root()))
}

fn wasm_target() -> Result<(), String> {
    let sysroot = output("rustc", &["--print", "sysroot"]).ok_or("rustc does not run: install Rust with rustup")?;
    if Path::new(&sysroot).join("lib/rustlib/wasm32-unknown-unknown").is_dir() {
        return Ok(());
    }
    rustup(&["target", "add", "wasm32-unknown-unknown"])
}

fn components() -> Result<(), String> {
    match output("cargo", &["fmt", "--version"]).and(output("cargo", &["clippy", "--version"])) {
        Some(_) => Ok(()),
        None => rustup(&["component", "add", "rustfmt", "clippy"]),
    }
}

fn rustup(arguments: &[&str]) -> Result<(), String> {
    let mut command = Command::new("rustup");
    finish(command.args(arguments)).map_err(|why| format!("{why}\nRust must have been installed by rustup, or have these parts already"))
}

fn node() -> Result<(), String> {
    let version = output("node", &["--version"]).ok_or("Node.js is missing: install version 20 or newer (Debian: apt-get install nodejs npm)")?;
    let major: u32 = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok()).unwrap_or(0);
    if major < 20 {
        return Err(format!("Node.js {version} is too old: install version 20 or newer"));
    }
    output("npm", &["--version"]).map(|_| ()).ok_or_else(|| "npm is missing: install it beside Node.js (Debian: apt-get install npm)".to_owned())
}

/// `npm ci`, when the lock file is not the one that was installed from last.
fn npm_packages(folder: &Path) -> Result<(), String> {
    let stamp = folder.join("node_modules/.installed-from.json");
    let wanted = fs::read(folder.join("package-lock.json")).map_err(|error| format!("{}/package-lock.json: {error}", folder.display()))?;
    let installed = || fs::read(&stamp).is_ok_and(|from| from == wanted);
    if installed() {
        return Ok(());
    }
    let _lock = lock(&project::target().join("npm.lock"))?;
    if installed() {
        return Ok(());
    }
    println!("installing the npm packages of {}/package-lock.json", folder.display());
    finish(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(folder))?;
    fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// Chromium and its driver: those on PATH, or named by CHROMIUM and CHROMEDRIVER, or Debian's.
fn browser() -> Result<(), String> {
    let there = |variable: &str, program: &str| std::env::var_os(variable).is_some_and(|path| Path::new(&path).is_file()) || on_path(program);
    let complete = || there("CHROMIUM", "chromium") && there("CHROMEDRIVER", "chromedriver");
    if complete() {
        return Ok(());
    }
    let by_hand = "Chromium and its driver are missing: `sudo apt-get install chromium chromium-driver`, or set CHROMIUM and CHROMEDRIVER to their paths";
    if output("id", &["-u"]).as_deref() != Some("0") || !on_path("apt-get") {
        return Err(by_hand.to_owned());
    }
    let _lock = lock(&project::cache()?.join("apt.lock"))?;
    if complete() {
        return Ok(());
    }
    println!("installing Debian's chromium and chromium-driver");
    let apt = |arguments: &[&str]| {
        finish(Command::new("apt-get").args(["-q", "-o", "DPkg::Lock::Timeout=600"]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update"]).and_then(|()| apt(&["install", "-y", "--no-install-recommends", "chromium", "chromium-driver"])).map_err(|why| format!("{why}\n{by_hand}"))
}

fn on_path(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

/// The path of Chromium (or its driver) for children that want one.
pub fn browser_program(variable: &str, program: &str) -> OsString {
    std::env::var_os(variable).filter(|path| Path::new(path).is_file()).unwrap_or_else(|| {
        let path = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&path).map(|folder| folder.join(program)).find(|path| path.is_file()).map_or(program.into(), PathBuf::into_os_string)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;
    use std::sync::atomic::{AtomicU32, Ordering};

    fn tool() -> Tool {
        Tool { name: "hammer", program: "hit", version: "1.2.3".into(), flags: &[], profile: &[] }
    }

    fn fresh(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("crm-kpi-xtask-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    fn put(place: &Path) -> Result<(), String> {
        fs::create_dir_all(place.join("bin")).and_then(|()| fs::write(place.join("bin/hit"), "")).map_err(|error| error.to_string())
    }

    #[test]
    fn a_second_run_does_not_install_again() {
        let (cache, builds) = (fresh("twice"), Cell::new(0));
        for _ in 0..2 {
            let found = tool().install_by(&cache, |place| {
                builds.set(builds.get() + 1);
                put(place)
            });
            assert_eq!(found, Ok(cache.join("hammer-1.2.3/bin")));
        }
        assert_eq!(builds.get(), 1);
        fs::remove_dir_all(cache).unwrap();
    }

    #[test]
    fn a_failed_or_half_build_is_not_taken_for_a_tool() {
        let cache = fresh("half");
        let why = tool().install_by(&cache, |place| put(place).and(Err("the power went".into())));
        assert_eq!(why, Err("the power went".into()));
        assert!(!cache.join("hammer-1.2.3").exists());
        assert!(tool().install_by(&cache, put).is_ok());
        fs::remove_dir_all(cache).unwrap();
    }

    #[test]
    fn runs_at_the_same_time_build_it_once() {
        let (cache, builds) = (fresh("race"), AtomicU32::new(0));
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let found = tool().install_by(&cache, |place| {
                        builds.fetch_add(1, Ordering::SeqCst);
                        std::thread::sleep(std::time::Duration::from_millis(50));
                        put(place)
                    });
                    assert!(found.is_ok());
                });
            }
        });
        assert_eq!(builds.into_inner(), 1);
        fs::remove_dir_all(cache).unwrap();
    }
}
