//! When anything last happened with each customer, contact, account or deal.

use super::Slice;
use super::customers::Customers;
use super::deals::DealStates;
use super::leads::LEAD;
use super::touches::in_time;
use crate::calendar::Stamp;
use crate::collect::CollectVec;
use crate::dataset::column::Labels;
use crate::dataset::{Dataset, Entity};
use columns::lists::Lists;
use columns::touch::latest;

/// When activities happened, by whom they were with, in time.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    contacts: Lists<Stamp>,
    accounts: Lists<Stamp>,
    deals: Lists<Stamp>,
    customers: Lists<Stamp>,
}

impl Seen {
    /// The activities of a dataset up to the end of as_of: each is with its contact, its account and its deal, and with the deal's; with the
    /// customers that these stand for, and with those whose key it names.
    pub fn of(data: &Dataset, customers: &Customers, end: Stamp) -> Seen {
        let table = &data.activities;
        let known = Bearers::of(data, customers);
        let [mut with_contacts, mut with_accounts, mut with_deals, mut with_customers] = [const { Vec::new() }; 4];
        for row in in_time(data, end) {
            let Some(at) = table.at.get(row as usize) else { continue };
            let (contact, deal, account) = data.about(row as usize);
            let (of_deal, with_deal) = if deal == u32::MAX { (u32::MAX, u32::MAX) } else { (data.contact_of_deal(deal as usize), data.account_of_deal(deal as usize)) };
            let note = |list: &mut Vec<(u32, Stamp)>, unit: u32| {
                if unit != u32::MAX && list.last() != Some(&(unit, at)) {
                    list.push((unit, at));
                }
            };
            note(&mut with_deals, deal);
            [contact, of_deal].into_iter().for_each(|contact| note(&mut with_contacts, contact));
            [account, with_deal].into_iter().for_each(|account| note(&mut with_accounts, account));
            let keys = [&table.contact_id, &table.account_id].map(|keys| keys.code(row as usize));
            let bearers = [
                known.contacts.of(contact),
                known.contacts.of(of_deal),
                known.accounts.of(account),
                known.accounts.of(with_deal),
                known.contact_keys.of(keys[0]),
                known.account_keys.of(keys[1]),
            ];
            bearers.into_iter().flatten().for_each(|customer| note(&mut with_customers, *customer));
        }
        Seen {
            contacts: Lists::grouped(data.contacts.rows, with_contacts.into_iter()),
            accounts: Lists::grouped(data.accounts.rows, with_accounts.into_iter()),
            deals: Lists::grouped(data.deals.rows, with_deals.into_iter()),
            customers: Lists::grouped(customers.stretches.len(), with_customers.into_iter()),
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
    contact_keys: Lists,
    account_keys: Lists,
}

impl Bearers {
    fn of(data: &Dataset, customers: &Customers) -> Bearers {
        let (Some(basis), table) = (customers.basis, &data.activities) else { return Bearers::default() };
        let of = |customer: u32| {
            let row = customers.stretches.of(customer).first().map_or(0, |stretch| stretch.row as usize);
            let (contact, account, name) = data.person(basis, row);
            let key = |labels: &Labels| name.as_deref().and_then(|name| labels.dictionary.find(name)).unwrap_or(u32::MAX);
            [contact, account, key(&table.contact_id), key(&table.account_id)]
        };
        let bearers: Vec<[u32; 4]> = (0..customers.stretches.len() as u32).map(of).collect_vec();
        let by = |which: usize, units: usize| Lists::grouped(units, (0..).zip(&bearers).map(|(customer, bearers)| (bearers[which], customer)));
        Bearers {
            contacts: by(0, data.contacts.rows),
            accounts: by(1, data.accounts.rows),
            contact_keys: by(2, table.contact_id.dictionary.len() + 1),
            account_keys: by(3, table.account_id.dictionary.len() + 1),
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

impl Slice<'_> {
    /// Whose freshness is told: customers where some are known, else accounts that activities name, else contacts.
    pub fn fresh(&self) -> Fresh {
        let world = self.world;
        if !(world.customers.is_empty() || world.customers.are_undated()) {
            Fresh::Customers
        } else if world.data.accounts.rows > 0 && !world.data.activities.account_id.is_empty() {
            Fresh::Accounts
        } else if world.data.contacts.rows > 0 {
            Fresh::Contacts
        } else {
            Fresh::Nobody
        }
    }

    /// Days since something last happened with each active customer (else account, contact) of the selection, at the end of the state's
    /// day; `None`: never.
    pub fn days_silent(&self) -> Vec<Option<i32>> {
        let (world, day) = (self.world, self.state_day());
        let before = Stamp::start_of(day.plus(1));
        let since = |times: &[Stamp]| latest(times, before).map(|at| day.0 - at.day().0);
        let seen = &world.seen;
        match self.fresh() {
            Fresh::Customers => {
                let active = self.part.customers.iter().filter(|customer| world.customers.stretches.standing(**customer, day).active);
                active.map(|customer| since(seen.customers.of(*customer))).collect_vec()
            }
            Fresh::Contacts => {
                let there = |contact: &&u32| world.leads.steps.exists(**contact) && world.leads.steps.entered_at(**contact, LEAD).is_none_or(|at| at < before);
                self.part.rows(Entity::Contact).iter().filter(there).map(|contact| since(seen.contacts.of(*contact))).collect_vec()
            }
            Fresh::Accounts => {
                let there = |account: &&u32| world.data.accounts.created.get(**account as usize).is_none_or(|at| at < before);
                self.part.rows(Entity::Account).iter().filter(there).map(|account| since(seen.accounts.of(*account))).collect_vec()
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
