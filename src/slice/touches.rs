//! Touches: what the team did towards each contact, in time; and when anything last happened with each customer, contact or deal.

use super::Slice;
use super::customers::Customers;
use super::deals::DealStates;
use super::leads::LEAD;
use super::response::Response;
use crate::calendar::Stamp;
use crate::collect::{CollectVec, PushAll};
use crate::dataset::column::Labels;
use crate::dataset::{Dataset, Entity};
use crate::recognize::words::flag;
use crate::text::fold;
use columns::engagement::Engagement;
use columns::touch::Touch;
use std::sync::OnceLock;

/// All touches, by whom they were with.
#[derive(Clone, Debug, Default)]
pub struct Touches {
    /// Whose touches they are: contacts, else deals, else whom the activities name.
    pub base: Option<Entity>,
    by_unit: Groups<Touch>,
    /// Of each activity, whom it names, where nothing else is loaded; and the first activity that names each.
    named: Vec<u32>,
    first: Vec<u32>,
    /// When something happened with each node: contacts, accounts, deals, then the keys that activities name.
    seen: Groups<Stamp>,
    nodes: [usize; 4],
    /// Nodes of each customer.
    customers: Vec<[u32; 4]>,
    /// From when on each row of the base is disengaged, made when first asked for.
    pub(super) engagements: OnceLock<Vec<Engagement>>,
    /// How long each contact waited, made when first asked for.
    pub(super) responses: OnceLock<Vec<Option<Response>>>,
}

