//! Who is still at risk at each time: what survival and the log-rank test are made of.

/// A time, how many ended at it, how many were last seen at it.
pub type Time = (i64, u64, u64);

/// Every distinct time of durations that ended and of those that still ran, each ascending with counts.
pub fn times(ended: &[(i64, u64)], censored: &[(i64, u64)]) -> Vec<Time> {
    let mut times = Vec::with_capacity(ended.len() + censored.len());
    let (mut of_ended, mut of_censored) = (0, 0);
    while of_ended < ended.len() || of_censored < censored.len() {
        let ended_next = of_censored == censored.len() || (of_ended < ended.len() && ended[of_ended].0 <= censored[of_censored].0);
        let mut step = (if ended_next { ended[of_ended].0 } else { censored[of_censored].0 }, 0, 0);
        if ended_next {
            step.1 = ended[of_ended].1;
            of_ended += 1;
        }
        if of_censored < censored.len() && censored[of_censored].0 == step.0 {
            step.2 = censored[of_censored].1;
            of_censored += 1;
        }
        times.push(step);
    }
    times
}

/// How far the endings of each group lie from what they would be if all groups had one curve (Mantel 1966).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Excess {
    /// Observed less expected, a group each.
    pub excess: Vec<f64>,
    /// Expected.
    pub expected: Vec<f64>,
    /// Covariances of the excess, row by row.
    pub variance: Vec<f64>,
}

/// Of groups by their distinct times.
pub fn excess(groups: &[Vec<Time>]) -> Excess {
    let size = groups.len();
    let mut found = Excess { excess: vec![0.0; size], expected: vec![0.0; size], variance: vec![0.0; size * size] };
    let mut at_risk: Vec<f64> = groups.iter().map(|times| times.iter().map(|(_, events, censored)| events + censored).sum::<u64>() as f64).collect();
    let mut n: f64 = at_risk.iter().sum();
    let mut next = vec![0; size];
    while let Some(t) = groups.iter().zip(&next).filter_map(|(times, next)| times.get(*next).map(|time| time.0)).min() {
        let here = |group: usize, next: usize| groups[group].get(next).filter(|time| time.0 == t);
        let events: u64 = (0..size).filter_map(|i| here(i, next[i])).map(|time| time.1).sum();
        if events > 0 {
            let d = events as f64;
            let spread = if n > 1.0 { d * (n - d) / (n - 1.0) } else { 0.0 };
            for (i, own) in at_risk.iter().enumerate() {
                let share = own / n;
                found.excess[i] -= d * share;
                found.expected[i] += d * share;
                for (j, other) in at_risk.iter().enumerate() {
                    found.variance[i * size + j] += spread * share * (f64::from(u8::from(i == j)) - other / n);
                }
            }
        }
        for i in 0..size {
            if let Some((_, events, censored)) = here(i, next[i]) {
                found.excess[i] += *events as f64;
                at_risk[i] -= (events + censored) as f64;
                n -= (events + censored) as f64;
                next[i] += 1;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_and_what_is_last_seen_at_one_time_stand_together() {
        assert_eq!(times(&[(2, 1), (5, 2)], &[(1, 1), (5, 1), (9, 1)]), [(1, 0, 1), (2, 1, 0), (5, 2, 1), (9, 0, 1)]);
    }

    #[test]
    fn what_one_group_has_too_many_the_other_has_too_few() {
        let found = excess(&[vec![(1, 1, 0), (3, 1, 0)], vec![(2, 1, 0), (4, 0, 1)]]);
        assert_eq!(found.expected, [0.5 + 1.0 / 3.0 + 0.5, 0.5 + 2.0 / 3.0 + 0.5]);
        assert!((found.excess[0] + found.excess[1]).abs() < 1e-15 && found.variance[0] > 0.0 && found.variance[1] == found.variance[2]);
    }
}
