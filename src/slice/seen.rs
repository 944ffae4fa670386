//! When anything last happened with each customer, contact, account or deal.

use super::Slice;
use super::customers::Customers;
use super::deals::DealStates;
use super::leads::LEAD;
use crate::calendar::Stamp;
use crate::collect::CollectVec;
use crate::dataset::column::Labels;
use crate::dataset::link::Link;
use crate::dataset::{Dataset, Entity};
use crate::lazy::Lazy;
use columns::lists::Lists;
use columns::seen::{Way, latest};
use std::rc::Rc;
use std::sync::Arc;

/// When activities happened, in time. Either list is made when it is first looked at.
#[derive(Debug, Default)]
pub struct Seen {
    deals: Lazy<Lists<Stamp>>,
    /// By those whose freshness is told.
    fresh: Lazy<Lists<Stamp>>,
}

impl Seen {
    /// Of the activities of a dataset in time.
    pub fn of(data: &Arc<Dataset>, customers: &Arc<Customers>, in_time: &Arc<Lazy<Vec<u32>>>) -> Seen {
        let (of, order) = (data.clone(), in_time.clone());
        let deals = Lazy::new(move || columns::seen::seen(of.deals.rows, &order, &of.activities.at, &[(of.about().deals.rows(), None)]));
        let (of, with, order) = (data.clone(), customers.clone(), in_time.clone());
        Seen { deals, fresh: Lazy::new(move || Seen::freshly(&of, &with, &order)) }
    }

    /// Each activity is with its contact, its account and its deal, and with the deal's; with the customers that these stand for, and with
    /// those whose key it names.
    fn freshly(data: &Dataset, customers: &Customers, in_time: &[u32]) -> Lists<Stamp> {
        let (table, about, fresh) = (&data.activities, data.about(), Fresh::of(data, customers));
        let (contacts, accounts, deals) = (about.contacts.rows(), about.accounts.rows(), about.deals.rows());
        let of_deals = [data.contacts_of_deals(), data.accounts_of_deals()].map(|link| link.along(deals));
        let seen = |units: usize, ways: &[Way]| columns::seen::seen(units, in_time, &table.at, ways);
        match fresh {
            Fresh::Contacts => seen(data.contacts.rows, &[(contacts, None), (of_deals[0].rows(), None)]),
            Fresh::Accounts => seen(data.accounts.rows, &[(accounts, None), (of_deals[1].rows(), None)]),
            Fresh::Customers => {
                let known = Bearers::of(data, customers);
                let with_contacts = [contacts, of_deals[0].rows()].map(|rows| (rows, Some(&known.contacts)));
                let with_accounts = [accounts, of_deals[1].rows()].map(|rows| (rows, Some(&known.accounts)));
                // deals of whom no other file tells
                let unlinked = |keys: &Labels, linked: &Link| -> Vec<u32> {
                    let code = |(row, deal): (u32, &u32)| if linked.row(row) == u32::MAX { keys.code(*deal as usize) } else { 0 };
                    let codes: Vec<u32> = (0..).zip(deals).map(code).collect_vec();
                    if codes.iter().any(|code| *code != 0) { codes } else { Vec::new() }
                };
                let of_deals = [unlinked(&data.deals.contact_id, &of_deals[0]), unlinked(&data.deals.account_id, &of_deals[1])];
                let keys = [&*table.contact_id.codes, &*table.account_id.codes, &*of_deals[0], &*of_deals[1]];
                let with_keys: Vec<Way> = keys.into_iter().zip(known.keys.iter().map(Some)).collect_vec();
                seen(customers.stretches.len(), &[&with_contacts[..], &with_accounts, &with_keys].concat())
            }
            Fresh::Nobody => Lists::default(),
        }
    }

    /// When something last happened with a deal, before a stamp.
    pub fn with_deal(&self, deal: u32, before: Stamp) -> Option<Stamp> {
        latest(self.deals.of(deal), before)
    }
}

/// Customers by the contacts, the accounts and the keys that stand for them.
#[derive(Default)]
struct Bearers {
    contacts: Lists,
    accounts: Lists,
    /// By the activities' contacts and accounts, and the deals'.
    keys: [Lists; 4],
}