/// Items of each group, in order.
#[derive(Clone, Debug, Default)]
struct Groups<T> {
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy + Default> Groups<T> {
    /// A counting sort by group, stable.
    fn of(pairs: &[(u32, T)], groups: usize) -> Groups<T> {
        let mut starts = vec![0u32; groups + 1];
        pairs.iter().for_each(|(group, _)| starts[*group as usize + 1] += 1);
        (0..groups).for_each(|group| starts[group + 1] += starts[group]);
        let (mut next, mut items) = (starts.clone(), vec![T::default(); pairs.len()]);
        for (group, item) in pairs {
            items[next[*group as usize] as usize] = *item;
            next[*group as usize] += 1;
        }
        Groups { starts, items }
    }

    fn get(&self, group: u32) -> &[T] {
        match (self.starts.get(group as usize), self.starts.get(group as usize + 1)) {
            (Some(start), Some(end)) => &self.items[*start as usize..*end as usize],
            _ => &[],
        }
    }
}

/// How words of an outcome begin that tell of somebody who spoke or wrote, if only to say no; and words that tell the contrary.
const REPLIED: &[&str] = &[
    "answer", "repl", "respond", "response", "repondu", "reponse", "connect", "reach", "spoke", "talk", "complet", "success", "attended", "held", "booked",
    "join", "abouti", "effectu", "realis", "termin", "rdv",
];
const REFUSED: &[&str] = &["interes", "refus", "declin", "positi", "negati"];
const NOT: &[&str] = &[
    "no",
    "not",
    "never",
    "non",
    "pas",
    "ne",
    "sans",
    "aucun",
    "aucune",
    "voicemail",
    "machine",
    "messagerie",
    "repondeur",
    "wrong",
    "mauvais",
    "canceled",
    "cancelled",
    "annule",
    "reporte",
];

/// What a label says of a touch.
#[derive(Clone, Copy, Default)]
struct Meaning {
    inbound: bool,
    outbound: bool,
    internal: bool,
    automated: bool,
    bounced: bool,
    /// As the outcome of an attempt: the other side spoke or wrote.
    replied: bool,
}

fn meanings(labels: &Labels) -> Vec<Meaning> {
    let of = |text: &str| {
        let folded = fold(text);
        let has = |words: &[&str]| folded.split(' ').any(|part| words.iter().any(|word| part.starts_with(word)));
        Meaning {
            inbound: has(&["inbound", "incoming", "received", "entrant", "recu", "reply", "replied", "reponse"])
                || matches!(folded.as_str(), "in" | "from contact"),
            outbound: has(&["outbound", "outgoing", "sent", "sortant", "envoye"]) || folded == "out",
            internal: has(&["note", "task", "tache", "todo", "deadline"]),
            automated: has(&["auto", "system", "workflow", "sequence"]),
            bounced: has(&["bounce", "rebond", "rejet", "undelivered"]),
            replied: flag(text.as_bytes()).unwrap_or_else(|| has(REFUSED) || has(REPLIED) && !folded.split(' ').any(|part| NOT.contains(&part))),
        }
    };
    std::iter::once(Meaning::default()).chain(labels.dictionary.iter().map(|(_, text)| of(text))).collect_vec()
}

const NOBODY: u32 = u32::MAX;

impl Touches {
    /// The touches of a dataset up to the end of as_of.
    pub fn of(data: &Dataset, customers: &Customers, end: Stamp) -> Touches {
        let table = &data.activities;
        let (kinds, directions, outcomes) = (meanings(&table.kind), meanings(&table.direction), meanings(&table.outcome));
        let mut order: Vec<u32> = (0..table.rows as u32).filter(|row| table.at.get(*row as usize).is_some_and(|at| at < end)).collect_vec();
        order = crate::order::sorted_by(order, &|a, b| table.at.get(*a as usize).cmp(&table.at.get(*b as usize)));
        let touch = |row: u32| -> Option<Touch> {
            let (kind, direction) = (kinds[table.kind.code(row as usize) as usize], directions[table.direction.code(row as usize) as usize]);
            let outcome = outcomes[table.outcome.code(row as usize) as usize];
            let inbound = direction.inbound || (kind.inbound && !direction.outbound);
            (!kind.internal).then_some(Touch {
                at: table.at.get(row as usize)?,
                outbound: !inbound,
                human: !(kind.automated || direction.automated),
                replied: outcome.replied,
                bounced: kind.bounced || direction.bounced || outcome.bounced,
            })
        };
        let about: Vec<(u32, u32, u32)> = (0..table.rows).map(|row| data.about(row)).collect_vec();
        let contact = |row: u32| match about[row as usize] {
            (NOBODY, deal, _) if deal != NOBODY => data.contact_of_deal(deal as usize),
            (contact, ..) => contact,
        };
        let mut all = Touches::default();
        let any = |of: &dyn Fn(u32) -> u32| order.iter().any(|row| of(*row) != NOBODY);
        let key = if table.contact_id.is_empty() { &table.account_id } else { &table.contact_id };
        let named = |row: u32| key.code(row as usize).checked_sub(1).unwrap_or(NOBODY);
        let (base, unit, units): (_, &dyn Fn(u32) -> u32, usize) = if data.contacts.rows > 0 && (order.is_empty() || any(&contact)) {
            (Some(Entity::Contact), &contact, data.contacts.rows)
        } else if any(&|row| about[row as usize].1) {
            (Some(Entity::Deal), &|row| about[row as usize].1, data.deals.rows)
        } else {
            (Some(Entity::Activity).filter(|_| any(&named)), &named, key.dictionary.len())
        };
        all.base = base;
        let pairs: Vec<(u32, Touch)> = order.iter().filter(|row| unit(**row) != NOBODY).filter_map(|row| Some((unit(*row), touch(*row)?))).collect_vec();
        all.by_unit = Groups::of(&pairs, units);
        if base == Some(Entity::Activity) {
            all.first = vec![NOBODY; units];
            all.named = (0..table.rows as u32).map(named).collect_vec();
            order.iter().filter(|row| named(**row) != NOBODY).rev().for_each(|row| all.first[named(*row) as usize] = *row);
        }
        all.see(data, customers, &order, &about);
        all
    }

