//! The dimensions that records have, and those that they take from each other.

use super::Dataset;
use crate::collect::{CollectVec, PushAll};
use crate::dataset::Entity;
use crate::dataset::column::Labels;
use crate::dataset::link::Link;
use std::sync::{Arc, PoisonError};

impl Dataset {
    /// The labels of a dimension, row by row of an entity: the record's own, else its contact's, else its account's (for
    /// deals also its owner's team). `None` where none of them has it.
    pub fn dimension(&self, entity: Entity, name: &str) -> Option<Arc<Labels>> {
        let key = (entity, name.to_owned());
        let mut known = self.dimensions.lock().unwrap_or_else(PoisonError::into_inner);
        known.or_insert_with(key, || self.find_dimension(entity, name)).clone()
    }

    fn find_dimension(&self, entity: Entity, name: &str) -> Option<Arc<Labels>> {
        let (links, contacts, accounts) = (&self.links, self.contacts.own_dimension(name), self.accounts.own_dimension(name));
        match entity {
            Entity::Deal => {
                let (teams, user) = self.of_user(name, &links.deal_user, &self.deals.owner);
                let others = [(teams, &user), (contacts, self.contacts_of_deals()), (accounts, self.accounts_of_deals())];
                layered(self.deals.rows, self.deals.own_dimension(name), &others)
            }
            Entity::Survey => self.by_person(self.surveys.own_dimension(name), &self.surveys.customer_id, &links.survey_contact, &links.survey_account, name),
            Entity::Subscription => {
                let own = self.subscriptions.own_dimension(name);
                self.by_person(own, &self.subscriptions.customer_id, &links.subscription_contact, &links.subscription_account, name)
            }
            Entity::Order => self.by_person(self.orders.own_dimension(name), &self.orders.customer_id, &links.order_contact, &links.order_account, name),
            Entity::Ticket => self.by_person(self.tickets.own_dimension(name), &self.tickets.customer_id, &links.ticket_contact, &links.ticket_account, name),
            Entity::Spend => self.spend.own_dimension(name),
            Entity::Account => accounts,
            Entity::Traffic => self.traffic.own_dimension(name),
            Entity::Campaign if name == "campaign" => Some(self.campaigns.named().clone()).filter(|names| !names.is_empty()),
            Entity::Campaign => self.campaigns.own_dimension(name),
            Entity::Contact => layered(self.contacts.rows, contacts, &[(accounts, self.accounts_of_contacts())]),
            Entity::Activity => {
                let (teams, user) = self.of_user(name, &links.activity_user, &self.activities.owner);
                let others = [(teams, &user), (contacts, &self.about().contacts), (accounts, &self.about().accounts)];
                layered(self.activities.rows, self.activities.own_dimension(name), &others)
            }
            _ => None,
        }
    }

    /// A dimension of the users, and the user of each record.
    fn of_user(&self, name: &str, to_user: &Link, owner: &Labels) -> (Option<Arc<Labels>>, Link) {
        let labels = self.users.own_dimension(name).filter(|_| !matches!(name, "name" | "id"));
        let user = labels.as_ref().map_or(Link::default(), |_| to_user.along(&owner.codes));
        (labels, user)
    }

    fn by_person(&self, own: Option<Arc<Labels>>, key: &Labels, to_contact: &Link, to_account: &Link, name: &str) -> Option<Arc<Labels>> {
        let contact = to_contact.along(&key.codes);
        let account = to_account.along(&key.codes).or(&self.accounts_of_contacts().along(contact.rows()));
        layered(key.len(), own, &[(self.contacts.own_dimension(name), &contact), (self.accounts.own_dimension(name), &account)])
    }

    /// Every dimension that some entity has: fields first, then headers, each once, in name order.
    pub fn dimension_names(&self) -> Vec<String> {
        let fields = [
            Entity::Deal,
            Entity::Contact,
            Entity::Account,
            Entity::User,
            Entity::Survey,
            Entity::Subscription,
            Entity::Order,
            Entity::Spend,
            Entity::Activity,
            Entity::Traffic,
            Entity::Ticket,
        ];
        let mut names: Vec<String> = Vec::new();
        for field in fields.iter().flat_map(|entity| entity.fields()).filter(|field| field.dimension) {
            if !names.iter().any(|name| name == field.name) && self.bases().iter().any(|base| self.dimension(*base, field.name).is_some()) {
                names.push(field.name.to_owned());
            }
        }
        let headers = [
            &self.deals.dimensions,
            &self.contacts.dimensions,
            &self.accounts.dimensions,
            &self.users.dimensions,
            &self.surveys.dimensions,
            &self.subscriptions.dimensions,
            &self.orders.dimensions,
            &self.activities.dimensions,
            &self.traffic.dimensions,
            &self.campaigns.dimensions,
            &self.tickets.dimensions,
        ];
        let mut own: Vec<String> =
            headers.iter().flat_map(|list| list.iter().map(|(header, _)| header.clone())).filter(|header| !names.contains(header)).collect_vec();
        own = crate::order::sorted_by(own, &Ord::cmp);
        own.dedup();
        own.retain(|name| self.bases().iter().any(|base| self.dimension(*base, name).is_some()));
        names.push_all(own);
        names
    }
}

/// The labels of so many rows: their own, else those of the rows that each of some links leads to.
fn layered(rows: usize, own: Option<Arc<Labels>>, others: &[(Option<Arc<Labels>>, &Link)]) -> Option<Arc<Labels>> {
    let others = others.iter().filter_map(|(labels, link)| labels.as_ref().map(|labels| (labels, link)));
    let reached: Vec<_> = others.filter(|(_, link)| link.reaches()).collect_vec();
    if reached.is_empty() || own.as_ref().is_some_and(|own| own.codes.iter().all(|code| *code != 0)) {
        return own;
    }
    let mut merged = own.map_or_else(|| Labels { codes: vec![0; rows], ..Labels::default() }, |own| (*own).clone());
    for (labels, link) in reached {
        let codes: Vec<u32> = std::iter::once(0).chain(labels.dictionary.iter().map(|(_, text)| merged.dictionary.intern(text.as_bytes()))).collect_vec();
        link.label(&mut merged.codes, labels, &codes);
    }
    Some(Arc::new(merged))
}
