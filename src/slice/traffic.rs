//! Visits over a period, added up. An average is weighted by sessions, over the rows that tell it.

use super::Slice;
use crate::dataset::Entity;
use crate::dataset::column::Numbers;

columns::sums! {
    /// Sums over the rows of a period. Seconds and bounces are in 1/10,000, since they may come as averages of rows.
    #[derive(Copy)]
    Visits {
        /// Sessions.
        sessions: u64,
        /// Users.
        users: u64,
        /// Pages seen.
        pageviews: u64,
        /// Sessions of the rows that tell pages.
        pageview_sessions: u64,
        /// Seconds of a session × its sessions.
        seconds: i128,
        /// Sessions of the rows that tell seconds.
        second_sessions: u64,
        /// Sessions that bounced.
        bounces: i128,
        /// Sessions of the rows that tell bounces.
        bounce_sessions: u64,
        /// Purchases.
        purchases: u64,
        /// Users (sessions where users are not told) of the rows that tell purchases.
        purchase_users: u64,
        /// Rows, where the export means sessions without engagement by bounces.
        engaged: u64,
    }
}

/// A count as exported, to the nearest whole one.
pub fn whole(column: &Numbers, row: usize) -> Option<u64> {
    column.get(row).filter(|count| (0.0..9e15).contains(count)).map(|count| (count + 0.5) as u64)
}

impl Visits {
    /// The visits of a slice.
    pub fn over(slice: &Slice) -> Visits {
        let table = &slice.world.data.traffic;
        let percent = (0..table.bounce_rate.len()).any(|row| table.bounce_rate.get(row).is_some_and(|rate| rate > 1.0));
        let share = |row: usize| table.bounce_rate.get(row).map(|rate| if percent { rate / 100.0 } else { rate });
        let mut sums = Visits::default();
        for row in slice.rows(Entity::Traffic) {
            let row = *row as usize;
            let sessions = whole(&table.sessions, row).unwrap_or(0);
            let weighted = |each: f64| (each.clamp(0.0, 1e9) * sessions as f64 * 10_000.0 + 0.5) as i128;
            sums.sessions += sessions;
            let users = whole(&table.users, row);
            sums.users += users.unwrap_or(0);
            if let Some(pages) = whole(&table.pageviews, row) {
                sums.pageviews += pages;
                sums.pageview_sessions += sessions;
            }
            if let Some(seconds) = table.engagement_seconds.get(row) {
                let total = (seconds.clamp(0.0, 1e15) * 10_000.0 + 0.5) as i128;
                sums.seconds += if slice.world.data.engagement_total { total } else { weighted(seconds) };
                sums.second_sessions += sessions;
            }
            if let Some(bounces) = whole(&table.bounces, row).map(|bounces| i128::from(bounces) * 10_000).or_else(|| share(row).map(weighted)) {
                sums.bounces += bounces;
                sums.bounce_sessions += sessions;
            }
            if let Some(purchases) = whole(&table.purchases, row) {
                sums.purchases += purchases;
                sums.purchase_users += users.unwrap_or(sessions);
            }
            sums.engaged += u64::from(slice.world.data.engaged_sessions);
        }
        sums
    }
}
