//! Which column is which field.

use super::entered::entered;
use super::notation::{Habits, Notation};
use super::profile::{self, Export, Profile};
use super::sample::ColumnSample;
use super::words::key;
use crate::dataset::{Entity, Field, Kind};
use crate::decode::dialect::Layout;
use crate::error::{Code, Error};
use crate::read::Hints;
use crate::report::Doubt;

/// What a column is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Role {
    /// A field of the main entity.
    Field(&'static Field),
    /// Fills the empty cells of a field.
    Fallback(&'static Field),
    /// When records entered a stage.
    Entered {
        /// The stage.
        stage: String,
        /// Its pipeline, where the header names one.
        pipeline: Option<String>,
    },
    /// A field of the second entity that the rows feed.
    Second(Entity, &'static Field),
    /// True for won.
    Won,
    /// True for won or lost.
    Closed,
    /// May become a dimension under its own header.
    Free,
    /// Left out.
    Unused,
}

/// One column.
#[derive(Clone, Debug)]
pub struct ColumnPlan {
    /// What it is for.
    pub role: Role,
    /// How it is read.
    pub notation: Notation,
    /// The notation's name.
    pub notation_name: Option<String>,
    /// From 0 to 1.
    pub confidence: f64,
    /// Up to five values.
    pub samples: Vec<String>,
    /// Whether the notation was told and not found.
    pub told: bool,
}

/// Everything that recognition found.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Lower-case vendor name; `None` when nothing was recognised.
    pub vendor: Option<String>,
    /// What the rows are.
    pub entity: Option<Entity>,
    /// What else they are.
    pub also: Vec<Entity>,
    /// Fields of a second entity and their columns.
    pub second: Vec<(Entity, &'static Field, usize)>,
    /// Column by column.
    pub columns: Vec<ColumnPlan>,
    /// Only rows with one of these keys in that column; the reason for the others.
    pub only: Option<(usize, Vec<String>, String)>,
    /// Stages in the vendor's order.
    pub stage_order: Vec<String>,
    /// The vendor's words for lost.
    pub lost: Vec<String>,
    /// What was assumed.
    pub doubts: Vec<Doubt>,
}

struct Match {
    field: &'static Field,
    column: usize,
    confidence: f64,
}

/// Reads the header and the sample. Errors: [`Code::BadMapping`] for hints that name what does not exist.
pub fn recognize(layout: &Layout, hints: &Hints) -> Result<Plan, Error> {
    let rows = (8_000 / layout.header.len().max(1)).clamp(50, 1_000);
    let columns: Vec<ColumnSample> = layout
        .header
        .iter()
        .enumerate()
        .map(|(i, header)| ColumnSample::new(header, layout.sample.iter().take(rows).filter_map(move |record| record.cells.get(i).map(String::as_str))))
        .collect();
    let told = told(&columns, hints)?;
    let entity_told = hints.entity.or_else(|| told.iter().find_map(|told| told.as_ref().and_then(|(entity, _)| *entity)));
    let dates: Vec<Option<(String, Option<String>)>> = columns.iter().map(|column| entered(column.header).filter(|_| column.fits(Kind::Time))).collect();
    let free: Vec<bool> = (0..columns.len()).map(|i| told[i].is_none() && dates[i].is_none()).collect();

    let vendor = profile::all().iter().filter(|profile| !profile.is_generic()).find_map(|profile| {
        let export = profile.entities.iter().find(|export| entity_told.is_none_or(|entity| entity == export.entity) && signed(export, &columns))?;
        Some((profile, export))
    });
    let generic = profile::all().iter().find(|profile| profile.is_generic());
    let mut plan = Plan::default();
    let mut matches = Vec::new();
    let chosen: Option<(&Profile, &Export)> = if let Some((profile, export)) = vendor {
        matches = assign(export.entity, &export.fields, &columns, &free, 1.0);
        Some((profile, export))
    } else if let Some(entity) = entity_told {
        generic.and_then(|profile| profile.entities.iter().find(|export| export.entity == entity).map(|export| (profile, export)))
    } else {
        generic.and_then(|profile| best(profile, &columns, &free, &dates).map(|export| (profile, export)))
    };
    if let Some((profile, export)) = chosen {
        plan.vendor = Some(profile.vendor.clone());
        plan.entity = Some(export.entity);
        plan.stage_order.clone_from(&export.stage_order);
        plan.lost.clone_from(&export.lost);
        complete(export, generic, &columns, &free, &mut matches);
    }
    let told_fields: Vec<&str> = told.iter().flatten().filter_map(|(_, field)| field.map(|field| field.name)).collect();
    matches.retain(|found| !told_fields.contains(&found.field.name));

    if let Some((_, export)) = chosen {
        second(export, &columns, &mut plan);
    }
    let habits = Habits::of(&columns, layout.dialect.delimiter, hints.language);
    for (i, column) in columns.iter().enumerate() {
        let found = matches.iter().find(|found| found.column == i);
        let (role, confidence) = match (&told[i], found, &dates[i]) {
            (Some((_, None)), ..) => (Role::Unused, 1.0),
            (Some((_, Some(field))), ..) => (Role::Field(field), 1.0),
            (None, Some(found), _) => (Role::Field(found.field), found.confidence),
            (None, None, Some((stage, pipeline))) if matches!(plan.entity, Some(Entity::Deal | Entity::Contact)) => {
                (Role::Entered { stage: stage.clone(), pipeline: pipeline.clone() }, 1.0)
            }
            _ => match plan.second.iter().find(|(.., column)| *column == i) {
                Some((entity, field, _)) => (Role::Second(*entity, field), 0.9),
                None => match special(chosen.map(|chosen| chosen.1), column) {
                    role @ (Role::Free | Role::Unused) => (role, 0.0),
                    role => (role, 0.95),
                },
            },
        };
        let kind = match &role {
            Role::Field(field) | Role::Fallback(field) | Role::Second(_, field) => field.kind,
            Role::Entered { .. } => Kind::Time,
            Role::Won | Role::Closed => Kind::Flag,
            Role::Free | Role::Unused => Kind::Label,
        };
        let hint = hints.notations.get(column.header).map(String::as_str);
        let (notation, doubt) = habits.settle(column, kind, hint);
        plan.doubts.extend(doubt);
        let mut notation_name = notation.name(column);
        if plan.entity.is_none() {
            // Nothing was recognised; what the columns hold is shown all the same.
            let shown = if column.time.is_some_and(|shape| shape.share >= 0.8) {
                Kind::Time
            } else if column.number.is_some_and(|shape| shape.share >= 0.8) {
                Kind::Number
            } else {
                Kind::Label
            };
            let (notation, doubt) = habits.settle(column, shown, hint);
            notation_name = notation.name(column);
            plan.doubts.extend(doubt);
        }
        let mut samples: Vec<String> = Vec::new();
        for cell in &column.filled {
            if samples.len() < 5 && !samples.iter().any(|sample| sample == cell) {
                samples.push(cell.chars().take(80).collect());
            }
        }
        let role = if role == Role::Free && column.distinct(51) > 50 { Role::Unused } else { role };
        plan.columns.push(ColumnPlan { role, notation, notation_name, confidence, samples, told: hint.is_some() });
    }
    if let Some((_, export)) = chosen
        && let Some(only) = &export.only
    {
        let at = columns.iter().position(|column| only.columns.iter().any(|name| key(name) == column.key));
        plan.only = at.map(|at| (at, only.values.iter().map(|value| key(value)).collect(), only.reason.clone()));
    }
    if plan.entity == Some(Entity::Deal) && plan.columns.iter().any(|column| matches!(column.role, Role::Entered { .. })) {
        plan.also.push(Entity::StageChange);
    }
    Ok(plan)
}

/// What the hints say of each column: `None` nothing, else the entity they name and the field (`None`: unused).
type Told = Option<(Option<Entity>, Option<&'static Field>)>;

fn told(columns: &[ColumnSample], hints: &Hints) -> Result<Vec<Told>, Error> {
    let mut told: Vec<Told> = vec![None; columns.len()];
    for (header, field) in &hints.fields {
        let at = columns
            .iter()
            .position(|column| column.header == header)
            .ok_or_else(|| Error::new(Code::BadMapping, format!("there is no column {header}")).in_column(header))?;
        let bad = || Error::new(Code::BadMapping, format!("there is no field {field}")).in_column(header);
        told[at] = Some(match field.split_once('.') {
            _ if field.is_empty() => (None, None),
            Some((entity, field)) => {
                let entity = Entity::named(entity).ok_or_else(bad)?;
                (Some(entity), Some(entity.field(field).ok_or_else(bad)?))
            }
            None => {
                let entity = hints.entity.or_else(|| Entity::ALL.iter().copied().find(|entity| entity.field(field).is_some())).ok_or_else(bad)?;
                (None, Some(entity.field(field).ok_or_else(bad)?))
            }
        });
    }
    Ok(told)
}

fn signed(export: &Export, columns: &[ColumnSample]) -> bool {
    let there = |pattern: &String| columns.iter().any(|column| profile::matches(pattern, column.header, &column.key, &column.filled));
    export.signature.iter().all(|group| group.iter().any(there)) && !export.unless.iter().any(there)
}

/// Columns to fields by name, the most particular names first; a column whose cells do not fit is passed over.
fn assign(entity: Entity, fields: &[Vec<String>], columns: &[ColumnSample], free: &[bool], confidence: f64) -> Vec<Match> {
    let mut candidates = Vec::new();
    for (order, names) in fields.iter().enumerate() {
        let Some((name, headers)) = names.split_first() else { continue };
        let Some(field) = entity.field(name) else { continue };
        for (rank, header) in headers.iter().enumerate() {
            let wanted = key(header);
            for (at, column) in columns.iter().enumerate() {
                if free[at] && column.key == wanted && !wanted.is_empty() && column.fits(field.kind) {
                    candidates.push((rank, order, at, field));
                }
            }
        }
    }
    let candidates = crate::order::sorted_by(candidates, &|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)));
    let mut matches: Vec<Match> = Vec::new();
    for (rank, _, column, field) in candidates {
        if !matches.iter().any(|found| found.column == column || found.field.name == field.name) {
            matches.push(Match { field, column, confidence: (confidence - rank as f64 * 0.005).max(0.7) });
        }
    }
    matches
}

/// What the profile left: the generic names of the same entity, near spellings, and question texts.
fn complete(export: &Export, generic: Option<&Profile>, columns: &[ColumnSample], free: &[bool], matches: &mut Vec<Match>) {
    let entity = export.entity;
    let Some(general) = generic.and_then(|profile| profile.entities.iter().find(|general| general.entity == entity)) else { return };
    let open: Vec<bool> = (0..columns.len()).map(|i| free[i] && !matches.iter().any(|found| found.column == i) && !is_ignored(export, &columns[i])).collect();
    for found in assign(entity, &general.fields, columns, &open, 0.9) {
        if !matches.iter().any(|known| known.field.name == found.field.name)
            && !export.only.as_ref().is_some_and(|only| only.columns.iter().any(|name| key(name) == columns[found.column].key))
        {
            matches.push(found);
        }
    }
    for (at, column) in columns.iter().enumerate() {
        if !open[at] || column.key.len() < 7 || matches.iter().any(|found| found.column == at) {
            continue;
        }
        let near = general.fields.iter().find_map(|names| {
            let (name, headers) = names.split_first()?;
            let field = entity.field(name)?;
            let close = headers.iter().any(|header| {
                let wanted = key(header);
                wanted.len() >= 7 && strsim::damerau_levenshtein(&wanted, &column.key) <= usize::from(wanted.len() >= 12) + 1
            });
            (close && column.fits(field.kind) && !matches.iter().any(|found| found.field.name == field.name)).then_some(field)
        });
        if let Some(field) = near {
            matches.push(Match { field, column: at, confidence: 0.6 });
        }
    }
    if entity == Entity::Survey
        && !matches.iter().any(|found| found.field.name == "score")
        && let (Some(at), Some(field)) = (question(columns), entity.field("score"))
    {
        matches.push(Match { field, column: at, confidence: 0.8 });
    }
}

/// A column of 0–10 under words about recommending.
fn question(columns: &[ColumnSample]) -> Option<usize> {
    columns.iter().position(|column| ["recommend", "recommand", "nps", "conseiller"].iter().any(|word| column.key.contains(word)) && column.is_zero_to_ten())
}

fn is_ignored(export: &Export, column: &ColumnSample) -> bool {
    export.ignore.iter().any(|pattern| profile::matches(pattern, column.header, &column.key, &column.filled))
}

/// The entity that a plain file's names speak for.
fn best<'a>(generic: &'a Profile, columns: &[ColumnSample], free: &[bool], dates: &[Option<(String, Option<String>)>]) -> Option<&'a Export> {
    let mut best: Option<(usize, &Export)> = None;
    for export in &generic.entities {
        let mut matches = assign(export.entity, &export.fields, columns, free, 0.9);
        let mut asked = 0;
        if export.entity == Entity::Survey
            && !matches.iter().any(|found| found.field.name == "score")
            && let (Some(column), Some(field)) = (question(columns), export.entity.field("score"))
        {
            matches.retain(|found| found.column != column);
            matches.push(Match { field, column, confidence: 0.8 });
            asked = 1;
        }
        let has = |name: &String| matches.iter().any(|found| found.field.name == name);
        if !export.needs.iter().all(|group| group.iter().any(has)) {
            continue;
        }
        let strong = |at: usize| export.strong.iter().any(|name| key(name) == columns[at].key);
        let strong_count = asked + matches.iter().filter(|found| strong(found.column)).count();
        let mut score = matches.len() + strong_count * 2 + asked;
        if matches!(export.entity, Entity::Deal | Entity::Contact) {
            score += 2 * dates.iter().flatten().count();
        }
        if (strong_count == 0 && score < 5) || (matches.len() < 2 && columns.len() > 1) || strong_count * 2 + matches.len() < 3 {
            continue;
        }
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, export));
        }
    }
    best.map(|(_, export)| export)
}

