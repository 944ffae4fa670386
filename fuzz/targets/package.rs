//! Any bytes as a file: tables or an error, and a report over them.
#![no_main]

#[path = "all.rs"]
mod all;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut workspace = crm_kpi::workspace::Workspace::new();
    all::load(&mut workspace, bytes);
    all::report(&mut workspace, &Default::default());
});
