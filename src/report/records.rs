//! The records behind a figure: which rows of which file, and why the others are left out.

use super::Figure;
use crate::dataset::Entity;
use crate::dataset::stack::Origin;
use crate::error::{Code, Error};
use crate::kpi;
use crate::money::Money;
use crate::slice::Slice;
use crate::slice::outcome::Outcome;
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
}

/// Records of a KPI, in the order of the files. Parts: `used`, `excluded`, `all`, or a reason's id; for deals also `won`, `lost`, `open`.
pub fn records(world: &World, lines: &dyn Fn(Origin) -> (String, u64), kpi: &str, part: &str, offset: usize, limit: usize) -> Result<Records, Error> {
    if kpi.starts_with("quality.") {
        return Ok(faulty(world, lines, part, offset, limit));
    }
    let metric = kpi::find(kpi).ok_or_else(|| Error::new(Code::UnknownKpi, kpi))?;
    let selection = world.selection()?;
    let slice = Slice::new(world, &selection, world.period);
    let population = metric.population();
    let entity = population.entity(&slice);
    let mut rows = population.candidates(&slice);
    rows = crate::order::sorted_by(rows, &Ord::cmp);
    let mut found = Records::default();
    for row in rows {
        let place = population.place(&slice, row);
        let outcome = (entity == Entity::Deal).then(|| world.deals.outcome[row as usize]);
        let wanted = match part {
            "all" => true,
            "used" => place.is_ok(),
            "excluded" => place.is_err(),
            "won" => place == Err("won") || (place.is_ok() && outcome == Some(Outcome::Won)),
            "lost" => place == Err("lost") || (place.is_ok() && outcome == Some(Outcome::Lost)),
            "open" => place == Err("open") || (place.is_ok() && outcome == Some(Outcome::Open)),
            reason => place == Err(reason),
        };
        if !wanted {
            continue;
        }
        found.total += 1;
        if (found.total as usize) > offset && found.rows.len() < limit {
            let mut record = describe(world, entity, row as usize);
            if let Some(origin) = origin(world, entity, row as usize) {
                (record.file, record.line) = lines(origin);
            }
            record.reason = place.err().map(str::to_owned);
            found.rows.push(record);
        }
    }
    Ok(found)
}

/// The records behind one defect.
fn faulty(world: &World, lines: &dyn Fn(Origin) -> (String, u64), part: &str, offset: usize, limit: usize) -> Records {
    let Some((entity, rows)) = super::quality::defective(world, part) else { return Records::default() };
    let row = |row: &u32| {
        let mut record = describe(world, entity, *row as usize);
        if let Some(origin) = origin(world, entity, *row as usize) {
            (record.file, record.line) = lines(origin);
        }
        record.reason = part.rsplit('.').next().map(str::to_owned);
        record
    };
    Records { total: rows.len() as u64, rows: rows.iter().skip(offset).take(limit).map(row).collect() }
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
            let status = match outcome {
                Outcome::Open => "open",
                Outcome::Won => "won",
                Outcome::Lost => "lost",
            };
            RecordRow {
                id: text(&deals.id),
                name: text(&deals.name),
                owner: text(&deals.owner),
                stage: text(&deals.stage),
                status: Some(status.into()),
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
