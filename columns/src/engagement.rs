//! What became of each contact that the team sought out: when it came, when it was approached, replied, was won or turned away.

use crate::calendar::Stamp;
use crate::touch::Touch;

/// Attempts without a reply after which a contact is silent.
const SILENT_AFTER: usize = 5;
/// Attempts that replies are told by.
pub const ATTEMPTS: usize = 10;

/// What is known of a contact beside its touches.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// Whether it stands for somebody.
    pub there: bool,
    /// When it came.
    pub created: Option<Stamp>,
    /// Whether it was won.
    pub won: bool,
    /// When, where that is known.
    pub converted: Option<Stamp>,
    /// Whether it unsubscribed.
    pub unsubscribed: bool,
}

/// When a contact came and what became of it. What has not happened lies at the end of time.
#[derive(Clone, Copy, Debug)]
pub struct Engagement {
    /// Before it, the contact is not there.
    came: Stamp,
    /// The first attempt to reach it.
    pub approached: Stamp,
    /// When it came, else the first attempt, of those that somebody tried to reach.
    pub courted: Stamp,
    /// When it was won, where that is known.
    pub converted: Stamp,
    /// The first message that came back.
    bounced: Stamp,
    /// The attempt after which it counts as silent.
    silent: Stamp,
    /// The first sign of life, after which it does not.
    answered: Stamp,
    /// Attempts until it was won: all of them where nothing says when.
    attempts: u32,
    /// Attempts up to the one that was replied to: all of them where none was.
    tries: u32,
    replied: bool,
    won: bool,
    unsubscribed: bool,
}

/// What has not happened.
pub fn never() -> Stamp {
    Stamp::of_packed(i64::MAX)
}

impl Engagement {
    /// From what is known of a contact, and its touches in time.
    #[inline(never)]
    pub fn of(known: &Known, touches: &[Touch]) -> Engagement {
        let attempts = || touches.iter().filter(|touch| touch.outbound);
        let first = |found: Option<&Touch>| found.map_or(never(), |touch| touch.at);
        let approached = first(attempts().next());
        let converted = known.converted.unwrap_or(never());
        let (mut tries, mut replied) = (0, false);
        for touch in touches {
            tries += u32::from(touch.outbound);
            replied = tries > 0 && (touch.replied || !touch.outbound) && !touch.bounced;
            if replied {
                break;
            }
        }
        Engagement {
            came: if known.there { known.created.unwrap_or(Stamp::of_packed(i64::MIN)) } else { never() },
            approached,
            courted: known.created.filter(|_| approached != never()).unwrap_or(approached),
            converted,
            bounced: first(touches.iter().find(|touch| touch.bounced)),
            silent: if known.won { never() } else { first(attempts().nth(SILENT_AFTER - 1)) },
            answered: first(touches.iter().find(|touch| !touch.outbound || touch.replied)),
            attempts: attempts().filter(|touch| touch.at <= converted).count() as u32,
            tries,
            replied,
            won: known.won,
            unsubscribed: known.unsubscribed,
        }
    }

    /// Whether it may not stand for anybody.
    pub fn is_nowhere(&self) -> bool {
        self.came == never()
    }

    /// Whether somebody tried to reach it.
    pub fn is_approached(&self) -> bool {
        self.approached != never()
    }
}

/// Of some contacts, those that are there before a moment; and of these by then unsubscribed, bounced, silent, each counted once in that order.
#[inline(never)]
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

/// Attempts until they were won, of contacts of which it is known when; and all attempts of those that were not won.
#[inline(never)]
pub fn attempts(all: &[Engagement], rows: &[(u32, Stamp)]) -> (Vec<i64>, Vec<i64>) {
    let (mut ended, mut running) = (Vec::new(), Vec::new());
    for one in rows.iter().map(|(row, _)| &all[*row as usize]) {
        if one.converted != never() {
            ended.push(i64::from(one.attempts));
        } else if !one.won {
            running.push(i64::from(one.attempts));
        }
    }
    (ended, running)
}

/// How many of some contacts were won within so many seconds of a moment.
#[inline(never)]
pub fn won_within(all: &[Engagement], rows: &[(u32, Stamp)], seconds: i64) -> u64 {
    rows.iter().filter(|(row, at)| Some(all[*row as usize].converted).is_some_and(|won| won != never() && at.until(won) <= seconds)).count() as u64
}

/// Contacts by attempt.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Replies {
    /// Replied, at whatever attempt.
    pub replied: u64,
    /// Got the k-th attempt without having replied before.
    pub reached: [u64; ATTEMPTS],
    /// Replied to it.
    pub answered: [u64; ATTEMPTS],
}

/// After how many attempts some contacts replied.
#[inline(never)]
pub fn replies(all: &[Engagement], rows: &[(u32, Stamp)]) -> Replies {
    let mut replies = Replies::default();
    for one in rows.iter().map(|(row, _)| &all[*row as usize]) {
        let tries = one.tries as usize;
        replies.reached[..tries.min(ATTEMPTS)].iter_mut().for_each(|count| *count += 1);
        if one.replied {
            replies.replied += 1;
            replies.answered.iter_mut().skip(tries - 1).take(1).for_each(|count| *count += 1);
        }
    }
    replies
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;

    fn at(day: i32) -> Stamp {
        Stamp::start_of(Day(day))
    }

    fn attempt(day: i32) -> Touch {
        Touch { at: at(day), outbound: true, human: true, ..Touch::default() }
    }

    const KNOWN: Known = Known { there: true, created: None, won: false, converted: None, unsubscribed: false };

    #[test]
    fn a_contact_is_silent_until_it_answers_and_bounced_for_good() {
        let known = Known { created: Some(at(1)), ..KNOWN };
        let mut touches = [2, 4, 6, 8, 10].map(attempt).to_vec();
        touches.push(Touch { outbound: false, ..attempt(20) });
        touches.push(Touch { bounced: true, ..attempt(30) });
        let contact = Engagement::of(&known, &touches);
        let then = |day: i32| gone(&[contact, Engagement::of(&Known { unsubscribed: true, ..known }, &touches)], &[0, 1], at(day));
        assert_eq!((then(1), then(5)), ((0, [0, 0, 0]), (2, [1, 0, 0])));
        assert_eq!((then(11), then(21), then(31)), ((2, [1, 0, 1]), (2, [1, 0, 0]), (2, [1, 1, 0])));
    }

    #[test]
    fn attempts_count_until_the_sale_and_replies_until_the_first() {
        let touches = [attempt(1), Touch { replied: true, ..attempt(2) }, attempt(3)];
        let won = Engagement::of(&Known { won: true, converted: Some(at(2)), ..KNOWN }, &touches);
        let undated = Engagement::of(&Known { won: true, ..KNOWN }, &touches);
        let all = [won, undated, Engagement::of(&KNOWN, &touches[2..]), Engagement::of(&KNOWN, &[])];
        let rows = [0, 1, 2, 3].map(|row| (row, at(1)));
        assert_eq!(attempts(&all, &rows), (vec![2], vec![1, 0]));
        assert_eq!((won_within(&all, &rows, 86_400), won_within(&all, &rows, 86_399)), (1, 0));
        let replies = replies(&all, &rows);
        assert_eq!((replies.replied, &replies.reached[..3], &replies.answered[..3]), (2, &[3, 2, 0][..], &[0, 2, 0][..]));
        assert!(!all[3].is_approached() && !all[3].is_nowhere());
    }
}
