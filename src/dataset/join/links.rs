//! Whom the records of a dataset are about: its links from one entity to another, and what follows them.

use super::Dataset;
use crate::collect::CollectVec;
use crate::dataset::Entity;
use crate::dataset::column::Labels;
use crate::dataset::deal::Deals;
use crate::dataset::duplicates::Duplicates;
use crate::dataset::link::{self, Link};
use crate::dataset::order::Orders;
use crate::dataset::subscription::Subscriptions;
use std::sync::Arc;

/// From the keys of one entity to the rows of another, and from records to those that they are about.
#[derive(Clone, Debug, Default)]
pub struct Links {
    pub(super) deal_contact: Link,
    pub(super) deal_account: Link,
    pub(super) contact_account: Link,
    pub(super) contact_company: Link,
    pub(super) survey_contact: Link,
    pub(super) survey_account: Link,
    pub(super) subscription_contact: Link,
    pub(super) subscription_account: Link,
    pub(super) order_contact: Link,
    pub(super) order_account: Link,
    pub(super) ticket_contact: Link,
    pub(super) ticket_account: Link,
    pub(super) deal_user: Link,
    pub(super) activity_user: Link,
    pub(super) activity_contact: Link,
    pub(super) activity_deal: Link,
    pub(super) activity_account: Link,
    account_of_contact: Link,
    contact_of_deal: Link,
    account_of_deal: Link,
    about: About,
}

/// Whom each activity was with, and about which deal.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Contacts.
    pub contacts: Link,
    /// Deals.
    pub deals: Link,
    /// Accounts, their own or their contact's.
    pub accounts: Link,
}

impl Links {
    /// Between the entities of a dataset.
    pub fn of(data: &Dataset) -> Links {
        let links = Links {
            activity_contact: link::to_contacts(&data.activities.contact_id, &data.contacts),
            activity_deal: link::to_deals(&data.activities.deal_id, &data.deals),
            activity_account: link::to_accounts(&data.activities.account_id, &data.accounts),
            deal_contact: link::to_contacts(&data.deals.contact_id, &data.contacts),
            deal_account: link::to_accounts(&data.deals.account_id, &data.accounts),
            contact_account: link::to_accounts(&data.contacts.account_id, &data.accounts),
            contact_company: link::to_accounts(&data.contacts.company, &data.accounts),
            survey_contact: link::to_contacts(&data.surveys.customer_id, &data.contacts),
            survey_account: link::to_accounts(&data.surveys.customer_id, &data.accounts),
            subscription_contact: link::to_contacts(&data.subscriptions.customer_id, &data.contacts),
            subscription_account: link::to_accounts(&data.subscriptions.customer_id, &data.accounts),
            order_contact: link::to_contacts(&data.orders.customer_id, &data.contacts),
            order_account: link::to_accounts(&data.orders.customer_id, &data.accounts),
            ticket_contact: link::to_contacts(&data.tickets.customer_id, &data.contacts),
            ticket_account: link::to_accounts(&data.tickets.customer_id, &data.accounts),
            deal_user: link::to_users(&data.deals.owner, &data.users),
            activity_user: link::to_users(&data.activities.owner, &data.users),
            ..Links::default()
        };
        links.of_records(data)
    }

    fn of_records(self, data: &Dataset) -> Links {
        let (contacts, deals, activities) = (&data.contacts, &data.deals, &data.activities);
        let account_of_contact = self.contact_account.along(&contacts.account_id.codes).or(&self.contact_company.along(&contacts.company.codes));
        let contact_of_deal = self.deal_contact.along(&deals.contact_id.codes);
        let account_of_deal = self.deal_account.along(&deals.account_id.codes).or(&account_of_contact.along(contact_of_deal.rows()));
        let with = self.activity_contact.along(&activities.contact_id.codes);
        let about = About {
            accounts: self.activity_account.along(&activities.account_id.codes).or(&account_of_contact.along(with.rows())),
            deals: self.activity_deal.along(&activities.deal_id.codes),
            contacts: with,
        };
        Links { account_of_contact, contact_of_deal, account_of_deal, about, ..self }
    }
}

impl Dataset {
    /// Rows whose key matches nothing, where what it should match is loaded: entity, field, rows.
    pub fn orphans(&self) -> Vec<(Entity, &'static str, Vec<u32>)> {
        let (links, contacts, accounts) = (&self.links, self.contacts.rows > 0, self.accounts.rows > 0);
        let lost = |keys: &Labels, reached: &[(bool, &Link)]| -> Vec<u32> {
            let unmatched =
                |code: u32| code != 0 && reached.iter().any(|(there, _)| *there) && reached.iter().all(|(there, link)| !there || link.row(code) == u32::MAX);
            (0..keys.len() as u32).filter(|row| unmatched(keys.code(*row as usize))).collect_vec()
        };
        // A company that contacts name is known, though no list of companies is loaded.
        let named = |keys: &Labels| link::to_companies(keys, &self.contacts);
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

    /// The contact of each deal.
    pub fn contacts_of_deals(&self) -> &Link {
        &self.links.contact_of_deal
    }

    /// The account of each deal, its own or its contact's.
    pub fn accounts_of_deals(&self) -> &Link {
        &self.links.account_of_deal
    }

    /// The account of each contact, by key or by its company's name.
    pub fn accounts_of_contacts(&self) -> &Link {
        &self.links.account_of_contact
    }

    /// Whom the activities were with.
    pub fn about(&self) -> &About {
        &self.links.about
    }

    /// The contact of each activity, its own or its deal's.
    pub fn contacts_of_activities(&self) -> Link {
        let about = self.about();
        about.contacts.clone().or(&self.contacts_of_deals().along(about.deals.rows()))
    }

    /// The contact of a deal; `u32::MAX` for none.
    pub fn contact_of_deal(&self, deal: usize) -> u32 {
        self.links.contact_of_deal.row(deal as u32)
    }

    /// The account of a deal; `u32::MAX` for none.
    pub fn account_of_deal(&self, deal: usize) -> u32 {
        self.links.account_of_deal.row(deal as u32)
    }

    /// The account of a contact; `u32::MAX` for none.
    pub fn account_of_contact(&self, contact: u32) -> u32 {
        self.links.account_of_contact.row(contact)
    }

    /// The user who did an activity; `u32::MAX` where no list of users has them.
    pub fn user_of_activity(&self, activity: usize) -> u32 {
        self.user_of_owner(self.activities.owner.code(activity))
    }

    /// The user whom a code of the activities' owners names; `u32::MAX` where no list of users has them.
    pub fn user_of_owner(&self, code: u32) -> u32 {
        self.links.activity_user.row(code)
    }
}
