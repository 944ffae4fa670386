//! What a KPI's integers say: a value with what it is out of, its interval, and why it may be missing.

use crate::map::SortedMap;
use crate::money::Money;
use crate::report::{Figure, TableRow};
use crate::slice::reason::{EMPTY_DENOMINATOR, NOT_REACHED, Reason};
use crate::stats::{Counted, Lifetimes, mean_interval, wilson};

/// A figure before it is put into a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The value, or none with a `reason`.
    pub value: Option<Figure>,
    /// What it is a part of.
    pub numerator: Option<Figure>,
    /// What it is out of.
    pub denominator: Option<Figure>,
    /// Both ends; an end may be unbounded.
    pub interval: Option<(Option<Figure>, Option<Figure>)>,
    /// Where the value is a share of records, k of n: breakdowns are tested by it.
    pub share: Option<(u64, u64)>,
    /// Where the value is a net score of answers, how many promote, are passive, detract: breakdowns are tested by it.
    pub bands: Option<[u64; 3]>,
    /// Where the value is of lifetimes, these: breakdowns are tested by the log-rank test.
    pub lifetimes: Option<Lifetimes>,
    /// Cases that it rests on, where their number says how sure it is.
    pub cases: Option<u64>,
    /// Further measures.
    pub measures: SortedMap<&'static str, Option<Figure>>,
    /// What the target is compared with, where that is not the value: the measure and both ends of its interval.
    pub judged: Option<(f64, Option<(f64, f64)>)>,
    /// Whether no target can be compared with it.
    pub unjudged: bool,
    /// Further figures by key.
    pub rows: Vec<TableRow>,
    /// The dimension that the keys of `rows` are labels of, and the figure that breaks the value down.
    pub by: Option<(&'static str, &'static str)>,
    /// Why there is no value, or how it was made.
    pub reason: Option<Reason>,
}

impl Default for Outcome {
    /// Nothing. Not written out in every figure: a kilobyte of the download.
    #[inline(never)]
    fn default() -> Outcome {
        Outcome {
            value: None,
            numerator: None,
            denominator: None,
            interval: None,
            share: None,
            bands: None,
            lifetimes: None,
            cases: None,
            measures: SortedMap::new(),
            judged: None,
            unjudged: false,
            rows: Vec::new(),
            by: None,
            reason: None,
        }
    }
}

impl Outcome {
    /// No value, and why.
    pub fn missing(reason: Reason) -> Outcome {
        Outcome { reason: Some(reason), ..Outcome::default() }
    }

    /// k of n records, with Wilson's interval.
    pub fn share(k: u64, n: u64, level: f64) -> Outcome {
        Outcome {
            value: (n > 0).then(|| Figure::Number(k as f64 / n as f64)),
            numerator: Some(Figure::Count(k as i64)),
            denominator: Some(Figure::Count(n as i64)),
            interval: wilson(k, n, level).map(|(low, high)| (Some(Figure::Number(low)), Some(Figure::Number(high)))),
            share: Some((k, n)),
            cases: Some(n),
            reason: (n == 0).then_some(EMPTY_DENOMINATOR),
            ..Outcome::default()
        }
    }

    /// One count over another that it is not a part of: no interval.
    pub fn ratio(part: u64, whole: u64) -> Outcome {
        Outcome { interval: None, share: None, cases: None, ..Outcome::share(part, whole, 0.95) }
    }

    /// A mean weighted by `weight`, from Σ of value × weight in 1/10,000.
    pub fn weighted(sum: i128, weight: u64) -> Outcome {
        let value = (weight > 0).then(|| Figure::Number(sum as f64 / 10_000.0 / weight as f64));
        Outcome { reason: value.is_none().then_some(EMPTY_DENOMINATOR), value, denominator: Some(Figure::Count(weight as i64)), ..Outcome::default() }
    }

