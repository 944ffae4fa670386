//! The records behind a part of a figure: found, put in an order, given page by page.

use super::Figure;
use super::parts::{self, Address, Member};
use super::record::{ENDS, Lines, RecordRow};
use super::{beside, predicted};
use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::error::{Code, Error};
use crate::kpi::{self, Metric};
use crate::order::sorted_by;
use crate::slice::Slice;
use crate::slice::alone::Unit;
use crate::slice::forecast::CERTAIN;
use crate::slice::quality::INVALID;
use crate::slice::reason::{ORPHAN, Reason, SAME_CUSTOMER};
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
    let mut address = Address::of(part);
    let made = |world: &World, found: Vec<Found>| Behind { world: world.clone(), found: in_files(found), sorted: String::new() };
    let counted = |slice: &Slice, members: Vec<Member>| -> Vec<Found> {
        let chance = chances(slice, kpi);
        let found = members.into_iter().map(|member| (member.unit.record(slice), chance(member.unit), member.adds));
        found.map(|((entity, row), chance, adds)| Found { entity, row, reason: None, adds, chance }).collect_vec()
    };
    let own = address.take_own(kpi);
    let name = address.name;
    let in_own = address.currency().and_then(|label| world.in_own(label));
    let world = in_own.as_ref().unwrap_or(world);
    let selection = world.selected(&address.filters(world))?;
    if kpi == "funnel" {
        let subjects = world.subjects(&selection);
        let (world, selection) = subjects.as_ref().map_or((world, &selection), |(world, part)| (world, part));
        let slice = address.slice(world, selection)?;
        return Ok(made(world, counted(&slice, parts::of_funnel(name, &own, &slice)?)));
    }
    let slice = address.slice(world, &selection)?;
    if kpi == "campaigns" {
        return Ok(made(world, counted(&slice, parts::of_campaigns(name, &own, &slice)?)));
    }
    let metric = kpi::find(kpi).ok_or_else(|| Error::new(Code::UnknownKpi, kpi))?;
    if kpi.starts_with("quality.") {
        return Ok(made(world, faulty(world, kpi, part)?));
    }
    if let Some(members) = beside::behind(metric, name, &own, &slice) {
        return Ok(made(world, counted(&slice, members)));
    }
    let chance = chances(&slice, kpi);
    let rows = placed(metric, &slice, name).map(|mut found| {
        found.iter_mut().for_each(|found| found.chance = chance(Unit::Row(found.entity, found.row)));
        found
    });
    let found = rows.or_else(|| parts::members(metric, name, &own, &slice).map(|members| counted(&slice, members)));
    Ok(made(world, found.or_else(|| ended(metric, &slice, name)).ok_or_else(|| parts::unknown(name))?))
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

/// What a figure foretells of its records, one by one.
fn chances<'a>(slice: &'a Slice, kpi: &str) -> Box<dyn Fn(Unit) -> Option<f64> + 'a> {
    let metric = kpi::find(kpi).filter(|metric| metric.facts().id == "ltv.predicted");
    if let Some(fit) = metric.and_then(|metric| predicted::fit(&|name| metric.of(slice).measures.get(name).copied().flatten())) {
        return Box::new(move |unit| if let Unit::Customer(customer) = unit { Some(predicted::alive(slice, &fit, customer)) } else { None });
    }
    let told = matches!(kpi, "sales.win_chance" | "sales.expected_revenue");
    let forecast = &slice.world.forecast;
    let tested = |row: u32| forecast.tested.iter().find(|(of, _)| *of == row).map(|(_, chance)| *chance);
    let of = move |row: u32| forecast.chance(row).map(|chance| f64::from(chance) / f64::from(CERTAIN)).or_else(|| tested(row));
    Box::new(move |unit| if let (Unit::Row(Entity::Deal, row), true) = (unit, told) { of(row) } else { None })
}

/// Rows by whether the figure takes them, and why not; `None` where the name says neither.
fn placed(metric: &dyn Metric, slice: &Slice, name: &str) -> Option<Vec<Found>> {
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
        wanted.then_some(Found { entity, row, reason: place.err(), adds: Some(Figure::Count(1)), chance: None })
    });
    let found: Vec<Found> = found.collect_vec();
    (matches!(name, "all" | "used" | "excluded") || !found.is_empty()).then_some(found)
}

/// Deals of a figure by how they stand.
fn ended(metric: &dyn Metric, slice: &Slice, name: &str) -> Option<Vec<Found>> {
    let end = ENDS.iter().find(|(known, _)| *known == name).filter(|_| metric.population().entity(slice) == Entity::Deal)?.1;
    let used = placed(metric, slice, "used")?;
    Some(used.into_iter().filter(|found| slice.world.deals.outcome[found.row as usize] == end).collect_vec())
}

/// The records behind a figure of data quality, by fault or by the fault's place (`contact.email.unreadable`).
fn faulty(world: &World, kpi: &str, part: &str) -> Result<Vec<Found>, Error> {
    let found = |entity: Entity, row: u32, reason: Option<Reason>| Found { entity, row, reason, adds: Some(Figure::Count(1)), chance: None };
    if let Some(defect) = super::quality::defective(world, part) {
        return Ok(defect.rows.iter().map(|row| found(defect.entity, *row, Some(defect.fault))).collect_vec());
    }
    let (faults, of): (&[Reason], &[Entity]) = match kpi {
        "quality.invalid" => (INVALID, Entity::ALL),
        "quality.orphans" => (&[ORPHAN], Entity::ALL),
        "quality.duplicates" => (&[SAME_CUSTOMER], &[Entity::Contact, Entity::Account]),
        _ => (&[], Entity::ALL),
    };
    let all = |of: &[Entity]| {
        of.iter()
            .filter(|entity| **entity != Entity::StageChange)
            .flat_map(|entity| (0..world.data.rows(*entity) as u32).map(|row| found(*entity, row, None)))
            .collect_vec()
    };
    match part {
        "used" | "all" | "value" => Ok(all(Entity::ALL)),
        "denominator" => Ok(all(of)),
        "excluded" => Ok(Vec::new()),
        "numerator" | "defective" => Ok(world.quality().of_faults(faults).into_iter().map(|(entity, row)| found(entity, row, None)).collect_vec()),
        other => Err(parts::unknown(other)),
    }
}
