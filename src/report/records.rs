//! The records behind a figure: which rows of which file, and why the others are left out.

use super::Figure;
use super::parts::{self, Address, Member};
use super::predicted;
use crate::dataset::Entity;
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

/// How deals stand, by name.
const ENDS: [(&str, Outcome); 3] = [("open", Outcome::Open), ("won", Outcome::Won), ("lost", Outcome::Lost)];

/// Where a row of a dataset came from: base name and line of the file.
pub type Lines<'a> = &'a dyn Fn(Origin) -> (String, u64);

/// The records of a part, in the order of the files, and the world that they are looked at in.
#[derive(Debug)]
pub struct Behind {
    world: World,
    found: Vec<Found>,
}

/// A record of a part, why it is left out, and what it adds.
#[derive(Debug)]
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
    let made = |world: &World, found: Vec<Found>| {
        let found = sorted_by(found, &|a, b| (a.entity, a.row).cmp(&(b.entity, b.row)));
        Behind { world: world.clone(), found }
    };
    let counted = |slice: &Slice, members: Vec<Member>| -> Vec<Found> {
        let chance = chances(slice, kpi);
        let found = members.into_iter().map(|member| (member.unit.record(slice), chance(member.unit), member.adds));
        found.map(|((entity, row), chance, adds)| Found { entity, row, reason: None, adds, chance }).collect()
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
    let chance = chances(&slice, kpi);
    let rows = placed(metric, &slice, name).map(|mut found| {
        found.iter_mut().for_each(|found| found.chance = chance(Unit::Row(found.entity, found.row)));
        found
    });
    let found = rows.or_else(|| parts::members(metric, name, &own, &slice).map(|members| counted(&slice, members)));
    Ok(made(world, found.or_else(|| ended(metric, &slice, name)).ok_or_else(|| parts::unknown(name))?))
}

