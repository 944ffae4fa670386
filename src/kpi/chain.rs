//! What the figures of the lead chain share: from counts by step to shares.

use super::outcome::Outcome;
use crate::report::Figure;
use crate::settings::Settings;
use crate::slice::Slice;
use crate::slice::leads::Chain;

/// The chain of a slice: contacts, whatever can be said of visits.
pub fn sums(slice: &Slice) -> Chain {
    Chain { visits: 0, ..with_visits(slice) }
}

/// The same with the visits of the slice.
pub fn with_visits(slice: &Slice) -> Chain {
    slice.chain().clone()
}

/// Contacts that entered a step in the period.
pub fn entered(chain: &Chain, step: usize) -> Outcome {
    Outcome::count(chain.entered[step])
}

/// Of those that entered a step in the period, the share that entered a later one by as_of; its inverse, and entries over entries.
pub fn followed(chain: &Chain, from: usize, to: usize, settings: &Settings) -> Outcome {
    let (k, n) = (chain.followed[from][to], chain.entered[from]);
    let mut outcome = Outcome::share(k, n, settings.confidence);
    outcome.measure("inverse", (k > 0).then(|| Figure::Number(n as f64 / k as f64)));
    outcome.measure("activity", (n > 0).then(|| Figure::Number(chain.entered[to] as f64 / n as f64)));
    outcome
}

/// Entries to a step over visits: visits have no names, so this is a ratio of two counts of the period and no share.
pub fn of_visits(chain: &Chain, step: usize) -> Outcome {
    activity(chain.entered[step], chain.visits)
}

/// One count of the period over another, and its inverse.
pub fn activity(part: u64, whole: u64) -> Outcome {
    let mut outcome = Outcome {
        value: (whole > 0).then(|| Figure::Number(part as f64 / whole as f64)),
        numerator: Some(Figure::Count(part as i64)),
        denominator: Some(Figure::Count(whole as i64)),
        reason: (whole == 0).then_some(crate::slice::reason::EMPTY_DENOMINATOR),
        ..Outcome::default()
    };
    outcome.measure("inverse", (part > 0).then(|| Figure::Number(whole as f64 / part as f64)));
    outcome
}
