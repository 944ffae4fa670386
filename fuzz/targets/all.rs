//! What targets share: a file read to its end, and a report that keeps its promises.

use crm_kpi::decode::package::{Package, needed};
use crm_kpi::error::Error;
use crm_kpi::read::{Finished, Hints, Reading, TablePart};
use crm_kpi::settings::Settings;
use crm_kpi::workspace::{Added, Workspace};

/// One table read to its end, given in pieces; again where it asks to be.
pub fn table(bytes: &[u8], piece: usize) -> Result<Finished, Error> {
    let mut hints = Hints::default();
    for _ in 0..4 {
        let mut reading = Reading::new("f", hints);
        bytes.chunks(piece.max(1)).try_for_each(|piece| reading.push(piece))?;
        match reading.finish()? {
            Finished::Again(again) => hints = again,
            table => return Ok(table),
        }
    }
    panic!("read again and again");
}

/// Every table of a file into a workspace; what cannot be read is left out.
pub fn load(workspace: &mut Workspace, bytes: &[u8]) {
    let Ok(packed) = needed(bytes, bytes.len() as u64) else { return };
    let package = if packed { Package::open(bytes.to_vec()).ok() } else { None };
    if packed && package.is_none() {
        return;
    }
    let parts = package.as_ref().map_or(1, |package| package.parts.len().min(8));
    for at in 0..parts {
        let part = package.as_ref().and_then(|package| package.parts.get(at));
        let mut hints = Hints::default();
        for _ in 0..4 {
            let mut reading = Reading::of("f", part.map(TablePart::from).unwrap_or_default(), hints);
            let pushed = match part {
                Some(part) => reading.push_part(part),
                None => reading.push(bytes),
            };
            match pushed.and_then(|()| workspace.add(reading, None)) {
                Ok(Added::Again(again)) => hints = again,
                _ => break,
            }
        }
    }
}

/// The report, with nothing in it that a report may not have.
#[allow(dead_code)]
pub fn report(workspace: &mut Workspace, settings: &Settings) {
    if !workspace.holds_data() {
        return;
    }
    let Ok(report) = workspace.report(settings) else { return };
    for source in &report.sources {
        let rejected: u64 = source.rejected.iter().filter(|one| one.reason != "not_a_cell").map(|one| one.rows).sum();
        assert!(source.used + rejected >= source.rows && source.used <= source.rows, "{source:?}");
    }
    let text = crm_kpi::report::to_canonical(&report);
    assert!([":NaN", ":inf", ":-inf"].iter().all(|wrong| !text.contains(wrong)), "{text}");
    let again = Settings::from_json(&serde_json::to_string(&report.settings).expect("JSON")).expect("settings given back are settings");
    assert_eq!(again, report.settings);
}
