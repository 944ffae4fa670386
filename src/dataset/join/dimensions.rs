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
        match entity {
            Entity::Deal => {
                let deals = &self.deals;
                let contact = |row: usize| self.contact_of_deal(row);
                let account = |row: usize| self.account_of_deal(row);
                let user = |row: usize| self.links.deal_user.row(deals.owner.code(row));
                let own = deals.own_dimension(name);
                self.layered(
                    deals.rows,
                    own,
                    &[(self.of_user(name), &user), (self.contacts.own_dimension(name), &contact), (self.accounts.own_dimension(name), &account)],
                )
            }
            Entity::Survey => {
                let own = self.surveys.own_dimension(name);
                let key = &self.surveys.customer_id;
                self.by_person(self.surveys.rows, own, key, &self.links.survey_contact, &self.links.survey_account, name)
            }
            Entity::Subscription => {
                let own = self.subscriptions.own_dimension(name);
                let key = &self.subscriptions.customer_id;
                self.by_person(self.subscriptions.rows, own, key, &self.links.subscription_contact, &self.links.subscription_account, name)
            }
            Entity::Order => {
                let own = self.orders.own_dimension(name);
                self.by_person(self.orders.rows, own, &self.orders.customer_id, &self.links.order_contact, &self.links.order_account, name)
            }
            Entity::Ticket => {
                let own = self.tickets.own_dimension(name);
                self.by_person(self.tickets.rows, own, &self.tickets.customer_id, &self.links.ticket_contact, &self.links.ticket_account, name)
            }
            Entity::Spend => self.spend.own_dimension(name),
            Entity::Account => self.accounts.own_dimension(name),
            Entity::Traffic => self.traffic.own_dimension(name),
            Entity::Campaign if name == "campaign" => Some(self.campaigns.named().clone()).filter(|names| !names.is_empty()),
            Entity::Campaign => self.campaigns.own_dimension(name),
            Entity::Contact => {
                let account = |row: usize| self.account_of_contact(row as u32);
                self.layered(self.contacts.rows, self.contacts.own_dimension(name), &[(self.accounts.own_dimension(name), &account)])
            }
            Entity::Activity => {
                let (contact, account) = (|row: usize| self.about(row).0, |row: usize| self.about(row).2);
                let user = |row: usize| self.user_of_activity(row);
                let others: [(_, &dyn Fn(usize) -> u32); 3] =
                    [(self.of_user(name), &user), (self.contacts.own_dimension(name), &contact), (self.accounts.own_dimension(name), &account)];
                self.layered(self.activities.rows, self.activities.own_dimension(name), &others)
            }
            _ => None,
        }
    }

    fn of_user(&self, name: &str) -> Option<Arc<Labels>> {
        self.users.own_dimension(name).filter(|_| !matches!(name, "name" | "id"))
    }

    fn by_person(&self, rows: usize, own: Option<Arc<Labels>>, key: &Labels, to_contact: &Link, to_account: &Link, name: &str) -> Option<Arc<Labels>> {
        let contact = |row: usize| to_contact.row(key.code(row));
        let account = |row: usize| match to_account.row(key.code(row)) {
            u32::MAX => self.account_of_contact(contact(row)),
            found => found,
        };
        self.layered(rows, own, &[(self.contacts.own_dimension(name), &contact), (self.accounts.own_dimension(name), &account)])
    }

    fn layered(&self, rows: usize, own: Option<Arc<Labels>>, others: &[(Option<Arc<Labels>>, &dyn Fn(usize) -> u32)]) -> Option<Arc<Labels>> {
        let reached: Vec<_> = others
            .iter()
            .filter_map(|(labels, link)| labels.as_ref().map(|labels| (labels, link)))
            .filter(|(_, link)| (0..rows).any(|row| link(row) != u32::MAX))
            .collect_vec();
        if reached.is_empty() || own.as_ref().is_some_and(|own| own.codes.iter().all(|code| *code != 0)) {
            return own;
        }
        let mut merged = own.map_or_else(|| Labels { codes: vec![0; rows], ..Labels::default() }, |own| (*own).clone());
        for (labels, link) in reached {
            let codes: Vec<u32> = std::iter::once(0).chain(labels.dictionary.iter().map(|(_, text)| merged.dictionary.intern(text.as_bytes()))).collect_vec();
            for (row, code) in merged.codes.iter_mut().enumerate().filter(|(_, code)| **code == 0) {
                let target = link(row);
                if target != u32::MAX {
                    *code = codes[labels.code(target as usize) as usize];
                }
            }
        }
        Some(Arc::new(merged))
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
