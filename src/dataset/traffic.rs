//! Visits to a site.

use super::stack::entity;

entity! {
    /// Visits to a site, one total a row.
    Traffic of Traffic {
        /// The day, week or month.
        date: Times = "date",
        /// Source.
        source: Labels = "source",
        /// Channel.
        channel: Labels = "channel",
        /// Campaign.
        campaign: Labels = "campaign",
        /// Landing page.
        page: Labels = "page",
        /// Sessions.
        sessions: Numbers = "sessions",
        /// Users.
        users: Numbers = "users",
        /// Pages seen.
        pageviews: Numbers = "pageviews",
        /// Seconds of a session, or of all of them.
        engagement_seconds: Numbers = "engagement_seconds",
        /// Sessions that bounced.
        bounces: Numbers = "bounces",
        /// Share of sessions that bounced.
        bounce_rate: Numbers = "bounce_rate",
        /// Purchases.
        purchases: Numbers = "purchases",
    }
}