    fn see(&mut self, data: &Dataset, customers: &Customers, order: &[u32], about: &[(u32, u32, u32)]) {
        let table = &data.activities;
        let accounts = data.contacts.rows;
        let deals = accounts + data.accounts.rows;
        let contact_keys = deals + data.deals.rows;
        let account_keys = contact_keys + table.contact_id.dictionary.len() + 1;
        let total = account_keys + table.account_id.dictionary.len() + 1;
        self.nodes = [accounts, deals, contact_keys, account_keys];
        let node = |base: usize, row: u32| if row == NOBODY { NOBODY } else { base as u32 + row };
        let mut pairs: Vec<(u32, Stamp)> = Vec::new();
        for row in order {
            let Some(at) = table.at.get(*row as usize) else { continue };
            let (contact, deal, account) = about[*row as usize];
            let of_deal = if deal == NOBODY { (NOBODY, NOBODY) } else { (data.contact_of_deal(deal as usize), data.account_of_deal(deal as usize)) };
            let keys = [(contact_keys, &table.contact_id), (account_keys, &table.account_id)].map(|(base, labels)| match labels.code(*row as usize) {
                0 => NOBODY,
                code => node(base, code),
            });
            let nodes = [node(0, contact), node(accounts, account), node(deals, deal), node(0, of_deal.0), node(accounts, of_deal.1), keys[0], keys[1]];
            let once = |(place, node): &(usize, &u32)| **node != NOBODY && !nodes[..*place].contains(node);
            pairs.push_all(nodes.iter().enumerate().filter(once).map(|(_, node)| (*node, at)));
        }
        self.seen = Groups::of(&pairs, total);
        let Some(basis) = customers.basis.filter(|_| !order.is_empty()) else { return };
        self.customers = (0..customers.stretches.len() as u32)
            .map(|customer| {
                let row = customers.stretches.of(customer).first().map_or(0, |stretch| stretch.row as usize);
                let (contact, account, name) = data.person(basis, row);
                let key = |base: usize, labels: &Labels| name.as_deref().and_then(|name| labels.dictionary.find(name)).map_or(NOBODY, |code| node(base, code));
                [node(0, contact), node(accounts, account), key(contact_keys, &table.contact_id), key(account_keys, &table.account_id)]
            })
            .collect_vec();
    }

    /// The last day before a stamp on which something happened with a node.
    fn last(&self, node: u32, before: Stamp) -> Option<Stamp> {
        let seen = self.seen.get(node);
        seen.partition_point(|at| *at < before).checked_sub(1).map(|last| seen[last])
    }

    /// The touches of a row of the base, in time.
    pub fn with(&self, row: u32) -> &[Touch] {
        match self.base {
            Some(Entity::Activity) => self.by_unit.get(self.named[row as usize]),
            Some(_) => self.by_unit.get(row),
            None => &[],
        }
    }

    /// Whether a row of the base is the first that names whom it names.
    pub fn is_first(&self, row: u32) -> bool {
        self.base != Some(Entity::Activity) || self.named[row as usize].checked_add(1).is_some_and(|unit| self.first[unit as usize - 1] == row)
    }

    /// When something last happened with a deal, before a stamp.
    pub fn last_with_deal(&self, deal: u32, before: Stamp) -> Option<Stamp> {
        self.last(self.nodes[1] as u32 + deal, before)
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
        let since = |last: Option<Stamp>| last.map(|at| day.0 - at.day().0);
        match self.fresh() {
            Fresh::Customers => {
                let active = self.part.customers.iter().filter(|customer| world.customers.stretches.standing(**customer, day).active);
                active.map(|customer| since(self.last_with_customer(*customer, before))).collect_vec()
            }
            Fresh::Contacts => {
                let there = |contact: &&u32| world.leads.steps.exists(**contact) && world.leads.steps.entered_at(**contact, LEAD).is_none_or(|at| at < before);
                self.part.rows(Entity::Contact).iter().filter(there).map(|contact| since(world.touches.last(*contact, before))).collect_vec()
            }
            Fresh::Accounts => {
                let there = |account: &&u32| world.data.accounts.created.get(**account as usize).is_none_or(|at| at < before);
                let node = |account: u32| world.touches.nodes[0] as u32 + account;
                self.part.rows(Entity::Account).iter().filter(there).map(|account| since(world.touches.last(node(*account), before))).collect_vec()
            }
            Fresh::Nobody => Vec::new(),
        }
    }

    fn last_with_customer(&self, customer: u32, before: Stamp) -> Option<Stamp> {
        let touches = &self.world.touches;
        touches.customers.get(customer as usize)?.iter().filter(|node| **node != NOBODY).filter_map(|node| touches.last(*node, before)).max()
    }
}

/// Deals are touched when they are created, when they move, when somebody works on them.
pub fn last_touch(data: &Dataset, deals: &DealStates, touches: &Touches, deal: u32, before: Stamp) -> Option<Stamp> {
    let row = deal as usize;
    let moved = data.history.of(row).iter().map(|step| step.at).filter(|at| *at < before).max();
    let told = |at: Option<Stamp>| at.filter(|at| *at < before);
    [told(deals.created.get(row)), told(data.deals.last_activity.get(row)), moved, touches.last_with_deal(deal, before)].into_iter().flatten().max()
}
