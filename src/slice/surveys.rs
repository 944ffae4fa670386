//! Survey answers: which count as answers to "how likely are you to recommend us".

use super::reason::{EARLIER_ANSWER, EMPTY, FUTURE, OTHER_SURVEY, OUT_OF_RANGE, Reason};
use super::world::by_day;
use crate::calendar::Day;
use crate::dataset::Dataset;
use crate::settings::NpsSettings;
use crate::text::fold;

/// All answers, in the order of their day.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// Valid answers by day, those without one first.
    pub by_day: Vec<u32>,
    /// Rows that are not, and why, by row.
    pub excluded: Vec<(u32, Reason)>,
    /// Whether any file says when.
    pub dated: bool,
}

impl Answers {
    /// The answers given by the end of as_of.
    pub fn rewind(data: &Dataset, as_of: Day, settings: &NpsSettings) -> Answers {
        let table = &data.surveys;
        let is_nps: Vec<bool> =
            std::iter::once(true).chain(table.kind.dictionary.iter().map(|(_, text)| fold(text).contains("nps") || fold(text).contains("recommend"))).collect();
        let mut answers = Answers { dated: !table.at.is_empty(), ..Answers::default() };
        let mut valid = Vec::with_capacity(table.rows);
        for row in by_day(&table.at, table.rows) {
            let at = row as usize;
            let reason = match table.score.get(at) {
                _ if !is_nps[table.kind.code(at) as usize] => Some(OTHER_SURVEY),
                _ if table.at.get(at).is_some_and(|stamp| stamp.day() > as_of) => Some(FUTURE),
                None => Some(EMPTY),
                Some(score) if !(0.0..=10.0).contains(&score) => Some(OUT_OF_RANGE),
                Some(_) => None,
            };
            match reason {
                Some(reason) => answers.excluded.push((row, reason)),
                None => valid.push(row),
            }
        }
        if settings.answers == "latest" {
            let mut seen = vec![false; table.customer_id.dictionary.len() + 1];
            let mut latest: Vec<u32> = Vec::new();
            for row in valid.into_iter().rev() {
                let code = table.customer_id.code(row as usize) as usize;
                if code != 0 && std::mem::replace(&mut seen[code], true) {
                    answers.excluded.push((row, EARLIER_ANSWER));
                } else {
                    latest.push(row);
                }
            }
            latest.reverse();
            valid = latest;
        }
        answers.by_day = valid;
        answers.excluded = crate::order::sorted_by(answers.excluded, &|a, b| a.0.cmp(&b.0));
        answers
    }
}
