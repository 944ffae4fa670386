//! Visits to a site.

use super::column::Bits;
use super::stack::{self, Layer, entity};
use super::{Entity, EntityColumns, Table};
use crate::collect::CollectVec;

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

/// What is counted; the other fields say of what.
const COUNTS: &[&str] = &["sessions", "users", "pageviews", "engagement_seconds", "bounces", "bounce_rate", "purchases"];

impl Traffic {
    /// The visits of all tables, and the rows that count nothing: what a table counted is not counted again where another has
    /// the same days by something else (by channel, by page).
    pub fn join(tables: &[&Table]) -> (Traffic, Bits) {
        let layers = stack::layers(tables, Entity::Traffic);
        let counts = |columns: &EntityColumns, field: &str| COUNTS.contains(&field) && columns.column(field).is_some();
        let told = |at: usize, field: &str| {
            layers[..at].iter().any(|earlier| counts(earlier.columns, field) && layers.get(at).is_some_and(|layer| is_another_view(earlier, layer)))
        };
        let own: Vec<EntityColumns> = (0..layers.len())
            .map(|at| {
                let columns = layers[at].columns.columns.iter().filter(|(field, _)| !COUNTS.contains(field) || !told(at, field));
                EntityColumns { entity: Entity::Traffic, columns: columns.cloned().collect_vec() }
            })
            .collect_vec();
        let mut silent = Bits::default();
        for (layer, own) in layers.iter().zip(&own) {
            let silenced = COUNTS.iter().any(|field| counts(layer.columns, field)) && !COUNTS.iter().any(|field| counts(own, field));
            (0..layer.len()).for_each(|_| silent.push(silenced));
        }
        let layers: Vec<Layer> = layers.into_iter().zip(&own).map(|(layer, columns)| Layer { columns, ..layer }).collect_vec();
        (Traffic::stack(&layers), silent)
    }
}

/// Whether two tables have other columns, over days that are not known to be others.
fn is_another_view(one: &Layer, other: &Layer) -> bool {
    let header = |layer: &Layer| layer.source.source.mapping.iter().map(|column| column.column.clone()).collect_vec();
    let days = |layer: &Layer| match layer.columns.column("date") {
        Some(super::column::AnyColumn::Times(times)) => {
            let days = || (0..times.len()).filter_map(|row| times.get(row));
            days().min().zip(days().max())
        }
        _ => None,
    };
    let apart = days(one).zip(days(other)).is_some_and(|(one, other)| one.1 < other.0 || other.1 < one.0);
    header(one) != header(other) && !apart
}
