//! How likely customers are to recommend the firm: the answers, score by score.

use super::{Nps, ScoreCount};
use crate::collect::CollectVec;
use crate::slice::Slice;
use crate::slice::surveys::Question;
use crate::stats::net_promoter;

/// The view of a slice.
pub fn view(slice: &Slice) -> Nps {
    let scores = slice.scores(Question::Recommend);
    let count = |accepted: &dyn Fn(f64) -> bool| scores.iter().filter(|(score, _)| accepted(*score)).map(|(_, answers)| answers).sum::<u64>();
    let (promoters, detractors, responses) = (count(&|score| score >= 9.0), count(&|score| score < 7.0), count(&|_| true));
    let passives = responses - promoters - detractors;
    let found = net_promoter(promoters, passives, detractors, slice.world.settings.confidence);
    Nps {
        score: found.map(|found| found.score),
        margin: found.map(|found| found.margin),
        promoters,
        passives,
        detractors,
        responses,
        distribution: (0..=10u8).map(|score| ScoreCount { score, count: count(&|given| given.floor() as u8 == score) }).collect_vec(),
    }
}
