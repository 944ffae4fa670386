//! Joins: a column of keys in one entity to the rows of another, by key, then by e-mail, then by exact name.

use super::account::Accounts;
use super::column::Labels;
use super::contact::Contacts;
use super::deal::Deals;
use super::dictionary::Dictionary;
use super::user::Users;
use crate::collect::CollectVec;
use crate::text;
pub use columns::link::Link;

/// What texts are compared by, where not by themselves.
type Fold = fn(&str) -> String;

/// Keys of deals: by id, else by name.
pub fn to_deals(keys: &Labels, deals: &Deals) -> Link {
    build(keys, &[(&deals.id, None), (&deals.name, None)])
}

/// Keys of contacts: by id, else by e-mail, else by name.
pub fn to_contacts(keys: &Labels, contacts: &Contacts) -> Link {
    build(keys, &[(&contacts.id, None), (&contacts.email, Some(text::fold_email)), (&contacts.name, None)])
}

/// Keys of accounts: by id, else by name.
pub fn to_accounts(keys: &Labels, accounts: &Accounts) -> Link {
    build(keys, &[(&accounts.id, None), (&accounts.name, None)])
}

/// Keys of users: by name, else by id.
pub fn to_users(keys: &Labels, users: &Users) -> Link {
    build(keys, &[(&users.name, None), (&users.id, None)])
}

/// Keys of companies that contacts name: by the company's id, else by its name; the last contact that does.
pub fn to_companies(keys: &Labels, contacts: &Contacts) -> Link {
    build(keys, &[(&contacts.account_id, None), (&contacts.company, None)])
}

fn build(keys: &Labels, targets: &[(&Labels, Option<Fold>)]) -> Link {
    let mut rows = vec![u32::MAX; keys.dictionary.len() + 1];
    for (target, fold) in targets.iter().filter(|(target, _)| !target.is_empty()) {
        let mut row_of = vec![u32::MAX; target.dictionary.len() + 1];
        for (row, code) in target.codes.iter().enumerate() {
            row_of[*code as usize] = row as u32;
        }
        let codes = match fold {
            None => target.dictionary.find_all(&keys.dictionary),
            Some(fold) => {
                let mut folded = Dictionary::default();
                let of_folded: Vec<u32> = by_folded(&target.dictionary, *fold, &mut folded);
                let find = |key: &str| folded.find(&fold(key)).map_or(0, |code| of_folded[code as usize]);
                std::iter::once(0).chain(keys.dictionary.iter().map(|(code, key)| if rows[code as usize] == u32::MAX { find(key) } else { 0 })).collect_vec()
            }
        };
        for (row, code) in rows.iter_mut().zip(codes).filter(|(row, code)| **row == u32::MAX && *code != 0) {
            *row = row_of[code as usize];
        }
        if rows.iter().skip(1).all(|row| *row != u32::MAX) {
            break;
        }
    }
    Link::from(rows)
}

/// Texts under what they fold to: for each code of `folded` the last code of the dictionary that folds to it.
fn by_folded(dictionary: &Dictionary, fold: Fold, folded: &mut Dictionary) -> Vec<u32> {
    let mut codes = vec![0];
    for (code, text) in dictionary.iter() {
        let at = folded.intern(fold(text).as_bytes()) as usize;
        codes.resize(codes.len().max(at + 1), 0);
        codes[at] = code;
    }
    codes
}
