//! Vendor profiles: data files that say how a vendor names things, so that a new vendor needs no Rust. `build.rs` turns their
//! headers into keys (see [`super::words::key`]).

use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::value::{Value, taken};
use std::sync::OnceLock;

/// A vendor, or `generic`.
#[derive(Debug, Default)]
pub struct Profile {
    /// Lower-case name.
    pub vendor: String,
    /// Its kinds of export, the most particular first.
    pub entities: Vec<Export>,
}

/// One kind of export. Lists of fields are `field key key…`, the most particular key first.
#[derive(Debug, Default)]
pub struct Export {
    /// What its records are.
    pub entity: Entity,
    /// Vendors: one of each group must be there. See [`matches`].
    pub signature: Vec<Vec<String>>,
    /// Patterns that speak against it.
    pub unless: Vec<String>,
    /// Generic: of each group of fields one must be found.
    pub needs: Vec<Vec<String>>,
    /// Generic: headers that speak for this entity and no other.
    pub strong: Vec<String>,
    /// Fields. `first_response+` is a time given as what passed since the record began.
    pub fields: Vec<String>,
    /// Fields, and headers that fill their empty cells.
    pub coalesce: Vec<String>,
    /// Amounts, and headers of what is taken from them (refunds).
    pub less: Vec<String>,
    /// Patterns of headers that hold nothing of their own.
    pub ignore: Vec<String>,
    /// Which records of the export are this entity.
    pub only: Vec<Only>,
    /// Another entity whose fields are in the same rows.
    pub also: Option<Also>,
    /// How a record ended: `won`, `lost` or `open`, then headers (alternatives by `|`) and the values that they must have. The
    /// first rule that holds decides.
    pub outcome: Vec<Vec<String>>,
    /// The vendor's words in `status`: `won`, `lost` or `open`, then its words for that.
    pub status: Vec<Vec<String>>,
    /// Fields that are the same in every record of such an export.
    pub constant: Vec<(String, String)>,
    /// Whether amounts are in hundredths.
    pub minor: bool,
    /// Whether a record stands over several lines with one id, its amount on each or on the first.
    pub lines: bool,
    /// Whether titles of groups stand between the records, and lines that belong to the record above.
    pub groups: bool,
    /// Stages in the vendor's order; the last means won.
    pub stage_order: Vec<String>,
    /// The vendor's words for lost stages.
    pub lost: Vec<String>,
}

/// Rows with one of some values in a column (or with none of them); the rest is rejected for a reason.
#[derive(Clone, Debug, Default)]
pub struct Only {
    /// Headers of the column, as keys.
    pub columns: Vec<String>,
    /// Values taken, as keys.
    pub values: Vec<String>,
    /// The values are those not taken.
    pub except: bool,
    /// Why the others are not.
    pub reason: String,
}

/// Fields of a second entity.
#[derive(Debug, Default)]
pub struct Also {
    /// The entity.
    pub entity: Entity,
    /// Its fields.
    pub fields: Vec<String>,
}

crate::fields! {
    Profile { vendor, entities }
    Export { entity, signature, unless, needs, strong, fields, coalesce, less, ignore, only, also, outcome, status, constant, minor, lines, groups, stage_order, lost }
    Only { columns, values, except, reason }
    Also { entity, fields }
}

macro_rules! profiles {
    ($($name:literal)*) => {
        const FILES: &[&str] = &[$(include_str!(concat!(env!("OUT_DIR"), "/", $name)),)*];
    };
}

// Before the vendors that one could be taken for.
profiles! {
    "pipedrive" "hubspot" "zoho" "salesforce" "dynamics" "odoo" "copper" "freshsales" "engagebay" "teamleader" "bitrix24" "close" "monday" "sellsy" "axonaut"
    "stripe" "chargebee" "chartmogul" "shopify" "woocommerce" "ga4" "google_ads" "meta_ads" "mailchimp" "brevo"
    "delighted" "surveymonkey" "typeform" "google_forms" "zendesk" "intercom" "generic"
}

