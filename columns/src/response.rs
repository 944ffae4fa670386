//! How long contacts waited for the first word from the team.

/// Seconds up to which each bucket goes; beyond the last, then never.
const LIMITS: [i64; 4] = [300, 1200, 3600, 86_400];
/// Buckets: up to each limit, later, never.
pub const BUCKETS: usize = 6;

/// The wait of one contact.
#[derive(Clone, Copy, Debug)]
pub struct Wait {
    /// Seconds from its coming to the first word, else to the end of as_of.
    pub seconds: i64,
    /// The same in business hours; none where the settings have none.
    pub business: Option<i64>,
    /// Whether there was a first word.
    pub answered: bool,
    /// Whether it became a customer.
    pub converted: bool,
}

/// Some waits together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Waits {
    /// Seconds of those that ended and of those that had not.
    pub calendar: [Vec<i64>; 2],
    /// The same in business hours.
    pub business: [Vec<i64>; 2],
    /// Contacts by bucket.
    pub contacts: [u64; BUCKETS],
    /// Of them converted.
    pub converted: [u64; BUCKETS],
}

/// The waits of some contacts; without those that had none.
#[inline(never)]
pub fn waits(all: &[Option<Wait>], rows: &[u32]) -> Waits {
    let mut waits = Waits::default();
    for wait in rows.iter().filter_map(|row| all[*row as usize]) {
        let running = usize::from(!wait.answered);
        waits.calendar[running].push(wait.seconds);
        if let Some(seconds) = wait.business {
            waits.business[running].push(seconds);
        }
        let bucket = if wait.answered { LIMITS.partition_point(|limit| *limit < wait.seconds) } else { BUCKETS - 1 };
        waits.contacts[bucket] += 1;
        waits.converted[bucket] += u64::from(wait.converted);
    }
    waits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_of_twenty_minutes_is_within_twenty_minutes_and_one_without_end_is_none() {
        let wait = |seconds, answered| Some(Wait { seconds, business: None, answered, converted: seconds < 1000 });
        let found = waits(&[wait(1200, true), wait(1201, true), None, wait(9, false), wait(300, true), wait(86_401, true)], &[0, 1, 2, 3, 4, 5]);
        assert_eq!(found.calendar, [vec![1200, 1201, 300, 86_401], vec![9]]);
        assert_eq!((found.contacts, found.converted), ([1, 1, 1, 0, 1, 1], [1, 0, 0, 0, 0, 1]));
        assert_eq!(found.business, [vec![], vec![]]);
    }
}
