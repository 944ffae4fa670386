//! Answers to surveys, counted by their score.

use crate::calendar::Day;
use crate::column::Numbers;

/// What was asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Question {
    /// How likely are you to recommend us?
    #[default]
    Recommend,
    /// How easy was it?
    Effort,
    /// How satisfied are you?
    Satisfaction,
    /// Anything else.
    Other,
}

/// Whole scores that are counted where they lie.
const WHOLE: usize = 11;

/// Scores with how many of some answers to a question gave each: those of the scale, given or not, then others.
/// `until`: of each answer the day of the same customer's next, and the day by which none may have come.
#[inline(never)]
pub fn counted(rows: &[u32], scores: &Numbers, questions: &[Question], question: Question, until: Option<(&[Day], Day)>) -> Vec<(f64, u64)> {
    let mut counts: Vec<(f64, u64)> = (0..WHOLE).map(|score| (score as f64, 0)).collect();
    for row in rows.iter().map(|row| *row as usize) {
        let Some(score) = scores.get(row) else { continue };
        if questions[row] != question || until.is_some_and(|(next, end)| next[row] < end) {
            continue;
        }
        match counts.get_mut(score as usize).filter(|(known, _)| *known == score) {
            Some((_, count)) => *count += 1,
            None => counts.push((score, 1)),
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_score_the_latest_of_each_customer_where_only_those_count() {
        let mut scores = Numbers::default();
        [Some(9.0), Some(9.0), None, Some(8.5), Some(-1.0), Some(9.0)].into_iter().for_each(|score| scores.push(score));
        let mut questions = [Question::Recommend; 6];
        questions[5] = Question::Effort;
        let rows = [0, 1, 2, 3, 4, 5];
        let given = |until| counted(&rows, &scores, &questions, Question::Recommend, until).into_iter().filter(|(_, count)| *count > 0).collect::<Vec<_>>();
        assert_eq!(given(None), [(9.0, 2), (8.5, 1), (-1.0, 1)]);
        let next = [Day(5), Day(9), Day(9), Day(3), Day(9), Day(9)];
        assert_eq!(given(Some((&next[..], Day(6)))), [(9.0, 1), (-1.0, 1)]);
    }
}
