//! Who works with the CRM: sellers with their quotas, and support.

use super::World;
use super::clock::{closing_time, stamp};
use super::csv::Csv;
use super::names::OWNERS;
use super::tickets::AGENTS;

/// Deals of the firm that the yearly quota of [`super::QUOTA_2024`] is for.
const USUAL_DEALS: i64 = 1200;

/// All users.
pub(super) fn file(world: &World) -> Csv {
    let mut csv = Csv::new(&["User Name", "Team", "Last Login", "Quota"], false);
    let monthly = super::QUOTA_2024 * world.deals.len() as i64 / USUAL_DEALS / 12 / 10 * 10;
    for (place, (name, _)) in OWNERS.iter().enumerate() {
        let team = if place % 3 == 2 { "International" } else { "France" };
        csv.row(&[name, team, &stamp(closing_time() - 37 * place as i64), &monthly.to_string()]);
    }
    for (place, name) in AGENTS.iter().enumerate() {
        // one of them is away since summer
        let last = closing_time() - if place == 3 { 170 * super::clock::DAY } else { 51 * place as i64 };
        csv.row(&[name, "Support", &stamp(last), ""]);
    }
    csv
}
