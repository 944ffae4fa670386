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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_and_what_is_last_seen_at_one_time_stand_together() {
        assert_eq!(times(&[(2, 1), (5, 2)], &[(1, 1), (5, 1), (9, 1)]), [(1, 0, 1), (2, 1, 0), (5, 2, 1), (9, 0, 1)]);
    }
}
