//! The dataset: every entity of all files, with the links between them.

mod dimensions;

use super::account::Accounts;
use super::activity::Activities;
use super::campaign::Campaigns;
use super::column::{AnyColumn, Bits, Labels, Times};
use super::contact::Contacts;
use super::deal::Deals;
use super::duplicates::Duplicates;
use super::event::Events;
use super::history::History;
use super::link::Link;
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

#[derive(Clone, Debug, Default)]
struct Links {
    deal_contact: Link,
    deal_account: Link,
    contact_account: Link,
    contact_company: Link,
    survey_contact: Link,
    survey_account: Link,
    subscription_contact: Link,
    subscription_account: Link,
    order_contact: Link,
    order_account: Link,
    ticket_contact: Link,
    ticket_account: Link,
    deal_user: Link,
    activity_user: Link,
    activity_contact: Link,
    activity_deal: Link,
    activity_account: Link,
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
        let links = Links {
            activity_contact: Link::to_contacts(&activities.contact_id, &contacts),
            activity_deal: Link::to_deals(&activities.deal_id, &deals),
            activity_account: Link::to_accounts(&activities.account_id, &accounts),
            deal_contact: Link::to_contacts(&deals.contact_id, &contacts),
            deal_account: Link::to_accounts(&deals.account_id, &accounts),
            contact_account: Link::to_accounts(&contacts.account_id, &accounts),
            contact_company: Link::to_accounts(&contacts.company, &accounts),
            survey_contact: Link::to_contacts(&surveys.customer_id, &contacts),
            survey_account: Link::to_accounts(&surveys.customer_id, &accounts),
            subscription_contact: Link::to_contacts(&subscriptions.customer_id, &contacts),
            subscription_account: Link::to_accounts(&subscriptions.customer_id, &accounts),
            order_contact: Link::to_contacts(&orders.customer_id, &contacts),
            order_account: Link::to_accounts(&orders.customer_id, &accounts),
            ticket_contact: Link::to_contacts(&tickets.customer_id, &contacts),
            ticket_account: Link::to_accounts(&tickets.customer_id, &accounts),
            deal_user: Link::to_users(&deals.owner, &users),
            activity_user: Link::to_users(&activities.owner, &users),
        };
        Dataset {
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
            links,
            duplicate_contacts: OnceLock::new(),
            duplicate_accounts: OnceLock::new(),
            dimensions: Mutex::default(),
        }
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

    /// Rows whose key matches nothing, where what it should match is loaded: entity, field, rows.
    pub fn orphans(&self) -> Vec<(Entity, &'static str, Vec<u32>)> {
        let (links, contacts, accounts) = (&self.links, self.contacts.rows > 0, self.accounts.rows > 0);
        let lost = |keys: &Labels, reached: &[(bool, &Link)]| -> Vec<u32> {
            let unmatched =
                |code: u32| code != 0 && reached.iter().any(|(there, _)| *there) && reached.iter().all(|(there, link)| !there || link.row(code) == u32::MAX);
            (0..keys.len() as u32).filter(|row| unmatched(keys.code(*row as usize))).collect_vec()
        };
        // A company that contacts name is known, though no list of companies is loaded.
        let named = |keys: &Labels| Link::to_companies(keys, &self.contacts);
        let person = |keys: &Labels, contact: &Link, account: &Link| lost(keys, &[(contacts, contact), (accounts, account), (contacts, &named(keys))]);
        vec![
            (Entity::Deal, "contact_id", lost(&self.deals.contact_id, &[(contacts, &links.deal_contact)])),
            (Entity::Deal, "account_id", lost(&self.deals.account_id, &[(accounts, &links.deal_account)])),
            (Entity::Contact, "account_id", lost(&self.contacts.account_id, &[(accounts, &links.contact_account)])),
            (Entity::Survey, "customer_id", person(&self.surveys.customer_id, &links.survey_contact, &links.survey_account)),
            (Entity::Subscription, "customer_id", person(&self.subscriptions.customer_id, &links.subscription_contact, &links.subscription_account)),
            (Entity::Order, "customer_id", person(&self.orders.customer_id, &links.order_contact, &links.order_account)),
            (Entity::Ticket, "customer_id", person(&self.tickets.customer_id, &links.ticket_contact, &links.ticket_account)),
            (Entity::Activity, "contact_id", lost(&self.activities.contact_id, &[(contacts, &links.activity_contact)])),
            (Entity::Activity, "deal_id", lost(&self.activities.deal_id, &[(self.deals.rows > 0, &links.activity_deal)])),
        ]
    }

    /// Contacts entered more than once, found when first asked for.
    pub fn duplicate_contacts(&self) -> &Duplicates {
        self.duplicate_contacts.get_or_init(|| Duplicates::of_contacts(&self.contacts, &|row| self.contact_superseded.get(row as usize)))
    }

    /// Accounts entered more than once, found when first asked for.
    pub fn duplicate_accounts(&self) -> &Duplicates {
        self.duplicate_accounts.get_or_init(|| Duplicates::of_accounts(&self.accounts, &|_| false))
    }

