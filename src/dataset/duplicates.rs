//! Records of one customer that were entered more than once: the same e-mail or phone, or a near name within one company. Groups
//! are transitive, and each pair that made them is kept as evidence.

use super::Dataset;
use super::account::Accounts;
use super::column::Labels;
use super::contact::Contacts;
use super::dictionary::Dictionary;
use crate::collect::CollectVec;
use crate::text::{fold, fold_email, has, parted};

/// Names at least so alike (Jaro–Winkler) are near.
const NEAR: f64 = 0.92;
/// More names than this with the same company and beginning are compared with their neighbors in the alphabet only.
const BLOCK: usize = 60;

/// What two records have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// The same e-mail address.
    Email,
    /// The same telephone number, without its country.
    Phone,
    /// The same web domain.
    Domain,
    /// Near names, and the same company (of accounts: the same country, and not two web domains).
    Name,
}

impl Evidence {
    /// Id, as in the report.
    pub fn name(self) -> &'static str {
        ["email", "phone", "domain", "name"][self as usize]
    }
}

/// Records that are one customer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// Rows, ascending; the first one stands for all.
    pub rows: Vec<u32>,
    /// Pairs of rows and what they have in common.
    pub evidence: Vec<(u32, u32, Evidence)>,
}

/// All groups of an entity's records.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Duplicates {
    /// Records compared: those whose id does not come again later.
    pub compared: u64,
    /// Groups of two and more, by their first row.
    pub groups: Vec<Group>,
    /// For each row the one that stands for it.
    pub first: Vec<u32>,
    /// Records that would be surplus besides if `ana+shop@` were `ana@`.
    pub tagged: u64,
}

impl Duplicates {
    /// Records beyond the first of each group.
    pub fn surplus(&self) -> u64 {
        self.groups.iter().map(|group| group.rows.len() as u64 - 1).sum()
    }

    /// Of contacts: by e-mail, phone, and name within a company. `skip`: rows that do not count.
    pub fn of_contacts(contacts: &Contacts, skip: &dyn Fn(u32) -> bool) -> Duplicates {
        let mut pairs = Pairs::new(contacts.rows, skip);
        pairs.same(&contacts.email, Evidence::Email, &|text| Some(fold_email(text)).filter(|email| has(email, "@")));
        pairs.same(&contacts.phone, Evidence::Phone, &phone);
        let company = if contacts.company.is_empty() { &contacts.account_id } else { &contacts.company };
        pairs.near(&contacts.name, company, true, &|_, _| false);
        let tagged = pairs.tagged(&contacts.email);
        Duplicates { tagged, ..pairs.groups() }
    }

    /// Of accounts: by web domain, and name within a country.
    pub fn of_accounts(accounts: &Accounts, skip: &dyn Fn(u32) -> bool) -> Duplicates {
        let mut pairs = Pairs::new(accounts.rows, skip);
        pairs.same(&accounts.domain, Evidence::Domain, &domain);
        let host = |row: u32| accounts.domain.get(row as usize).and_then(domain);
        pairs.near(&accounts.name, &accounts.country, false, &|one, other| host(one).is_some_and(|one| host(other).is_some_and(|other| one != other)));
        pairs.groups()
    }
}

/// An e-mail address without what follows a plus sign before the at.
fn untagged(text: &str) -> Option<String> {
    let email = fold_email(text);
    let (name, host) = parted(&email, "@")?;
    Some(format!("{}@{host}", name.split('+').next().unwrap_or(name)))
}

/// The significant digits of a number: its last nine; all of a shorter one. `None` under six digits.
fn phone(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let from = digits.len().saturating_sub(9);
    (digits.len() >= 6 && digits.bytes().any(|digit| digit != b'0')).then(|| digits.get(from..).unwrap_or_default().to_owned())
}

