//! One record as it is told: what it says of itself, and where it came from.

use super::Figure;
use crate::dataset::Entity;
use crate::dataset::column::{Column, Labels, Times};
use crate::dataset::stack::Origin;
use crate::money::Money;
use crate::slice::outcome::Outcome;
use crate::slice::world::World;
use serde::Serialize;

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
pub const ENDS: [(&str, Outcome); 3] = [("open", Outcome::Open), ("won", Outcome::Won), ("lost", Outcome::Lost)];

/// Where a row of a dataset came from: base name and line of the file.
pub type Lines<'a> = &'a dyn Fn(Origin) -> (String, u64);

impl RecordRow {
    /// What a row of an entity says; not why it is asked for.
    pub fn of(world: &World, lines: Lines, entity: Entity, row: usize) -> RecordRow {
        let mut record = RecordRow { entity, ..RecordRow::default() };
        record.describe(world, row);
        if let Some(origin) = origin(world, entity, row) {
            (record.file, record.line) = lines(origin);
        }
        record
    }

    /// Fills in what there is to say of a row; what is said first of a column stays.
    fn describe(&mut self, world: &World, row: usize) {
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
        match self.entity {
            Entity::Deal => {
                let deals = &data.deals;
                let outcome = world.deals.outcome[row];
                text(&mut self.id, &deals.id);
                text(&mut self.name, &deals.name);
                text(&mut self.owner, &deals.owner);
                text(&mut self.stage, &deals.stage);
                self.status = ENDS.iter().find(|(_, end)| *end == outcome).map(|(name, _)| (*name).to_owned());
                money(&mut self.amount, &deals.amount);
                day(&mut self.date, if outcome == Outcome::Open { &world.deals.created } else { &world.deals.closed });
            }
            Entity::Survey => {
                text(&mut self.id, &data.surveys.customer_id);
                self.status = data.surveys.score.get(row).map(crate::real::decimal);
                day(&mut self.date, &data.surveys.at);
            }
            Entity::Subscription => {
                let table = &data.subscriptions;
                text(&mut self.id, &table.customer_id);
                text(&mut self.owner, &table.owner);
                text(&mut self.stage, &table.plan);
                money(&mut self.amount, &table.mrr);
                money(&mut self.amount, &table.amount);
                day(&mut self.date, &table.start);
                day(&mut self.status, &table.end);
            }
            Entity::Order => {
                text(&mut self.id, &data.orders.customer_id);
                money(&mut self.amount, &data.orders.amount);
                day(&mut self.date, &data.orders.at);
            }
            Entity::Spend => {
                text(&mut self.stage, &data.spend.category);
                money(&mut self.amount, &data.spend.amount);
                day(&mut self.date, &data.spend.at);
                day(&mut self.date, &data.spend.month);
            }
            Entity::Contact => {
                let contacts = &data.contacts;
                text(&mut self.id, &contacts.id);
                text(&mut self.id, &contacts.email);
                text(&mut self.name, &contacts.name);
                text(&mut self.name, &contacts.company);
                text(&mut self.owner, &contacts.owner);
                text(&mut self.stage, &contacts.lifecycle_stage);
                day(&mut self.date, &contacts.created);
            }
            Entity::Activity => {
                let table = &data.activities;
                text(&mut self.id, &table.deal_id);
                text(&mut self.id, &table.contact_id);
                text(&mut self.id, &table.account_id);
                text(&mut self.owner, &table.owner);
                text(&mut self.stage, &table.kind);
                text(&mut self.status, &table.direction);
                day(&mut self.date, &table.at);
            }
            Entity::Campaign => {
                let table = &data.campaigns;
                text(&mut self.id, &table.id);
                text(&mut self.name, &table.name);
                text(&mut self.stage, &table.kind);
                money(&mut self.amount, &table.cost);
                day(&mut self.date, &table.start);
            }
            Entity::Traffic => {
                let table = &data.traffic;
                text(&mut self.id, &table.page);
                text(&mut self.name, &table.source);
                text(&mut self.name, &table.channel);
                text(&mut self.stage, &table.channel);
                self.status = table.sessions.get(row).map(crate::real::decimal);
                day(&mut self.date, &table.date);
            }
            Entity::Ticket => {
                let table = &data.tickets;
                text(&mut self.id, &table.id);
                text(&mut self.name, &table.customer_id);
                text(&mut self.owner, &table.owner);
                text(&mut self.stage, &table.priority);
                text(&mut self.status, &table.status);
                day(&mut self.date, &table.opened);
            }
            Entity::Event => {
                text(&mut self.id, &data.events.person);
                text(&mut self.stage, &data.events.name);
                day(&mut self.date, &data.events.at);
            }
            Entity::Account => {
                let table = &data.accounts;
                text(&mut self.id, &table.id);
                text(&mut self.name, &table.name);
                text(&mut self.owner, &table.owner);
                text(&mut self.stage, &table.segment);
                day(&mut self.date, &table.created);
            }
            Entity::User => {
                let table = &data.users;
                text(&mut self.id, &table.id);
                text(&mut self.name, &table.name);
                text(&mut self.stage, &table.team);
                money(&mut self.amount, &table.quota_amount);
                day(&mut self.date, &table.last_login);
            }
            Entity::Target => {
                let table = &data.targets;
                text(&mut self.name, &table.owner);
                text(&mut self.stage, &table.kpi);
                self.status = table.value.get(row).map(crate::real::decimal);
                text(&mut self.date, &table.period);
            }
            Entity::StageChange => {}
        }
    }
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
