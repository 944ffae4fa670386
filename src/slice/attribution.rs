//! Which campaigns touched whom: of each contact, deal and order the campaigns in the order of their touches, and what each is
//! credited with. A cell may name several, separated by semicolons.

use super::deals::DealStates;
use super::leads::{CUSTOMER, Leads};
use super::money::{Currency, day_of, share_of_days};
use crate::calendar::Stamp;
use crate::collect::CollectVec;
use crate::dataset::Dataset;
use crate::dataset::column::{Amounts, Bits, Labels};
use crate::dataset::dictionary::Dictionary;
use crate::money::Money;
use columns::lists::Lists;
use std::sync::Arc;

/// The campaigns of every record, as codes of [`Attribution::names`].
#[derive(Clone, Debug, Default)]
pub struct Attribution {
    /// Campaigns by name.
    pub names: Dictionary,
    contacts: Lists,
    deals: Lists,
    orders: Lists,
    /// Names of the spend lines' campaigns, by their labels' code.
    pub spend: Vec<u32>,
    /// Names of the campaigns' own rows, by their labels' code.
    pub own: Vec<u32>,
    /// Campaign rows whose own cost counts: no spend line names them.
    pub costed: Bits,
    /// Their costs.
    pub cost: Arc<Amounts>,
    /// Margin of deals in the reporting currency.
    pub deal_margin: Arc<Amounts>,
    /// Amounts of orders, likewise.
    pub order_amount: Arc<Amounts>,
    /// Margin of orders, likewise.
    pub order_margin: Arc<Amounts>,
    /// Orders whose currency has no rate.
    pub order_unconverted: Bits,
}

/// The campaigns that each label names.
fn named(labels: &Labels, names: &mut Dictionary) -> Vec<Vec<u32>> {
    let mut code = |text: &str| text.split(';').map(str::trim).filter(|name| !name.is_empty()).map(|name| names.intern(name.as_bytes())).collect_vec();
    std::iter::once(Vec::new()).chain(labels.dictionary.iter().map(|(_, text)| code(text))).collect_vec()
}

impl Attribution {
    /// The touches of a dataset at the end of as_of.
    pub fn of(data: &Dataset, deals: &DealStates, leads: &Leads, end: Stamp, currency: &Currency) -> Attribution {
        let mut all = Attribution::default();
        let as_of = end.day().plus(-1);
        let names = &mut all.names;
        let first = |list: Vec<Vec<u32>>| list.iter().map(|codes| codes.first().copied().unwrap_or(0)).collect_vec();
        all.own = first(named(data.campaigns.named(), names));
        all.spend = first(named(&data.spend.campaign, names));
        let (of_contact, of_deal, of_order) = (named(&data.contacts.campaign, names), named(&data.deals.campaign, names), named(&data.orders.campaign, names));
        let contact_label = |row: usize| of_contact[data.contacts.campaign.code(row) as usize].as_slice();
        let deal_label = |row: usize| of_deal[data.deals.campaign.code(row) as usize].as_slice();
        let by_account = contacts_by_account(data, !names.is_empty() && !data.contacts.campaign.is_empty());
        if !names.is_empty() {
            let (mut touches, mut codes): (Vec<Touch>, Vec<u32>) = Default::default();
            for row in 0..data.deals.rows {
                let until = deals.closed.get(row).unwrap_or(end);
                touches.clear();
                touches.push((deals.created.get(row), 1, deal_label(row)));
                let contact = data.contact_of_deal(row);
                let mut touch = |contact: u32| {
                    let at = data.contacts.created.get(contact as usize);
                    if at.is_none_or(|at| at <= until) {
                        touches.push((at, 0, contact_label(contact as usize)));
                    }
                };
                if contact != u32::MAX {
                    touch(contact);
                } else if data.account_of_deal(row) != u32::MAX {
                    by_account.of(data.account_of_deal(row)).iter().for_each(|contact| touch(*contact));
                }
                distinct(&mut touches, &mut codes);
                all.deals.push(&codes);
            }
            let of_contacts = Lists::grouped(data.contacts.rows, &deals.by_created.iter().map(|row| (data.contact_of_deal(*row as usize), *row)).collect_vec());
            for contact in 0..data.contacts.rows {
                touches.clear();
                touches.push((data.contacts.created.get(contact), 0, contact_label(contact)));
                let until = leads.steps.entered_at(contact as u32, CUSTOMER);
                for deal in of_contacts.of(contact as u32) {
                    let at = deals.created.get(*deal as usize);
                    if until.is_none() || at <= until {
                        touches.push((at, 1, deal_label(*deal as usize)));
                    }
                }
                distinct(&mut touches, &mut codes);
                all.contacts.push(&codes);
            }
            (0..data.orders.rows).for_each(|row| all.orders.push(&of_order[data.orders.campaign.code(row) as usize]));
        }
        let mut told = vec![false; all.names.len() + 1];
        data.spend.campaign.codes.iter().for_each(|code| told[all.spend[*code as usize] as usize] = true);
        let own = data.campaigns.named();
        (0..data.campaigns.rows)
            .for_each(|row| all.costed.push(!data.campaign_superseded.get(row) && (!told[all.own[own.code(row) as usize] as usize] || own.code(row) == 0)));
        all.cost = data.campaigns.cost.clone();
        all.deal_margin = currency.convert(&data.deals.margin, &data.deals.currency, day_of(&deals.closed, as_of)).0;
        (all.order_amount, all.order_unconverted) = currency.convert(&data.orders.amount, &data.orders.currency, day_of(&data.orders.at, as_of));
        all.order_margin = currency.convert(&data.orders.margin, &data.orders.currency, day_of(&data.orders.at, as_of)).0;
        all
    }

