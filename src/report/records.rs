//! The records behind a figure: which rows of which file, and why the others are left out.

use super::Figure;
use super::parts::{self, Address, Member};
use super::{beside, predicted};
use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::dataset::column::{Column, Labels, Times};
use crate::dataset::stack::Origin;
use crate::error::{Code, Error};
use crate::kpi::{self, Metric};
use crate::money::Money;
use crate::order::sorted_by;
use crate::slice::Slice;
use crate::slice::alone::Unit;
use crate::slice::forecast::CERTAIN;
use crate::slice::outcome::Outcome;
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

/// One record.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "api.ts"))]
pub struct RecordRow {
    /// What it is a record of.
    pub entity: Entity,
    /// Base name of the file.
    pub file: String,
    /// Line of the file, from 1.
    #[cfg_attr(test, ts(type = "number"))]
    pub line: u64,
    /// Key.
    pub id: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// Owner.
    pub owner: Option<String>,
    /// Stage, plan or category.
    pub stage: Option<String>,
    /// `open`, `won`, `lost`; a score.
    pub status: Option<String>,
    /// Amount.
    pub amount: Option<Figure>,
    /// The day that the figure goes by.
    pub date: Option<String>,
    /// Why it is left out; null where it is used.
    pub reason: Option<String>,
    /// The chance foretold: of a deal to be won, of a customer to still be one; null elsewhere.
    pub chance: Option<f64>,
    /// What it adds to the part's number; null where numbers of records do not add up.
    pub adds: Option<Figure>,
}

/// What records can be sorted by.
const COLUMNS: [&str; 12] = ["file", "line", "id", "name", "owner", "stage", "status", "amount", "date", "reason", "chance", "adds"];

/// How deals stand, by name.
const ENDS: [(&str, Outcome); 3] = [("open", Outcome::Open), ("won", Outcome::Won), ("lost", Outcome::Lost)];

fn in_files(found: Vec<Found>) -> Vec<Found> {
    sorted_by(found, &|a, b| (a.entity, a.row).cmp(&(b.entity, b.row)))
}

/// Where a row of a dataset came from: base name and line of the file.
pub type Lines<'a> = &'a dyn Fn(Origin) -> (String, u64);

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
            let row = described(&self.world, lines, found);
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
        let rows = self.found.iter().skip(offset).take(limit).map(|found| described(&self.world, lines, found)).collect_vec();
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

fn described(world: &World, lines: Lines, found: &Found) -> RecordRow {
    let row = found.row as usize;
    let reason = found.reason.map(str::to_owned);
    let mut record = RecordRow { entity: found.entity, reason, adds: found.adds, chance: found.chance, ..RecordRow::default() };
    describe(&mut record, world, row);
    if let Some(origin) = origin(world, found.entity, row) {
        (record.file, record.line) = lines(origin);
    }
    record
}

fn origin(world: &World, entity: Entity, row: usize) -> Option<Origin> {
    let data = &world.data;
    let origins = match entity {
        Entity::Deal => &data.deals.origins,
        Entity::Survey => &data.surveys.origins,
        Entity::Subscription => &data.subscriptions.origins,
        Entity::Order => &data.orders.origins,
        Entity::Spend => &data.spend.origins,
        Entity::Contact => &data.contacts.origins,
        Entity::Activity => &data.activities.origins,
        Entity::Event => &data.events.origins,
        Entity::Campaign => &data.campaigns.origins,
        Entity::Traffic => &data.traffic.origins,
        Entity::Ticket => &data.tickets.origins,
        Entity::Account => &data.accounts.origins,
        Entity::User => &data.users.origins,
        Entity::Target => &data.targets.origins,
        _ => return None,
    };
    origins.get(row).copied()
}

