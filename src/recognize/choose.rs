//! Whose export a file is, and which: by strong names and by what the columns hold, with what else it could be.

use super::assign::{assign, question};
use super::profile::{self, Export, Profile};
use super::sample::ColumnSample;
use crate::collect::{CollectVec, PushAll};
use crate::dataset::Entity;
use crate::report::Candidate as Shown;

/// A profile's export that a file could be.
pub struct Candidate {
    /// The vendor.
    pub profile: &'static Profile,
    /// The kind of export.
    pub export: &'static Export,
    /// How much speaks for it.
    strength: usize,
    /// Headers that give it away.
    pub reasons: Vec<String>,
}

impl Candidate {
    /// How sure it is, from 0 to 1: what speaks for it, against a doubt of four columns (of one, where a signature was found).
    pub fn score(&self) -> f64 {
        let doubt = if self.profile.is_generic() { 4.0 } else { 1.0 };
        (self.strength as f64 / (self.strength as f64 + doubt) * 100.0).round() / 100.0
    }

    /// As the report gives it.
    pub fn shown(&self) -> Shown {
        Shown { vendor: self.profile.vendor.clone(), entity: self.export.entity, score: self.score() }
    }
}

/// What is known of a file beside its columns.
pub struct Known<'a> {
    /// Text above the header.
    pub above: &'a str,
    /// The entity, where it was told.
    pub entity: Option<Entity>,
    /// Columns that nothing else took.
    pub free: &'a [bool],
    /// Columns that say when a stage was entered.
    pub entered: usize,
}

/// All that the file could be, the likeliest first: vendors by their signatures, then plain files by their names.
pub fn candidates(columns: &[ColumnSample], known: &Known) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for profile in profile::all().iter().filter(|profile| !profile.is_generic()) {
        let fits = |export: &&'static Export| known.entity.is_none_or(|entity| entity == export.entity);
        found.push_all(profile.entities.iter().filter(fits).find_map(|export| signed(profile, export, columns, known)));
    }
    found = crate::order::sorted_by(found, &|a, b| b.strength.cmp(&a.strength));
    let mut plain: Vec<Candidate> = match (profile::all().last(), known.entity) {
        (_, Some(entity)) => {
            profile::generic(entity).map(|(profile, export)| Candidate { profile, export, strength: 1, reasons: Vec::new() }).into_iter().collect_vec()
        }
        (Some(profile), None) => profile.entities.iter().filter_map(|export| named(profile, export, columns, known)).collect_vec(),
        _ => Vec::new(),
    };
    plain = crate::order::sorted_by(plain, &|a, b| b.strength.cmp(&a.strength));
    found.append(&mut plain);
    found
}

/// A vendor's export whose signature is there.
fn signed(profile: &'static Profile, export: &'static Export, columns: &[ColumnSample], known: &Known) -> Option<Candidate> {
    let of = |pattern: &String| columns.iter().find(|column| profile::matches(pattern, column.header, &column.key, &column.filled));
    let above = |pattern: &String| pattern.strip_prefix('#').is_some_and(|text| crate::text::has(known.above, text));
    if export.unless.iter().any(|pattern| of(pattern).is_some() || above(pattern)) {
        return None;
    }
    let mut reasons: Vec<String> = Vec::new();
    for group in &export.signature {
        let headers = group.iter().filter_map(|pattern| of(pattern).map(|column| column.header.to_owned()));
        let before = reasons.len();
        headers.for_each(|header| {
            if !reasons.contains(&header) {
                reasons.push(header)
            }
        });
        if reasons.len() == before && !group.iter().any(|pattern| of(pattern).is_some() || above(pattern)) {
            return None;
        }
        if let Some(text) = group.iter().filter(|pattern| above(pattern)).find_map(|pattern| pattern.strip_prefix('#')) {
            reasons.push(format!("# {text}"));
        }
    }
    let strength = 2 * reasons.len() + assign(export.entity, &export.fields, columns, known.free, 1.0).len();
    Some(Candidate { profile, export, strength, reasons })
}

/// A plain file whose names speak for the entity.
fn named(profile: &'static Profile, export: &'static Export, columns: &[ColumnSample], known: &Known) -> Option<Candidate> {
    let mut matches = assign(export.entity, &export.fields, columns, known.free, 0.9);
    let mut asked = None;
    if export.entity == Entity::Survey
        && !matches.iter().any(|found| found.field.name == "score")
        && let Some(found) = question(columns, known.free)
    {
        matches.retain(|other| other.column != found.column);
        matches.push(found);
        asked = Some(columns[found.column].header);
    }
    let has = |name: &String| matches.iter().any(|found| found.field.name == name);
    if !export.needs.iter().all(|group| group.iter().any(has)) {
        return None;
    }
    let strong: Vec<&str> =
        matches.iter().map(|found| &columns[found.column]).filter(|column| export.strong.contains(&column.key)).map(|column| column.header).collect_vec();
    let questions = usize::from(asked.is_some());
    let strong_count = questions + strong.len();
    let mut strength = matches.len() + strong_count * 2 + questions;
    if matches!(export.entity, Entity::Deal | Entity::Contact) {
        strength += 2 * known.entered;
    }
    if (strong_count == 0 && strength < 5) || (matches.len() < 2 && columns.len() > 1) || strong_count * 2 + matches.len() < 3 {
        return None;
    }
    Some(Candidate { profile, export, strength, reasons: asked.into_iter().chain(strong).map(str::to_owned).collect_vec() })
}
