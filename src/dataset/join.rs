//! The dataset: every entity of all files.

mod dimensions;
mod links;

use super::account::Accounts;
use super::activity::Activities;
use super::campaign::Campaigns;
use super::column::{AnyColumn, Bits, Labels, Times};
use super::contact::Contacts;
use super::deal::Deals;
use super::duplicates::Duplicates;
use super::event::Events;
use super::history::History;
use super::order::Orders;
use super::spend::Spend;
use super::stack::superseded;
use super::subscription::Subscriptions;
use super::survey::Surveys;
use super::target::Targets;
use super::ticket::Tickets;
use super::traffic::Traffic;
use super::user::Users;
use super::{Entity, Table};
use crate::collect::CollectVec;
use crate::map::SortedMap;
use crate::text::has;
use links::Links;
use std::sync::{Arc, Mutex, OnceLock};

/// All entities, joined.
#[derive(Debug)]
pub struct Dataset {
    /// Deals.
    pub deals: Deals,
    /// Deals whose id comes again later.
    pub superseded: Bits,
    /// Moves of deals.
    pub history: History,
    /// Contacts.
    pub contacts: Contacts,
    /// Contacts whose id comes again later.
    pub contact_superseded: Bits,
    /// Whether converting a lead makes a deal of it (Salesforce, Zoho, Dynamics), rather than a customer.
    pub converts_to_deals: bool,
    /// Campaigns whose id comes again later.
    pub campaign_superseded: Bits,
    /// Subscriptions whose id comes again later.
    pub subscription_superseded: Bits,
    /// Answers whose id comes again later.
    pub survey_superseded: Bits,
    /// Lines of orders that come to less than nothing: what was sent back.
    pub order_returned: Bits,
    /// Users whose name or key comes again later.
    pub user_superseded: Bits,
    /// Tickets whose id comes again later.
    pub ticket_superseded: Bits,
    /// Moves of contacts through their lifecycle.
    pub contact_history: History,
    /// Accounts.
    pub accounts: Accounts,
    /// Users.
    pub users: Users,
    /// Survey answers.
    pub surveys: Surveys,
    /// Subscriptions.
    pub subscriptions: Subscriptions,
    /// Orders.
    pub orders: Orders,
    /// Spend.
    pub spend: Spend,
    /// Campaigns.
    pub campaigns: Campaigns,
    /// Visits.
    pub traffic: Traffic,
    /// Visits that another table tells too, by something else.
    pub traffic_repeated: Bits,
    /// Whether visits come from an export that counts engaged sessions, as GA4 does.
    pub engaged_sessions: bool,
    /// Whether their seconds are of all sessions of a row together, rather than of one.
    pub engagement_total: bool,
    /// Support cases.
    pub tickets: Tickets,
    /// What persons did.
    pub events: Events,
    /// Calls, e-mails, meetings.
    pub activities: Activities,
    /// What is aimed at.
    pub targets: Targets,
    /// Header of each table's score column, empty where it has none: it may say what was asked.
    pub score_headers: Vec<String>,
    /// Stages in the vendor's order, the last one means won; empty where no profile fixes one.
    pub stage_order: Vec<String>,
    /// The vendors' words for lost stages.
    pub lost_stages: Vec<String>,
    links: Links,
    duplicate_contacts: OnceLock<Duplicates>,
    duplicate_accounts: OnceLock<Duplicates>,
    dimensions: Mutex<SortedMap<(Entity, String), Option<Arc<Labels>>>>,
}

impl Default for Dataset {
    /// Of no tables.
    fn default() -> Dataset {
        Dataset::join(&[])
    }
}

impl Dataset {
    /// The tables joined. The order of the tables matters only for records that come twice: the later wins.
    pub fn join(tables: &[&Table]) -> Dataset {
        let deals = Deals::join(tables);
        let history = History::join(tables, &deals);
        let (contacts, accounts, users) = (Contacts::of(tables), Accounts::of(tables), Users::of(tables));
        let (surveys, subscriptions, orders) = (Surveys::of(tables), Subscriptions::of(tables), Orders::of(tables));
        let (activities, tickets, campaigns) = (Activities::of(tables), Tickets::of(tables), Campaigns::of(tables));
        let (traffic, traffic_repeated) = Traffic::join(tables);
        let mut data = Dataset {
            superseded: superseded(&deals.id),
            score_headers: tables.iter().map(|table| table.header_of("score").unwrap_or_default().to_owned()).collect_vec(),
            stage_order: tables.iter().find(|table| !table.stage_order.is_empty()).map(|table| table.stage_order.clone()).unwrap_or_default(),
            lost_stages: tables.iter().flat_map(|table| table.lost_stages.iter().cloned()).collect_vec(),
            spend: Spend::of(tables),
            campaign_superseded: superseded(&campaigns.id),
            campaigns,
            traffic,
            traffic_repeated,
            engaged_sessions: headed(tables, &|table, header| table.vendor == "ga4" || has(header, "engage")),
            engagement_total: headed(tables, &|_, header| header == "user engagement" || has(header, "total engagement")),
            events: Events::of(tables),
            targets: Targets::of(tables),
            converts_to_deals: tables
                .iter()
                .any(|table| table.main() == Some(Entity::Contact) && matches!(table.vendor.as_str(), "salesforce" | "zoho" | "dynamics")),
            contact_superseded: superseded(&contacts.id),
            ticket_superseded: superseded(&tickets.id),
            subscription_superseded: superseded(&subscriptions.id),
            survey_superseded: superseded(&surveys.id),
            order_returned: orders.returned(),
            user_superseded: superseded(if users.id.dictionary.len() > users.name.dictionary.len() { &users.id } else { &users.name }),
            tickets,
            contact_history: History::of_contacts(tables, &contacts),
            activities,
            history,
            contacts,
            accounts,
            users,
            surveys,
            subscriptions,
            orders,
            deals,
            links: Links::default(),
            duplicate_contacts: OnceLock::new(),
            duplicate_accounts: OnceLock::new(),
            dimensions: Mutex::default(),
        };
        data.links = Links::of(&data);
        data
    }