    /// Campaigns that touched a deal, first touch first.
    pub fn deal(&self, row: u32) -> &[u32] {
        self.deals.of(row)
    }

    /// Campaigns that touched a contact until it became a customer.
    pub fn contact(&self, row: u32) -> &[u32] {
        self.contacts.of(row)
    }

    /// Campaigns of an order.
    pub fn order(&self, row: u32) -> &[u32] {
        self.orders.of(row)
    }
}

/// Contacts of each account, so that a deal without a contact is touched through its account.
fn contacts_by_account(data: &Dataset, wanted: bool) -> Lists {
    let contacts = 0..if wanted { data.contacts.rows as u32 } else { 0 };
    Lists::grouped(data.accounts.rows, &contacts.map(|contact| (data.account_of_contact(contact), contact)).collect_vec())
}

/// A touch: when, a contact's before a deal's of the same instant, and its campaigns.
type Touch<'a> = (Option<Stamp>, u8, &'a [u32]);

/// Each campaign once, by its first touch.
fn distinct(touches: &mut Vec<Touch>, codes: &mut Vec<u32>) {
    if touches.len() > 20 {
        *touches = crate::order::sorted_by(std::mem::take(touches), &Ord::cmp);
    } else {
        columns::order::few(touches);
    }
    codes.clear();
    for code in touches.iter().flat_map(|(.., codes)| codes.iter()) {
        if !codes.contains(code) {
            codes.push(*code);
        }
    }
}

/// The touches that are credited: the first, the last, or all.
pub fn credited<'a>(touches: &'a [u32], how: &str) -> &'a [u32] {
    match (how, touches.len()) {
        (_, 0) | ("even" | "u_shaped", _) => touches,
        ("last", count) => &touches[count - 1..],
        _ => &touches[..1],
    }
}

/// What one of so many credited campaigns gets of an amount: equal parts, or with `u_shaped` two fifths for the first and the last each. The parts
/// add up to it.
pub fn part_of(amount: i64, at: usize, parts: usize, how: &str) -> Money {
    let inner = parts as i32 - 2;
    let until = |at: i32| match at {
        0 => 0,
        _ if inner < 1 || how != "u_shaped" => at,
        _ if at > inner + 1 => 5 * inner,
        at => 2 * inner + at - 1,
    };
    share_of_days(Money(i128::from(amount)), until(at as i32), until(at as i32 + 1), until(parts as i32))
}
