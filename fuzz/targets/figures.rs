//! Tables whose headers are known words and whose cells are drawn from what such columns hold, good and bad: every figure over them.
#![no_main]

#[path = "all.rs"]
mod all;

const TABLES: &[&[&str]] = &[
    &["Deal ID", "Create Date", "Deal Stage", "Amount", "Currency", "Close Date", "Owner", "Company", "Date entered \"Won (Sales)\""],
    &["Deal ID", "From Stage", "To Stage", "Changed At"],
    &["Customer ID", "Start Date", "End Date", "MRR", "Interval", "Churned", "Plan"],
    &["Order ID", "Customer ID", "Order Date", "Amount", "Currency"],
    &["Contact ID", "Email", "Lifecycle Stage", "Create Date", "Source", "Campaign"],
    &["NPS", "Response Date", "Email"],
    &["Date", "Amount", "Category", "Campaign"],
    &["Activity Date", "Type", "Contact ID", "Owner", "Direction"],
];
const CELLS: &[&str] = &[
    "",
    "1",
    "2",
    "3",
    "10",
    "-5",
    "0",
    "9",
    "1e308",
    "99999999999999",
    "12,5",
    "2024-01-31",
    "2024-02-29",
    "2023-02-29",
    "31/12/2024",
    "12/31/2024",
    "1900-01-01",
    "9999-12-31",
    "2024-06-01 10:00",
    "Won",
    "Lost",
    "Proposal",
    "Qualification",
    "Ana",
    "Bo",
    "EUR",
    "USD",
    "yes",
    "no",
    "month",
    "year",
    "a@x.test",
    "b@x.test",
    "Call",
    "customer",
    "lead",
    "N/A",
    "Spring",
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut workspace = crm_kpi::workspace::Workspace::new();
    for file in data.split(|byte| *byte == 255).take(4) {
        let Some((which, cells)) = file.split_first() else { continue };
        let header = TABLES[usize::from(*which) % TABLES.len()];
        let mut text = header.iter().map(|name| format!("\"{}\"", name.replace('"', "\"\""))).collect::<Vec<_>>().join(",");
        for row in cells.chunks(header.len()).take(40) {
            let row: Vec<String> = row.iter().map(|cell| format!("\"{}\"", CELLS[usize::from(*cell) % CELLS.len()])).collect();
            text += &format!("\n{}", row.join(","));
        }
        all::load(&mut workspace, text.as_bytes());
    }
    all::report(&mut workspace, &Default::default());
});