/// `https://www.acme.example/contact` is `acme.example`.
fn domain(text: &str) -> Option<String> {
    let lower = crate::text::lowercase(text.trim());
    let host = parted(&lower, "://").map_or(lower.as_str(), |(_, rest)| rest);
    let host = host.split(['/', '?', ':']).next().unwrap_or("");
    let host = host.strip_prefix("www.").unwrap_or(host);
    (has(host, ".") && !host.contains([' ', '@'])).then(|| host.to_owned())
}

/// Of some deals those that are not there again: one name, customer and amount.
pub fn first_deals(data: &Dataset, rows: &[u32]) -> Vec<u32> {
    let deals = &data.deals;
    let customer = |row: usize| {
        let account = data.account_of_deal(row);
        let contact = data.contact_of_deal(row);
        match (data.duplicate_accounts().first.get(account as usize), data.duplicate_contacts().first.get(contact as usize)) {
            (Some(account), _) => (1, *account),
            (_, Some(contact)) => (2, *contact),
            _ => (3, deals.account_id.code(row)),
        }
    };
    let key = |row: u32| (customer(row as usize), fold(deals.name.get(row as usize).unwrap_or("")), deals.amount.get(row as usize));
    let mut keyed: Vec<_> = rows.iter().filter(|row| deals.name.code(**row as usize) != 0).map(|row| (key(*row), *row)).collect_vec();
    keyed = crate::order::sorted_by(keyed, &Ord::cmp);
    let again: Vec<u32> = keyed.windows(2).filter(|pair| pair[0].0 == pair[1].0 && pair[0].0.0 != (3, 0)).map(|pair| pair[1].1).collect_vec();
    let again = crate::order::sorted_by(again, &Ord::cmp);
    rows.iter().filter(|row| again.binary_search(row).is_err()).copied().collect_vec()
}

struct Pairs<'a> {
    rows: usize,
    skip: &'a dyn Fn(u32) -> bool,
    parent: Vec<u32>,
    evidence: Vec<(u32, u32, Evidence)>,
}

