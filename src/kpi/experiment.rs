//! `experiment`: difference of a conversion between two groups.

use super::outcome::Outcome;
use super::{Direction, Facts, Kpi, Perspective, Timing, Unit, Words};
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::population::Population;
use crate::slice::reason::{EMPTY_DENOMINATOR, NOT_CHOSEN};
use crate::stats::{newcombe, sample_size, two_proportion_z};

/// The KPI.
pub static KPI: Kpi<Sums> = Kpi::new(
    Facts {
        id: "experiment",
        version: 1,
        unit: Unit::Ratio,
        direction: Direction::Up,
        kind: Timing::Lead,
        perspective: Perspective::Process,
        needs: &[],
        words: Words {
            name: both! { en: "Experiment", fr: "Expérience" },
            about: both! { en: "Conversion of one group less that of another: any two campaigns, variants or segments, chosen in the settings.", fr: "Conversion d’un groupe moins celle d’un autre : deux campagnes, variantes ou segments, choisis dans les réglages." },
            formula: both! { en: "{conversion_b} ({converted_b} of {records_b}) − {conversion_a} ({converted_a} of {records_a}) = {value}, p {p}; {sample_size} records a group show such a difference four times out of five", fr: "{conversion_b} ({converted_b} sur {records_b}) − {conversion_a} ({converted_a} sur {records_a}) = {value}, p {p} ; {sample_size} fiches par groupe montrent un tel écart quatre fois sur cinq" },
        },
    },
    Population::Created,
    sums,
    outcome,
);

super::sums::sums! {
    /// k of n in both groups.
    Sums {
        /// Converted in the first.
        converted_a: u64,
        /// Of so many.
        records_a: u64,
        /// Converted in the second.
        converted_b: u64,
        /// Of so many.
        records_b: u64,
        /// Whether two groups are chosen (then 1).
        chosen: u64,
    }
}

fn sums(slice: &Slice) -> Sums {
    let Some(chosen) = &slice.world.settings.experiment else { return Sums::default() };
    let Some(metric) = super::find(&chosen.kpi).filter(|metric| metric.facts().id != KPI.id()) else { return Sums::default() };
    let Some(partition) = slice.world.partition(slice.part, &chosen.by) else { return Sums::default() };
    let group = |label: &str| {
        let part = partition.labels.iter().position(|known| known.as_deref() == Some(label)).and_then(|at| partition.parts.get(at));
        part.and_then(|part| metric.of(&Slice::new(slice.world, part, slice.span)).share)
    };
    let ((converted_a, records_a), (converted_b, records_b)) = (group(&chosen.a).unwrap_or_default(), group(&chosen.b).unwrap_or_default());
    Sums { converted_a, records_a, converted_b, records_b, chosen: 1 }
}

fn outcome(sums: &Sums, settings: &Settings) -> Outcome {
    let rate = |k: u64, n: u64| (n > 0).then(|| k as f64 / n as f64);
    let Some((a, b)) = rate(sums.converted_a, sums.records_a).zip(rate(sums.converted_b, sums.records_b)) else {
        return Outcome::missing(if sums.chosen == 0 { NOT_CHOSEN } else { EMPTY_DENOMINATOR });
    };
    let number = |value: Option<f64>| value.map(Figure::Number);
    let count = |count: u64| Some(Figure::Count(count as i64));
    let ends = newcombe(sums.converted_b, sums.records_b, sums.converted_a, sums.records_a, settings.confidence);
    let mut outcome = Outcome {
        value: number(Some(b - a)),
        interval: ends.map(|(low, high)| (number(Some(low)), number(Some(high)))),
        cases: Some(sums.records_a.min(sums.records_b)),
        ..Outcome::default()
    };
    for (name, figure) in [
        ("converted_a", count(sums.converted_a)),
        ("records_a", count(sums.records_a)),
        ("converted_b", count(sums.converted_b)),
        ("records_b", count(sums.records_b)),
        ("conversion_a", number(Some(a))),
        ("conversion_b", number(Some(b))),
        ("uplift", number((a > 0.0).then(|| b / a - 1.0))),
        ("p", number(two_proportion_z(sums.converted_a, sums.records_a, sums.converted_b, sums.records_b))),
        ("sample_size", sample_size(a, b, settings.confidence).and_then(count)),
    ] {
        outcome.measure(name, figure);
    }
    outcome
}
