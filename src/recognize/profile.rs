//! Vendor profiles: data files that say how a vendor names things, so that a new vendor needs no Rust.

use super::words::key;
use crate::dataset::Entity;
use serde::Deserialize;
use std::sync::OnceLock;

/// A vendor, or `generic`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Lower-case name.
    pub vendor: String,
    /// Its kinds of export, the most particular first.
    pub entities: Vec<Export>,
}

/// One kind of export.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// What its records are.
    pub entity: Entity,
    /// Vendors: one header of each group must be there. `=` exact spelling, `^` start, `$` end, `~` start of a value; else by
    /// key (see [`key`]).
    #[serde(default)]
    pub signature: Vec<Vec<String>>,
    /// Headers that speak against it.
    #[serde(default)]
    pub unless: Vec<String>,
    /// Generic: of each group of fields one must be found.
    #[serde(default)]
    pub needs: Vec<Vec<String>>,
    /// Generic: headers that speak for this entity and no other.
    #[serde(default)]
    pub strong: Vec<String>,
    /// Field, then its headers, the most particular first.
    pub fields: Vec<Vec<String>>,
    /// Field, then headers that fill its empty cells.
    #[serde(default)]
    pub coalesce: Vec<Vec<String>>,
    /// Headers that hold nothing of their own.
    #[serde(default)]
    pub ignore: Vec<String>,
    /// Records of the export that are this entity.
    pub only: Option<Only>,
    /// Another entity whose fields are in the same rows.
    pub also: Option<Also>,
    /// Two flags that stand for a status.
    pub outcome: Option<Outcome>,
    /// Stages in the vendor's order; the last means won.
    #[serde(default)]
    pub stage_order: Vec<String>,
    /// The vendor's words for lost.
    #[serde(default)]
    pub lost: Vec<String>,
}

/// Rows with one of some values in a column; the rest is rejected for a reason.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Only {
    /// Headers of the column.
    pub columns: Vec<String>,
    /// Values taken.
    pub values: Vec<String>,
    /// Why the others are not.
    pub reason: String,
}

/// Fields of a second entity.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Also {
    /// The entity.
    pub entity: Entity,
    /// Field, then its headers.
    pub fields: Vec<Vec<String>>,
}

/// Headers of two flags.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// True for won.
    pub won: String,
    /// True for won or lost.
    pub closed: String,
}

const FILES: &[&str] = &[
    include_str!(concat!(env!("OUT_DIR"), "/pipedrive.json")),
    include_str!(concat!(env!("OUT_DIR"), "/hubspot.json")),
    include_str!(concat!(env!("OUT_DIR"), "/zoho.json")),
    include_str!(concat!(env!("OUT_DIR"), "/salesforce.json")),
    include_str!(concat!(env!("OUT_DIR"), "/generic.json")),
];

/// All profiles, `generic` last. A file that does not read is a fault that the tests find; it is left out.
pub fn all() -> &'static [Profile] {
    static ALL: OnceLock<Vec<Profile>> = OnceLock::new();
    ALL.get_or_init(|| FILES.iter().filter_map(|file| serde_json::from_str(file).ok()).collect())
}

impl Profile {
    /// Whether it is the one without a vendor.
    pub fn is_generic(&self) -> bool {
        self.vendor == "generic"
    }
}

/// Whether a header (with the first values of its column) is what a profile's pattern means.
pub fn matches(pattern: &str, header: &str, header_key: &str, values: &[&str]) -> bool {
    match pattern.split_at_checked(1) {
        Some(("=", exact)) => header == exact,
        Some(("^", start)) => header.starts_with(start),
        Some(("$", end)) => header.ends_with(end),
        Some(("~", start)) => values.first().is_some_and(|value| value.starts_with(start)),
        _ => key(pattern) == header_key,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_reads_and_names_fields_that_exist() {
        assert_eq!(all().len(), FILES.len());
        for profile in all() {
            for export in &profile.entities {
                let also = export.also.iter().flat_map(|also| also.fields.iter().map(move |field| (also.entity, field)));
                let own = export.fields.iter().chain(&export.coalesce).map(|field| (export.entity, field));
                for (entity, field) in own.chain(also) {
                    assert!(entity.field(&field[0]).is_some(), "{}: {}.{}", profile.vendor, entity.name(), field[0]);
                    assert!(field.len() > 1, "{}: {}", profile.vendor, field[0]);
                }
                for need in export.needs.iter().flatten() {
                    assert!(export.fields.iter().any(|field| &field[0] == need), "{}: {need}", profile.vendor);
                }
                assert_eq!(export.signature.is_empty(), profile.is_generic());
            }
        }
    }
}