impl Behind {
    /// So many of them, from one on.
    pub fn page(&self, lines: Lines, offset: usize, limit: usize) -> Records {
        let rows = self.found.iter().skip(offset).take(limit).map(|found| described(&self.world, lines, found)).collect();
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
    let of = |row: u32| slice.world.forecast.chance(row).map(|chance| f64::from(chance) / f64::from(CERTAIN));
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
    let found: Vec<Found> = found.collect();
    (matches!(name, "all" | "used" | "excluded") || !found.is_empty()).then_some(found)
}

/// Deals of a figure by how they stand.
fn ended(metric: &dyn Metric, slice: &Slice, name: &str) -> Option<Vec<Found>> {
    let end = ENDS.iter().find(|(known, _)| *known == name).filter(|_| metric.population().entity(slice) == Entity::Deal)?.1;
    let used = placed(metric, slice, "used")?;
    Some(used.into_iter().filter(|found| slice.world.deals.outcome[found.row as usize] == end).collect())
}

/// The records behind a figure of data quality, by fault or by the fault's place (`contact.email.unreadable`).
fn faulty(world: &World, kpi: &str, part: &str) -> Result<Vec<Found>, Error> {
    let found = |entity: Entity, row: u32, reason: Option<Reason>| Found { entity, row, reason, adds: Some(Figure::Count(1)), chance: None };
    if let Some(defect) = super::quality::defective(world, part) {
        return Ok(defect.rows.iter().map(|row| found(defect.entity, *row, Some(defect.fault))).collect());
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
            .collect()
    };
    match part {
        "used" | "all" | "value" => Ok(all(Entity::ALL)),
        "denominator" => Ok(all(of)),
        "excluded" => Ok(Vec::new()),
        "numerator" | "defective" => Ok(world.quality().of_faults(faults).into_iter().map(|(entity, row)| found(entity, row, None)).collect()),
        other => Err(parts::unknown(other)),
    }
}

fn described(world: &World, lines: Lines, found: &Found) -> RecordRow {
    let row = found.row as usize;
    let mut record = describe(world, found.entity, row);
    if let Some(origin) = origin(world, found.entity, row) {
        (record.file, record.line) = lines(origin);
    }
    record.entity = found.entity;
    record.reason = found.reason.map(str::to_owned);
    record.adds = found.adds;
    record.chance = found.chance;
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

fn describe(world: &World, entity: Entity, row: usize) -> RecordRow {
    let data = &world.data;
    let text = |labels: &crate::dataset::column::Labels| labels.get(row).map(str::to_owned);
    let money = |amount: Option<i64>| amount.map(|amount| Figure::Money(Money(i128::from(amount))));
    let day = |times: &crate::dataset::column::Times| times.get(row).map(|at| at.day().to_string());
    match entity {
        Entity::Deal => {
            let deals = &data.deals;
            let outcome = world.deals.outcome[row];
            RecordRow {
                id: text(&deals.id),
                name: text(&deals.name),
                owner: text(&deals.owner),
                stage: text(&deals.stage),
                status: ENDS.iter().find(|(_, end)| *end == outcome).map(|(name, _)| (*name).to_owned()),
                amount: money(deals.amount.get(row)),
                date: if outcome == Outcome::Open { day(&world.deals.created) } else { day(&world.deals.closed) },
                ..RecordRow::default()
            }
        }
        Entity::Survey => RecordRow {
            id: text(&data.surveys.customer_id),
            status: data.surveys.score.get(row).map(crate::real::decimal),
            date: day(&data.surveys.at),
            ..RecordRow::default()
        },
        Entity::Subscription => {
            let table = &data.subscriptions;
            RecordRow {
                id: text(&table.customer_id),
                owner: text(&table.owner),
                stage: text(&table.plan),
                amount: money(table.mrr.get(row).or(table.amount.get(row))),
                date: day(&table.start),
                status: day(&table.end),
                ..RecordRow::default()
            }
        }
        Entity::Order => {
            RecordRow { id: text(&data.orders.customer_id), amount: money(data.orders.amount.get(row)), date: day(&data.orders.at), ..RecordRow::default() }
        }
        Entity::Spend => RecordRow {
            stage: text(&data.spend.category),
            amount: money(data.spend.amount.get(row)),
            date: day(&data.spend.at).or(day(&data.spend.month)),
            ..RecordRow::default()
        },
        Entity::Contact => RecordRow {
            id: text(&data.contacts.id).or_else(|| text(&data.contacts.email)),
            name: text(&data.contacts.name).or_else(|| text(&data.contacts.company)),
            owner: text(&data.contacts.owner),
            stage: text(&data.contacts.lifecycle_stage),
            date: day(&data.contacts.created),
            ..RecordRow::default()
        },
        Entity::Activity => {
            let table = &data.activities;
            RecordRow {
                id: text(&table.deal_id).or_else(|| text(&table.contact_id)).or_else(|| text(&table.account_id)),
                owner: text(&table.owner),
                stage: text(&table.kind),
                status: text(&table.direction),
                date: day(&table.at),
                ..RecordRow::default()
            }
        }
        Entity::Campaign => RecordRow {
            id: text(&data.campaigns.id),
            name: text(&data.campaigns.name),
            stage: text(&data.campaigns.kind),
            amount: money(data.campaigns.cost.get(row)),
            date: day(&data.campaigns.start),
            ..RecordRow::default()
        },
        Entity::Traffic => RecordRow {
            id: text(&data.traffic.page),
            name: text(&data.traffic.source).or_else(|| text(&data.traffic.channel)),
            stage: text(&data.traffic.channel),
            status: data.traffic.sessions.get(row).map(crate::real::decimal),
            date: day(&data.traffic.date),
            ..RecordRow::default()
        },
        Entity::Ticket => RecordRow {
            id: text(&data.tickets.id),
            name: text(&data.tickets.customer_id),
            owner: text(&data.tickets.owner),
            stage: text(&data.tickets.priority),
            status: text(&data.tickets.status),
            date: day(&data.tickets.opened),
            ..RecordRow::default()
        },
        Entity::Event => RecordRow { id: text(&data.events.person), stage: text(&data.events.name), date: day(&data.events.at), ..RecordRow::default() },
        Entity::Account => RecordRow {
            id: text(&data.accounts.id),
            name: text(&data.accounts.name),
            owner: text(&data.accounts.owner),
            stage: text(&data.accounts.segment),
            date: day(&data.accounts.created),
            ..RecordRow::default()
        },
        _ => RecordRow::default(),
    }
}