impl Bearers {
    fn of(data: &Dataset, customers: &Customers) -> Bearers {
        let Some(basis) = customers.basis else { return Bearers::default() };
        let keys = [&data.activities.contact_id, &data.activities.account_id, &data.deals.contact_id, &data.deals.account_id];
        let of = |customer: u32| {
            let row = customers.stretches.of(customer).first().map_or(0, |stretch| stretch.row as usize);
            let (contact, account, name) = data.person(basis, row);
            let key = |labels: &Labels| name.as_deref().and_then(|name| labels.dictionary.find(name)).unwrap_or(u32::MAX);
            ([contact, account], keys.map(|labels| key(labels)))
        };
        let bearers: Vec<([u32; 2], [u32; 4])> = (0..customers.stretches.len() as u32).map(of).collect_vec();
        let by = |units: usize, unit: &dyn Fn(&([u32; 2], [u32; 4])) -> u32| {
            Lists::grouped(units, &(0..).zip(&bearers).map(|(customer, bearers)| (unit(bearers), customer)).collect_vec())
        };
        Bearers {
            contacts: by(data.contacts.rows, &|bearers| bearers.0[0]),
            accounts: by(data.accounts.rows, &|bearers| bearers.0[1]),
            keys: [0, 1, 2, 3].map(|which| by(keys[which].dictionary.len() + 1, &|bearers| bearers.1[which])),
        }
    }
}

/// Whose freshness is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fresh {
    /// Active customers.
    Customers,
    /// All accounts.
    Accounts,
    /// All contacts.
    Contacts,
    /// Whom activities name.
    Nobody,
}

impl Fresh {
    /// Customers where some are known, else accounts that activities name, else contacts.
    fn of(data: &Dataset, customers: &Customers) -> Fresh {
        if !(customers.is_empty() || customers.are_undated()) {
            Fresh::Customers
        } else if data.accounts.rows > 0 && !data.activities.account_id.is_empty() {
            Fresh::Accounts
        } else if data.contacts.rows > 0 {
            Fresh::Contacts
        } else {
            Fresh::Nobody
        }
    }
}

impl Slice<'_> {
    /// Whose freshness is told.
    pub fn fresh(&self) -> Fresh {
        Fresh::of(&self.world.data, &self.world.customers)
    }

    /// Days since something last happened with each active customer (else account, contact) of the selection, at the end of the state's
    /// day; `None`: never.
    pub fn days_silent(&self) -> Vec<Option<i32>> {
        let (world, day) = (self.world, self.state_day());
        let before = Stamp::start_of(day.plus(1));
        let told = |unit: u32| latest(world.seen.fresh.of(unit), before).map(|at| day.0 - at.day().0);
        // parts of a selection ask again for the same units; a month of a series has none
        let all = (Rc::strong_count(&self.shared) > 1).then(|| self.shared.silent.get_or_init(|| (0..world.seen.fresh.len() as u32).map(told).collect_vec()));
        let since = |unit: &u32| all.map_or_else(|| told(*unit), |all| all[*unit as usize]);
        match self.fresh() {
            Fresh::Customers => {
                self.part.customers.iter().filter(|customer| world.customers.stretches.standing(**customer, day).active).map(since).collect_vec()
            }
            Fresh::Contacts => {
                let there = |contact: &&u32| world.leads.steps.exists(**contact) && world.leads.steps.entered_at(**contact, LEAD).is_none_or(|at| at < before);
                self.part.rows(Entity::Contact).iter().filter(there).map(since).collect_vec()
            }
            Fresh::Accounts => {
                let there = |account: &&u32| world.data.accounts.created.get(**account as usize).is_none_or(|at| at < before);
                self.part.rows(Entity::Account).iter().filter(there).map(since).collect_vec()
            }
            Fresh::Nobody => Vec::new(),
        }
    }
}

/// Deals are touched when they are created, when they move, when somebody works on them.
pub fn last_touch(data: &Dataset, deals: &DealStates, seen: &Seen, deal: u32, before: Stamp) -> Option<Stamp> {
    let row = deal as usize;
    let moved = data.history.of(row).iter().map(|step| step.at).filter(|at| *at < before).max();
    let told = |at: Option<Stamp>| at.filter(|at| *at < before);
    [told(deals.created.get(row)), told(data.deals.last_activity.get(row)), moved, seen.with_deal(deal, before)].into_iter().flatten().max()
}
