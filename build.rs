//! The vendor profiles as the core wants them: headers as keys, without what only people read (spaces, and where each was taken
//! from), for a smaller download and no folding of names at run time.

use columns::words;
use serde_json::Value;
use std::{env, fs, path::Path};

fn main() {
    let folder = Path::new("src/recognize/profiles");
    println!("cargo::rerun-if-changed={}", folder.display());
    let out = env::var_os("OUT_DIR").expect("cargo names a folder");
    let general: Value = serde_json::from_str(&fs::read_to_string(folder.join("generic.json")).expect("generic")).expect("generic");
    let mut general = general["entities"].as_array().cloned().unwrap_or_default();
    general.iter_mut().for_each(compile);
    for entry in fs::read_dir(folder).expect("profiles").flatten() {
        let text = fs::read_to_string(entry.path()).expect("a profile");
        let mut profile: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", entry.path().display()));
        let cited = profile.as_object_mut().and_then(|map| map.remove("source"));
        assert!(
            cited.is_some_and(|source| !source.as_str().unwrap_or_default().is_empty()),
            "{}: say where its words come from (`source`)",
            entry.path().display()
        );
        for export in profile["entities"].as_array_mut().into_iter().flatten() {
            compile(export);
            if profile_is_vendor(&entry.path())
                && let Some(general) = general.iter().find(|general| general["entity"] == export["entity"])
            {
                leave_to_general(export, &words_of(&general["fields"]));
            }
        }
        let mut text = String::new();
        write(&profile, &mut text);
        fs::write(Path::new(&out).join(entry.path().file_stem().unwrap_or_default()), text).expect("written");
    }
}

/// A value a line, as `recognize::profile` reads it.
fn write(value: &Value, out: &mut String) {
    match value {
        Value::Object(map) => {
            out.push_str("{\n");
            for (name, value) in map {
                out.push_str(&format!("{name}\n"));
                write(value, out);
            }
            out.push_str("}\n");
        }
        Value::Array(items) => {
            out.push_str(&format!("[{}\n", items.len()));
            items.iter().for_each(|item| write(item, out));
        }
        Value::Bool(true) => out.push_str("+\n"),
        Value::String(text) if !text.contains('\n') => out.push_str(&format!("'{text}\n")),
        other => panic!("{other} in a profile"),
    }
}

/// Headers of one export as keys: `["id", "Record ID", "Deal ID"]` becomes `"id recordid dealid"`.
fn compile(export: &mut Value) {
    for name in ["fields", "coalesce", "less"] {
        lists(&mut export[name]);
    }
    if export["also"].is_object() {
        lists(&mut export["also"]["fields"]);
    }
    for name in ["strong", "ignore", "unless"] {
        patterns(&mut export[name]);
    }
    for group in export["signature"].as_array_mut().into_iter().flatten() {
        patterns(group);
    }
    for rule in export["only"].as_array_mut().into_iter().flatten() {
        for name in ["columns", "values"] {
            patterns(&mut rule[name]);
        }
    }
    if let Some(map) = export.as_object_mut() {
        map.retain(|_, value| !value.is_null());
    }
}

fn profile_is_vendor(path: &Path) -> bool {
    path.file_stem().is_some_and(|name| name != "generic")
}

fn words_of(lists: &Value) -> Vec<Vec<String>> {
    lists.as_array().into_iter().flatten().filter_map(Value::as_str).map(|list| list.split(' ').map(str::to_owned).collect()).collect()
}

/// Takes from the end of a vendor's lists (never the first) the names that plain files have for the same field and no other: those
/// are found anyway.
fn leave_to_general(export: &mut Value, general: &[Vec<String>]) {
    let mut own = words_of(&export["fields"]);
    for at in 0..own.len() {
        let field = own[at][0].clone();
        let Some(known) = general.iter().find(|list| list[0] == field) else { continue };
        while let Some(last) = own[at].last().filter(|_| own[at].len() > 2) {
            let elsewhere = |list: &Vec<String>| list[0] != field && list[1..].contains(last);
            if !known[1..].contains(last) || general.iter().any(elsewhere) || own.iter().any(elsewhere) {
                break;
            }
            own[at].pop();
        }
    }
    export["fields"] = own.iter().map(|list| Value::String(list.join(" "))).collect();
}

fn lists(value: &mut Value) {
    for list in value.as_array_mut().into_iter().flatten() {
        let names: Vec<String> = list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
        let Some((field, headers)) = names.split_first() else { continue };
        let mut keys = vec![field.clone()];
        for header in headers.iter().map(|header| words::key(header)) {
            assert!(!header.is_empty(), "{field}: a header without letters");
            if !keys[1..].contains(&header) {
                keys.push(header);
            }
        }
        *list = Value::String(keys.join(" "));
    }
}

/// Patterns that begin with a sign stay as they are; the others are keys.
fn patterns(value: &mut Value) {
    for pattern in value.as_array_mut().into_iter().flatten() {
        let text = pattern.as_str().unwrap_or_default();
        if !text.starts_with(['=', '^', '$', '~', '#']) {
            *pattern = Value::String(words::key(text));
        }
    }
}