    /// Who gave an answer, as the record that stands for that customer, and the record itself; `None` where no contact is known.
    pub fn person_of_answer(&self, row: usize) -> Option<(u32, u32)> {
        let contact = self.links.survey_contact.row(self.surveys.customer_id.code(row));
        self.duplicate_contacts().first.get(contact as usize).map(|first| (*first, contact))
    }

    /// What customers are made of, with those that were entered twice as one.
    pub fn merged(&self) -> Dataset {
        let one = |keys: &Arc<Labels>, to_contact: &Link, to_account: &Link| -> Arc<Labels> {
            let mut of_contact = vec![0; self.contacts.rows];
            let mut of_account = vec![0; self.accounts.rows];
            let mut code_of = |code: u32| -> u32 {
                let first = |duplicates: &Duplicates, row: u32| duplicates.first.get(row as usize).copied();
                let known = match (first(self.duplicate_contacts(), to_contact.row(code)), first(self.duplicate_accounts(), to_account.row(code))) {
                    (Some(contact), _) => &mut of_contact[contact as usize],
                    (_, Some(account)) => &mut of_account[account as usize],
                    _ => return code,
                };
                if *known == 0 {
                    *known = code;
                }
                *known
            };
            let codes: Vec<u32> = (0..=keys.dictionary.len() as u32).map(&mut code_of).collect_vec();
            Arc::new(Labels { codes: keys.codes.iter().map(|code| codes[*code as usize]).collect_vec(), dictionary: keys.dictionary.clone() })
        };
        let (subscriptions, orders, deals, links) = (&self.subscriptions, &self.orders, &self.deals, &self.links);
        let nobody = Link::default();
        Dataset {
            subscriptions: Subscriptions {
                customer_id: one(&subscriptions.customer_id, &links.subscription_contact, &links.subscription_account),
                ..subscriptions.clone()
            },
            subscription_superseded: self.subscription_superseded.clone(),
            orders: Orders { customer_id: one(&orders.customer_id, &links.order_contact, &links.order_account), ..orders.clone() },
            deals: Deals {
                contact_id: one(&deals.contact_id, &links.deal_contact, &nobody),
                account_id: one(&deals.account_id, &nobody, &links.deal_account),
                ..deals.clone()
            },
            ..Dataset::default()
        }
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

    /// The contact and the account that a record of a customer's basis is about (`u32::MAX` for none), and its key.
    pub fn person(&self, basis: Entity, row: usize) -> (u32, u32, Option<String>) {
        let links = &self.links;
        let (key, to_contact, to_account) = match basis {
            Entity::Subscription => (&self.subscriptions.customer_id, &links.subscription_contact, &links.subscription_account),
            Entity::Order => (&self.orders.customer_id, &links.order_contact, &links.order_account),
            Entity::Contact => return (row as u32, self.account_of_contact(row as u32), None),
            _ => {
                let key = self.deals.account_id.get(row).or(self.deals.contact_id.get(row));
                return (self.contact_of_deal(row), self.account_of_deal(row), key.map(str::to_owned));
            }
        };
        let contact = to_contact.row(key.code(row));
        let account = match to_account.row(key.code(row)) {
            u32::MAX => self.account_of_contact(contact),
            found => found,
        };
        (contact, account, key.get(row).map(str::to_owned))
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

    /// The contact of a deal; `u32::MAX` for none.
    pub fn contact_of_deal(&self, deal: usize) -> u32 {
        self.links.deal_contact.row(self.deals.contact_id.code(deal))
    }

    /// The account of a deal, its own or its contact's; `u32::MAX` for none.
    pub fn account_of_deal(&self, deal: usize) -> u32 {
        match self.links.deal_account.row(self.deals.account_id.code(deal)) {
            u32::MAX => self.account_of_contact(self.contact_of_deal(deal)),
            found => found,
        }
    }

    /// The contact, the deal and the account that an activity was about; `u32::MAX` for none.
    pub fn about(&self, activity: usize) -> (u32, u32, u32) {
        let (links, table) = (&self.links, &self.activities);
        let contact = links.activity_contact.row(table.contact_id.code(activity));
        let account = match links.activity_account.row(table.account_id.code(activity)) {
            u32::MAX => self.account_of_contact(contact),
            found => found,
        };
        (contact, links.activity_deal.row(table.deal_id.code(activity)), account)
    }

    /// The user who did an activity; `u32::MAX` where no list of users has them.
    pub fn user_of_activity(&self, activity: usize) -> u32 {
        self.user_of_owner(self.activities.owner.code(activity))
    }

    /// The user whom a code of the activities' owners names; `u32::MAX` where no list of users has them.
    pub fn user_of_owner(&self, code: u32) -> u32 {
        self.links.activity_user.row(code)
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

    /// The account of a contact, by key or by its company's name; `u32::MAX` for none.
    pub fn account_of_contact(&self, contact: u32) -> u32 {
        if contact == u32::MAX {
            return u32::MAX;
        }
        match self.links.contact_account.row(self.contacts.account_id.code(contact as usize)) {
            u32::MAX => self.links.contact_company.row(self.contacts.company.code(contact as usize)),
            found => found,
        }
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
