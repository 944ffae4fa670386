//! Where things are, and which versions the lock file names.

use std::path::{Path, PathBuf};

/// The project's top folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask stands in the project's folder")
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The built page.
pub fn site() -> PathBuf {
    root().join("dist/site")
}

/// The user's cache for this project: what is in it is keyed by version and shared by all clones.
pub fn cache() -> Result<PathBuf, String> {
    cache_from(std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from), std::env::var_os("HOME").map(PathBuf::from))
}

fn cache_from(xdg: Option<PathBuf>, home: Option<PathBuf>) -> Result<PathBuf, String> {
    let base = xdg.filter(|folder| folder.is_absolute()).or_else(|| home.map(|home| home.join(".cache")));
    Ok(base.ok_or("neither XDG_CACHE_HOME nor HOME is set: no place to keep the tools")?.join("crm-kpi"))
}

/// The version of a crate in Cargo.lock: the command line tool of wasm-bindgen must be exactly the crate's.
pub fn locked(name: &str) -> Result<String, String> {
    let path = root().join("Cargo.lock");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    locked_in(&text, name).ok_or_else(|| format!("{name} is not in Cargo.lock"))
}

fn locked_in(text: &str, name: &str) -> Option<String> {
    let mut lines = text.lines().skip_while(|line| *line != format!("name = \"{name}\""));
    lines.next()?;
    Some(lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_lock_files() {
        let text = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_in(text, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_in(text, "wasm"), None);
    }

    #[test]
    fn the_cache_follows_the_users_wish() {
        let home = Some(PathBuf::from("/home/ana"));
        assert_eq!(cache_from(None, home.clone()), Ok(PathBuf::from("/home/ana/.cache/crm-kpi")));
        assert_eq!(cache_from(Some("/big/cache".into()), home.clone()), Ok(PathBuf::from("/big/cache/crm-kpi")));
        assert_eq!(cache_from(Some("relative".into()), home), Ok(PathBuf::from("/home/ana/.cache/crm-kpi")));
        assert!(cache_from(None, None).is_err());
    }
}
