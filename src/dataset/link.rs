//! Joins: a column of keys in one entity to the rows of another, by key, then by e-mail, then by exact name.

use super::account::Accounts;
use super::column::Labels;
use super::contact::Contacts;
use super::deal::Deals;
use super::user::Users;
use crate::text;

/// For each code of a key column, the row that it means; `u32::MAX` for none.
#[derive(Clone, Debug, Default)]
pub struct Link {
    rows: Vec<u32>,
    /// Distinct keys that match nothing.
    pub orphans: u64,
}

impl Link {
    /// The row that a code means, or `u32::MAX`.
    #[inline]
    pub fn row(&self, code: u32) -> u32 {
        self.rows.get(code as usize).copied().unwrap_or(u32::MAX)
    }

    /// Keys of deals: by id, else by name.
    pub fn to_deals(keys: &Labels, deals: &Deals) -> Link {
        Link::build(keys, &[(&deals.id, exact), (&deals.name, exact)])
    }

    /// Keys of contacts: by id, else by e-mail, else by name.
    pub fn to_contacts(keys: &Labels, contacts: &Contacts) -> Link {
        Link::build(keys, &[(&contacts.id, exact), (&contacts.email, text::fold_email), (&contacts.name, exact)])
    }

    /// Keys of accounts: by id, else by name.
    pub fn to_accounts(keys: &Labels, accounts: &Accounts) -> Link {
        Link::build(keys, &[(&accounts.id, exact), (&accounts.name, exact)])
    }

    /// Keys of users: by name, else by id.
    pub fn to_users(keys: &Labels, users: &Users) -> Link {
        Link::build(keys, &[(&users.name, exact), (&users.id, exact)])
    }

    fn build(keys: &Labels, targets: &[(&Labels, fn(&str) -> String)]) -> Link {
        let mut rows = vec![u32::MAX; keys.dictionary.len() + 1];
        for (target, fold) in targets.iter().filter(|(target, _)| !target.is_empty()) {
            let mut row_of = vec![u32::MAX; target.dictionary.len() + 1];
            for (row, code) in target.codes.iter().enumerate() {
                row_of[*code as usize] = row as u32;
            }
            let same = std::ptr::fn_addr_eq(*fold, exact as fn(&str) -> String);
            let folded: std::collections::HashMap<String, u32> =
                if same { Default::default() } else { target.dictionary.iter().map(|(code, text)| (fold(text), code)).collect() };
            for (code, key) in keys.dictionary.iter() {
                if rows[code as usize] == u32::MAX {
                    let found = if same { target.dictionary.find(key) } else { folded.get(&fold(key)).copied() };
                    if let Some(target_code) = found {
                        rows[code as usize] = row_of[target_code as usize];
                    }
                }
            }
            if rows.iter().skip(1).all(|row| *row != u32::MAX) {
                break;
            }
        }
        let orphans = rows.iter().skip(1).filter(|row| **row == u32::MAX).count() as u64;
        Link { rows, orphans }
    }
}

fn exact(text: &str) -> String {
    text.to_owned()
}
