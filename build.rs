//! The vendor profiles without what only people read (spaces, and where each was taken from), for a smaller download.

use std::{env, fs, path::Path};

fn main() {
    let folder = Path::new("src/recognize/profiles");
    println!("cargo::rerun-if-changed={}", folder.display());
    let out = env::var_os("OUT_DIR").expect("cargo names a folder");
    for entry in fs::read_dir(folder).expect("profiles").flatten() {
        let text = fs::read_to_string(entry.path()).expect("a profile");
        let mut profile: serde_json::Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", entry.path().display()));
        if let Some(map) = profile.as_object_mut() {
            let cited = map.remove("source").is_some_and(|source| source.as_str().is_some_and(|text| !text.is_empty()));
            assert!(cited, "{}: say where its words come from (`source`)", entry.path().display());
        }
        fs::write(Path::new(&out).join(entry.file_name()), profile.to_string()).expect("written");
    }
}
