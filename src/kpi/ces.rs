//! `ces`: mean of the effort scores; `measures.easy`: top 3 of 7 or top 2 of 5, from the easy end.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::reason::EMPTY_DENOMINATOR;
use crate::slice::surveys::Question;
use crate::stats::mean_interval;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "ces",
        version: 1,
        unit: Unit::Score,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Survey, fields: &["score", "kind"] }],
        words: Words {
            name: both! { en: "Customer Effort Score", fr: "Customer Effort Score" },
            about: both! { en: "How easy it was to deal with you: mean score, and the share that found it easy.", fr: "Combien il a été facile d’avoir affaire à vous : note moyenne, et part qui a trouvé cela facile." },
            formula: both! { en: "mean of {denominator} answers on a scale of {scale} = {value}; {easy} found it easy", fr: "moyenne de {denominator} réponses sur une échelle de {scale} = {value} ; {easy} ont trouvé cela facile" },
        },
    },
    Population::Answers(Question::Effort),
    sums,
    outcome,
);

super::sums::sums! {
    /// Scores, in 1/10,000.
    Sums {
        /// Answers.
        answers: u64,
        /// Their sum.
        score: i128,
        /// Sum of their squares.
        squares: i128,
        /// From the easy end: top 3 of 7, top 2 of 5.
        easy: u64,
        /// Top 2.
        top: u64,
        /// From the hard end: bottom 3 of 7, bottom 2 of 5.
        hard: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    let (scale, high_is_easy) = terms(&slice.world.settings);
    let near = if scale > 5.0 { 3.0 } else { 2.0 };
    let mut sums = Sums::default();
    for (score, answers) in slice.scores(Question::Effort) {
        let exact = (score * 10_000.0).round() as i128;
        let ease = if high_is_easy { score } else { scale + 1.0 - score };
        sums += Sums {
            answers,
            score: exact * i128::from(answers),
            squares: exact * exact * i128::from(answers),
            easy: answers * u64::from(ease >= scale - near + 1.0),
            top: answers * u64::from(ease >= scale - 1.0),
            hard: answers * u64::from(ease <= near),
        };
    }
    sums
}

/// Scale and direction, as settled.
fn terms(settings: &Settings) -> (f64, bool) {
    (f64::from(settings.ces.scale.unwrap_or(7)), settings.ces.high_is_easy.unwrap_or(true))
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    if sums.answers == 0 {
        return Outcome { denominator: Some(Figure::Count(0)), ..Outcome::missing(EMPTY_DENOMINATOR) };
    }
    let (scale, high_is_easy) = terms(settings);
    let mean = sums.score as f64 / sums.answers as f64 / 10_000.0;
    let share = |count: u64| Some(Figure::Number(count as f64 / sums.answers as f64));
    let ends = mean_interval(sums.answers, sums.score, sums.squares, settings.confidence);
    let mut outcome = Outcome {
        value: Some(Figure::Number(mean)),
        denominator: Some(Figure::Count(sums.answers as i64)),
        interval: ends.map(|ends| (Some(Figure::Number(ends.low / 10_000.0)), Some(Figure::Number(ends.high / 10_000.0)))),
        cases: Some(sums.answers),
        unjudged: !high_is_easy,
        ..Outcome::default()
    };
    let eased = if high_is_easy { mean } else { scale + 1.0 - mean };
    outcome.measure("easy", share(sums.easy));
    outcome.measure("top_2", share(sums.top));
    outcome.measure("index", Some(Figure::Number((sums.top as f64 - sums.hard as f64) / sums.answers as f64 * 100.0)));
    outcome.measure("ease", Some(Figure::Number((eased - 1.0) / (scale - 1.0) * 100.0)));
    outcome.measure("inverted", Some(Figure::Number(scale + 1.0 - mean)));
    outcome.measure("scale", Some(Figure::Number(scale)));
    outcome.measure("high_is_easy", Some(Figure::Count(i64::from(high_is_easy))));
    outcome
}
