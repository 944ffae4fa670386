//! Any text as settings and as a recipe: an error that names something, or a report under them.
#![no_main]

#[path = "all.rs"]
mod all;

use crm_kpi::recipe::Recipe;
use crm_kpi::settings::Settings;

const DEALS: &[u8] = b"deal_id,created_at,stage,amount,currency,close_date,owner\n1,2024-06-01,Won,100,EUR,2024-07-01,Ana\n2,2024-06-02,Lost,50,USD,2024-07-02,Bo\n3,2024-06-03,Proposal,70,,,Ana\n";

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let _ = Recipe::from_json(text);
    let Ok(settings) = Settings::from_json(text) else { return };
    let mut workspace = crm_kpi::workspace::Workspace::new();
    all::load(&mut workspace, DEALS);
    all::report(&mut workspace, &settings);
});
