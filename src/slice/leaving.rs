//! Who leaves, day by day.

use super::Slice;
use crate::calendar::Day;

impl Slice<'_> {
    /// Of each day of the period, up to the state's, that began with active customers: how many of them were active no longer, and how many they were.
    pub fn leaving(&self) -> Vec<(u64, u64)> {
        let (Some(span), last) = (self.span, self.state_day()) else { return Vec::new() };
        if last < span.start {
            return Vec::new();
        }
        let before = span.start.plus(-1);
        let days = (last.0 - before.0) as usize;
        let (mut change, mut left) = (vec![0i64; days + 2], vec![0u64; days + 2]);
        let slot = |day: Day| (day.0.clamp(before.0, last.0 + 1) - before.0) as usize;
        let mut close = |run: Option<(Day, Day)>| {
            if let Some((start, end)) = run.filter(|(start, end)| *start <= last && *end > before) {
                change[slot(start)] += 1;
                change[slot(end)] -= 1;
                if end <= last {
                    left[slot(end)] += 1;
                }
            }
        };
        for customer in &self.part.customers {
            let mut run: Option<(Day, Day)> = None;
            for stretch in self.world.customers.stretches.of(*customer) {
                run = match run {
                    Some((start, end)) if stretch.start <= end => Some((start, end.max(stretch.end))),
                    other => {
                        close(other);
                        Some((stretch.start, stretch.end))
                    }
                };
            }
            close(run);
        }
        let mut active = change[0];
        let mut told = Vec::new();
        for day in 1..=days {
            if active > 0 {
                told.push((left[day], active as u64));
            }
            active += change[day];
        }
        told
    }
}
