//! The records behind a part of a figure: found, put in an order, given page by page.

use super::Figure;
use super::parts::{self, Address};
use super::record::{ENDS, Lines, RecordRow};
use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::error::{Code, Error};
use crate::kpi::parts::{Asked, Member};
use crate::kpi::{self, Metric};
use crate::order::sorted_by;
use crate::slice::Slice;
use crate::slice::alone::Unit;
use crate::slice::population::Population;
use crate::slice::reason::Reason;
use crate::slice::world::World;
use serde::Serialize;

/// A page of records.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub struct Records {
    /// How many there are in all.
    #[cfg_attr(test, ts(type = "number"))]
    pub total: u64,
    /// This page.
    pub rows: Vec<RecordRow>,
}

/// Axes of the funnel: a stage, and where moves go from and to.
const FUNNEL_AXES: &[&str] = &["stage", "from", "to"];

/// What records can be sorted by.
const COLUMNS: [&str; 12] = ["file", "line", "id", "name", "owner", "stage", "status", "amount", "date", "reason", "chance", "adds"];

fn in_files(found: Vec<Found>) -> Vec<Found> {
    sorted_by(found, &|a, b| (a.entity, a.row).cmp(&(b.entity, b.row)))
}

/// The records of a part, and the world that they are looked at in.
#[derive(Debug)]
pub struct Behind {
    world: World,
    found: Vec<Found>,
    /// The column that they are in the order of; empty: in that of the files.
    sorted: String,
}

/// A record of a part, why it is left out, and what it adds.
#[derive(Clone, Copy, Debug)]
struct Found {
    entity: Entity,
    row: u32,
    reason: Option<Reason>,
    adds: Option<Figure>,
    chance: Option<f64>,
}

impl Found {
    fn told(&self, world: &World, lines: Lines) -> RecordRow {
        let reason = self.reason.map(str::to_owned);
        RecordRow { reason, adds: self.adds, chance: self.chance, ..RecordRow::of(world, lines, self.entity, self.row as usize) }
    }
}

/// Records of a part of a figure, in the order of the files. Parts by accounting: `used`, `excluded`, `all`, or a reason's id; for
/// deals also `won`, `lost`, `open`. All others are parts of the number itself: see [`parts`].
pub fn behind(world: &World, kpi: &str, part: &str) -> Result<Behind, Error> {
    let metric = kpi::find(kpi);
    let mut address = Address::of(part);
    let asked = address.ask(if kpi == "funnel" { FUNNEL_AXES } else { metric.map_or(&[], |metric| metric.parts().axes) });
    let in_own = address.currency().and_then(|label| world.in_own(label));
    let world = in_own.as_ref().unwrap_or(world);
    let selection = world.selected(&address.filters(world))?;
    let made = |world: &World, found: Vec<Found>| Behind { world: world.clone(), found: in_files(found), sorted: String::new() };
    if kpi == "funnel" {
        let subjects = world.subjects(&selection);
        let (world, selection) = subjects.as_ref().map_or((world, &selection), |(world, part)| (world, part));
        let slice = address.slice(world, selection)?;
        return Ok(made(world, found(&slice, parts::of_funnel(&asked, &slice)?, &|_| None)));
    }
    let slice = address.slice(world, &selection)?;
    if kpi == "campaigns" {
        return Ok(made(world, found(&slice, parts::of_campaigns(&asked, &slice)?, &|_| None)));
    }
    let metric = metric.ok_or_else(|| Error::new(Code::UnknownKpi, kpi))?;
    if metric.population() == Population::Loaded {
        return Ok(made(world, faulty(metric, &slice, part)?));
    }
    let chance = (metric.parts().chance)(&slice);
    let counted = |members: Vec<Member>| found(&slice, members, &chance);
    let behind = (metric.parts().list)(&slice, &asked)
        .map(counted)
        .or_else(|| placed(metric, &slice, asked.name, &chance))
        .or_else(|| parts::members(metric, &asked, &slice).map(counted))
        .or_else(|| ended(metric, &slice, asked.name, &chance));
    Ok(made(world, behind.ok_or_else(|| parts::unknown(asked.name))?))
}

/// The records of members; a customer's is the one whose labels it has.
fn found(slice: &Slice, members: Vec<Member>, chance: &dyn Fn(Unit) -> Option<f64>) -> Vec<Found> {
    let of = |member: Member| {
        let (entity, row) = member.unit.record(slice);
        Found { entity, row, reason: None, adds: member.adds, chance: chance(member.unit) }
    };
    members.into_iter().map(of).collect_vec()
}

