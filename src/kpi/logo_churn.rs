//! `churn.logo`: lost / active at the start, with the field's other definitions on the same data.

use super::outcome::Outcome;
use super::{DefaultTarget, Direction, Facts, Kpi, Needs, Perspective, Timing, Unit, VariantFacts, Words};
use crate::dataset::Entity;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::flow::Flow;
use crate::slice::population::Population;
use crate::slice::reason::EMPTY_DENOMINATOR;

/// The KPI.
pub static KPI: Kpi<Flow> = Kpi::new(
    Facts {
        id: "churn.logo",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Down,
        kind: Timing::Lag,
        perspective: Perspective::Customer,
        needs: &[Needs { entity: Entity::Subscription, fields: &["customer_id", "start", "end"] }],
        words: Words {
            name: both! { en: "Customer churn", fr: "Attrition" },
            about: both! { en: "Of the customers active before the period, the share no longer active on its last day.", fr: "Part des clients actifs avant la période qui ne le sont plus à son dernier jour." },
            formula: both! { en: "{numerator} lost ÷ {denominator} active at the start = {value}; {annualised} a year at this pace", fr: "{numerator} perdus ÷ {denominator} actifs au début = {value} ; {annualised} par an à ce rythme" },
        },
    },
    Population::Customers,
    sums,
    outcome,
)
.target(&DefaultTarget { value: 0.05, source: both! { en: "5% a year, the field’s usual line for subscriptions of firms", fr: "5 % par an, le seuil usuel des abonnements d’entreprises" } })
.variants(
    &[
        VariantFacts { id: "of_total", about: both! { en: "All who left, over all who were active at some time.", fr: "Tous les partis, sur tous les actifs à un moment." }, used_by: "Gartner" },
        VariantFacts { id: "start_all", about: both! { en: "All who left, new ones included, over those active at the start.", fr: "Tous les partis, nouveaux compris, sur les actifs du début." }, used_by: "Baremetrics" },
        VariantFacts { id: "start_plus_new", about: both! { en: "All who left, over those active at the start and new ones.", fr: "Tous les partis, sur les actifs du début et les nouveaux." }, used_by: "Gumroad" },
        VariantFacts { id: "average", about: both! { en: "All who left, over the mean of start and end.", fr: "Tous les partis, sur la moyenne du début et de la fin." }, used_by: "Recurly" },
        VariantFacts { id: "daily", about: both! { en: "Sum of each day's share.", fr: "Somme des parts de chaque jour." }, used_by: "ChartMogul, Shopify" },
        VariantFacts { id: "snapshot", about: both! { en: "A file without dates: those marked as gone, over all rows.", fr: "Un fichier sans dates : les clients marqués partis, sur toutes les lignes." }, used_by: "IBM Telco" },
    ],
    variants,
);

fn sums(slice: &Slice) -> Flow {
    *slice.flow()
}

fn annualised(churn: f64, months: f64) -> f64 {
    1.0 - libm::pow(1.0 - churn, 12.0 / months)
}

fn outcome(sums: &Flow, settings: &Settings) -> Outcome {
    let mut outcome = Outcome::share(sums.lost, sums.start, settings.confidence);
    let months = sums.months();
    outcome.unjudged = true;
    if let (Some(churn), false, true) = (outcome.value.map(Figure::to_f64), sums.undated, months > 0.0) {
        let ends = outcome.interval.and_then(|(low, high)| Some((annualised(low?.to_f64(), months), annualised(high?.to_f64(), months))));
        outcome.judged = Some((annualised(churn, months), ends));
        outcome.unjudged = false;
        outcome.measure("annualised", Some(Figure::Number(annualised(churn, months))));
        outcome.measure("months", Some(Figure::Number(months)));
    }
    outcome
}

fn variants(slice: &Slice) -> Vec<(&'static str, Outcome)> {
    let (flow, level) = (slice.flow(), slice.world.settings.confidence);
    if flow.undated {
        return vec![("snapshot", Outcome::share(flow.lost, flow.start, level))];
    }
    let gone = flow.any - flow.end;
    let over = |denominator: f64| {
        let value = (denominator > 0.0).then(|| Figure::Number(gone as f64 / denominator));
        Outcome {
            reason: value.is_none().then_some(EMPTY_DENOMINATOR),
            value,
            numerator: Some(Figure::Count(gone as i64)),
            denominator: Some(Figure::Number(denominator)),
            ..Outcome::default()
        }
    };
    vec![
        ("of_total", Outcome::share(gone, flow.any, level)),
        ("start_all", over(flow.start as f64)),
        ("start_plus_new", over((flow.start + flow.new) as f64)),
        ("average", over((flow.start + flow.end) as f64 / 2.0)),
        ("daily", daily(&slice.leaving())),
    ]
}

/// Σ over the days of the share that left.
fn daily(days: &[(u64, u64)]) -> Outcome {
    let value = (!days.is_empty()).then(|| Figure::Number(days.iter().map(|(left, active)| *left as f64 / *active as f64).sum()));
    Outcome { reason: value.is_none().then_some(EMPTY_DENOMINATOR), value, ..Outcome::default() }
}
