//! Business hours: seconds of a stretch in which the firm works.

use crate::settings::BusinessHours;

/// Opening hours of a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// Whether the firm works, Monday first.
    days: [bool; 7],
    /// Seconds of the day, from and to.
    from: i64,
    to: i64,
}

impl Hours {
    /// From the settings; `None` where they cannot be read or leave no time.
    pub fn of(settings: &BusinessHours) -> Option<Hours> {
        let time = |text: &str| {
            let (hour, minute) = text.split_once(':')?;
            let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
            ((0..=24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 3600 + minute * 60).filter(|seconds| *seconds <= 86_400)
        };
        let (from, to) = (time(&settings.from)?, time(&settings.to)?);
        let mut days = [false; 7];
        for day in &settings.days {
            *days.get_mut((*day as usize).checked_sub(1)?)? = true;
        }
        (from < to && days.contains(&true)).then_some(Hours { days, from, to })
    }

    /// Open seconds from Monday 1969-12-29 to an instant.
    fn before(&self, seconds: i64) -> i64 {
        let (day, rest) = ((seconds + 3 * 86_400).div_euclid(86_400), seconds.rem_euclid(86_400));
        let (week, weekday) = (day.div_euclid(7), day.rem_euclid(7) as usize);
        let open = |days: &[bool]| days.iter().filter(|open| **open).count() as i64 * (self.to - self.from);
        let today = if self.days[weekday] { rest.clamp(self.from, self.to) - self.from } else { 0 };
        week * open(&self.days) + open(&self.days[..weekday]) + today
    }

    /// Open seconds between two instants (seconds since 1970).
    pub fn between(&self, start: i64, end: i64) -> i64 {
        self.before(end) - self.before(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;

    #[test]
    fn e44_friday_evening_to_monday_morning_is_45_minutes() {
        let hours = Hours::of(&BusinessHours::default()).unwrap();
        let at = |day: &str, hour: i64, minute: i64| i64::from(Day::parse(day).unwrap().0) * 86_400 + hour * 3600 + minute * 60;
        let (friday, monday) = (at("2024-05-03", 17, 30), at("2024-05-06", 9, 15));
        assert_eq!(((monday - friday) / 60, hours.between(friday, monday) / 60), (3825, 45));
        assert_eq!(hours.between(at("2024-05-04", 3, 0), at("2024-05-05", 23, 0)), 0);
        assert_eq!(hours.between(at("2024-05-06", 0, 0), at("2024-05-13", 0, 0)), 5 * 9 * 3600);
    }

    #[test]
    fn hours_that_leave_no_time_are_none() {
        for (from, to, days) in [("18:00", "09:00", vec![1]), ("x", "18:00", vec![1]), ("09:00", "18:00", vec![]), ("09:00", "18:00", vec![8])] {
            assert_eq!(Hours::of(&BusinessHours { days, from: from.into(), to: to.into() }), None);
        }
    }
}