impl Behind {
    /// Puts them in the order of a column (`amount`), or the other way round (`-amount`), or (empty) of the files: numbers before words, what has none last,
    /// equals in the order of the files. Errors: a column that is none.
    pub fn sort(&mut self, lines: Lines, by: &str) -> Result<(), Error> {
        if by == self.sorted {
            return Ok(());
        }
        let (column, down) = by.strip_prefix('-').map_or((by, false), |column| (column, true));
        if !by.is_empty() && !COLUMNS.contains(&column) {
            return Err(Error::new(Code::BadSettings, format!("sort: {by} is no column of records")));
        }
        self.found = in_files(std::mem::take(&mut self.found));
        by.clone_into(&mut self.sorted);
        if by.is_empty() {
            return Ok(());
        }
        let place = |found: &Found| {
            let row = found.told(&self.world, lines);
            let (text, number) = match column {
                "file" => (Some(row.file), None),
                "id" => (row.id, None),
                "name" => (row.name, None),
                "owner" => (row.owner, None),
                "stage" => (row.stage, None),
                "status" => (row.status, None),
                "date" => (row.date, None),
                "reason" => (row.reason, None),
                "amount" => (None, row.amount),
                "adds" => (None, row.adds),
                "line" => (None, Some(Figure::Count(row.line as i64))),
                _ => (None, row.chance.map(Figure::Number)),
            };
            // numbers before words, none last: upwards 0, 1, 2, the other way round 1, 0, 2
            let number = number.map(Figure::to_f64).or_else(|| crate::real::read(text.as_deref()?));
            let kind = if number.is_none() && text.is_none() { 2 } else { u8::from(number.is_none() != down) };
            (kind, number.unwrap_or(0.0), text.filter(|_| number.is_none()).map(|text| crate::text::fold(&text)))
        };
        let placed = self.found.iter().map(place).collect_vec();
        let order = sorted_by((0..placed.len()).collect_vec(), &|a: &usize, b: &usize| {
            let (a, b) = (&placed[*a], &placed[*b]);
            let way = a.1.total_cmp(&b.1).then_with(|| a.2.cmp(&b.2));
            a.0.cmp(&b.0).then(if down { way.reverse() } else { way })
        });
        self.found = order.into_iter().map(|at| self.found[at]).collect_vec();
        Ok(())
    }

    /// So many of them, from one on.
    pub fn page(&self, lines: Lines, offset: usize, limit: usize) -> Records {
        let rows = self.found.iter().skip(offset).take(limit).map(|found| found.told(&self.world, lines)).collect_vec();
        Records { total: self.found.len() as u64, rows }
    }
}

/// Rows by whether the figure takes them, and why not; `None` where the name says neither.
fn placed(metric: &dyn Metric, slice: &Slice, name: &str, chance: &dyn Fn(Unit) -> Option<f64>) -> Option<Vec<Found>> {
    let population = metric.population();
    let entity = population.entity(slice);
    let found = population.candidates(slice).into_iter().filter_map(|row| {
        let place = population.place(slice, row);
        let wanted = match name {
            "all" => true,
            "used" => place.is_ok(),
            "excluded" => place.is_err(),
            reason => place == Err(reason),
        };
        wanted.then(|| Found { entity, row, reason: place.err(), adds: Some(Figure::Count(1)), chance: chance(Unit::Row(entity, row)) })
    });
    let found: Vec<Found> = found.collect_vec();
    (matches!(name, "all" | "used" | "excluded") || !found.is_empty()).then_some(found)
}

/// Deals of a figure by how they stand.
fn ended(metric: &dyn Metric, slice: &Slice, name: &str, chance: &dyn Fn(Unit) -> Option<f64>) -> Option<Vec<Found>> {
    let end = ENDS.iter().find(|(known, _)| *known == name).filter(|_| metric.population().entity(slice) == Entity::Deal)?.1;
    let used = placed(metric, slice, "used", chance)?;
    Some(used.into_iter().filter(|found| slice.world.deals.outcome[found.row as usize] == end).collect_vec())
}

/// The records behind a figure of data quality, by fault or by the fault's place (`contact.email.unreadable`): of all that is loaded, whatever is filtered.
fn faulty(metric: &dyn Metric, slice: &Slice, part: &str) -> Result<Vec<Found>, Error> {
    if let Some(defect) = super::quality::defective(slice.world, part) {
        let found = |row: &u32| Found { entity: defect.entity, row: *row, reason: Some(defect.fault), adds: Some(Figure::Count(1)), chance: None };
        return Ok(defect.rows.iter().map(found).collect_vec());
    }
    let own = (metric.parts().list)(slice, &Asked { name: part, ..Asked::default() });
    let members = own.or_else(|| match part {
        "used" | "all" | "value" | "denominator" => {
            let entities = Entity::ALL.iter().filter(|entity| **entity != Entity::StageChange);
            Some(Member::each(entities.flat_map(|entity| (0..slice.world.data.rows(*entity) as u32).map(|row| (*entity, row)))))
        }
        "excluded" => Some(Vec::new()),
        _ => None,
    });
    members.map(|members| found(slice, members, &|_| None)).ok_or_else(|| parts::unknown(part))
}
