//! `nps`: share of promoters (≥ 9) − share of detractors (< 7), in points (Reichheld 2003).

use super::outcome::Outcome;
use super::parts::{Asked, Parts};
use super::{Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, VariantFacts, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::reason::{EMPTY_DENOMINATOR, NOT_COMPARABLE};
use crate::slice::surveys::Question;
use crate::stats::net_promoter;

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "nps",
        version: 1,
        unit: Unit::Points,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Survey, fields: &["score"] }],
        words: Words {
            name: both! { en: "Net Promoter Score", fr: "Net Promoter Score" },
            about: both! { en: "Share of promoters (9 and 10) minus share of detractors (0 to 6), in points.", fr: "Part de promoteurs (9 et 10) moins part de détracteurs (0 à 6), en points." },
            formula: both! { en: "({promoters} promoters − {detractors} detractors) ÷ {denominator} answers × 100 = {value}, ± {margin}", fr: "({promoters} promoteurs − {detractors} détracteurs) ÷ {denominator} réponses × 100 = {value}, ± {margin}" },
        },
    },
    Population::Answers(Question::Recommend),
    sums,
    outcome,
)
.variants(
    &[
        VariantFacts { id: "latest", about: both! { en: "Each customer’s latest answer of the period: who is asked often does not weigh more.", fr: "La dernière réponse de chaque client dans la période : qui est souvent interrogé ne pèse pas plus." }, used_by: "relationship surveys" },
        VariantFacts { id: "all", about: both! { en: "Every answer of the period.", fr: "Toutes les réponses de la période." }, used_by: "transactional surveys" },
    ],
    variants,
)
.parts(&Parts { axes: &["score"], count, ..Parts::NONE });

super::sums::sums! {
    /// Answers by band.
    Sums {
        /// 9 and above.
        promoters: u64,
        /// From 7 to under 9.
        passives: u64,
        /// Under 7.
        detractors: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    sums_of(&slice.scores(Question::Recommend))
}

fn sums_of(scores: &[(f64, u64)]) -> Sums {
    let mut sums = Sums::default();
    for (score, answers) in scores {
        let band = match score {
            9.0.. => &mut sums.promoters,
            7.0.. => &mut sums.passives,
            _ => &mut sums.detractors,
        };
        *band += answers;
    }
    sums
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    let count = |n: u64| Some(Figure::Count(n as i64));
    let n = sums.promoters + sums.passives + sums.detractors;
    let Some(found) = net_promoter(sums.promoters, sums.passives, sums.detractors, settings.confidence) else {
        return Outcome { denominator: count(0), cases: Some(0), ..Outcome::missing(EMPTY_DENOMINATOR) };
    };
    let mut outcome = Outcome {
        value: Some(Figure::Number(found.score)),
        numerator: Some(Figure::Count(sums.promoters as i64 - sums.detractors as i64)),
        denominator: count(n),
        interval: Some((Some(Figure::Number(found.low)), Some(Figure::Number(found.high)))),
        cases: Some(n),
        bands: Some([sums.promoters, sums.passives, sums.detractors]),
        unjudged: settings.nps.scale == "1-10",
        reason: (settings.nps.scale == "1-10").then_some(NOT_COMPARABLE),
        ..Outcome::default()
    };
    outcome.measure("margin", Some(Figure::Number(found.margin)));
    outcome.measure("promoters", count(sums.promoters));
    outcome.measure("passives", count(sums.passives));
    outcome.measure("detractors", count(sums.detractors));
    outcome
}

/// The definition that the settings do not take.
fn variants(slice: &Slice) -> Vec<(&'static str, Outcome)> {
    let all = slice.world.settings.nps.answers == "all";
    let sums = sums_of(&slice.scores_where(Question::Recommend, !all));
    vec![(if all { "latest" } else { "all" }, outcome(&sums, &slice.world.settings))]
}

/// Answers of one score.
fn count(slice: &Slice, asked: &Asked) -> Option<u64> {
    let score = crate::real::read(asked.on("score")?)?;
    Some(slice.scores(Question::Recommend).iter().filter(|(given, _)| given.trunc() == score).map(|(_, answers)| answers).sum())
}
