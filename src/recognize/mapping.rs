//! Which column is which field: from a layout to a plan.

use super::assign::{self, Match};
use super::choose::{self, Known};
use super::clock;
use super::dates::{self, TimeNotation};
use super::entered::entered;
use super::footers::Footers;
use super::notation::{self, Habits};
use super::plan::{ColumnPlan, Plan, Role};
use super::profile::{Export, Only};
use super::sample::{ColumnSample, trimmed};
use super::words::{is_no_value, key};
use super::{Notation, Zoned};
use crate::collect::{CollectVec, PushAll};
use crate::dataset::{Entity, Field, Kind};
use crate::decode::csv::Record;
use crate::decode::dialect::Layout;
use crate::error::{Code, Error};
use crate::read::Hints;
use crate::report::Doubt;
use std::borrow::Cow;

/// Reads the header and the sample. Errors: [`Code::BadMapping`] for hints that name what does not exist.
pub fn recognize(layout: &Layout, hints: &Hints) -> Result<Plan, Error> {
    let rows = (8_000 / layout.header.len().max(1)).clamp(50, 1_000);
    let mut footers = Footers::new(layout.header.len(), &Plan::default());
    let mut before = u64::MAX;
    let is_record = |record: &&Record| {
        let gap = record.line > std::mem::replace(&mut before, record.line).saturating_add(1);
        !footers.is_footer(record.count, gap, &|at| text(record, at))
    };
    let records: Vec<&Record> = layout.sample.iter().take(rows).filter(is_record).collect_vec();
    let cells = |at: usize| records.iter().filter_map(move |record| record.cells.get(at).map(String::as_str));
    let columns: Vec<ColumnSample> = layout.header.iter().enumerate().map(|(at, header)| ColumnSample::new(header, cells(at))).collect_vec();
    let told = told(&columns, hints)?;
    let entity_told = hints.entity.or_else(|| told.iter().find_map(|told| told.as_ref().and_then(|(entity, _)| *entity)));
    let stages: Vec<Option<(String, Option<String>)>> = columns.iter().map(|column| entered(column.header).filter(|_| column.fits(Kind::Time))).collect_vec();
    let free: Vec<bool> = (0..columns.len()).map(|at| told[at].is_none() && stages[at].is_none()).collect_vec();
    let known = Known { above: &layout.above, entity: entity_told, free: &free, entered: stages.iter().flatten().count() };
    let found = choose::candidates(&columns, &known);

    let mut plan = Plan::default();
    let mut matches = Vec::new();
    let export = found.first().map(|best| best.export);
    if let Some(best) = found.first() {
        plan.vendor = Some(best.profile.vendor.clone());
        plan.entity = Some(best.export.entity);
        plan.score = best.score();
        plan.reasons.clone_from(&best.reasons);
        plan.others = found.iter().skip(1).take(3).map(choose::Candidate::shown).collect_vec();
        follow(best.export, &columns, &mut plan);
        if !best.profile.is_generic() {
            matches = assign::assign(best.export.entity, &best.export.fields, &columns, &free, 1.0);
        }
        assign::complete(best.export, &columns, &free, &mut matches);
        second(best.export, &columns, &mut plan);
    }
    let told_fields: Vec<&str> = told.iter().flatten().filter_map(|(_, field)| field.map(|field| field.name)).collect_vec();
    matches.retain(|found| !told_fields.contains(&found.field.name));
    let names = names(plan.entity, &columns, &free, &mut matches);

    let habits = Habits::of(&columns, layout.dialect.delimiter, hints);
    for (at, column) in columns.iter().enumerate() {
        let found = matches.iter().find(|found| found.column == at);
        let staged = matches!(plan.entity, Some(Entity::Deal | Entity::Contact)) && stages[at].is_some();
        let (role, confidence) = match (&told[at], found) {
            (Some((_, None)), _) => (Role::Unused, 1.0),
            (Some((_, Some(field))), _) => (Role::Field(field), 1.0),
            (None, Some(found)) if found.after => (Role::After(found.field), found.confidence),
            (None, Some(found)) => (Role::Field(found.field), found.confidence),
            _ if staged => (Role::Entered, 1.0),
            _ => match (names.iter().find(|(of, _)| *of == at), plan.second.iter().find(|(.., of)| *of == at)) {
                (Some((_, role)), _) => (*role, 0.9),
                (None, Some((entity, field, _))) => (Role::Second(*entity, field), 0.9),
                _ => special(export, &plan, column, at),
            },
        };
        let hint = hints.notations.get(column.header).map(String::as_str);
        let (notation, doubt) = habits.settle(column, kind(&role), hint);
        plan.doubts.push_all(doubt);
        let mut notation_name = notation::name(notation, column);
        if matches!(role, Role::After(_)) {
            notation_name = Some(if column.unit.seconds.is_some() { "seconds".into() } else { "h:mm:ss".into() });
        }
        if plan.entity.is_none() {
            // Nothing was recognized; what the columns hold is shown all the same.
            let shown = if column.is_time() {
                Kind::Time
            } else if column.number.is_some_and(|shape| shape.share >= 0.8) {
                Kind::Number
            } else {
                Kind::Label
            };
            let (notation, doubt) = habits.settle(column, shown, hint);
            notation_name = notation::name(notation, column);
            plan.doubts.push_all(doubt);
        }
        let role = if role == Role::Free && (column.is_time() || column.distinct(51) > 50) { Role::Unused } else { role };
        let down = export.is_some() && notation == Notation::Text && layout.raw_header.get(at).is_some_and(|header| header.contains(['↑', '↓']));
        plan.columns.push(ColumnPlan {
            role,
            stage: stages[at].clone().filter(|_| role == Role::Entered),
            notation,
            notation_name,
            power: column.unit.power - if export.is_some_and(|export| export.minor) && kind(&role) == Kind::Money { 2 } else { 0 },
            seconds: column.unit.seconds,
            zoned: zoned(column, notation),
            down,
            confidence,
            samples: Vec::new(),
            told: hint.is_some(),
        });
    }
    clock::pair(&columns, &told, &mut plan);
    let footers = Footers::new(columns.len(), &plan);
    let records: Vec<&Record> = records.into_iter().filter(|record| !footers.is_total(&|at| text(record, at))).collect_vec();
    plan.columns.iter_mut().enumerate().for_each(|(at, column)| column.samples = samples(&records, at));
    if let Some(export) = export {
        currency(&columns, &mut plan);
        if export.entity == Entity::Survey {
            survey_kind(&columns, hints, &mut plan);
        }
    }
    if plan.entity == Some(Entity::Deal) && plan.columns.iter().any(|column| column.role == Role::Entered) {
        plan.also.push(Entity::StageChange);
    }
    Ok(plan)
}

