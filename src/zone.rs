//! Time zones as what they are for arithmetic: a list of seconds from which another offset from UTC holds. The lists come from
//! outside (the command line's tables, the browser's), so that the download carries none.

/// A report's zone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Zone {
    /// Name, as in settings: `Europe/Paris`.
    pub name: String,
    /// Second since 1970 and the offset in seconds from then on, ascending; the first also holds before.
    steps: Vec<(i64, i32)>,
}

/// The first second looked at for changes of offsets, 1970, and the end, 2050.
pub const SECONDS: std::ops::Range<i64> = 0..2_524_608_000;

impl Zone {
    /// From its name and its steps.
    pub fn new(name: &str, steps: Vec<(i64, i32)>) -> Zone {
        Zone { name: name.to_owned(), steps: crate::order::sorted_by(steps, &Ord::cmp) }
    }

    /// The steps of a zone whose offset at a second `offset` tells: looked at week by week, then halved to the second.
    pub fn probed(name: &str, offset: impl Fn(i64) -> i32) -> Zone {
        const WEEK: usize = 7 * 86_400;
        let mut steps = vec![(SECONDS.start, offset(SECONDS.start))];
        for week in SECONDS.step_by(WEEK) {
            let (mut low, mut high) = (week, week + WEEK as i64);
            let (before, after) = (offset(low), offset(high));
            if before != after {
                while high - low > 1 {
                    let middle = (low + high) / 2;
                    if offset(middle) == before { low = middle } else { high = middle }
                }
                steps.push((high, after));
            }
        }
        Zone { name: name.to_owned(), steps }
    }

    /// The offset at a second.
    fn offset(&self, second: i64) -> i32 {
        let after = self.steps.partition_point(|(from, _)| *from <= second);
        self.steps.get(after.saturating_sub(1)).map_or(0, |(_, offset)| *offset)
    }

    /// The second that a clock of the zone shows as `civil`, and its offset: of an hour that comes twice the earlier, of one that is
    /// skipped the later.
    fn instant(&self, civil: i64) -> (i64, i32) {
        let (before, after) = (self.offset(civil - 86_400), self.offset(civil + 86_400));
        let right = [before, after].into_iter().find(|offset| self.offset(civil - i64::from(*offset)) == *offset);
        let second = civil - i64::from(right.unwrap_or(before));
        (second, self.offset(second))
    }

    /// A stamp that is UTC (`told`), or that a clock of the zone showed, as one of the zone.
    pub fn place(&self, stamp: crate::calendar::Stamp, told: bool) -> crate::calendar::Stamp {
        if !stamp.has_time() {
            return stamp;
        }
        let (second, offset) = if told { (stamp.seconds(), self.offset(stamp.seconds())) } else { self.instant(stamp.seconds()) };
        crate::calendar::Stamp::zoned(second + i64::from(offset), offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Stamp;

    /// Two changes of Paris in 2024: 31 March 01:00 UTC and 27 October 01:00 UTC.
    fn paris() -> Zone {
        Zone::new("Europe/Paris", vec![(0, 3_600), (1_711_846_800, 7_200), (1_729_990_800, 3_600)])
    }

    fn civil(hour: i64, day: i64) -> Stamp {
        Stamp::instant(day + hour * 3_600)
    }

    const MARCH_31: i64 = 1_711_843_200;
    const OCTOBER_27: i64 = 1_729_987_200;

    #[test]
    fn a_stamp_with_an_offset_is_converted_and_one_without_stays() {
        let told = paris().place(civil(23, MARCH_31), true);
        assert_eq!((told.seconds(), told.day().to_string().as_str()), (MARCH_31 + 25 * 3_600, "2024-04-01"));
        assert_eq!(paris().place(civil(23, MARCH_31), false).seconds(), MARCH_31 + 23 * 3_600);
    }

    #[test]
    fn a_skipped_hour_is_the_later_and_a_doubled_one_the_earlier() {
        assert_eq!(paris().place(civil(2, MARCH_31), false).seconds(), MARCH_31 + 3 * 3_600);
        let doubled = paris().place(civil(2, OCTOBER_27), false);
        assert_eq!(doubled.until(paris().place(civil(1, OCTOBER_27), true)), 3_600);
    }

    #[test]
    fn durations_count_seconds_that_passed() {
        let (before, after) = (paris().place(civil(1, MARCH_31), false), paris().place(civil(4, MARCH_31), false));
        assert_eq!(before.until(after), 2 * 3_600);
    }

    #[test]
    fn steps_are_found_to_the_second() {
        let found = Zone::probed("Europe/Paris", |second| paris().offset(second));
        assert_eq!(found, paris());
    }
}