/// All profiles, `generic` last. A file that does not read is a fault that the tests find; it is left out.
pub fn all() -> &'static [Profile] {
    static ALL: OnceLock<Vec<Profile>> = OnceLock::new();
    ALL.get_or_init(|| FILES.iter().filter_map(|file| taken(value(&mut file.split('\n'))).ok()).collect_vec())
}

/// The next value of what `build.rs` wrote, a line each: `{`, names and values, `}`; `[` with their number, items; `+` for true; a text after `'`.
fn value<'a>(lines: &mut impl Iterator<Item = &'a str>) -> Value {
    let line = lines.next().unwrap_or_default();
    match line.split_at_checked(1) {
        Some(("{", _)) => {
            let mut map = Vec::new();
            while let Some(name) = lines.next().filter(|name| *name != "}") {
                map.push((name.to_owned(), value(lines)));
            }
            Value::Map(map)
        }
        Some(("[", count)) => Value::List((0..count.parse().unwrap_or(0)).map(|_: usize| value(lines)).collect_vec()),
        Some(("+", _)) => Value::Flag(true),
        Some((_, text)) => Value::Text(text.to_owned()),
        None => Value::Nothing,
    }
}

/// The export of a plain file of that entity.
pub fn generic(entity: Entity) -> Option<(&'static Profile, &'static Export)> {
    let profile = all().last()?;
    profile.entities.iter().find(|export| export.entity == entity).map(|export| (profile, export))
}

impl Profile {
    /// Whether it is the one without a vendor.
    pub fn is_generic(&self) -> bool {
        self.vendor == "generic"
    }
}

/// Whether a header (with the first values of its column) is what a pattern means: `=` exact spelling, `^` start, `$` end, `~`
/// start of a value; else by key. `#` is about the text above the header and no column.
pub fn matches(pattern: &str, header: &str, header_key: &str, values: &[&str]) -> bool {
    match pattern.split_at_checked(1) {
        // A grouped report marks the columns it is grouped by with an arrow.
        Some(("=", exact)) => header.trim_end_matches([' ', '↑', '↓']) == exact,
        Some(("^", start)) => header.starts_with(start),
        Some(("$", end)) => header.ends_with(end),
        Some(("~", start)) => values.first().is_some_and(|value| value.starts_with(start)),
        Some(("#", _)) => false,
        _ => pattern == header_key,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_reads_and_names_fields_that_exist() {
        for file in FILES {
            taken::<Profile>(value(&mut file.split('\n'))).unwrap();
        }
        for profile in all() {
            for export in &profile.entities {
                let also = export.also.iter().flat_map(|also| also.fields.iter().map(move |field| (also.entity, field)));
                let own = export.fields.iter().chain(&export.coalesce).chain(&export.less).map(|field| (export.entity, field));
                for (entity, list) in own.chain(also) {
                    let (field, keys) = list.split_once(' ').unwrap_or_else(|| panic!("{}: {list}", profile.vendor));
                    assert!(entity.field(field.trim_end_matches('+')).is_some(), "{}: {}.{field}", profile.vendor, entity.name());
                    assert!(!keys.is_empty(), "{}: {field}", profile.vendor);
                }
                for need in export.needs.iter().flatten() {
                    assert!(export.fields.iter().any(|field| field.split(' ').next() == Some(need)), "{}: {need}", profile.vendor);
                }
                for (field, _) in &export.constant {
                    assert!(export.entity.field(field).is_some(), "{}: {field}", profile.vendor);
                }
                for rule in export.outcome.iter().chain(&export.status) {
                    assert!(["won", "lost", "open"].contains(&rule[0].as_str()), "{}: {rule:?}", profile.vendor);
                }
                assert!(export.outcome.iter().all(|rule| rule.len() >= 3 && rule.len() % 2 == 1), "{}", profile.vendor);
                assert_eq!(export.signature.is_empty(), profile.is_generic());
            }
        }
    }
}