fn text(record: &Record, at: usize) -> Cow<'_, str> {
    Cow::Borrowed(record.cells.get(at).map_or("", |cell| trimmed(cell)))
}

fn samples(records: &[&Record], at: usize) -> Vec<String> {
    let mut samples: Vec<String> = Vec::new();
    for cell in records.iter().map(|record| text(record, at)).filter(|cell| !is_no_value(cell.as_bytes())) {
        if samples.len() < 5 && !samples.iter().any(|sample| *sample == cell) {
            samples.push(cell.chars().take(80).collect());
        }
    }
    samples
}

/// Whether a column's times say their distance from UTC.
fn zoned(column: &ColumnSample, notation: Notation) -> Zoned {
    let counted = matches!(notation, Notation::Time(TimeNotation::Seconds | TimeNotation::Milliseconds));
    let said = ["utc", "gmt"].iter().any(|zone| column.key.ends_with(zone));
    if counted || said {
        Zoned::Always
    } else if column.filled.iter().any(|cell| dates::says_zone(cell.as_bytes())) {
        Zoned::Cells
    } else {
        Zoned::Never
    }
}

fn kind(role: &Role) -> Kind {
    match role {
        Role::Field(field) | Role::Fallback(field) | Role::Second(_, field) | Role::Less(field) => field.kind,
        Role::Entered => Kind::Time,
        _ => Kind::Label,
    }
}

/// What the export says of all its records.
fn follow(export: &'static Export, columns: &[ColumnSample], plan: &mut Plan) {
    plan.stage_order.clone_from(&export.stage_order);
    plan.lost.clone_from(&export.lost);
    (plan.lines, plan.groups) = (export.lines, export.groups);
    let at = |names: &[String]| columns.iter().position(|column| names.contains(&column.key));
    plan.only = export.only.iter().filter_map(|only| at(&only.columns).map(|at| (at, Only::clone(only)))).collect_vec();
    plan.constant = export.constant.iter().filter_map(|(name, value)| export.entity.field(name).map(|field| (field, value.clone()))).collect_vec();
    plan.status = export.status.iter().flat_map(|words| words.iter().skip(1).map(|word| (crate::text::fold(word), outcome(&words[0])))).collect_vec();
    for rule in &export.outcome {
        let conditions = rule.get(1..).unwrap_or(&[]).chunks_exact(2).map(|pair| {
            let names: Vec<String> = pair[0].split('|').map(key).collect_vec();
            at(&names).map(|at| (at, pair[1].clone()))
        });
        if let Some(conditions) = conditions.collect::<Option<Vec<_>>>() {
            plan.outcome.push((outcome(&rule[0]), conditions));
        }
    }
}

fn outcome(word: &str) -> &'static str {
    ["won", "lost"].into_iter().find(|known| *known == word).unwrap_or("open")
}

