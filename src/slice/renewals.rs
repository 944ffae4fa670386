//! Contracts due for renewal, by their own expiry: renewed, and for how much.

use super::Slice;
use super::reason::{FUTURE, NO_CUSTOMER, NO_DATE, NOT_DUE, OUTSIDE_PERIOD, Reason};
use crate::calendar::Stamp;

/// Whether a subscription is due in the period and what became of it is known (the days of grace have passed by as_of); else why not.
pub fn due(slice: &Slice, row: u32) -> Result<(), Reason> {
    let (world, table, at) = (slice.world, &slice.world.data.subscriptions, row as usize);
    let day = table.renewal_due.get(at).map(Stamp::day).ok_or(NO_DATE)?;
    if table.start.get(at).is_some_and(|start| start.day() > world.as_of) {
        return Err(FUTURE);
    }
    if !table.customer_id.is_empty() && table.customer_id.code(at) == 0 {
        return Err(NO_CUSTOMER);
    }
    if slice.span.is_some_and(|span| !span.contains(day)) {
        return Err(OUTSIDE_PERIOD);
    }
    if day.plus(world.settings.customer.grace_days as i32) > world.as_of { Err(NOT_DUE) } else { Ok(()) }
}

/// Monthly amount before and after, 1/10,000 of a unit; `after` is `None` where it was not renewed, amounts 0 where not known.
pub struct Renewal {
    /// Before.
    pub before: i64,
    /// After.
    pub after: Option<i64>,
}

/// What became of a subscription that was due. As the file says; where it does not, one that runs on, or that another of the
/// same customer follows within the days of grace, is renewed.
pub fn renewal(slice: &Slice, row: u32) -> Renewal {
    let (world, table, at) = (slice.world, &slice.world.data.subscriptions, row as usize);
    let customers = &world.customers;
    let before = customers.row_mrr(row).unwrap_or(0);
    let due = table.renewal_due.get(at).map_or(world.as_of, Stamp::day);
    let ended = table.end.get(at).map(Stamp::day).filter(|end| *end <= due);
    let latest = due.plus(world.settings.customer.grace_days as i32);
    let follower = ended.and_then(|end| {
        let others = customers.of_row(row)?;
        others.iter().find(|next| next.row != row && end <= next.start && next.start <= latest).map(|next| next.mrr)
    });
    let goes_on = if ended.is_none() { Some(before) } else { follower };
    let after = match table.renewed.get(at) {
        Some(true) => Some(follower.unwrap_or(before)),
        Some(false) => None,
        None => goes_on,
    };
    Renewal { before, after }
}
