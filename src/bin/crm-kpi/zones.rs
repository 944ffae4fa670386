//! The time zones that the program knows by itself.

use chrono::{DateTime, Offset, TimeZone};
use crm_kpi::workspace::Workspace;
use crm_kpi::zone::Zone;

/// Tells a workspace the zone of the settings; a name that is none is left for it to refuse.
pub fn tell(workspace: &mut Workspace, zone: &str) {
    if let (false, Ok(known)) = (workspace.knows(zone), zone.parse::<chrono_tz::Tz>()) {
        let offset = |second: i64| DateTime::from_timestamp(second, 0).map_or(0, |at| known.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc());
        workspace.know(Zone::probed(zone, offset));
    }
}
