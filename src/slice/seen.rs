//! When anything last happened with each customer, contact, account or deal.

use super::Slice;
use super::customers::Customers;
use super::deals::DealStates;
use super::leads::LEAD;
use crate::calendar::Stamp;
use crate::collect::CollectVec;
use crate::dataset::column::Labels;
use crate::dataset::{Dataset, Entity};
use columns::lists::Lists;
use columns::touch::latest;

/// When activities happened, in time.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    deals: Lists<Stamp>,
    /// By those whose freshness is told.
    fresh: Lists<Stamp>,
}

impl Seen {
    /// The activities of a dataset in time: each is with its contact, its account and its deal, and with the deal's; with the customers that
    /// these stand for, and with those whose key it names.
    pub fn of(data: &Dataset, customers: &Customers, in_time: &[u32]) -> Seen {
        let (table, fresh) = (&data.activities, Fresh::of(data, customers));
        let known = if fresh == Fresh::Customers { Bearers::of(data, customers) } else { Bearers::default() };
        let [mut with_deals, mut with_fresh] = [const { Vec::new() }; 2];
        with_deals.reserve(in_time.len());
        with_fresh.reserve(in_time.len());
        for row in in_time.iter().map(|row| *row as usize) {
            let Some(at) = table.at.get(row) else { continue };
            let (contact, deal, account) = data.about(row);
            let of_deal = if deal == u32::MAX { [u32::MAX; 2] } else { [data.contact_of_deal(deal as usize), data.account_of_deal(deal as usize)] };
            let note = |list: &mut Vec<(u32, Stamp)>, unit: u32| {
                if unit != u32::MAX && list.last() != Some(&(unit, at)) {
                    list.push((unit, at));
                }
            };
            note(&mut with_deals, deal);
            let mut note = |unit: u32| note(&mut with_fresh, unit);
            match fresh {
                Fresh::Contacts => [contact, of_deal[0]].into_iter().for_each(note),
                Fresh::Accounts => [account, of_deal[1]].into_iter().for_each(note),
                Fresh::Customers => {
                    known.each([contact, of_deal[0]], [account, of_deal[1]], [&table.contact_id, &table.account_id].map(|keys| keys.code(row)), &mut note)
                }
                Fresh::Nobody => {}
            }
        }
        let units = match fresh {
            Fresh::Customers => customers.stretches.len(),
            Fresh::Accounts => data.accounts.rows,
            Fresh::Contacts => data.contacts.rows,
            Fresh::Nobody => 0,
        };
        Seen { deals: Lists::grouped(data.deals.rows, &with_deals), fresh: Lists::grouped(units, &with_fresh) }
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
        let by = |which: usize, units: usize| Lists::grouped(units, &(0..).zip(&bearers).map(|(customer, bearers)| (bearers[which], customer)).collect_vec());
        Bearers {
            contacts: by(0, data.contacts.rows),
            accounts: by(1, data.accounts.rows),
            contact_keys: by(2, table.contact_id.dictionary.len() + 1),
            account_keys: by(3, table.account_id.dictionary.len() + 1),
        }
    }
}

impl Bearers {
    /// Calls `each` with the customers of an activity's contacts, accounts and keys.
    fn each(&self, contacts: [u32; 2], accounts: [u32; 2], keys: [u32; 2], each: &mut dyn FnMut(u32)) {
        let lists = [(&self.contacts, contacts[0]), (&self.contacts, contacts[1]), (&self.accounts, accounts[0]), (&self.accounts, accounts[1])];
        for (list, unit) in lists.into_iter().chain([(&self.contact_keys, keys[0]), (&self.account_keys, keys[1])]) {
            list.of(unit).iter().for_each(|customer| each(*customer));
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
        let since = |unit: &u32| latest(world.seen.fresh.of(*unit), before).map(|at| day.0 - at.day().0);
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
