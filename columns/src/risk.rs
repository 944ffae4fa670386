//! Who is still at risk at each time: what survival and the log-rank test are made of.

/// A time, how many ended at it, how many were last seen at it.
pub type Time = (i64, u64, u64);

/// Every distinct time of durations that ended and of those that still ran, each ascending with counts.
#[inline(never)]
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

/// How far the endings of groups lie from what they would be if all had one curve (Mantel 1966).
#[derive(Clone, Debug)]
pub struct Excess {
    /// Of each group, observed less expected, and expected.
    pub groups: Vec<(f64, f64)>,
    /// Covariances of the excess, row by row.
    pub variance: Vec<f64>,
}

/// A group on its way through its times.
struct Group<'a> {
    times: &'a [Time],
    at_risk: f64,
    excess: f64,
    expected: f64,
}

/// Of groups by their distinct times.
pub fn excess(groups: &[Vec<Time>]) -> Excess {
    let mut variance = vec![0.0; groups.len() * groups.len()];
    let size = |times: &[Time]| times.iter().map(|(_, events, censored)| events + censored).sum::<u64>() as f64;
    let mut groups: Vec<Group> = groups.iter().map(|times| Group { times, at_risk: size(times), excess: 0.0, expected: 0.0 }).collect();
    let (mut n, mut shares): (f64, _) = (groups.iter().map(|group| group.at_risk).sum(), vec![0.0; groups.len()]);
    while let Some(t) = groups.iter().filter_map(|group| group.times.first()).map(|time| time.0).min() {
        let events: u64 = groups.iter().filter_map(|group| group.times.first()).filter(|time| time.0 == t).map(|time| time.1).sum();
        if events > 0 {
            let d = events as f64;
            let spread = if n > 1.0 { d * (n - d) / (n - 1.0) } else { 0.0 };
            shares.iter_mut().zip(&groups).for_each(|(share, group)| *share = group.at_risk / n);
            for ((place, share), row) in shares.iter().enumerate().zip(variance.chunks_mut(shares.len())) {
                for ((other, cell), column) in shares.iter().zip(row).zip(0..) {
                    *cell += spread * share * (f64::from(u8::from(place == column)) - other);
                }
            }
            for (group, share) in groups.iter_mut().zip(&shares) {
                group.excess -= d * share;
                group.expected += d * share;
            }
        }
        for group in &mut groups {
            if let Some((&(_, events, censored), rest)) = group.times.split_first().filter(|(time, _)| time.0 == t) {
                group.excess += events as f64;
                group.at_risk -= (events + censored) as f64;
                n -= (events + censored) as f64;
                group.times = rest;
            }
        }
    }
    Excess { groups: groups.iter().map(|group| (group.excess, group.expected)).collect(), variance }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_and_what_is_last_seen_at_one_time_stand_together() {
        assert_eq!(times(&[(2, 1), (5, 2)], &[(1, 1), (5, 1), (9, 1)]), [(1, 0, 1), (2, 1, 0), (5, 2, 1), (9, 0, 1)]);
    }
}
