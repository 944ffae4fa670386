//! Customers as those who answer surveys.

use super::surveys::{Answers, Question};
use crate::calendar::Stamp;
use crate::collect::CollectVec;
use crate::dataset::column::Labels;
use crate::dataset::{Dataset, Entity};
use columns::lists::Lists;

/// Who answered, and what.
#[derive(Clone, Debug, Default)]
pub struct Respondents {
    /// Who the customer of each record is among those who answer; 0: nobody.
    codes: Vec<u32>,
    /// Answers of each to whether they recommend the firm, by day.
    answers: Lists<Answer>,
}

/// One answer.
#[derive(Clone, Copy, Debug, Default)]
struct Answer {
    at: Option<Stamp>,
    promotes: bool,
}

impl Respondents {
    /// `basis`: what customers are made of.
    pub fn of(data: &Dataset, basis: Option<Entity>, answers: &Answers) -> Respondents {
        let (surveys, asked) = (&data.surveys, &data.surveys.customer_id);
        let given = answers.by_day.iter().map(|row| *row as usize).filter(|row| answers.question[*row] == Question::Recommend);
        let given = given.map(|row| (asked.code(row), Answer { at: surveys.at.get(row), promotes: surveys.score.get(row).is_some_and(|score| score >= 9.0) }));
        Respondents {
            codes: known_as(data, basis, asked),
            answers: Lists::grouped(asked.dictionary.len() + 1, &given.filter(|(code, _)| *code != 0).collect_vec()),
        }
    }

    /// Whether the customer of a record promotes the firm in the latest answer given before `end`.
    pub fn promotes(&self, record: u32, end: Stamp) -> bool {
        let given = self.answers.of(self.codes.get(record as usize).copied().unwrap_or(0));
        given.iter().rev().find(|answer| answer.at.is_none_or(|at| at < end)).is_some_and(|answer| answer.promotes)
    }
}

/// Who the customer of each record is among some keys, by the same key, else by the contact's id or e-mail; 0: nobody.
pub fn known_as(data: &Dataset, basis: Option<Entity>, keys: &Labels) -> Vec<u32> {
    let by = |first: &Labels, second: Option<&Labels>| {
        let of = |labels: &Labels| keys.dictionary.find_all(&labels.dictionary);
        let (first_codes, second_codes) = (of(first), second.map(of).unwrap_or_default());
        let code = |row: usize| {
            let known = first_codes.get(first.code(row) as usize).copied().unwrap_or(0);
            let other = || second_codes.get(second.map_or(0, |labels| labels.code(row)) as usize).copied().unwrap_or(0);
            if known == 0 { other() } else { known }
        };
        (0..first.len().max(second.map_or(0, Labels::len))).map(code).collect_vec()
    };
    match basis {
        Some(Entity::Subscription) => by(&data.subscriptions.customer_id, None),
        Some(Entity::Order) => by(&data.orders.customer_id, None),
        Some(Entity::Deal) => by(&data.deals.account_id, Some(&data.deals.contact_id)),
        Some(Entity::Contact) => by(&data.contacts.id, Some(&data.contacts.email)),
        _ => Vec::new(),
    }
}
