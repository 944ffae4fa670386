//! Survey answers: to which question each is one, and which count.

use super::Slice;
use super::reason::{DUPLICATE, EMPTY, FUTURE, NOT_INVITED, OTHER_SURVEY, OUT_OF_RANGE, OUTSIDE_PERIOD, Reason, UNREADABLE};
use super::world::by_day;
use crate::calendar::{Day, Span, Stamp};
use crate::collect::CollectVec;
use crate::dataset::Dataset;
use crate::settings::Settings;
use crate::text::fold;
pub use columns::scores::Question;

/// The question of a label, a header or a sentence, by its words in English and French.
fn question_of(words: &str) -> Option<Question> {
    let folded = fold(words);
    let has = |parts: &[&str]| parts.iter().any(|part| crate::text::has(&folded, part));
    let word = |short: &str| folded.split(' ').any(|part| part == short);
    if has(&["nps", "recommend", "recommand", "promoter"]) {
        Some(Question::Recommend)
    } else if word("ces") || has(&["effort", "easy", "facile"]) {
        Some(Question::Effort)
    } else if has(&["csat", "satisf"]) {
        Some(Question::Satisfaction)
    } else {
        None
    }
}

/// All answers, in the order of their day.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// Valid answers to any question, by day, those without one first.
    pub by_day: Vec<u32>,
    /// Rows that are not, and why, by row.
    pub excluded: Vec<(u32, Reason)>,
    /// What each row answers.
    pub question: Vec<Question>,
    /// Whether any file says when.
    pub dated: bool,
    /// By row: the day of the same customer's next answer to whether it recommends the firm; the end of time where there is none.
    replaced: Vec<Day>,
}

/// Later than every day.
const NEVER: Day = Day(i32::MAX);

fn end_of(span: Option<Span>) -> Day {
    span.map_or(NEVER, |span| span.end)
}

impl Answers {
    /// The answers given by the end of as_of; scale and direction of the effort score are proposed where the settings are silent.
    pub fn rewind(data: &Dataset, as_of: Day, settings: &mut Settings) -> Answers {
        let table = &data.surveys;
        let headers: Vec<Option<Question>> = data.score_headers.iter().map(|header| question_of(header)).collect_vec();
        let kinds: Vec<Question> = table.kind.dictionary.iter().map(|(_, text)| question_of(text).unwrap_or(Question::Other)).collect_vec();
        let question = |row: usize| match table.kind.code(row) {
            0 => table.origins.get(row).and_then(|origin| *headers.get(origin.table as usize)?).unwrap_or_default(),
            code => kinds[code as usize - 1],
        };
        let mut answers = Answers { dated: !table.at.is_empty(), question: (0..table.rows).map(question).collect_vec(), ..Answers::default() };
        answers.propose(data, settings);
        let scale = f64::from(settings.ces.scale.unwrap_or(7));
        let lowest = if settings.nps.scale == "1-10" { 1.0 } else { 0.0 };
        let mut next = vec![NEVER; table.customer_id.dictionary.len() + 1];
        answers.replaced = vec![NEVER; table.rows];
        for row in by_day(&table.at, table.rows).into_iter().rev() {
            let at = row as usize;
            let range = match answers.question[at] {
                Question::Recommend => lowest..=10.0,
                Question::Effort => 1.0..=scale,
                _ => 1.0..=5.0,
            };
            let reason = match table.score.get(at) {
                _ if data.survey_superseded.get(at) => Some(DUPLICATE),
                _ if answers.question[at] == Question::Other => Some(OTHER_SURVEY),
                _ if table.at.get(at).is_some_and(|stamp| stamp.day() > as_of) => Some(FUTURE),
                None => Some(if table.score.is_unreadable(at) { UNREADABLE } else { EMPTY }),
                Some(score) if !range.contains(&score) => Some(OUT_OF_RANGE),
                Some(_) => None,
            };
            let code = table.customer_id.code(at) as usize;
            if reason.is_none() && code != 0 && answers.question[at] == Question::Recommend {
                let day = table.at.get(at).map_or(Day(i32::MIN), |stamp| stamp.day());
                answers.replaced[at] = std::mem::replace(&mut next[code], day);
            }
            match reason {
                Some(reason) => answers.excluded.push((row, reason)),
                None => answers.by_day.push(row),
            }
        }
        answers.by_day.reverse();
        answers.excluded = crate::order::sorted_by(answers.excluded, &|a, b| a.0.cmp(&b.0));
        answers
    }

    /// Whether an answer is its customer's latest by the end of a period, or one to another question.
    pub fn is_latest(&self, row: usize, span: Option<Span>) -> bool {
        self.replaced[row] >= end_of(span)
    }

    /// Of each answer the day of the same customer's next, and the day by which none may have come for it to be the latest of a period.
    pub fn until(&self, span: Option<Span>) -> (&[Day], Day) {
        (&self.replaced, end_of(span))
    }

    /// Whether anything answers a question.
    pub fn asked(&self, question: Question) -> bool {
        self.question.contains(&question)
    }

    /// Effort: a scale of 5 where no score is above it; then, as when it was first asked, a low score is an easy one, unless the
    /// words ask how easy it was.
    fn propose(&self, data: &Dataset, settings: &mut Settings) {
        let effort = (0..self.question.len()).filter(|row| self.question[*row] == Question::Effort);
        let highest = effort.filter_map(|row| data.surveys.score.get(row)).filter(|score| *score <= 7.0).fold(0.0, f64::max);
        let scale = *settings.ces.scale.get_or_insert(if highest > 0.0 && highest <= 5.0 { 5 } else { 7 });
        let words = data.surveys.kind.dictionary.iter().map(|(_, text)| text).chain(data.score_headers.iter().map(String::as_str));
        let asks_easy = words.map(fold).any(|text| ["easy", "ease", "facil"].iter().any(|word| crate::text::has(&text, word)));
        settings.ces.high_is_easy.get_or_insert(scale == 7 || asks_easy);
    }
}

impl Slice<'_> {
    /// Scores of the valid answers to a question given in the period, with how many gave each.
    pub fn scores(&self, question: Question) -> Vec<(f64, u64)> {
        self.scores_where(question, self.world.settings.nps.answers == "all")
    }

    /// The same, all of them or each customer's latest.
    pub fn scores_where(&self, question: Question, all: bool) -> Vec<(f64, u64)> {
        let (surveys, answers) = (&self.world.data.surveys, &self.world.answers);
        let rows = self.dated(&self.part.answers, &surveys.at, answers.dated);
        columns::scores::counted(rows, &surveys.score, &answers.question, question, (!all).then(|| answers.until(self.span)))
    }

    /// Whether a survey row is a person asked in the period, by as_of, to recommend the firm; else why not.
    pub fn invited(&self, row: u32) -> Result<(), Reason> {
        let (world, at) = (self.world, row as usize);
        match (world.data.surveys.invited.get(at).map(Stamp::day), self.span) {
            _ if world.answers.question[at] != Question::Recommend => Err(OTHER_SURVEY),
            (None, _) => Err(NOT_INVITED),
            (Some(day), _) if day > world.as_of => Err(FUTURE),
            (Some(day), Some(span)) if !span.contains(day) => Err(OUTSIDE_PERIOD),
            _ => Ok(()),
        }
    }
}
