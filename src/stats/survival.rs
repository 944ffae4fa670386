//! Kaplan and Meier's estimate of survival under right censoring (1958), with the log-log band of Greenwood's variance.

use super::{Counted, normal};
use crate::collect::CollectVec;
use columns::risk;
use std::ops::AddAssign;

/// Durations that ended and durations that still run: all that survival needs. Durations are whole seconds (or any whole unit).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lifetimes {
    /// Those that ended.
    pub ended: Counted,
    /// Those that had not ended when they were last seen.
    pub censored: Counted,
}

impl AddAssign<&Lifetimes> for Lifetimes {
    fn add_assign(&mut self, other: &Lifetimes) {
        self.ended += &other.ended;
        self.censored += &other.censored;
    }
}

impl AddAssign for Lifetimes {
    fn add_assign(&mut self, other: Lifetimes) {
        *self += &other;
    }
}

impl Lifetimes {
    /// All but those of a part.
    pub fn without(&self, part: &Lifetimes) -> Lifetimes {
        Lifetimes { ended: self.ended.without(&part.ended), censored: self.censored.without(&part.censored) }
    }

    /// How many durations.
    pub fn total(&self) -> u64 {
        self.ended.total() + self.censored.total()
    }

    /// Every distinct time with how many ended and how many were censored at it.
    pub fn times(&self) -> Vec<risk::Time> {
        risk::times(self.ended.steps(), self.censored.steps())
    }

    /// The curve with its band; empty without durations.
    pub fn curve(&self, level: f64) -> Curve {
        let z = normal::two_sided(level).unwrap_or(0.0);
        let (mut at_risk, mut survival, mut variance) = (self.total(), 1.0, 0.0);
        let steps = self.times().into_iter().map(|(t, events, censored)| {
            let (n, left) = (at_risk as f64, (at_risk - events) as f64);
            if events > 0 && events < at_risk {
                survival *= left / n;
                variance += events as f64 / (n * left);
            } else if events > 0 {
                survival = 0.0;
            }
            let step = Step { t, at_risk, events, censored, survival, variance, z };
            at_risk -= events + censored;
            step
        });
        Curve { steps: steps.collect_vec() }
    }
}

/// One distinct time of a curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The time, in the durations' unit.
    pub t: i64,
    /// Still running just before it.
    pub at_risk: u64,
    /// Ended at it.
    pub events: u64,
    /// Last seen at it.
    pub censored: u64,
    /// Share that lives longer than it.
    pub survival: f64,
    /// Greenwood's sum of d / (n (n − d)).
    variance: f64,
    /// Half width of the band in standard errors.
    z: f64,
}

impl Step {
    /// Both ends of the log-log band, as lifelines computes them: 1 where nothing ended yet, 0 where all did.
    pub fn band(&self) -> (f64, f64) {
        (self.end(-1.0), self.end(1.0))
    }

    /// The lower (−1) or the upper end (1).
    fn end(&self, side: f64) -> f64 {
        if self.survival >= 1.0 || self.survival <= 0.0 {
            return self.survival;
        }
        let v = libm::log(self.survival);
        libm::exp(-libm::exp(libm::log(-v) + side * (self.z * self.variance.sqrt() / v)))
    }
}

/// More steps than this are first looked through in blocks for where a band crosses a level.
const BLOCK: usize = 64;

/// Survival as a step function, from 1 at time 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    /// Ascending by time.
    pub steps: Vec<Step>,
}

impl Curve {
    /// S(t).
    pub fn at(&self, t: i64) -> f64 {
        let passed = self.steps.partition_point(|step| step.t <= t);
        passed.checked_sub(1).and_then(|last| self.steps.get(last)).map_or(1.0, |step| step.survival)
    }

    /// Smallest t with S(t) ≤ 1 − q; `None` when it is not reached or q is outside 0…1.
    pub fn quantile(&self, q: f64) -> Option<i64> {
        if !(q > 0.0 && q < 1.0) {
            return None;
        }
        // A share that comes to the level but for rounding has come to it: 7/8 · 6/7 · 5/6 · 4/5 is a half.
        let level = (1.0 - q) * (1.0 + 1e-9);
        self.steps.iter().find(|step| step.survival <= level).map(|step| step.t)
    }

    /// Where the lower and the upper end of the band come to 1 − q; `None` where that is not reached. A long curve is looked
    /// through in blocks: an end that comes to the level and leaves it again within a block is not a crossing.
    pub fn quantile_interval(&self, q: f64) -> (Option<i64>, Option<i64>) {
        let long = self.steps.len() > BLOCK * BLOCK;
        let (mut low, mut high) = (None, None);
        for block in self.steps.chunks(if long { BLOCK } else { 1 }) {
            let reached = |step: &Step, side: f64| step.end(side) <= 1.0 - q;
            let crosses = |side: f64| block.last().filter(|last| reached(last, side)).and_then(|_| block.iter().find(|step| reached(step, side)));
            if low.is_none() {
                low = crosses(-1.0).map(|step| step.t);
            }
            // the upper end lies above the curve
            if block.last().is_some_and(|last| last.survival <= 1.0 - q) {
                high = crosses(1.0).map(|step| step.t);
            }
            if high.is_some() {
                break;
            }
        }
        (low, high)
    }