    /// Records of an entity.
    pub fn rows(&self, entity: Entity) -> usize {
        match entity {
            Entity::Deal => self.deals.rows,
            Entity::Contact => self.contacts.rows,
            Entity::Account => self.accounts.rows,
            Entity::User => self.users.rows,
            Entity::Survey => self.surveys.rows,
            Entity::Subscription => self.subscriptions.rows,
            Entity::Order => self.orders.rows,
            Entity::Spend => self.spend.rows,
            Entity::Campaign => self.campaigns.rows,
            Entity::Traffic => self.traffic.rows,
            Entity::Ticket => self.tickets.rows,
            Entity::Event => self.events.rows,
            Entity::StageChange => self.history.moves.list.len() + self.contact_history.moves.list.len(),
            Entity::Activity => self.activities.rows,
            Entity::Target => self.targets.rows,
        }
    }

    /// The columns of an entity that some file has.
    pub fn columns(&self, entity: Entity) -> Vec<(&'static str, AnyColumn)> {
        match entity {
            Entity::Deal => self.deals.columns(),
            Entity::Contact => self.contacts.columns(),
            Entity::Account => self.accounts.columns(),
            Entity::User => self.users.columns(),
            Entity::Survey => self.surveys.columns(),
            Entity::Subscription => self.subscriptions.columns(),
            Entity::Order => self.orders.columns(),
            Entity::Spend => self.spend.columns(),
            Entity::Campaign => self.campaigns.columns(),
            Entity::Traffic => self.traffic.columns(),
            Entity::Ticket => self.tickets.columns(),
            Entity::Event => self.events.columns(),
            Entity::Activity => self.activities.columns(),
            Entity::Target => self.targets.columns(),
            Entity::StageChange => Vec::new(),
        }
    }

    /// Contacts entered more than once, found when first asked for.
    pub fn duplicate_contacts(&self) -> &Duplicates {
        self.duplicate_contacts.get_or_init(|| Duplicates::of_contacts(&self.contacts, &|row| self.contact_superseded.get(row as usize)))
    }

    /// Accounts entered more than once, found when first asked for.
    pub fn duplicate_accounts(&self) -> &Duplicates {
        self.duplicate_accounts.get_or_init(|| Duplicates::of_accounts(&self.accounts, &|_| false))
    }

    /// The day that records of an entity go by, where they have one column for it.
    pub fn times(&self, entity: Entity) -> Option<&Times> {
        Some(match entity {
            Entity::Contact => &self.contacts.created,
            Entity::Activity => &self.activities.at,
            Entity::Event => &self.events.at,
            Entity::Order => &self.orders.at,
            Entity::Traffic => &self.traffic.date,
            Entity::Campaign => &self.campaigns.start,
            Entity::Ticket => &self.tickets.opened,
            Entity::Account => &self.accounts.created,
            _ => return None,
        })
    }

    /// Whether some file has a field of an entity.
    pub fn has(&self, entity: Entity, field: &str) -> bool {
        match entity {
            Entity::Deal if field == "campaign" => {
                [&self.deals.campaign, &self.contacts.campaign, &self.orders.campaign].iter().any(|labels| !labels.is_empty())
            }
            Entity::Deal if field == "last_activity" => {
                self.deals.rows > 0 && (self.activities.rows > 0 || !self.deals.last_activity.is_empty() || !self.history.is_empty())
            }
            Entity::Spend => self.spend.rows > 0 || self.campaigns.has("cost"),
            Entity::Activity if field == "first_response" => self.activities.has("at") || !self.contacts.first_response.is_empty(),
            Entity::Activity if field == "unsubscribed" => self.activities.rows > 0 || !self.contacts.unsubscribed.is_empty(),
            Entity::Activity => self.activities.has(field),
            Entity::Campaign => self.campaigns.has(field),
            Entity::Ticket => self.tickets.has(field),
            Entity::Traffic => self.traffic.has(field) || (field == "bounces" && self.traffic.has("bounce_rate")),
            Entity::User => self.users.has(field),
            other => self.rows(other) > 0,
        }
    }

    /// The record that tells of a user: its own, else a target of its own, else what it last did, else a deal of its own.
    pub fn user(&self, name: &str) -> Option<(Entity, u32)> {
        let columns = [
            (Entity::User, &self.users.name),
            (Entity::User, &self.users.id),
            (Entity::Target, &self.targets.owner),
            (Entity::Activity, &self.activities.owner),
            (Entity::Deal, &self.deals.owner),
        ];
        columns.into_iter().find_map(|(entity, labels)| {
            let code = labels.dictionary.find(name)?;
            Some((entity, labels.codes.iter().rposition(|of| *of == code)? as u32))
        })
    }

    /// Entities that figures are counted over, where they have records.
    pub fn bases(&self) -> Vec<Entity> {
        use Entity::*;
        let all = [Deal, Survey, Subscription, Order, Spend, Contact, Activity, Traffic, Campaign, Ticket];
        all.into_iter().filter(|entity| self.rows(*entity) > 0).collect_vec()
    }
}

/// Whether a table of visits has a header of some kind.
fn headed(tables: &[&Table], holds: &dyn Fn(&Table, &str) -> bool) -> bool {
    let visits = tables.iter().filter(|table| table.main() == Some(Entity::Traffic));
    visits.into_iter().any(|table| table.source.mapping.iter().any(|column| holds(table, &crate::text::fold(&column.column))))
}
