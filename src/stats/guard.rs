//! When a model of behavior is believed: enough cases, a fit that closed, and a test on what it was not shown.

/// Why a model gives no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Too few customers, or too few of them did what is to be predicted.
    TooFew,
    /// The optimiser did not close, or ran to the rim of what it may try.
    NotConverged,
    /// What is assumed to be independent is not.
    NotIndependent,
    /// What happened after the test's day was missed by too much.
    HoldoutFailed,
}

/// What a model fitted to the first two thirds of the time said of the last third.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Holdout {
    /// Events expected.
    pub expected: f64,
    /// Events seen.
    pub seen: f64,
}

/// With fewer events a test says nothing.
const FEWEST_EVENTS: f64 = 20.0;
/// A model that misses by more than this share is not believed.
const WORST: f64 = 0.5;

impl Holdout {
    /// expected / seen − 1; `None` with too few events to tell.
    pub fn error(&self) -> Option<f64> {
        (self.seen >= FEWEST_EVENTS || self.expected >= FEWEST_EVENTS).then(|| self.expected / self.seen.max(1.0) - 1.0)
    }

    /// Whether it says that the model is not to be believed.
    pub fn fails(&self) -> bool {
        self.error().is_some_and(|error| error.abs() > WORST)
    }
}