    /// Area under the curve from 0 to the horizon or the last time, whichever is earlier, in the durations' unit. `None` when empty.
    pub fn restricted_mean(&self, horizon: f64) -> Option<f64> {
        let end = horizon.min(self.steps.last()?.t as f64);
        let (mut area, mut from, mut survival) = (0.0, 0.0, 1.0);
        for step in &self.steps {
            let to = (step.t as f64).min(end).max(from);
            area += survival * (to - from);
            (from, survival) = (to, step.survival);
        }
        (end >= 0.0).then_some(area)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::near;
    use proptest::prelude::*;

    fn lifetimes(ended: &[i64], censored: &[i64]) -> Lifetimes {
        Lifetimes { ended: Counted::from(ended.to_vec()), censored: Counted::from(censored.to_vec()) }
    }

    #[test]
    fn e09_five_visits_of_which_two_still_run() {
        let curve = lifetimes(&[3, 8, 12], &[5, 10]).curve(0.95);
        let at_eight = curve.steps[2];
        assert_eq!((at_eight.t, at_eight.at_risk, at_eight.events), (8, 3, 1));
        assert!(near(at_eight.survival, 8.0 / 15.0, 1e-15));
        assert_eq!(format!("{:.4}", at_eight.survival * at_eight.variance.sqrt()), "0.2483");
        assert_eq!((format!("{:.4}", at_eight.band().0), format!("{:.4}", at_eight.band().1)), ("0.0683".into(), "0.8631".into()));
        assert_eq!(curve.quantile(0.5), Some(12));
        assert_eq!((curve.at(2), curve.at(7), curve.at(12)), (1.0, 0.8, 0.0));
    }

    #[test]
    fn e08_time_in_the_qualified_stage_with_one_deal_still_in_it() {
        let curve = lifetimes(&[10, 10, 18, 20], &[35]).curve(0.95);
        assert!(near(curve.at(10), 0.6, 1e-15) && near(curve.at(18), 0.4, 1e-15) && near(curve.at(20), 0.2, 1e-15));
        assert_eq!(curve.quantile(0.5), Some(18));
        assert!(near(curve.restricted_mean(35.0).unwrap(), 18.6, 1e-15));
    }

    #[test]
    fn answers_to_leads_of_which_two_never_came() {
        assert_eq!(lifetimes(&[3, 8, 20, 45, 90, 600], &[1000, 1000]).curve(0.95).quantile(0.5), Some(45));
        assert_eq!(lifetimes(&[2, 3, 3, 5, 8], &[4, 6]).curve(0.95).quantile(0.5), Some(5));
    }

    #[test]
    fn a_level_that_is_not_reached_is_none() {
        let curve = lifetimes(&[3], &[5, 10, 12]).curve(0.95);
        assert_eq!(curve.quantile(0.5), None);
        assert_eq!(curve.quantile_interval(0.5).1, None);
        assert_eq!(lifetimes(&[], &[]).curve(0.95).restricted_mean(10.0), None);
    }

    #[test]
    fn a_level_met_exactly_is_reached() {
        // 10 equal steps of 1/10: floats would put S(5) a hair above one half
        let curve = lifetimes(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], &[]).curve(0.95);
        assert_eq!(curve.quantile(0.5), Some(5));
        assert_eq!(curve.quantile(0.9), Some(9));
    }

    #[test]
    fn the_band_is_a_point_before_the_first_event_and_after_the_last() {
        let curve = lifetimes(&[3, 8, 12], &[1]).curve(0.95);
        let ends: Vec<(f64, f64)> = [0, 3].map(|i| (curve.steps[i].band().0, curve.steps[i].band().1)).to_vec();
        assert_eq!(ends, [(1.0, 1.0), (0.0, 0.0)]);
    }

    #[test]
    fn the_restricted_mean_stops_at_the_last_time() {
        let curve = lifetimes(&[4], &[8]).curve(0.95);
        assert_eq!(curve.restricted_mean(100.0), Some(4.0 + 0.5 * 4.0));
        assert_eq!(curve.restricted_mean(6.0), Some(4.0 + 0.5 * 2.0));
        assert_eq!(curve.restricted_mean(0.0), Some(0.0));
    }

    proptest! {
        #[test]
        fn survival_falls_inside_its_band(ended in prop::collection::vec(0i64..50, 0..40), censored in prop::collection::vec(0i64..50, 0..40)) {
            let lifetimes = lifetimes(&ended, &censored);
            let curve = lifetimes.curve(0.95);
            let mut before = 1.0;
            for step in &curve.steps {
                prop_assert!(step.survival <= before && step.band().0 <= step.survival && step.survival <= step.band().1);
                prop_assert!(step.band().0 >= 0.0 && step.band().1 <= 1.0);
                before = step.survival;
            }
            prop_assert_eq!(curve.steps.iter().map(|step| step.events + step.censored).sum::<u64>(), lifetimes.total());
        }
    }
}
