//! Many whole numbers as their distinct values and counts: exact, and mergeable by addition.

use super::binomial;
use crate::order::sorted_by;

/// A multiset of whole numbers (durations in seconds, as a rule), ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    steps: Vec<(i64, u64)>,
}

impl From<Vec<i64>> for Counted {
    fn from(values: Vec<i64>) -> Counted {
        Counted { steps: columns::counts::counted(values) }
    }
}

impl FromIterator<i64> for Counted {
    fn from_iter<I: IntoIterator<Item = i64>>(values: I) -> Counted {
        Counted::from(values.into_iter().collect::<Vec<i64>>())
    }
}

impl FromIterator<(i64, u64)> for Counted {
    /// Values with their counts; linear when they come in ascending order.
    fn from_iter<I: IntoIterator<Item = (i64, u64)>>(values: I) -> Counted {
        let mut steps: Vec<(i64, u64)> = Vec::new();
        let mut ascending = true;
        for (value, count) in values.into_iter().filter(|(_, count)| *count > 0) {
            match steps.last_mut() {
                Some((last, total)) if *last == value => *total += count,
                last => {
                    ascending &= last.is_none_or(|(last, _)| *last < value);
                    steps.push((value, count));
                }
            }
        }
        if !ascending {
            steps = sorted_by(steps, &Ord::cmp);
            steps.dedup_by(|next, kept| {
                let same = next.0 == kept.0;
                kept.1 += if same { next.1 } else { 0 };
                same
            });
        }
        Counted { steps }
    }
}

impl std::ops::AddAssign<&Counted> for Counted {
    fn add_assign(&mut self, other: &Counted) {
        self.steps = columns::counts::merged(&self.steps, &other.steps);
    }
}

impl std::ops::AddAssign for Counted {
    fn add_assign(&mut self, other: Counted) {
        *self += &other;
    }
}

impl Counted {
    /// Distinct values, ascending, each with how often it occurs.
    pub fn steps(&self) -> &[(i64, u64)] {
        &self.steps
    }

    /// All but those of a part.
    pub fn without(&self, part: &Counted) -> Counted {
        Counted { steps: columns::counts::without(&self.steps, &part.steps) }
    }

    /// Whether there is no value.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// How many values, repeats included.
    pub fn total(&self) -> u64 {
        self.steps.iter().map(|(_, count)| count).sum()
    }

    /// Σx.
    pub fn sum(&self) -> i128 {
        columns::counts::sum(&self.steps)
    }

    /// Σx².
    pub fn sum_of_squares(&self) -> i128 {
        columns::counts::sum_of_squares(&self.steps)
    }

    /// How many values are greater.
    pub fn above(&self, limit: f64) -> u64 {
        self.steps.iter().rev().take_while(|(value, _)| *value as f64 > limit).map(|(_, count)| count).sum()
    }

    /// The value of a rank, from 1.
    pub fn of_rank(&self, rank: u64) -> Option<i64> {
        let mut passed = 0;
        (rank > 0)
            .then(|| {
                self.steps.iter().find(|(_, count)| {
                    passed += count;
                    rank <= passed
                })
            })?
            .map(|(value, _)| *value)
    }

    /// Hyndman and Fan's type 7: between the order statistics around rank (n − 1) q + 1. `None` without values or for q outside 0…1.
    pub fn quantile(&self, q: f64) -> Option<f64> {
        if !(0.0..=1.0).contains(&q) || self.is_empty() {
            return None;
        }
        let place = (self.total() - 1) as f64 * q;
        let under = place.floor();
        let low = self.of_rank(under as u64 + 1)?;
        let high = self.of_rank(under as u64 + 2).unwrap_or(low);
        Some(low as f64 + (place - under) * (high - low) as f64)
    }

    /// The order statistics that enclose a quantile (see [`binomial::ranks`]); `None` where there are too few values for an end.
    pub fn quantile_interval(&self, q: f64, level: f64) -> (Option<i64>, Option<i64>) {
        let (low, high) = binomial::ranks(self.total(), q, level);
        (low.and_then(|rank| self.of_rank(rank)), high.and_then(|rank| self.of_rank(rank)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn five_cycles_have_median_twenty_and_p90_eighty_four() {
        let cycles = Counted::from(vec![120, 20, 10, 30, 20]);
        assert_eq!(cycles.steps(), [(10, 1), (20, 2), (30, 1), (120, 1)]);
        assert_eq!((cycles.quantile(0.5), cycles.quantile(0.9)), (Some(20.0), Some(84.0)));
        assert_eq!((cycles.total(), cycles.sum(), cycles.sum_of_squares()), (5, 200, 16_200));
        assert_eq!((cycles.quantile(0.0), cycles.quantile(1.0)), (Some(10.0), Some(120.0)));
    }

    #[test]
    fn nothing_has_no_quantile() {
        assert_eq!(Counted::default().quantile(0.5), None);
        assert_eq!(Counted::default().quantile_interval(0.5, 0.95), (None, None));
        assert_eq!(Counted::from(vec![1]).quantile(1.5), None);
    }

    #[test]
    fn ten_values_enclose_their_median_by_the_second_and_ninth() {
        let values = Counted::from((1..=10).collect::<Vec<i64>>());
        assert_eq!(values.quantile_interval(0.5, 0.95), (Some(2), Some(9)));
        assert_eq!(values.quantile_interval(0.9, 0.95), (Some(7), None));
    }

    #[test]
    fn what_lies_above_a_limit_is_counted() {
        assert_eq!(Counted::from(vec![1, 5, 5, 9]).above(4.5), 3);
        assert_eq!(Counted::from(vec![1, 5, 5, 9]).above(9.0), 0);
    }

    proptest! {
        #[test]
        fn merging_parts_in_any_order_gives_the_whole(left in prop::collection::vec(-50i64..50, 0..60), right in prop::collection::vec(-50i64..50, 0..60)) {
            let (a, b) = (Counted::from(left.clone()), Counted::from(right.clone()));
            let whole = Counted::from([left.clone(), right.clone()].concat());
            let (mut ab, mut ba) = (a.clone(), b.clone());
            ab += &b;
            ba += &a;
            prop_assert_eq!(&ab, &ba);
            prop_assert_eq!(&ab, &whole);
            prop_assert_eq!(&whole.without(&a), &b);
            prop_assert_eq!(whole, left.into_iter().chain(right).collect::<Counted>());
        }

        #[test]
        fn quantiles_rise_and_stay_inside(values in prop::collection::vec(-1000i64..1000, 1..80), a in 0.0f64..=1.0, b in 0.0f64..=1.0) {
            let counted = Counted::from(values.clone());
            let (low, high) = (counted.quantile(a.min(b)).unwrap(), counted.quantile(a.max(b)).unwrap());
            prop_assert!(low <= high);
            prop_assert!(*values.iter().min().unwrap() as f64 <= low && high <= *values.iter().max().unwrap() as f64);
        }
    }
}