/// What the hints say of each column: `None` nothing, else the entity they name and the field (`None`: unused).
pub type Told = Option<(Option<Entity>, Option<&'static Field>)>;

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

const FIRST_NAMES: &[&str] = &["firstname", "givenname", "prenom", "forename", "prenoms"];
const LAST_NAMES: &[&str] = &["lastname", "surname", "familyname", "nom", "nomdefamille"];
const OTHER_NAMES: &[&str] = &["middlename", "civilite", "salutation"];

/// First and last names, where no column holds the whole: a last name taken for it is given back.
fn names(entity: Option<Entity>, columns: &[ColumnSample], free: &[bool], matches: &mut Vec<Match>) -> Vec<(usize, Role)> {
    let Some(field) = entity.filter(|entity| matches!(entity, Entity::Contact | Entity::User)).and_then(|entity| entity.field("name")) else {
        return Vec::new();
    };
    let of = |names: &[&str]| (0..columns.len()).find(|at| free[*at] && names.contains(&columns[*at].key.as_str()));
    let (Some(first), Some(last)) = (of(FIRST_NAMES), of(LAST_NAMES)) else { return Vec::new() };
    if matches.iter().any(|found| found.field.name == "name" && found.column != first && found.column != last) {
        return Vec::new();
    }
    matches.retain(|found| found.field.name != "name");
    vec![(first, Role::FirstName(field)), (last, Role::LastName(field))]
}

/// Columns that are no field of their own, with how sure that is.
fn special(export: Option<&Export>, plan: &Plan, column: &ColumnSample, at: usize) -> (Role, f64) {
    let Some(export) = export else { return (Role::Unused, 0.0) };
    if plan.outcome.iter().any(|(_, conditions)| conditions.iter().any(|(of, _)| *of == at)) {
        return (Role::Outcome, 0.95);
    }
    let named = |lists: &[String]| {
        lists.iter().find_map(|text| {
            let (field, _, mut keys) = assign::list(export.entity, text)?;
            (keys.any(|wanted| wanted == column.key) && column.fits(field.kind)).then_some(field)
        })
    };
    if let Some(field) = named(&export.coalesce) {
        return (Role::Fallback(field), 0.95);
    }
    if let Some(field) = named(&export.less) {
        return (Role::Less(field), 0.95);
    }
    let part = [FIRST_NAMES, LAST_NAMES, OTHER_NAMES].iter().any(|names| names.contains(&column.key.as_str()));
    (if part || assign::is_ignored(export, column) { Role::Unused } else { Role::Free }, 0.0)
}

/// The columns of a second entity: shared with the first, or its own.
fn second(export: &Export, columns: &[ColumnSample], plan: &mut Plan) {
    let Some(also) = &export.also else { return };
    let all = vec![true; columns.len()];
    let matches = assign::assign(also.entity, &also.fields, columns, &all, 0.9);
    // Keys and names alone say nothing more than the first entity does.
    if !matches.iter().any(|found| !["id", "name"].contains(&found.field.name)) {
        return;
    }
    plan.second.push_all(matches.iter().map(|found| (also.entity, found.field, found.column)));
    plan.also.push(also.entity);
}

/// The currency that no column names: a header's, else each cell's.
fn currency(columns: &[ColumnSample], plan: &mut Plan) {
    let Some(field) = plan.entity.and_then(|entity| entity.field("currency")) else { return };
    if plan.columns.iter().any(|column| column.role == Role::Field(field)) {
        return;
    }
    let money = |at: &usize| matches!(plan.columns[*at].role, Role::Field(field) if field.kind == Kind::Money);
    let amounts: Vec<usize> = (0..columns.len()).filter(money).collect_vec();
    if let Some(code) = amounts.iter().find_map(|at| columns[*at].unit.currency) {
        plan.constant.push((field, code.to_owned()));
    } else {
        plan.signs = amounts.into_iter().find(|at| columns[*at].shows_currency());
    }
}

/// Which survey the scores answer, where no column says so: by the words of the header, else asked.
fn survey_kind(columns: &[ColumnSample], hints: &Hints, plan: &mut Plan) {
    let Some(field) = Entity::Survey.field("kind") else { return };
    let is = |name: &str| plan.columns.iter().position(|column| matches!(column.role, Role::Field(field) if field.name == name));
    let (None, Some(score)) = (is("kind"), is("score")) else { return };
    if plan.constant.iter().any(|(known, _)| known.name == field.name) {
        return;
    }
    let header = columns[score].header;
    let options = ["nps", "csat", "ces", "none"];
    let told = hints.notations.get(header).and_then(|told| options.into_iter().find(|option| option == told));
    let taken = told.or_else(|| assign::survey_kind(header)).unwrap_or_else(|| {
        let taken = if columns[score].key == "score" { "nps" } else { "none" };
        plan.doubts.push(Doubt {
            column: Some(header.to_owned()),
            question: "survey_kind".into(),
            options: options.map(str::to_owned).to_vec(),
            taken: taken.into(),
        });
        taken
    });
    plan.constant.push((field, taken.to_owned()));
}