/// Fills in what there is to say of a row; what is said first of a column stays.
fn describe(record: &mut RecordRow, world: &World, row: usize) {
    let data = &world.data;
    let text = |to: &mut Option<String>, labels: &Labels| {
        if to.is_none() {
            *to = labels.get(row).map(str::to_owned);
        }
    };
    let day = |to: &mut Option<String>, times: &Times| {
        if to.is_none() {
            *to = times.get(row).map(|at| at.day().to_string());
        }
    };
    let money = |to: &mut Option<Figure>, amounts: &Column<i64>| {
        if to.is_none() {
            *to = amounts.get(row).map(|amount| Figure::Money(Money(i128::from(amount))));
        }
    };
    match record.entity {
        Entity::Deal => {
            let deals = &data.deals;
            let outcome = world.deals.outcome[row];
            text(&mut record.id, &deals.id);
            text(&mut record.name, &deals.name);
            text(&mut record.owner, &deals.owner);
            text(&mut record.stage, &deals.stage);
            record.status = ENDS.iter().find(|(_, end)| *end == outcome).map(|(name, _)| (*name).to_owned());
            money(&mut record.amount, &deals.amount);
            day(&mut record.date, if outcome == Outcome::Open { &world.deals.created } else { &world.deals.closed });
        }
        Entity::Survey => {
            text(&mut record.id, &data.surveys.customer_id);
            record.status = data.surveys.score.get(row).map(crate::real::decimal);
            day(&mut record.date, &data.surveys.at);
        }
        Entity::Subscription => {
            let table = &data.subscriptions;
            text(&mut record.id, &table.customer_id);
            text(&mut record.owner, &table.owner);
            text(&mut record.stage, &table.plan);
            money(&mut record.amount, &table.mrr);
            money(&mut record.amount, &table.amount);
            day(&mut record.date, &table.start);
            day(&mut record.status, &table.end);
        }
        Entity::Order => {
            text(&mut record.id, &data.orders.customer_id);
            money(&mut record.amount, &data.orders.amount);
            day(&mut record.date, &data.orders.at);
        }
        Entity::Spend => {
            text(&mut record.stage, &data.spend.category);
            money(&mut record.amount, &data.spend.amount);
            day(&mut record.date, &data.spend.at);
            day(&mut record.date, &data.spend.month);
        }
        Entity::Contact => {
            let contacts = &data.contacts;
            text(&mut record.id, &contacts.id);
            text(&mut record.id, &contacts.email);
            text(&mut record.name, &contacts.name);
            text(&mut record.name, &contacts.company);
            text(&mut record.owner, &contacts.owner);
            text(&mut record.stage, &contacts.lifecycle_stage);
            day(&mut record.date, &contacts.created);
        }
        Entity::Activity => {
            let table = &data.activities;
            text(&mut record.id, &table.deal_id);
            text(&mut record.id, &table.contact_id);
            text(&mut record.id, &table.account_id);
            text(&mut record.owner, &table.owner);
            text(&mut record.stage, &table.kind);
            text(&mut record.status, &table.direction);
            day(&mut record.date, &table.at);
        }
        Entity::Campaign => {
            let table = &data.campaigns;
            text(&mut record.id, &table.id);
            text(&mut record.name, &table.name);
            text(&mut record.stage, &table.kind);
            money(&mut record.amount, &table.cost);
            day(&mut record.date, &table.start);
        }
        Entity::Traffic => {
            let table = &data.traffic;
            text(&mut record.id, &table.page);
            text(&mut record.name, &table.source);
            text(&mut record.name, &table.channel);
            text(&mut record.stage, &table.channel);
            record.status = table.sessions.get(row).map(crate::real::decimal);
            day(&mut record.date, &table.date);
        }
        Entity::Ticket => {
            let table = &data.tickets;
            text(&mut record.id, &table.id);
            text(&mut record.name, &table.customer_id);
            text(&mut record.owner, &table.owner);
            text(&mut record.stage, &table.priority);
            text(&mut record.status, &table.status);
            day(&mut record.date, &table.opened);
        }
        Entity::Event => {
            text(&mut record.id, &data.events.person);
            text(&mut record.stage, &data.events.name);
            day(&mut record.date, &data.events.at);
        }
        Entity::Account => {
            let table = &data.accounts;
            text(&mut record.id, &table.id);
            text(&mut record.name, &table.name);
            text(&mut record.owner, &table.owner);
            text(&mut record.stage, &table.segment);
            day(&mut record.date, &table.created);
        }
        Entity::User => {
            let table = &data.users;
            text(&mut record.id, &table.id);
            text(&mut record.name, &table.name);
            text(&mut record.stage, &table.team);
            money(&mut record.amount, &table.quota_amount);
            day(&mut record.date, &table.last_login);
        }
        Entity::Target => {
            let table = &data.targets;
            text(&mut record.name, &table.owner);
            text(&mut record.stage, &table.kpi);
            record.status = table.value.get(row).map(crate::real::decimal);
            text(&mut record.date, &table.period);
        }
        Entity::StageChange => {}
    }
}