    /// The median of waits in a unit of so many seconds, by Kaplan and Meier, where some have not ended; p90, and the mean of those
    /// that have, beside it.
    pub fn waits(waits: &Lifetimes, unit: f64, level: f64) -> Outcome {
        let (curve, n, ended) = (waits.curve(level), waits.total(), waits.ended.total());
        let figure = |seconds: i64| Figure::Number(seconds as f64 / unit);
        let (low, high) = curve.quantile_interval(0.5);
        let value = curve.quantile(0.5).map(figure);
        let mut outcome = Outcome {
            reason: value.is_none().then_some(if n == 0 { EMPTY_DENOMINATOR } else { NOT_REACHED }),
            value,
            numerator: Some(Figure::Count(ended as i64)),
            denominator: Some(Figure::Count(n as i64)),
            interval: (low.is_some() || high.is_some()).then(|| (low.map(figure), high.map(figure))),
            cases: Some(n),
            ..Outcome::default()
        };
        outcome.measure("p90", curve.quantile(0.9).map(figure));
        outcome.measure("completed_median", waits.ended.quantile(0.5).map(|seconds| Figure::Number(seconds / unit)));
        outcome.measure("completed_mean", (ended > 0).then(|| Figure::Number(waits.ended.sum() as f64 / ended as f64 / unit)));
        outcome
    }

    /// One sum of money over another.
    pub fn money_ratio(part: Money, whole: Money) -> Outcome {
        let value = (whole.0 != 0).then(|| Figure::Number(part.0 as f64 / whole.0 as f64));
        Outcome {
            reason: value.is_none().then_some(EMPTY_DENOMINATOR),
            value,
            numerator: Some(Figure::Money(part)),
            denominator: Some(Figure::Money(whole)),
            ..Outcome::default()
        }
    }

    /// How many.
    pub fn count(n: u64) -> Outcome {
        Outcome { value: Some(Figure::Count(n as i64)), ..Outcome::default() }
    }

    /// An exact sum of money.
    pub fn money(sum: Money) -> Outcome {
        Outcome { value: Some(Figure::Money(sum)), ..Outcome::default() }
    }

    /// Money for each of n: one division.
    pub fn money_each(sum: Money, n: u64) -> Outcome {
        Outcome {
            value: (n > 0).then(|| Figure::Quotient(sum.to_f64() / n as f64)),
            numerator: Some(Figure::Money(sum)),
            denominator: Some(Figure::Count(n as i64)),
            cases: Some(n),
            reason: (n == 0).then_some(EMPTY_DENOMINATOR),
            ..Outcome::default()
        }
    }

    /// The median of durations in days, with its interval from order statistics; mean and p90 beside it.
    pub fn durations(seconds: &Counted, level: f64) -> Outcome {
        let days = |seconds: f64| Figure::Number(seconds / 86_400.0);
        let n = seconds.total();
        let (low, high) = seconds.quantile_interval(0.5, level);
        let mut outcome = Outcome {
            value: seconds.quantile(0.5).map(days),
            denominator: Some(Figure::Count(n as i64)),
            interval: (low.is_some() || high.is_some()).then(|| (low.map(|low| days(low as f64)), high.map(|high| days(high as f64)))),
            cases: Some(n),
            reason: (n == 0).then_some(EMPTY_DENOMINATOR),
            ..Outcome::default()
        };
        outcome.measure("mean", (n > 0).then(|| Figure::Number(seconds.sum() as f64 / n as f64 / 86_400.0)));
        outcome.measure("p90", seconds.quantile(0.9).map(days));
        outcome
    }

    /// The same in a unit of so many seconds.
    pub fn durations_in(seconds: &Counted, unit: f64, level: f64) -> Outcome {
        let mut outcome = Outcome::durations(seconds, level);
        let scaled = |figure: Figure| Figure::Number(figure.to_f64() * (86_400.0 / unit));
        outcome.value = outcome.value.map(scaled);
        outcome.interval = outcome.interval.map(|(low, high)| (low.map(scaled), high.map(scaled)));
        outcome.measures.values_mut().for_each(|figure| *figure = figure.map(scaled));
        outcome
    }

    /// Adds a measure.
    pub fn measure(&mut self, name: &'static str, figure: Option<Figure>) {
        self.measures.insert(name, figure);
    }

    /// The same with Student's interval of a mean amount, from Σx and Σx² in 1/10,000.
    pub fn with_mean_interval(mut self, n: u64, sum: i128, squares: i128, level: f64) -> Outcome {
        self.interval =
            mean_interval(n, sum, squares, level).map(|mean| (Some(Figure::Quotient(mean.low / 10_000.0)), Some(Figure::Quotient(mean.high / 10_000.0))));
        self
    }
}