/// Columns that are no field of their own.
fn special(export: Option<&Export>, column: &ColumnSample) -> Role {
    let Some(export) = export else { return Role::Unused };
    if let Some(outcome) = &export.outcome {
        if key(&outcome.won) == column.key && column.fits(Kind::Flag) {
            return Role::Won;
        }
        if key(&outcome.closed) == column.key && column.fits(Kind::Flag) {
            return Role::Closed;
        }
    }
    for names in &export.coalesce {
        if let Some((name, headers)) = names.split_first()
            && let Some(field) = export.entity.field(name)
            && headers.iter().any(|header| key(header) == column.key)
            && column.fits(field.kind)
        {
            return Role::Fallback(field);
        }
    }
    if is_ignored(export, column) || PARTS_OF_NAMES.contains(&column.key.as_str()) { Role::Unused } else { Role::Free }
}

/// Headers of parts of persons' names, as [`key`] writes them: nobody breaks figures down by first name.
const PARTS_OF_NAMES: &[&str] =
    &["firstname", "lastname", "middlename", "givenname", "surname", "familyname", "prenom", "nom", "nomdefamille", "civilite", "salutation"];

/// The columns of a second entity: shared with the first, or its own.
fn second(export: &Export, columns: &[ColumnSample], plan: &mut Plan) {
    let Some(also) = &export.also else { return };
    let all = vec![true; columns.len()];
    let matches = assign(also.entity, &also.fields, columns, &all, 0.9);
    // Keys and names alone say nothing more than the first entity does.
    if !matches.iter().any(|found| !["id", "name"].contains(&found.field.name)) {
        return;
    }
    for found in matches {
        plan.second.push((also.entity, found.field, found.column));
    }
    plan.also.push(also.entity);
}
