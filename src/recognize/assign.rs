//! Columns to fields by name, the most particular names first.

use super::profile::{self, Export};
use super::sample::ColumnSample;
use crate::collect::CollectVec;
use crate::dataset::{Entity, Field};

/// A column that a field takes.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    /// The field.
    pub field: &'static Field,
    /// Whether the column holds what passed until the field's time, not the time.
    pub after: bool,
    /// The column.
    pub column: usize,
    /// From 0 to 1.
    pub confidence: f64,
}

impl Match {
    fn is(&self, field: &Field, after: bool) -> bool {
        self.field.name == field.name && self.after == after
    }
}

/// The field of a list `field key key…` (with a `+`: as a duration), and its keys.
pub fn list(entity: Entity, list: &str) -> Option<(&'static Field, bool, impl Iterator<Item = &str>)> {
    let mut words = list.split(' ');
    let name = words.next()?;
    Some((entity.field(name.trim_end_matches('+'))?, name.ends_with('+'), words))
}

/// Each free column to the field whose list names it; a column whose cells do not fit is passed over.
pub fn assign(entity: Entity, fields: &[String], columns: &[ColumnSample], free: &[bool], confidence: f64) -> Vec<Match> {
    let mut candidates = Vec::new();
    for (order, text) in fields.iter().enumerate() {
        let Some((field, after, keys)) = list(entity, text) else { continue };
        for (rank, wanted) in keys.enumerate() {
            for (at, column) in columns.iter().enumerate() {
                if !free[at] || !(column.key == wanted || column.is_of(entity, wanted) || column.is_but_for_its_unit(wanted, field.kind, after)) {
                    continue;
                }
                if if after { column.is_duration() } else { column.fits(field.kind) } {
                    candidates.push((rank, order, at, field, after));
                }
            }
        }
    }
    let candidates = crate::order::sorted_by(candidates, &|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)));
    let mut matches: Vec<Match> = Vec::new();
    for (rank, _, column, field, after) in candidates {
        if !matches.iter().any(|found| found.column == column || found.is(field, after)) {
            matches.push(Match { field, after, column, confidence: (confidence - rank as f64 * 0.005).max(0.7) });
        }
    }
    matches
}

/// What the profile left: the generic names of the same entity, near spellings, and question texts.
pub fn complete(export: &Export, columns: &[ColumnSample], free: &[bool], matches: &mut Vec<Match>) {
    let entity = export.entity;
    let Some((_, general)) = profile::generic(entity) else { return };
    let is_rule = |column: &ColumnSample| export.only.iter().any(|only| !only.except && only.columns.contains(&column.key));
    let taken = |matches: &[Match], at: usize| matches.iter().any(|found| found.column == at);
    let open: Vec<bool> =
        (0..columns.len()).map(|at| free[at] && !taken(matches, at) && !is_ignored(export, &columns[at]) && !is_rule(&columns[at])).collect_vec();
    for found in assign(entity, &general.fields, columns, &open, 0.9) {
        if !matches.iter().any(|known| known.is(found.field, found.after)) {
            matches.push(found);
        }
    }
    for (at, column) in columns.iter().enumerate() {
        if !open[at] || column.key.len() < 7 || taken(matches, at) {
            continue;
        }
        let near = general.fields.iter().find_map(|text| {
            let (field, after, mut keys) = list(entity, text)?;
            let close = keys.any(|wanted| wanted.len() >= 7 && strsim::osa_distance(wanted, &column.key) <= usize::from(wanted.len() >= 12) + 1);
            (close && !after && column.fits(field.kind) && !matches.iter().any(|found| found.is(field, false))).then_some(field)
        });
        if let Some(field) = near {
            matches.push(Match { field, after: false, column: at, confidence: 0.6 });
        }
    }
    if entity == Entity::Survey
        && !matches.iter().any(|found| found.field.name == "score")
        && let Some(found) = question(columns, &open).or_else(|| unnamed(columns, &open))
    {
        matches.push(found);
    }
}

/// Scores of a survey whose question says nothing of what they are: asked.
fn unnamed(columns: &[ColumnSample], free: &[bool]) -> Option<Match> {
    let column = (0..columns.len()).find(|at| free[*at] && columns[*at].is_zero_to_ten() && columns[*at].header.contains(' '))?;
    Some(Match { field: Entity::Survey.field("score")?, after: false, column, confidence: 0.5 })
}

/// A column of scores under words about recommending, else about satisfaction or effort.
pub fn question(columns: &[ColumnSample], free: &[bool]) -> Option<Match> {
    let field = Entity::Survey.field("score")?;
    let of = |kind: &str| (0..columns.len()).find(|at| free[*at] && survey_kind(columns[*at].header) == Some(kind) && columns[*at].is_zero_to_ten());
    let column = of("nps").or_else(|| of("csat")).or_else(|| of("ces"))?;
    Some(Match { field, after: false, column, confidence: 0.8 })
}

/// Which survey a header or question speaks of: `nps`, `csat`, `ces`.
pub fn survey_kind(header: &str) -> Option<&'static str> {
    let key = super::words::key(header);
    let has = |words: &[&str]| words.iter().any(|word| crate::text::has(&key, word));
    if has(&["nps", "recommend", "recommand", "conseiller", "promoter"]) {
        Some("nps")
    } else if has(&["csat", "satisf"]) {
        Some("csat")
    } else if key == "ces" || has(&["cesscore", "scoreces", "effort", "easyto", "easywas", "easyitwas", "facile", "facilite"]) {
        Some("ces")
    } else {
        None
    }
}

/// Whether the export says that a column holds nothing of its own.
pub fn is_ignored(export: &Export, column: &ColumnSample) -> bool {
    export.ignore.iter().any(|pattern| profile::matches(pattern, column.header, &column.key, &column.filled))
}