impl<'a> Pairs<'a> {
    fn new(rows: usize, skip: &'a dyn Fn(u32) -> bool) -> Pairs<'a> {
        Pairs { rows, skip, parent: (0..rows as u32).collect_vec(), evidence: Vec::new() }
    }

    fn root(&mut self, mut row: u32) -> u32 {
        while self.parent[row as usize] != row {
            let above = self.parent[self.parent[row as usize] as usize];
            self.parent[row as usize] = above;
            row = above;
        }
        row
    }

    fn join(&mut self, a: u32, b: u32, evidence: Evidence) {
        let (one, other) = (self.root(a), self.root(b));
        if one != other {
            self.parent[one.max(other) as usize] = one.min(other);
        }
        self.evidence.push((a.min(b), a.max(b), evidence));
    }

    /// Rows whose label reduces to the same key: each with the first of them.
    fn same(&mut self, labels: &Labels, evidence: Evidence, key: &dyn Fn(&str) -> Option<String>) {
        // most labels are their own key
        let (own, mut others) = (labels.dictionary.len() as u32, Dictionary::default());
        let mut code_of = |(code, text): (u32, &str)| match key(text) {
            None => 0,
            Some(key) if key == text => code,
            Some(key) => labels.dictionary.find(&key).unwrap_or_else(|| own + others.intern(key.as_bytes())),
        };
        let of_code: Vec<u32> = std::iter::once(0).chain(labels.dictionary.iter().map(&mut code_of)).collect_vec();
        let mut first = vec![u32::MAX; own as usize + others.len() + 1];
        for row in 0..labels.len() as u32 {
            let key = of_code[labels.code(row as usize) as usize] as usize;
            if key == 0 || (self.skip)(row) {
                continue;
            }
            match first[key] {
                u32::MAX => first[key] = row,
                known => self.join(known, row, evidence),
            }
        }
    }

    /// Near names within blocks of one `within` and one beginning. `named`: rows without `within` are not compared. `apart`: rows that are two
    /// unless their names are equal.
    fn near(&mut self, names: &Labels, within: &Labels, named: bool, apart: &dyn Fn(u32, u32) -> bool) {
        let folded: Vec<String> = std::iter::once(String::new()).chain(names.dictionary.iter().map(|(_, text)| fold(text))).collect_vec();
        let mut companies = Dictionary::default();
        let company: Vec<u32> = std::iter::once(0).chain(within.dictionary.iter().map(|(_, text)| companies.intern(fold(text).as_bytes()))).collect_vec();
        let mut rows: Vec<(u32, &str, u32)> = (0..names.len() as u32)
            .filter(|row| !(self.skip)(*row))
            .map(|row| (company[within.code(row as usize) as usize], folded[names.code(row as usize) as usize].as_str(), row))
            .filter(|(company, name, _)| name.chars().count() >= 3 && !(named && *company == 0))
            .collect_vec();
        rows = crate::order::sorted_by(rows, &Ord::cmp);
        let beginning = |row: &(u32, &str, u32)| (row.0, row.1.chars().next());
        for block in rows.chunk_by(|a, b| beginning(a) == beginning(b)) {
            let reach = if block.len() > BLOCK { 4 } else { block.len() };
            for (at, one) in block.iter().enumerate() {
                for other in block.iter().skip(at + 1).take(reach) {
                    if alike(one.1, other.1) && (one.1 == other.1 || !apart(one.2, other.2)) {
                        self.join(one.2, other.2, Evidence::Name);
                    }
                }
            }
        }
    }

    /// How many records more would be surplus if tags of e-mail addresses did not count.
    fn tagged(&self, emails: &Labels) -> u64 {
        if !emails.dictionary.iter().any(|(_, text)| has(text, "+")) {
            return 0;
        }
        let mut all = Pairs { rows: self.rows, skip: self.skip, parent: self.parent.clone(), evidence: Vec::new() };
        all.same(emails, Evidence::Email, &untagged);
        let roots = |of: &Pairs| of.parent.iter().enumerate().filter(|(row, above)| *row as u32 == **above).count() as u64;
        roots(self) - roots(&all)
    }

    fn groups(mut self) -> Duplicates {
        let first: Vec<u32> = (0..self.rows as u32).map(|row| self.root(row)).collect_vec();
        let mut place = vec![u32::MAX; self.rows];
        let mut groups: Vec<Group> = Vec::new();
        for (row, root) in first.iter().enumerate().filter(|(row, root)| **root != *row as u32) {
            if place[*root as usize] == u32::MAX {
                place[*root as usize] = groups.len() as u32;
                groups.push(Group { rows: vec![*root], evidence: Vec::new() });
            }
            groups[place[*root as usize] as usize].rows.push(row as u32);
        }
        for (a, b, evidence) in self.evidence {
            if let Some(group) = groups.get_mut(place[first[a as usize] as usize] as usize) {
                group.evidence.push((a, b, evidence));
            }
        }
        groups = crate::order::sorted_by(groups, &|a, b| a.rows.cmp(&b.rows));
        Duplicates { compared: (0..self.rows as u32).filter(|row| !(self.skip)(*row)).count() as u64, groups, first, tagged: 0 }
    }
}

/// Equal, or near without a digit that differs: `Shop 1` and `Shop 2` are two.
fn alike(one: &str, other: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    one == other || (digits(one) == digits(other) && strsim::jaro_winkler(one, other) >= NEAR)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn labels(texts: &[&str]) -> Arc<Labels> {
        let mut labels = Labels::default();
        texts.iter().for_each(|text| labels.push(text));
        Arc::new(labels)
    }

    fn contacts(rows: &[(&str, &str, &str, &str)]) -> Contacts {
        let of = |at: usize| labels(&rows.iter().map(|row| [row.0, row.1, row.2, row.3][at]).collect::<Vec<_>>());
        Contacts { rows: rows.len(), name: of(0), email: of(1), phone: of(2), company: of(3), ..Contacts::default() }
    }

    fn groups(rows: &[(&str, &str, &str, &str)]) -> (Vec<Vec<u32>>, u64) {
        let found = Duplicates::of_contacts(&contacts(rows), &|_| false);
        (found.groups.iter().map(|group| group.rows.clone()).collect(), found.surplus())
    }

    #[test]
    fn e52_seven_rows_are_five_customers() {
        let rows = [
            ("Ana Ruiz", "Ana@n.example", "", "Northwind"),
            ("A. Ruiz", " ana@n.example", "", ""),
            ("Jo Park", "jo@c.example", "06 12 34 56 78", "Contoso"),
            ("Park", "", "+33 6 12 34 56 78", ""),
            ("Zoë", "zoe@e.example", "", ""),
            ("Li", "li@w.example", "", ""),
            ("Ed", "ed@w.example", "", ""),
        ];
        assert_eq!(groups(&rows), (vec![vec![0, 1], vec![2, 3]], 2));
    }

    #[test]
    fn a_tag_of_an_address_counts_unless_it_is_asked_not_to() {
        let rows = [
            ("Ana", "ana@n.example", "", ""),
            ("Ana S", " Ana+Shop@N.example", "", ""),
            ("Bo", "bo+a@n.example", "0612345678", ""),
            ("B", "bo+b@n.example", "0612345678", ""),
        ];
        let found = Duplicates::of_contacts(&contacts(&rows), &|_| false);
        assert_eq!((found.surplus(), found.tagged), (1, 1), "Bo is one by the phone already");
        assert_eq!(Duplicates::of_contacts(&contacts(&rows), &|row| row == 1).tagged, 0);
    }

    #[test]
    fn a_bridging_row_merges_two_groups() {
        let rows = [("A", "a@x.example", "", ""), ("B", "", "0612345678", ""), ("C", "a@x.example", "0612345678", "")];
        assert_eq!(groups(&rows), (vec![vec![0, 1, 2]], 2));
        let found = Duplicates::of_contacts(&contacts(&rows), &|_| false);
        assert_eq!(found.groups[0].evidence, [(0, 2, Evidence::Email), (1, 2, Evidence::Phone)]);
    }

    #[test]
    fn near_names_are_one_only_within_a_company() {
        let rows = [
            ("Marta Gonzalez", "", "", "Acme"),
            ("Marta Gonzales", "", "", "ACME"),
            ("Marta Gonzalez", "", "", "Other"),
            ("Marta Gonzalez", "", "", ""),
            ("Peter Lind", "", "", "Acme"),
        ];
        assert_eq!(groups(&rows), (vec![vec![0, 1]], 1));
        assert_eq!(groups(&[("Shop 1", "", "", "Acme"), ("Shop 2", "", "", "Acme")]).1, 0);
    }

    #[test]
    fn one_domain_is_one_account() {
        let accounts = Accounts {
            rows: 3,
            name: labels(&["Acme", "Acme France", "Bolt"]),
            domain: labels(&["https://www.acme.example/fr", "acme.example", ""]),
            ..Accounts::default()
        };
        let found = Duplicates::of_accounts(&accounts, &|_| false);
        assert_eq!((found.groups.len(), found.groups[0].rows.clone(), found.first), (1, vec![0, 1], vec![0, 0, 2]));
    }

    #[test]
    fn near_names_with_two_domains_are_two_accounts() {
        let accounts = |second: &str| Accounts {
            rows: 2,
            name: labels(&["Maison Lambert", "Maison Lamberti"]),
            domain: labels(&["maison-lambert.example", second]),
            ..Accounts::default()
        };
        assert_eq!(Duplicates::of_accounts(&accounts("maison-lamberti.example"), &|_| false).groups.len(), 0);
        assert_eq!(Duplicates::of_accounts(&accounts(""), &|_| false).groups.len(), 1);
    }

    #[test]
    fn many_names_take_time_in_proportion() {
        let names: Vec<String> = (0..20_000).map(|i| format!("customer {}", char::from(b'a' + (i % 26) as u8))).collect();
        let rows: Vec<(&str, &str, &str, &str)> = names.iter().map(|name| (name.as_str(), "", "", "one")).collect();
        assert_eq!(groups(&rows).0.iter().map(Vec::len).sum::<usize>(), 20_000);
    }
}
