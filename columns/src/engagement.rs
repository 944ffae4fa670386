//! Contacts that turn away: from when on each is unsubscribed, bounced or silent, and how many of some are so at a moment.

use crate::calendar::Stamp;

/// When a contact came and what became of it. What has not happened lies at the end of time.
#[derive(Clone, Copy, Debug)]
pub struct Engagement {
    /// Before it, the contact is not there.
    pub came: Stamp,
    /// The first attempt to reach it.
    pub approached: Stamp,
    /// When it came, else the first attempt, of those that somebody tried to reach.
    pub courted: Stamp,
    /// Whether it unsubscribed, whenever that was.
    pub unsubscribed: bool,
    /// The first message that came back.
    pub bounced: Stamp,
    /// The attempt after which it counts as silent.
    pub silent: Stamp,
    /// The first sign of life, after which it does not.
    pub answered: Stamp,
}

/// What has not happened.
pub fn never() -> Stamp {
    Stamp::of_packed(i64::MAX)
}

/// Of some contacts, those that are there before a moment; and of these by then unsubscribed, bounced, silent, each counted once in that order.
pub fn gone(all: &[Engagement], rows: &[u32], end: Stamp) -> (u64, [u64; 3]) {
    let (mut there, mut gone) = (0, [0; 3]);
    for one in rows.iter().map(|row| &all[*row as usize]).filter(|one| one.came < end) {
        there += 1;
        if one.unsubscribed {
            gone[0] += 1;
        } else if one.bounced < end {
            gone[1] += 1;
        } else if one.silent < end && one.answered >= end {
            gone[2] += 1;
        }
    }
    (there, gone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;

    #[test]
    fn a_contact_is_silent_until_it_answers_and_bounced_for_good() {
        let at = |day: i32| Stamp::start_of(Day(day));
        let contact = Engagement { came: at(1), approached: at(5), courted: at(1), unsubscribed: false, bounced: at(30), silent: at(10), answered: at(20) };
        let then = |day: i32| gone(&[contact, Engagement { unsubscribed: true, ..contact }], &[0, 1], at(day));
        assert_eq!((then(1), then(5)), ((0, [0, 0, 0]), (2, [1, 0, 0])));
        assert_eq!((then(11), then(21), then(31)), ((2, [1, 0, 1]), (2, [1, 0, 0]), (2, [1, 1, 0])));
    }
}
